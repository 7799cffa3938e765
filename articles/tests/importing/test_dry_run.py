"""What a dry run says is what a real run then does; it writes nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.importing.foresight import Foresight
from articles.importing.plan import plan_page
from articles.models import Article, Edition, Flag, Page, SourceText
from articles.tests.importing.drafts import BRIDGE, LIBRARY, draft, known, story
from articles.tests.importing.test_links import first_page, second_page, second_page_with_the_jump_elsewhere

pytestmark = pytest.mark.django_db

LIBRARY_PAGE = """甲村新建图书室
□记者 张三
  本报讯 甲村的图书室昨天开门，三千册书摆上了架。
村民李四说，以后看书不用走远路。图书室每天开到晚
上九点，管理员是村里的退休教师。
"""
BRIDGE_PAGE = """丙河大桥合龙
□记者 张三
  本报讯 跨越丙河的新桥昨晚合龙，明年春天通车。
两岸居民来往只要走五分钟，不用再坐渡船。
"""


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., str]:
    """What the import of a folder prints on stdout."""

    def run(*options: str) -> str:
        out = StringIO()
        call_command("import_seeds", str(tmp_path), *options, stdout=out, stderr=StringIO())
        return out.getvalue()

    return run


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def foreseen(*drafts) -> dict[date | None, int]:
    """By how many linking would change the open flags of each day, were the drafts imported together."""
    foresight = Foresight()
    for page in drafts:
        foresight.add(plan_page(page))
    return dict(foresight.flags())


def test_a_dry_run_writes_nothing(told, tmp_path):
    write(tmp_path, "2021-12-22_C1.txt", LIBRARY_PAGE)

    told("--dry-run")

    assert [model.objects.count() for model in (Edition, Page, SourceText, Article, Flag)] == [0] * 5


def test_new_pages_beside_old_ones_are_counted_with_their_flags(told, tmp_path):
    write(tmp_path, "2021-12-22_C1.txt", LIBRARY_PAGE)
    told()
    write(tmp_path, "2021-12-22_C2.txt", BRIDGE_PAGE)
    write(tmp_path, "2021-12-23_C1.txt", BRIDGE_PAGE.replace("丙河", "丁河"))

    dry = told("--dry-run")

    assert dry == told()


def test_a_changed_page_is_counted_as_it_will_be(told, tmp_path):
    write(tmp_path, "2021-12-22_C1.txt", LIBRARY_PAGE + "\n" + BRIDGE_PAGE)
    told()
    write(tmp_path, "2021-12-22_C1.txt", LIBRARY_PAGE)

    dry = told("--dry-run")

    assert dry.replace(" ", "") == told().replace(" ", "")


def test_undated_pages_of_one_label_are_told_apart(told, tmp_path):
    write(tmp_path, "a.txt", "2版 综合新闻\n\n" + LIBRARY_PAGE.replace("昨天", "近日"))
    write(tmp_path, "b.txt", "2版 综合新闻\n\n" + BRIDGE_PAGE.replace("昨晚", "近日"))

    dry = told("--dry-run")

    assert dry == told()


def test_a_jump_without_its_other_part_is_foreseen():
    assert foreseen(first_page()) == {known().date.value: 1}


def test_two_parts_of_one_run_belong_together():
    assert foreseen(first_page(), second_page()) == {known().date.value: 0}


def without_its_jump(page):
    """What an importer makes of the page that does not know the jump."""
    stories = [dataclasses.replace(found, jump_to="", jump_from="") for found in page.stories]
    return dataclasses.replace(page, stories=tuple(stories), version="0")


def first_page_without():
    return without_its_jump(first_page())


def second_page_without():
    return without_its_jump(second_page())


@pytest.mark.parametrize(
    ("there", "again"),
    [
        ([first_page_without], [first_page]),
        ([first_page], [first_page_without]),
        ([first_page_without, second_page], [first_page]),
        ([first_page_without, second_page], [first_page, second_page]),
        ([first_page_without, second_page_without], [first_page, second_page]),
        ([first_page, second_page], [first_page_without]),
    ],
    ids=["came", "went", "found its other part", "and tells it", "both came", "went from a linked one"],
)
def test_a_jump_that_is_read_otherwise_is_foreseen(bring, there, again):
    for page in there:
        bring(page())
    pages = [page() for page in again]
    of_the_run = Flag.objects.open().filter(page__label__in=[page.metadata.page.value for page in pages])
    expected = of_the_run.count() + foreseen(*pages).get(known().date.value, 0)

    for page in pages:
        bring(page)

    assert of_the_run.count() == expected


@pytest.mark.parametrize("there", [(), (first_page,)], ids=["both come", "one is there"])
def test_a_jump_that_was_given_to_another_story_is_foreseen(bring, there):
    for page in there:
        bring(page())
    coming = [page for page in (first_page, second_page_with_the_jump_elsewhere) if page not in there]
    before = Flag.objects.open().count()
    expected = foreseen(*(page() for page in coming))[known().date.value]

    for page in coming:
        bring(page())

    # The flag of the page that is there already ends too, but is no flag of the run.
    assert Flag.objects.open().count() == before + expected - len(there)


def test_parts_without_a_day_stay_apart():
    undated = first_page(metadata=known(day=None)), second_page(metadata=known(day=None, page="C2"))

    assert foreseen(*undated) == {None: 2}


def test_the_other_part_may_be_there_already(bring):
    bring(second_page())

    assert foreseen(first_page()) == {known().date.value: 0}


def test_a_flag_of_a_page_in_the_run_ends_when_its_other_part_comes(bring):
    bring(first_page())

    assert foreseen(first_page(), second_page()) == {known().date.value: -1}


@pytest.mark.parametrize(("there", "arriving"), [(first_page, second_page), (second_page, first_page)])
def test_a_link_to_an_approved_article_is_foreseen_as_a_proposal(bring, there, arriving):
    bring(there())
    Article.objects.update(status="approved")
    before = Flag.objects.open().count()
    expected = foreseen(there(), arriving())[known().date.value]

    bring(arriving())

    assert Flag.objects.open().count() == before + expected


def test_a_page_without_jumps_says_nothing():
    assert foreseen(draft(story(LIBRARY), story(BRIDGE, line=3))) == {}
