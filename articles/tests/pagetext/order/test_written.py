"""Whether the lines of a page stand in the file as they were written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from articles.pagetext.cover import Odds, Problem
from articles.pagetext.learnt import shipped
from articles.pagetext.order import reading_order
from articles.pagetext.order import written as module
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.cohesion import Cohesion
from articles.pagetext.order.depths import Fit
from articles.pagetext.order.pieces import pieces_of
from articles.pagetext.order.reading import Margins, Reading
from articles.pagetext.order.reading_order import chains
from articles.pagetext.order.written import astray, holds, may_be_as_written, of_next
from articles.pagetext.text.language import Language
from articles.pagetext.values import Role, SourceLine

STORIES = (
    ("城北的图书馆昨天", "开门迎客，读者可", "以借书，也可以听", "讲座，孩子们在二", "楼看画册写作业。"),
    ("南河大桥月底通车", "，从渡口到车站只", "要五分钟，货车可", "以不再绕行，沿河", "的路灯也亮起来。"),
    ("今年的早稻全部收", "割完毕，合作社忙", "着烘干入库，平均", "亩产比去年多出三", "十公斤还要多些。"),
    ("冬泳队每天清晨下", "水，最大的队员七", "十岁，最小的刚满", "十八岁，教练站在", "岸上数着人回来。"),
)
"""Bodies line by line; the chunks of a page are the lines of these."""
TORN = [(story, row) for row in (0, 1, 2, 3, 4) for story in STORIES[:2]]
"""Two stories read across, line by line."""
DOUBTFUL, SURE = 0.5, 5.0
"""Nats."""


def source(*, parted: bool = False) -> list[SourceLine]:
    """The lines of all stories, those of each followed by a blank line or by none."""
    texts = [text for story in STORIES for text in ((*story, "") if parted else story)]
    return [SourceLine(at, text) for at, text in enumerate(texts, 1)]


@pytest.fixture(scope="module")
def language() -> Language:
    model = shipped().order
    return Language(model.table, ["".join(map("".join, STORIES))], model.senses)


def reading(
    language: Language,
    *paths: Sequence[int],
    margin: float = DOUBTFUL,
    sense: float = 0.0,
    blanks: str = "",
    is_scattered: bool = False,
) -> Reading:
    """A reading in which each line is a chunk, and some lines, by their turn, follow each other."""
    lines = source(parted=blanks == "all")
    found = pieces_of(lines, {line.number: Role.BODY for line in lines if line.text})
    if blanks == "some":
        found = (replace(found[0], after="gap"), *found[1:])
    chunks = tuple(Chunk((piece,)) for piece in found)
    steps = {left: right for path in paths for left, right in pairwise(path)}
    odds = Odds({}, {}, [0.0] * len(chunks), [0.0] * len(chunks))
    read = Reading(chunks, steps, {}, odds, Cohesion(chunks, language), language, is_scattered)
    margins: Mapping[int, Margins] = {path[0]: Margins(8.0, margin, sense, Fit(0.0, ())) for path in read.paths}
    return replace(read, margins=margins)


IN_FILE_ORDER = (range(5), range(5, 10), range(10, 15), range(15, 20))
ONE_ASTRAY = ((0, 1, 3, 2, 4), *IN_FILE_ORDER[1:])
TWO_ASTRAY = (*ONE_ASTRAY[:1], (5, 7, 8, 6, 9), *IN_FILE_ORDER[2:])
THREE_ASTRAY = (*TWO_ASTRAY[:2], (10, 13, 11, 12, 14), *IN_FILE_ORDER[3:])


@pytest.mark.parametrize(("paths", "count"), [(IN_FILE_ORDER, 0), (ONE_ASTRAY, 1), (TWO_ASTRAY, 2), (THREE_ASTRAY, 3)])
def test_a_body_goes_astray_where_it_leaves_the_order_of_the_file(paths, count, language) -> None:
    assert len(astray(reading(language, *paths))) == count


@pytest.mark.parametrize("paths", [ONE_ASTRAY, TWO_ASTRAY], ids=["one", "two"])
def test_a_page_is_read_line_by_line_where_little_goes_astray(paths, language) -> None:
    assert may_be_as_written(reading(language, *paths))


@pytest.mark.parametrize(
    ("paths", "more"),
    [
        (IN_FILE_ORDER, {}),
        (THREE_ASTRAY, {}),
        (ONE_ASTRAY, {"margin": SURE}),
        (ONE_ASTRAY, {"blanks": "all"}),
        (ONE_ASTRAY, {"blanks": "some"}),
        (ONE_ASTRAY, {"is_scattered": True}),
    ],
    ids=[
        "nothing astray",
        "much astray",
        "sure to be so",
        "blank lines part blocks",
        "blank lines part some",
        "known to be scattered",
    ],
)
def test_other_pages_are_read_once(paths, more, language) -> None:
    assert not may_be_as_written(reading(language, *paths, **more))


def test_no_long_text_is_read_twice(language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 19)

    assert not may_be_as_written(reading(language, *ONE_ASTRAY))


def test_a_reading_line_by_line_holds_where_it_cuts_no_sentence(language) -> None:
    assert holds(reading(language, *IN_FILE_ORDER), reading(language, *ONE_ASTRAY))


@pytest.mark.parametrize(
    ("paths", "sense"),
    [
        (TWO_ASTRAY, 0.0),
        ((range(3), range(3, 5), *IN_FILE_ORDER[1:]), 0.0),
        (IN_FILE_ORDER, -6.0),
    ],
    ids=["it goes astray itself", "it cuts a sentence", "it joins what means something else"],
)
def test_a_reading_that_holds_no_better_is_not_kept(paths, sense, language) -> None:
    assert not holds(reading(language, *paths, sense=sense), reading(language, *ONE_ASTRAY))


def test_only_links_to_the_next_line_are_left() -> None:
    links = [(0, 1, []), (0, 2, []), (1, 0, []), (1, 2, [])]
    problem = Problem(heads=[0, 3, 5], tails=[2, 4, 6], links=links, starts=[], ends=[])

    assert [link[:2] for link in of_next(problem).links] == [(0, 1), (1, 2)]


@pytest.mark.parametrize("it_holds", [True, False])
def test_of_both_readings_the_one_that_holds_is_kept(it_holds: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    others: list[Reading] = []

    def looked_at(other: Reading, _usual: Reading) -> bool:
        others.append(other)
        return it_holds

    monkeypatch.setattr(reading_order, "may_be_as_written", lambda _reading: True)
    monkeypatch.setattr(reading_order, "holds", looked_at)
    lines = [SourceLine(at, story[row]) for at, (story, row) in enumerate(TORN, 1)]

    found = chains(lines, {line.number: Role.BODY for line in lines}, model=shipped().order)

    (other,) = others
    as_other = {tuple(piece.segment.line for at in path for piece in other.chunks[at].pieces) for path in other.paths}
    assert ({chain.lines for chain in found} == as_other) is it_holds
