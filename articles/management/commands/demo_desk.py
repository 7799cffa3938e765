"""`manage.py demo_desk`: what the demo desk has already done when a newcomer arrives; for one's own machine.

The shipped page was checked by hand against its source. Its articles about which the importer has no more than a
general doubt are therefore taken through the desk by the demo users, each step with its right and its record; what
asks for a choice, such as the four competing bylines, is left for the newcomer.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.editorial.approve import approve
from articles.editorial.flags import resolve
from articles.editorial.publish import publish_edition
from articles.editorial.review import send_to_review
from articles.models import Article, Edition

SHIPPED = settings.BASE_DIR / "seeds" / "000_8658860eb72b6ef5.txt"
"""The page text that was checked by hand."""
GENERAL_DOUBTS = frozenset(
    {"story.unsure", "story.separation", "body.order", "body.paragraphs", "headline.parts", "byline.unsure"}
)
"""Flags that ask to compare with the source and offer nothing to choose from."""


@transaction.atomic
def play_the_desk(path: Path) -> list[Article]:
    """Check, send up, approve and publish what is in general doubt only; the articles, in print order.

    Raises:
        User.DoesNotExist: the demo users have not been made.
    """
    editor, head, chief = (User.objects.get(username=name) for name in ("editor", "head", "chief"))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    waiting = Article.objects.filter(page__current_source__sha256=digest, status=Article.Status.IMPORTED)
    done = []
    for article in waiting.in_print_order().prefetch_related("flags"):
        flags = [flag for flag in article.flags.all() if flag.is_open]
        if not {flag.code for flag in flags} <= GENERAL_DOUBTS:
            continue
        for flag in flags:
            resolve(flag, by=editor, comment=_("Demo: compared with the source line by line."))
        done.append(approve(send_to_review(article, by=editor), by=head))
    for edition in Edition.objects.filter(pages__articles__in=done).distinct():
        publish_edition(edition, by=chief)
    return done


class Command(BaseCommand):
    """Say which articles the demo desk has published; refuses where others could reach the site."""

    help = "Takes the shipped page's certain articles through the desk as the demo users; local mode only."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError(_("The demo desk works in local mode only (NEWSROOM_LOCAL=1)."))
        try:
            done = play_the_desk(SHIPPED)
        except User.DoesNotExist as error:
            raise CommandError(_("There are no demo users yet: run demo_users first.")) from error
        words = ngettext(
            "%d article checked and published by the demo desk",
            "%d articles checked and published by the demo desk",
            len(done),
        )
        self.stdout.write(f"  {words % len(done)}")
