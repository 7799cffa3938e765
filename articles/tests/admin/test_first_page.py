"""The desk's first page, and publishing an edition from it."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from articles.editorial.rights import CHIEFS, EDITORS, HEADS
from articles.editorial.states import NOT_YET_APPROVED
from articles.models import Article, Edition, Flag
from articles.tests.builders import make_article, make_edition, make_flag, make_page, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client_of: Callable[..., Client]) -> Client:
    return client_of(CHIEFS)


class TestFirstPage:
    def test_what_waits_goes_by_rights(self, client_of):
        make_flag(article=make_article())
        make_article(status=Article.Status.IN_REVIEW)
        make_article(status=Article.Status.APPROVED)

        def piles(group: str) -> list[int]:
            return [pile.count for pile in client_of(group).get(reverse("admin:index")).context["waiting"]]

        assert piles("记者") == [len(NOT_YET_APPROVED)]
        assert piles(EDITORS) == [1, 1]
        assert piles(HEADS) == [1, 1, 1]
        assert piles(CHIEFS) == [1, 1, 1, 1]

    def test_todays_edition_by_the_newsrooms_clock(self, chief, monkeypatch):
        monkeypatch.setattr("articles.admin.dashboard.timezone.localdate", lambda: datetime.date(2021, 12, 22))
        make_edition(date="2021-12-23")
        today = make_edition()

        context = chief.get(reverse("admin:index")).context

        assert (context["edition"], context["edition_is_today"]) == (today, True)

    def test_without_one_the_latest(self, chief):
        make_edition(date=None)
        latest = make_edition()

        context = chief.get(reverse("admin:index")).context

        assert (context["edition"], context["edition_is_today"]) == (latest, False)

    def test_an_empty_newsroom_says_what_to_do(self, chief):
        assert "import_seeds" in chief.get(reverse("admin:index")).content.decode()

    def test_staff_without_rights_see_no_work(self, client_of):
        make_flag(article=make_article(headline="甲题"))

        page = client_of(make_user()).get(reverse("admin:index")).content.decode()

        assert "甲题" not in page
        assert Flag.objects.open().count() == 1


class TestPublishingAnEdition:
    def test_first_it_shows_what_goes_out_and_what_stays(self, chief):
        page = make_page()
        make_article(page=page, status=Article.Status.APPROVED, headline="甲题")
        make_article(page=page, headline="乙题")

        answer = chief.get(reverse("admin:articles_edition_publication", args=[page.edition_id]))

        assert [str(article) for article in answer.context["ready"]] == ["甲题"]
        assert [str(article) for article in answer.context["waiting"]] == ["乙题"]
        assert Edition.objects.get().status == Edition.Status.OPEN

    def test_then_it_is_done_and_said(self, chief):
        page = make_page()
        make_article(page=page, status=Article.Status.APPROVED)
        make_article(page=page)

        answer = chief.post(reverse("admin:articles_edition_publication", args=[page.edition_id]))

        assert Edition.objects.get().is_published
        assert [message.level_tag for message in get_messages(answer.wsgi_request)] == ["success", "warning"]

    def test_with_nothing_approved_it_is_refused(self, chief):
        page = make_page()
        make_article(page=page)

        chief.post(reverse("admin:articles_edition_publication", args=[page.edition_id]))

        assert Edition.objects.get().status == Edition.Status.OPEN
