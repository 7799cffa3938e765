"""What blank lines tell of blocks, whatever an extractor does with them."""

from __future__ import annotations

import pytest

from articles.pagetext.text.blocks import blocks
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine

COLUMN = ("某村的桥昨天上午通车，", "村民从四面八方走上新的", "桥头看河水流过桥下去。")


def lines(*texts: str) -> list[SourceLine]:
    return [SourceLine(at, text) for at, text in enumerate(texts, 1)]


def sizes(*texts: str) -> list[int]:
    return [len(block.lines) for block in blocks(lines(*texts))]


def test_blank_lines_part_blocks() -> None:
    assert sizes("", *COLUMN, "", "", *COLUMN, "　", "末行") == [3, 3, 1]


def test_a_blank_line_after_every_line_parts_nothing() -> None:
    assert sizes(*(part for text in COLUMN * 8 for part in (text, ""))) == [24]


def test_more_blank_lines_than_after_every_line_part_blocks() -> None:
    apart = tuple(part for text in COLUMN * 3 for part in (text, ""))

    assert sizes(*apart, "", *apart, "", "", *apart) == [9, 9, 9]


def test_a_few_lines_may_stand_alone_each() -> None:
    assert sizes(*(part for text in COLUMN for part in (text, ""))) == [1, 1, 1]


def test_a_text_of_blank_lines_has_no_block() -> None:
    assert sizes("", " ", "") == []


@pytest.mark.parametrize(
    ("texts", "above"),
    [
        ((*COLUMN, "", *COLUMN), ["gap", "line", "line", "gap", "line", "line", "gap"]),
        (COLUMN * 20, ["open"] * 61),
        (tuple(part for text in COLUMN * 20 for part in (text, "")), ["open"] * 61),
        (
            (*tuple(part for text in COLUMN * 7 for part in (text, ""))[:-1], "没有空行隔开的一行字。"),
            [*["apart"] * 21, "tied", "apart"],
        ),
    ],
    ids=["some", "none", "all", "most"],
)
def test_what_stands_between_two_rows(texts: tuple[str, ...], above: list[str]) -> None:
    page = page_of(lines(*texts))

    assert [page.above(at) for at in range(len(page.rows) + 1)] == above


def test_blank_lines_after_most_lines_mean_nothing_where_these_go_on_in_the_next() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 365)))
    one, other = ([text[at : at + 12] for at in range(begin, begin + 360, 12)] for begin in (0, 5))
    in_columns, across = (
        page_of(lines(*(part for row in rows for part in (row, "")), "没有空行隔开的", "三行字", "在这里"))
        for rows in ([*one, *other], [row for two in zip(one, reversed(other), strict=True) for row in two])
    )

    assert [in_columns.above(at) for at in (5, 61)] == ["open", "open"]
    assert [across.above(at) for at in (5, 61)] == ["apart", "tied"]


@pytest.mark.parametrize(
    ("texts", "is_spaced"),
    [
        (COLUMN * 20, False),
        ((*COLUMN, "", *COLUMN, "", *COLUMN), True),
        (tuple(part for text in COLUMN * 8 for part in (text, "")), False),
    ],
)
def test_whether_blank_lines_tell_blocks_apart(texts: tuple[str, ...], is_spaced: bool) -> None:
    assert page_of(lines(*texts)).is_spaced is is_spaced
