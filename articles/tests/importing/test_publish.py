"""`import_seeds --publish`: what goes out, what stays back, and why."""

from __future__ import annotations

import pytest

from articles.editorial.rights import importer
from articles.management.publishing import Publication, publish_pages
from articles.models import Article, Edition, Flag, Page, Photo, Revision, WorkflowStep
from articles.pagetext.values import Flag as PageFlag
from articles.tests.builders import make_user
from articles.tests.importing.drafts import BRIDGE, LIBRARY, MARKET, draft, known, photo, story

DOUBT = (PageFlag("headline.missing", "headline", (1,)),)


def publish(*pages: Page) -> list[Publication]:
    return publish_pages([page.pk for page in pages], by=importer())


def held_back(outcome: Publication) -> dict[str, str]:
    return {article.headline: why for article, why in outcome.held_back}


def test_what_is_in_no_doubt_goes_out_with_its_edition(bring):
    page = bring(draft(story(LIBRARY, line=1), story(MARKET, line=3)))

    (outcome,) = publish(page)

    assert Article.objects.public().count() == 2
    assert Edition.objects.get().is_published
    assert (len(outcome.published), outcome.held_back) == (2, [])


def test_it_is_on_record_as_the_system_users_work(bring):
    page = bring(draft(story(LIBRARY)))

    publish(page)

    steps = WorkflowStep.objects.filter(article__isnull=False).order_by("pk")
    assert [step.verb for step in steps] == ["send_to_review", "approve", "publish"]
    assert {step.by.get_username() for step in steps} == {"importer"}
    assert Revision.objects.exists()


def test_nobody_can_log_in_as_the_system_user(db):
    user = importer()

    assert not user.has_usable_password()
    assert not user.is_active


def test_what_is_in_doubt_stays_back_with_the_reason(bring):
    page = bring(draft(story(LIBRARY, line=1), story(MARKET, line=3, flags=DOUBT)))

    (outcome,) = publish(page)

    assert Article.objects.public().get().headline == LIBRARY[0]
    assert held_back(outcome) == {MARKET[0]: Flag.objects.get().reason}


def test_where_all_is_in_doubt_the_edition_stays_back(bring):
    page = bring(draft(story(LIBRARY, flags=DOUBT)))

    (outcome,) = publish(page)

    assert not Edition.objects.get().is_published
    assert outcome.published == []


def test_a_doubtful_day_holds_the_whole_page_back(bring):
    first = bring(draft(story(LIBRARY), flags=[PageFlag("date.unknown", "date")]))
    second = bring(draft(story(MARKET), metadata=known(page="C2"), name="2021-12-22_C2.txt"))

    (outcome,) = publish(first, second)

    assert Article.objects.public().get().headline == MARKET[0]
    assert set(held_back(outcome)) == {LIBRARY[0]}


@pytest.mark.parametrize("metadata", [known(day=None), known(page="")])
def test_what_has_no_address_stays_back(bring, metadata):
    page = bring(draft(story(LIBRARY), metadata=metadata))

    (outcome,) = publish(page)

    assert set(held_back(outcome)) == {LIBRARY[0]}
    assert not Article.objects.filter(status="published").exists()


def test_what_has_no_headline_stays_back(bring):
    page = bring(draft(story(LIBRARY, line=1), story(("", BRIDGE[1]), line=3)))

    (outcome,) = publish(page)

    assert list(held_back(outcome)) == [""]
    assert Article.objects.public().count() == 1


def test_what_an_editor_works_on_stays_with_the_editor(bring):
    page = bring(draft(story(LIBRARY)))
    WorkflowStep.objects.create(article=page.articles.get(), verb="edit", by=make_user())

    (outcome,) = publish(page)

    assert set(held_back(outcome)) == {LIBRARY[0]}


def test_a_continued_story_goes_out_whole_or_not_at_all(bring):
    rest = (LIBRARY[0], "到了晚上，图书室的灯还亮着。")
    first = bring(draft(story(LIBRARY, jump_to="C2")))
    second = bring(draft(story(rest, jump_from="C1", flags=DOUBT), metadata=known(page="C2"), name="2021-12-22_C2.txt"))

    (outcome,) = publish(first, second)

    assert not Article.objects.public().exists()
    assert len(outcome.held_back) == 2


def test_both_parts_of_a_continued_story_go_out_together(bring):
    rest = (LIBRARY[0], "到了晚上，图书室的灯还亮着。")
    first = bring(draft(story(LIBRARY, jump_to="C2")))
    second = bring(draft(story(rest, jump_from="C1"), metadata=known(page="C2"), name="2021-12-22_C2.txt"))

    publish(first, second)

    assert Article.objects.public().count() == 2


def test_a_photo_in_doubt_is_held_back(bring):
    doubtful = photo("图书室里坐满了人。", line=3, flags=(PageFlag("photo.credit-missing", "credits", (3,)),))
    page = bring(draft(story(LIBRARY), photos=[doubtful, photo("门口排着队。", line=4)]))

    (outcome,) = publish(page)

    assert [picture.caption for picture in Photo.objects.public()] == ["门口排着队。"]
    assert [picture.caption for picture in outcome.held_back_photos] == ["图书室里坐满了人。"]


def test_other_pages_of_the_edition_are_left_alone(bring):
    first = bring(draft(story(LIBRARY)))
    bring(draft(story(MARKET), metadata=known(page="C2"), name="2021-12-22_C2.txt"))

    publish(first)

    assert Article.objects.public().get().headline == LIBRARY[0]


def test_a_second_time_does_nothing(bring):
    page = bring(draft(story(LIBRARY)))
    publish(page)
    steps = WorkflowStep.objects.count()

    publish(page)

    assert WorkflowStep.objects.count() == steps


def test_it_goes_out_once_its_doubt_is_settled(bring):
    page = bring(draft(story(LIBRARY, line=1), story(MARKET, line=3, flags=DOUBT)))
    publish(page)
    flag = Flag.objects.get()
    flag.resolved_by, flag.resolved_at = make_user(), flag.created_at
    flag.save()

    publish(page)

    assert Article.objects.public().count() == 2
