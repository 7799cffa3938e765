"""Subheads that look like lines of the body, once the body is known."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from articles.pagetext.learnt import shipped
from articles.pagetext.marking.assign import Label, Mark, roles_of
from articles.pagetext.marking.marks import language_of
from articles.pagetext.stories.bodies import bodies
from articles.pagetext.stories.headings import headings
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine
from articles.tests.pagetext.chained import chain_of

ABOVE = ("图书角由旧仓库改建而成，一半图书是", "居民捐赠的，社区工作人员每天清早为", "大家开门，中午也不休息。")
FULL = ("东门社区的图书角从去年冬天开始筹备", "居委会请来了几位退休老师帮忙挑选书")
BELOW = ("今年春天，社区又添置了桌椅和灯", "具，老人和孩子都爱来这里读书看报，", "一坐就是一个下午。")
SUBHEAD = "小小图书角，大家一起来建设一起来管"


def found(row: str, *, above: Sequence[str] = ABOVE, looks: float = 0.1) -> dict[int, Label]:
    """The lines of a body that are called something else, with a row between its two paragraphs."""
    lines = [SourceLine(at, text) for at, text in enumerate((*FULL, *above, row, *BELOW, *FULL), 1)]
    marks = {line.number: Mark(Label.BODY, 1.0, Label.SUBHEAD, 0.0, shares={Label.BODY: 1.0}) for line in lines}
    marks[6] = Mark(Label.BODY, 0.9, Label.SUBHEAD, looks, shares={Label.BODY: 0.9, Label.SUBHEAD: looks})
    page = page_of(lines)
    language = language_of(page, shipped().order.table, shipped().order.senses)
    told = headings(page, bodies(page, lines, [chain_of(lines)], roles_of(marks)), marks, language)
    return {number: mark.label for number, mark in told.items()}


@pytest.mark.parametrize("looks", [0.1, 0.0], ids=["looks like one", "looks like the body"])
def test_a_full_line_between_two_paragraphs_that_ends_no_sentence_is_a_subhead(looks: float) -> None:
    assert found(SUBHEAD, looks=looks) == {6: Label.SUBHEAD}


@pytest.mark.parametrize(
    "row",
    ["小小图书角，大家一起来建设来管理。", "小小图书角，大家一起来建设和管理，", "小小图书角，大家一起来建设一起来给"],
)
def test_a_line_that_ends_a_sentence_or_goes_on_is_no_subhead(row: str) -> None:
    assert found(row) == {}


def test_a_line_that_goes_on_with_the_sentence_above_is_no_subhead() -> None:
    above = (*ABOVE[:2], "大家开门，中午不休息，晚上八点以后")

    assert found(SUBHEAD, above=above) == {}


def test_what_was_taken_for_a_subhead_in_the_midst_of_a_sentence_is_a_bodys() -> None:
    above = ("图书角由旧仓库改建而成，一半图书是", "居民捐赠的，社区工作人员每天清早为")
    lines = (*above, "大家打", "开门，中午也不休息，晚上八点以后还")
    marks = {at: Mark(Label.BODY, 1.0, Label.BODY, 0.0) for at in range(1, 5)}
    marks[3] = Mark(Label.SUBHEAD, 0.9, Label.BODY, 0.1)
    sources = [SourceLine(at, text) for at, text in enumerate(lines, 1)]
    page = page_of(sources)
    language = language_of(page, shipped().order.table, shipped().order.senses)

    told = headings(page, bodies(page, sources, [chain_of(sources)], roles_of(marks)), marks, language)

    assert {number: mark.label for number, mark in told.items()} == {3: Label.BODY}
