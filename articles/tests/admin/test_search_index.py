"""What the desk changes is found by readers at once, under its new words and no longer under the old ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles.editorial.correct import correct
from articles.editorial.credits import set_bylines
from articles.editorial.edit import create
from articles.editorial.publish import publish
from articles.editorial.rights import CHIEFS, EDITORS
from articles.models import Article, Reporter, Tag
from articles.reading.search import find_articles
from articles.tests.admin.forms import form_fields
from articles.tests.builders import make_article, make_page, make_user

pytestmark = pytest.mark.django_db

PUBLISHED = Article.Status.PUBLISHED


def found(text: str) -> list[Article]:
    return list(find_articles(text))


@pytest.fixture
def chief(client_of: Callable[..., Client]) -> Client:
    return client_of(CHIEFS)


def save(client: Client, row: Reporter | Tag, **changes: str) -> None:
    model = row._meta.model_name
    url = reverse(f"admin:articles_{model}_change", args=[row.pk])
    client.post(url, form_fields(client, url, form_id=f"{model}_form") | changes)


def test_a_corrected_byline():
    article = make_article(status=PUBLISHED, bylines=["张三"])

    correct(
        article,
        by=make_user(group=CHIEFS),
        version=1,
        note="署名有误，已更正。",
        change=lambda row: set_bylines(row, [{"role": "reporter", "names": ["赵六"]}]),
    )

    assert (found("赵六"), found("张三")) == ([article], [])


def test_a_new_article_with_its_credits():
    page = make_article(status=PUBLISHED).page
    article = create(
        Article(page=page, headline="乙镇开渔"),
        by=make_user(group=EDITORS),
        change=lambda row: set_bylines(row, [{"role": "reporter", "names": ["赵六"]}]),
    )
    Article.objects.filter(pk=article.pk).update(status=Article.Status.APPROVED)

    publish(article, by=make_user(group=CHIEFS))

    assert found("赵六") == [article]


def test_a_jump_that_was_cut():
    first = make_article(status=PUBLISHED, headline="甲题")
    second = make_article(
        page=make_page(edition=first.page.edition, label="C2"),
        status=PUBLISHED,
        headline="乙题",
        body=[{"type": "paragraph", "text": "船队昨天出海。", "lines": [1]}],
    )
    Article.objects.filter(pk=first.pk).update(continued_on=second)
    first.refresh_from_db()

    correct(
        first,
        by=make_user(group=CHIEFS),
        version=1,
        note="转版有误，已更正。",
        change=lambda row: setattr(row, "continued_on", None),
    )

    assert found("船队") == [second]


def test_a_renamed_person(chief):
    article = make_article(status=PUBLISHED, bylines=["张三"])

    save(chief, Reporter.objects.get(name="张三"), name="赵六")

    assert (found("赵六"), found("张三")) == ([article], [])


def test_a_renamed_tag_and_one_that_is_gone(chief):
    article = make_article(status=PUBLISHED, tags=["乡村"])
    tag = Tag.objects.get()

    save(chief, tag, name="渔业")
    assert (found("渔业"), found("乡村")) == ([article], [])

    chief.post(reverse("admin:articles_tag_delete", args=[tag.pk]), {"post": "yes"})
    assert found("渔业") == []
