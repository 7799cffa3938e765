"""`manage.py demo_users`: one person for each group of the desk and an administrator, for one's own machine."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial.rights import CHIEFS, EDITORS, HEADS, REPORTERS, ensure_groups

DEMO_GROUPS = {"reporter": REPORTERS, "editor": EDITORS, "head": HEADS, "chief": CHIEFS}
"""Login name -> group."""
ADMINISTRATOR = "admin"

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""No character that looks like another."""
PASSWORD_PARTS = 3
PART_LENGTH = 4
"""Characters; three parts of four out of 31 are 59 bits, plenty for a site that this machine alone can reach."""


def new_password() -> str:
    """A random password that can be read out and typed: ``k3mw-x7pd-9aqe``."""
    parts = ("".join(secrets.choice(ALPHABET) for _char in range(PART_LENGTH)) for _part in range(PASSWORD_PARTS))
    return "-".join(parts)


@transaction.atomic
def make_demo_users() -> list[tuple[str, str, str]]:
    """Make the demo users or give them new passwords; each is then in its group alone.

    Returns:
        Login name, password and what the person is, for each.
    """
    ensure_groups()
    made = []
    for username, group in DEMO_GROUPS.items():
        password = new_password()
        user = _user(username, password, is_superuser=False)
        user.groups.set([Group.objects.get(name=group)])
        made.append((username, password, group))
    password = new_password()
    _user(ADMINISTRATOR, password, is_superuser=True).groups.clear()
    return [*made, (ADMINISTRATOR, password, _("administrator"))]


def _user(username: str, password: str, *, is_superuser: bool) -> User:
    user, _made = User.objects.get_or_create(username=username)
    user.is_active = user.is_staff = True
    user.is_superuser = is_superuser
    user.set_password(password)
    user.save()
    return user


class Command(BaseCommand):
    """Print login names and new passwords; refuses where others could reach the site."""

    help = "Makes one demo user for each editorial group and an administrator, with new passwords; local mode only."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError(_("Demo users are made in local mode only (NEWSROOM_LOCAL=1)."))
        for username, password, what in make_demo_users():
            self.stdout.write(f"  {username:<10} {password}   {what}")
