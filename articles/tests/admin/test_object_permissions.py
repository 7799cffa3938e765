"""What a group may do to an article depends on where the article stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.editorial.rights import CHIEFS, EDITORS, HEADS, REPORTERS
from articles.models import Article
from articles.tests.builders import make_article, make_flag, make_page, make_photo

pytestmark = pytest.mark.django_db

IN_REVIEW, APPROVED, PUBLISHED, WITHDRAWN = (
    Article.Status.IN_REVIEW,
    Article.Status.APPROVED,
    Article.Status.PUBLISHED,
    Article.Status.WITHDRAWN,
)


class TestReporters:
    """记者 sees and edits what is not yet approved."""

    @pytest.fixture
    def client(self, client_of: Callable[..., Client]) -> Client:
        return client_of(REPORTERS)

    @pytest.mark.parametrize("status", [APPROVED, PUBLISHED, WITHDRAWN])
    def test_later_states_are_not_shown(self, client, status):
        article = make_article(status=status, headline="定稿以后的题")
        flag = make_flag(article=article)
        photo = make_photo(article=article)

        assert "定稿以后的题" not in client.get(reverse("admin:articles_article_changelist")).content.decode()
        assert "定稿以后的题" not in client.get(reverse("admin:articles_byline_changelist")).content.decode()
        for url in (
            reverse("admin:articles_article_change", args=[article.pk]),
            reverse("admin:articles_flag_change", args=[flag.pk]),
            reverse("admin:articles_photo_change", args=[photo.pk]),
        ):
            assert client.get(url).status_code == 302
        assert client.get(reverse("admin:articles_article_preview", args=[article.pk])).status_code == 404
        assert client.get(reverse("admin:articles_article_history", args=[article.pk])).status_code == 404

    def test_posting_an_approved_article_changes_nothing(self, client):
        article = make_article(status=APPROVED)

        client.post(
            reverse("admin:articles_article_change", args=[article.pk]), {"headline": "改了", "seen_version": "1"}
        )

        article.refresh_from_db()
        assert article.headline == "甲村新建图书室"

    def test_what_is_in_review_is_open_to_them(self, client):
        article = make_article(status=IN_REVIEW)

        page = client.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()

        assert 'name="headline"' in page


@pytest.mark.parametrize(
    ("group", "status", "can_change"),
    [
        (EDITORS, APPROVED, True),
        (EDITORS, PUBLISHED, False),
        (HEADS, PUBLISHED, False),
        (CHIEFS, PUBLISHED, True),
        (CHIEFS, WITHDRAWN, False),
    ],
)
def test_the_form_is_open_to_those_who_may_change(group, status, can_change, client_of):
    article = make_article(status=status)

    page = client_of(group).get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()

    assert ('name="headline"' in page) == can_change


@pytest.mark.parametrize("group", [REPORTERS, EDITORS, HEADS])
def test_a_photo_of_a_published_article_is_for_chiefs(group, client_of):
    photo = make_photo(article=make_article(status=PUBLISHED))

    client_of(group).post(reverse("admin:articles_photo_change", args=[photo.pk]), {"caption": "改了"})

    photo.refresh_from_db()
    assert photo.caption == "村民在图书室里看书。"


def test_a_loose_photo_of_a_published_edition_is_for_chiefs(client_of):
    page = make_article(status=PUBLISHED).page
    photo = make_photo(page=page)

    assert 'name="caption"' not in _form(client_of(EDITORS), photo)
    assert 'name="caption"' in _form(client_of(CHIEFS), photo)


def _form(client: Client, photo: Any) -> str:
    return client.get(reverse("admin:articles_photo_change", args=[photo.pk])).content.decode()


def test_the_preview_is_for_staff_and_kept_by_nobody(client_of):
    article = make_article(page=make_page())
    url = reverse("admin:articles_article_preview", args=[article.pk])

    answer = client_of(EDITORS).get(url)

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert article.headline in answer.content.decode()
    assert Client().get(url).status_code == 302
    assert Client().get(article.get_absolute_url()).status_code == 404
