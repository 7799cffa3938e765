"""Where a page belongs: its text, day and label find it, what is known better stays."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from articles.importing.errors import PageTaken
from articles.models import Edition, Flag, Page
from articles.models.page import label_order
from articles.pagetext.values import Flag as PageFlag
from articles.pagetext.values import Origin
from articles.tests.importing.drafts import BRIDGE, DAY, LIBRARY, MARKET, RACE, draft, known, story

NEXT_DAY = date(2021, 12, 23)


def move(page: Page, **fields):
    """What an editor's save leaves in the row."""
    Page.objects.filter(pk=page.pk).update(**fields)


def test_another_text_of_the_same_day_and_label_is_the_same_page(bring):
    first = bring(draft(story(LIBRARY, line=1), story(MARKET, line=3)))

    second = bring(draft(story(LIBRARY, line=2), story(MARKET, line=5)))

    assert second.pk == first.pk
    assert second.sources.count() == 2


def test_pages_of_one_day_share_an_edition(bring):
    bring(draft(story(LIBRARY)))
    bring(draft(story(MARKET), metadata=known(page="C2"), name="2021-12-22_C2.txt"))

    assert list(Edition.objects.get().pages.values_list("label", flat=True)) == ["C1", "C2"]


def test_an_edition_of_a_wrong_day_is_gone_when_its_page_has_the_right_one(bring):
    bring(draft(story(LIBRARY), metadata=known(day=NEXT_DAY, origin=Origin.OPTION)))

    bring(draft(story(LIBRARY), metadata=known(origin=Origin.OPTION)))

    assert list(Edition.objects.values_list("date", flat=True)) == [DAY]


def test_an_edition_that_somebody_has_numbered_stays_without_pages(bring):
    bring(draft(story(LIBRARY), metadata=known(day=NEXT_DAY, origin=Origin.OPTION)))
    Edition.objects.update(number="第 1 期")

    bring(draft(story(LIBRARY), metadata=known(origin=Origin.OPTION)))

    assert Edition.objects.count() == 2


def test_a_page_without_a_day_waits_in_the_undated_edition(bring):
    page = bring(draft(story(LIBRARY), metadata=known(day=None)))

    assert page.edition.date is None
    assert page.label == "C1"


def test_there_is_one_undated_edition(bring):
    bring(draft(story(LIBRARY), metadata=known(day=None, page="")))
    bring(draft(story(MARKET), metadata=known(day=None, page=""), name="乙.txt"))

    assert Edition.objects.get().pages.count() == 2


def test_two_undated_pages_of_one_label_are_two_pages(bring):
    """They may be of different days: the second waits without its label."""
    bring(draft(story(LIBRARY), metadata=known(day=None), name="甲.txt"))

    page = bring(draft(story(MARKET), metadata=known(day=None), name="乙.txt"))

    assert page.label == ""
    assert page.metadata["page"]["value"] == "C1"
    assert Flag.objects.get().code == "page.taken"
    assert "C1" in Flag.objects.get().reason


def test_an_undated_page_moves_when_its_day_is_given(bring):
    first = bring(draft(story(LIBRARY), metadata=known(day=None), flags=[PageFlag("date.unknown", "date")]))

    second = bring(draft(story(LIBRARY), metadata=known(origin=Origin.OPTION)))

    assert second.pk == first.pk
    assert (second.edition.date, second.label) == (DAY, "C1")
    assert second.sources.count() == 1
    assert not Flag.objects.open().exists()


def test_a_label_that_had_to_wait_is_given_with_the_day(bring):
    bring(draft(story(LIBRARY), metadata=known(day=None), name="甲.txt"))
    waiting = draft(story(MARKET), metadata=known(day=None), name="乙.txt")
    bring(waiting)

    page = bring(draft(story(MARKET), metadata=known(day=NEXT_DAY), name="乙.txt"))

    assert (page.edition.date, page.label) == (NEXT_DAY, "C1")
    assert not Flag.objects.open().exists()


def test_a_guess_does_not_replace_what_was_said(bring):
    bring(draft(story(LIBRARY), metadata=known(origin=Origin.OPTION)))

    guess = known(day=NEXT_DAY, page="C9", origin=Origin.INFERRED)
    page = bring(draft(story(LIBRARY), metadata=guess, flags=[PageFlag("date.inferred", "date")]))

    assert (page.edition.date, page.label) == (DAY, "C1")
    assert not Flag.objects.exists()


def test_a_day_that_was_said_is_not_unknown_when_it_is_not_said_again(bring):
    bring(draft(story(LIBRARY), metadata=known(origin=Origin.OPTION)))

    nothing = known(day=None, page="")
    page = bring(draft(story(LIBRARY), metadata=nothing, flags=[PageFlag("date.unknown", "date")], version="2"))

    assert (page.edition.date, page.label) == (DAY, "C1")
    assert not Flag.objects.exists()


def test_a_guessed_day_that_is_not_found_again_is_in_doubt(bring):
    bring(draft(story(LIBRARY), metadata=known(origin=Origin.INFERRED)))

    nothing = known(day=None, page="")
    page = bring(draft(story(LIBRARY), metadata=nothing, flags=[PageFlag("date.unknown", "date")], version="2"))

    assert page.edition.date == DAY
    assert Flag.objects.get().code == "date.unknown"


def test_what_is_said_replaces_a_guess_and_ends_its_doubt(bring):
    guess = known(day=NEXT_DAY, origin=Origin.INFERRED)
    bring(draft(story(LIBRARY), metadata=guess, flags=[PageFlag("date.inferred", "date")]))

    page = bring(draft(story(LIBRARY), metadata=known(origin=Origin.SIDECAR)))

    assert page.edition.date == DAY
    assert not Flag.objects.get().is_open


def test_a_label_that_an_editor_set_stays_and_is_flagged_when_another_is_said(bring):
    page = bring(draft(story(LIBRARY), metadata=known(origin=Origin.INFERRED)))
    move(page, label="C5")

    bring(draft(story(LIBRARY), metadata=known(page="C2", origin=Origin.OPTION)))

    assert Page.objects.get().label == "C5"
    flag = Flag.objects.get()
    assert (flag.code, flag.field) == ("merge.conflict", "page")
    assert [choice["value"] for choice in flag.alternatives] == ["C5", "C2"]


def test_a_published_page_keeps_its_address(bring):
    page = bring(draft(story(LIBRARY)))
    Edition.objects.update(status="published", published_at=timezone.now())

    bring(draft(story(LIBRARY), metadata=known(day=NEXT_DAY)))

    page = Page.objects.select_related("edition").get()
    assert page.edition.date == DAY
    assert (Flag.objects.get().code, Flag.objects.get().field) == ("merge.settled", "date")


def test_a_section_that_an_editor_wrote_stays(bring):
    page = bring(draft(story(LIBRARY), metadata=known(section="要闻")))
    move(page, section="要闻·综合")

    page = bring(draft(story(LIBRARY, line=2), metadata=known(section="要闻")))

    assert page.section == "要闻·综合"


def test_another_page_under_a_given_day_and_label_is_refused(bring):
    bring(draft(story(LIBRARY, line=1), story(MARKET, line=3)))

    with pytest.raises(PageTaken, match="C1"):
        bring(draft(story(BRIDGE, line=1), story(RACE, line=3), name="other/2021-12-22_C1.txt"))

    assert Page.objects.count() == 1


def test_another_page_under_a_guessed_label_waits_without_it(bring):
    bring(draft(story(LIBRARY)))

    page = bring(draft(story(BRIDGE), metadata=known(origin=Origin.FOLIO), name="乙.txt"))

    assert (page.edition.date, page.label) == (DAY, "")
    assert Flag.objects.get().code == "page.taken"


def test_a_changed_text_of_a_file_without_day_and_label_is_its_page(bring):
    first = bring(draft(story(LIBRARY, line=1), metadata=known(day=None, page=""), name="甲/扫描.txt"))

    second = bring(draft(story(LIBRARY, line=2), metadata=known(day=None, page=""), name="乙/扫描.txt"))

    assert second.pk == first.pk


def test_another_text_in_a_file_of_the_same_name_is_another_page(bring):
    bring(draft(story(LIBRARY), metadata=known(day=None, page=""), name="扫描.txt"))

    bring(draft(story(BRIDGE), metadata=known(day=None, page=""), name="扫描.txt"))

    assert Page.objects.count() == 2


def test_a_page_does_not_move_onto_another(bring):
    bring(draft(story(LIBRARY)))
    bring(draft(story(BRIDGE), metadata=known(day=NEXT_DAY)))

    with pytest.raises(PageTaken):
        bring(draft(story(BRIDGE), metadata=known(origin=Origin.OPTION)))

    assert set(Page.objects.values_list("edition__date", flat=True)) == {DAY, NEXT_DAY}


@pytest.mark.parametrize(
    ("before", "after"),
    [("1", "2"), ("2", "10"), ("01", "02"), ("A1", "A12"), ("A12", "B1"), ("9", "A1"), ("D8", "特刊")],
)
def test_labels_stand_in_the_order_of_the_paper(before, after):
    assert label_order(before) < label_order(after)
