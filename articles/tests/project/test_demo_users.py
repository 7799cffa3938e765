"""Demo users: a person for each group, on one's own machine only."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.editorial.rights import CHIEFS, EDITORS, HEADS, REPORTERS


def printed() -> dict[str, str]:
    """Login name -> password, as the command prints them."""
    out = StringIO()
    call_command("demo_users", stdout=out)
    return {line.split()[0]: line.split()[1] for line in out.getvalue().splitlines()}


def test_there_is_one_person_for_each_group_and_an_administrator(db):
    printed()

    groups = {user.username: [group.name for group in user.groups.all()] for user in User.objects.all()}
    assert groups == {"reporter": [REPORTERS], "editor": [EDITORS], "head": [HEADS], "chief": [CHIEFS], "admin": []}
    assert [user.username for user in User.objects.filter(is_superuser=True)] == ["admin"]


def test_the_printed_passwords_work(db):
    for username, password in printed().items():
        user = User.objects.get(username=username)

        assert user.is_staff
        assert user.check_password(password)


def test_every_run_gives_new_passwords_to_the_same_people(db):
    first, second = printed(), printed()

    assert first.keys() == second.keys()
    assert not set(first.values()) & set(second.values())
    assert User.objects.count() == len(first)


def test_a_demo_user_who_was_given_more_is_cut_back(db):
    printed()
    User.objects.filter(username="reporter").update(is_superuser=True)

    printed()

    assert not User.objects.get(username="reporter").is_superuser


def test_a_site_that_others_can_reach_gets_no_demo_users(db, settings):
    settings.LOCAL = False

    with pytest.raises(CommandError, match="NEWSROOM_LOCAL=1"):
        call_command("demo_users")
    assert not User.objects.exists()
