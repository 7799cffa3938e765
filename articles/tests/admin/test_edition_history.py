"""The history of an edition, and the door to a history where there is one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from articles.editorial.publish import publish_edition
from articles.editorial.rights import CHIEFS
from articles.models import ArticleStatus
from articles.tests.builders import make_article, make_edition, make_source, make_user

pytestmark = pytest.mark.django_db


def history_of(edition) -> str:
    return reverse("admin:articles_edition_history", args=[edition.pk])


def test_it_says_who_published_the_edition(client):
    chief = make_user(group=CHIEFS, username="chief")
    edition = make_article(status=ArticleStatus.APPROVED).page.edition
    publish_edition(edition, by=chief, comment="付印")
    client.force_login(chief)

    answer = client.get(history_of(edition))

    assert [(shown.step.by, shown.step.comment) for shown in answer.context["steps"]] == [(chief, "付印")]
    assert "付印" in answer.content.decode()


def test_an_edition_that_was_not_published_says_so(client_of):
    answer = client_of(CHIEFS).get(history_of(make_edition()))

    assert (answer.status_code, list(answer.context["steps"])) == (200, [])


def test_a_row_that_only_records_offers_no_history(client_of):
    source = make_source()

    text = client_of(CHIEFS).get(reverse("admin:articles_sourcetext_change", args=[source.pk])).content.decode()

    assert reverse("admin:articles_sourcetext_history", args=[source.pk]) not in text


def test_a_published_edition_with_nothing_new_offers_no_button(client):
    chief = make_user(group=CHIEFS)
    edition = make_article(status=ArticleStatus.APPROVED).page.edition
    address = reverse("admin:articles_edition_publication", args=[edition.pk])
    client.force_login(chief)
    offered = 'name="comment"'

    before = client.get(address).content.decode()
    publish_edition(edition, by=chief)
    after = client.get(address).content.decode()

    assert (offered in before, offered in after) == (True, False)
