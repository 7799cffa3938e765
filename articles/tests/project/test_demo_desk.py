"""The demo desk: the certain articles of the shipped page are published, what asks for a choice waits."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, ArticleStatus, Flag, WorkflowStep

pytestmark = pytest.mark.django_db


@pytest.fixture
def shipped():
    """The shipped page, imported as `make run` imports it."""
    call_command("import_seeds", "--publish", stdout=StringIO(), stderr=StringIO())


def run() -> str:
    out = StringIO()
    call_command("demo_desk", stdout=out)
    return out.getvalue()


def test_certain_articles_are_published_and_competing_bylines_wait(shipped):
    call_command("demo_users", stdout=StringIO())

    run()

    public = set(Article.objects.public().values_list("headline", flat=True))
    assert public == {"市第十五次党代会12月27日开幕", "市党代会各项筹备工作准备就绪", "市人大读书会召开"}
    waiting = Article.objects.filter(status=ArticleStatus.IMPORTED)
    assert waiting.count() == 4
    assert all(article.flags.open().filter(code="byline.competing").exists() for article in waiting)


def test_each_step_is_recorded_with_the_demo_user_who_may_do_it(shipped):
    call_command("demo_users", stdout=StringIO())

    run()

    article = Article.objects.public().first()
    steps = WorkflowStep.objects.filter(article=article, verb__in=["send_to_review", "approve", "publish"])
    assert {(step.verb, step.by.username) for step in steps} == {
        ("send_to_review", "editor"),
        ("approve", "head"),
        ("publish", "chief"),
    }
    assert not Flag.objects.open().filter(article=article).exists()


def test_a_second_run_changes_nothing(shipped):
    call_command("demo_users", stdout=StringIO())
    run()
    steps = WorkflowStep.objects.count()

    run()

    assert WorkflowStep.objects.count() == steps


def test_without_demo_users_it_says_what_to_do(shipped):
    with pytest.raises(CommandError, match="demo_users"):
        run()


def test_it_works_in_local_mode_only(settings):
    settings.LOCAL = False

    with pytest.raises(CommandError, match="NEWSROOM_LOCAL"):
        run()
