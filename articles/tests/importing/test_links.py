"""Continued stories of an edition, linked whichever page comes first."""

from __future__ import annotations

import pytest

from articles.models import Article, Flag
from articles.tests.importing.drafts import BRIDGE, LIBRARY, draft, known, story

HEADLINE = "甲村新建图书室"


def first_page(**fields):
    return draft(story(LIBRARY, jump_to="C2"), name="2021-12-22_C1.txt", **fields)


def second_page(**fields):
    rest = (HEADLINE, "到了晚上，图书室的灯还亮着。管理员王五说，明年再添一千册。")
    fields.setdefault("metadata", known(page="C2"))
    return draft(story(rest, by=(), jump_from="C1"), name="2021-12-22_C2.txt", **fields)


def linked() -> bool:
    return Article.objects.filter(page__label="C1", continued_on__page__label="C2").exists()


@pytest.mark.parametrize("pages", [(first_page, second_page), (second_page, first_page)])
def test_both_parts_are_linked_in_either_order(bring, pages):
    for make in pages:
        bring(make())

    assert linked()
    assert not Flag.objects.open().exists()


def second_page_with_the_jump_elsewhere():
    rest = (HEADLINE, "到了晚上，图书室的灯还亮着。管理员王五说，明年再添一千册。")
    stories = story(rest, by=()), story(BRIDGE, line=3, jump_from="C1")
    return draft(*stories, name="2021-12-22_C2.txt", metadata=known(page="C2"))


@pytest.mark.parametrize(
    "pages", [(first_page, second_page_with_the_jump_elsewhere), (second_page_with_the_jump_elsewhere, first_page)]
)
def test_a_jump_that_another_story_of_its_page_was_given_links_the_right_one(bring, pages):
    for make in pages:
        bring(make())

    assert Article.objects.get(continued_on__isnull=False).continued_on.headline == HEADLINE
    assert [flag.article.headline for flag in Flag.objects.open()] == [BRIDGE[0]]


@pytest.mark.parametrize(("make", "field", "label"), [(first_page, "jump_to", "C2"), (second_page, "jump_from", "C1")])
def test_a_part_alone_is_flagged(bring, make, field, label):
    bring(make())

    flag = Flag.objects.get()
    assert (flag.code, flag.field, flag.facts) == ("jump.unmatched", field, {"label": label})
    assert label in flag.reason


def test_the_flag_ends_with_the_last_jump_of_the_edition(bring):
    bring(first_page())

    bring(draft(story(LIBRARY), name="2021-12-22_C1.txt", version="2"))

    assert not Flag.objects.get(code="jump.unmatched").is_open


def test_the_flag_is_resolved_in_the_importers_name_when_the_other_page_arrives(bring):
    bring(first_page())

    bring(second_page())

    flag = Flag.objects.get(code="jump.unmatched")
    assert (flag.is_open, flag.resolved_by.get_username()) == (False, "importer")


def test_pages_of_different_days_are_not_linked(bring):
    bring(first_page())

    bring(second_page(metadata=known(day=known().date.value.replace(day=23), page="C2")))

    assert not linked()
    assert Flag.objects.open().count() == 2


def test_pages_without_a_day_are_not_linked(bring):
    bring(first_page(metadata=known(day=None)))

    bring(second_page(metadata=known(day=None, page="C2")))

    assert not linked()


def test_undated_pages_are_linked_when_they_get_their_day(bring):
    bring(first_page(metadata=known(day=None)))
    bring(second_page(metadata=known(day=None, page="C2")))

    bring(first_page())
    bring(second_page())

    assert linked()
    assert not Flag.objects.open().exists()


def test_what_an_editor_unlinked_stays_unlinked(bring):
    bring(first_page())
    bring(second_page())
    Article.objects.update(continued_on=None)

    bring(first_page(version="2"))
    bring(draft(story(BRIDGE), metadata=known(page="C3"), name="2021-12-22_C3.txt"))

    assert not linked()
    assert not Flag.objects.open().exists()


def test_a_link_survives_a_better_reading(bring):
    bring(first_page())
    bring(second_page())

    bring(second_page(version="2"))

    assert linked()


def test_a_story_written_at_the_desk_is_linked_too(bring):
    page = bring(draft(story(BRIDGE)))
    Article.objects.create(page=page, order=2, position=2, headline=HEADLINE, jump_to="C2")

    bring(second_page())

    assert linked()


def test_a_flag_that_a_person_settled_is_not_raised_again(bring, django_user_model):
    bring(first_page())
    person = django_user_model.objects.create(username="zhang")
    flag = Flag.objects.get()
    flag.resolved_by, flag.resolved_at = person, flag.created_at
    flag.save()

    bring(first_page(version="2"))

    assert not Flag.objects.open().exists()


@pytest.mark.parametrize(("there", "arriving"), [(first_page, second_page), (second_page, first_page)])
def test_a_link_to_an_approved_article_is_only_proposed(bring, there, arriving):
    bring(there())
    Article.objects.update(status="approved")

    bring(arriving())
    bring(arriving(version="2"))

    assert not linked()
    proposal = Flag.objects.get(code="jump.proposed")
    assert (proposal.article.page.label, proposal.facts) == ("C1", {"headline": HEADLINE, "label": "C2"})
