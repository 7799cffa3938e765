"""Jumps follow a page that is given its day or label at the desk."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles.editorial.rights import EDITORS
from articles.models import Article, Edition, Flag, Page
from articles.models.page import label_order
from articles.tests.admin.forms import form_fields
from articles.tests.builders import make_article, make_edition, make_flag, make_page

pytestmark = pytest.mark.django_db

HEADLINE = "甲村新建图书室"
NEXT_DAY = datetime.date(2021, 12, 23)


@pytest.fixture
def editor(client_of: Callable[..., Client]) -> Client:
    return client_of(EDITORS)


@pytest.fixture
def first() -> Article:
    """On page C1 of its day, to be continued on C2."""
    return make_article(page=make_page(label="C1"), headline=HEADLINE, jump_to="C2")


def make_second(*, edition: Edition, label: str = "C2") -> Article:
    page = make_page(edition=edition, label=label, order=label_order(label))
    body = [{"type": "paragraph", "text": "到了晚上，图书室的灯还亮着。", "lines": [3]}]
    return make_article(page=page, headline=HEADLINE, jump_from="C1", body=body)


def save(client: Client, row: Page | Edition, **changes: str) -> None:
    model = row._meta.model_name
    url = reverse(f"admin:articles_{model}_change", args=[row.pk])
    client.post(url, form_fields(client, url, form_id=f"{model}_form") | changes)


def take_first_choice(client: Client, flag: Flag) -> None:
    client.post(reverse("admin:articles_flag_resolution", args=[flag.pk]), {"choice": "0"})


def is_linked(first: Article, second: Article) -> bool:
    return Article.objects.filter(pk=first.pk, continued_on=second).exists()


def test_a_date_that_is_chosen_links_both_parts(editor, first):
    second = make_second(edition=make_edition(date=None))
    alternatives = [{"label": "2021-12-22", "value": "2021-12-22", "lines": [1], "score": 0.9}]
    flag = make_flag(page=second.page, code="date.inferred", field="date", facts={}, alternatives=alternatives)

    take_first_choice(editor, flag)

    assert is_linked(first, second)


def test_a_label_that_is_chosen_links_both_parts_and_sets_the_page_in_its_place(editor, first):
    second = make_second(edition=first.page.edition, label="")
    alternatives = [{"label": "C2", "value": "C2", "lines": [1], "score": 0.9}]
    flag = make_flag(page=second.page, code="page.inferred", field="page", facts={}, alternatives=alternatives)

    take_first_choice(editor, flag)

    assert is_linked(first, second)
    assert Page.objects.get(pk=second.page_id).order == label_order("C2")


def test_a_day_in_the_form_links_both_parts_and_flags_what_the_page_left(editor, first):
    other_first = make_article(page=make_page(edition=make_edition(date=NEXT_DAY)), headline="乙镇开渔", jump_to="C2")
    second = make_second(edition=other_first.page.edition)

    save(editor, second.page, edition=str(first.page.edition_id))

    assert is_linked(first, second)
    flag = Flag.objects.open().get()
    assert (flag.article, flag.code) == (other_first, "jump.unmatched")


def test_a_place_that_somebody_set_stays(editor, first):
    save(editor, first.page, order="7")

    save(editor, first.page, label="C3")

    assert Page.objects.get(pk=first.page_id).order == 7


def test_an_edition_that_is_dated_links_its_pages(editor):
    edition = make_edition(date=None)
    first = make_article(page=make_page(edition=edition, label="C1"), headline=HEADLINE, jump_to="C2")
    second = make_second(edition=edition)

    save(editor, edition, date="2021-12-22")

    assert is_linked(first, second)


def test_a_flag_that_a_person_dismissed_is_not_raised_again(editor, first):
    flag = make_flag(article=first, code="jump.unmatched", field="jump_to", facts={"label": "C2"})
    editor.post(reverse("admin:articles_flag_resolution", args=[flag.pk]), {"choice": ""})

    save(editor, first.page, label="C3")

    assert not Flag.objects.open().exists()
