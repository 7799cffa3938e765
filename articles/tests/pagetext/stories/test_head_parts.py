"""What tells the lines of a head apart."""

from __future__ import annotations

import pytest

from articles.pagetext.learnt import shipped
from articles.pagetext.stories.head_parts import SURER, Head
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine

HEAD = ("城北图书馆开门迎客", "首日借出图书两千册")
PARAGRAPH = ("某村的桥昨天上午通车", "村民从四面八方走上新的桥", "村民从四面八方走上新的桥", "河水流过。")


def head(lines: str) -> Head:
    """The head of a page whose lines are set as told: "hh" its two lines, "p" a paragraph, " " a blank line."""
    names = iter(HEAD)
    parts = {"h": lambda: (next(names),), "p": lambda: PARAGRAPH, " ": lambda: ("",)}
    texts = [text for part in lines for text in parts[part]()]
    page = page_of([SourceLine(at, text) for at, text in enumerate(texts, 1)])
    rows = [row for row in page.rows if row.text in HEAD]
    return Head(page, rows, "".join(PARAGRAPH), shipped().order.table)


@pytest.mark.parametrize(
    ("lines", "between"),
    [
        ("hh p p p", "line beside gaps"),
        ("hh ppp p", "line beside lone gaps"),
        ("h h ppp p", "lone gap"),
        ("hp h ppp", "rows beside lone gaps"),
    ],
)
def test_what_an_extractor_set_between_two_lines_counts_by_how_it_sets_the_page(lines: str, between: str) -> None:
    one_part, two_parts = (head(lines).evidence(reading) for reading in ((0, 2), (1, 2)))

    assert one_part[f"inside: {between}"] == SURER
    assert two_parts[f"kicker to headline: {between}"] == SURER


def test_a_kicker_ends_with_a_blank_line_where_blank_lines_are_few() -> None:
    parted, joined = head("h h ppp p").best(shipped().heads), head("hh ppp p").best(shipped().heads)

    assert parted.reading == (1, 2)
    assert joined.reading != (1, 2)
