"""Lines that an extractor tore in two before a number."""

from __future__ import annotations

import pytest

from articles.pagetext import read_page
from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.torn_lines import REASON, mended
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine

BODY = (
    "荒山上种下的松树和柏树都已经成活了，水",
    "土流失一年比一年少。植树队今年又招收了",
    "许多村民，他们带着苗木和工具上山，要在",
    "春天里把城北的荒山都种上树。队长说，树",
)


def labels(*parts: tuple[str, Label], above: Label = Label.BODY) -> dict[int, Mark]:
    """The marks of some lines in the midst of a column, the line above them with a label of its own."""
    rows = [
        *((text, Label.BODY) for text in BODY[:3]),
        (BODY[3], above),
        *parts,
        *((text, Label.BODY) for text in BODY),
    ]
    marks = {at: Mark(label, 1.0, label, 0.0) for at, (_, label) in enumerate(rows, 1)}
    page = page_of([SourceLine(at, text) for at, (text, _) in enumerate(rows, 1)])
    return {at: mark for at, mark in mended(page, marks).items() if 4 < at <= 4 + len(parts)}


@pytest.mark.parametrize(
    "parts",
    [
        [("去年全村一共栽下了", Label.BODY), ("400多棵树，今年还要", Label.SUBHEAD)],
        [("　　这些树苗都是村民在春天里", Label.TITLE), ("1982年种的", Label.FOLIO)],
        [("去年全村的人一共栽下了三千棵，", Label.FOLIO), ("６日完工", Label.FOLIO)],
    ],
)
def test_both_parts_are_a_bodys(parts: list[tuple[str, Label]]) -> None:
    found = labels(*parts)

    assert [mark.label for mark in found.values()] == [Label.BODY, Label.BODY]
    assert all(
        mark.reason == REASON for mark, (_, label) in zip(found.values(), parts, strict=True) if label != Label.BODY
    )


def test_an_opening_leads_to_its_other_part() -> None:
    parts = [("本报讯 城北荒山植树大会今年", Label.FOLIO), ("6日开幕", Label.FOLIO)]

    assert {mark.label for mark in labels(*parts, above=Label.HEADLINE).values()} == {Label.BODY}


@pytest.mark.parametrize(
    ("parts", "above"),
    [
        ([("荒山上今年要种树", Label.HEADLINE), ("3000多棵松树和柏树", Label.HEADLINE)], Label.BYLINE),
        ([("去年全村栽树成活。", Label.BODY), ("400多棵树，今年还要", Label.SUBHEAD)], Label.BODY),
        ([("去年全村栽下", Label.BODY), ("400多棵", Label.SUBHEAD)], Label.BODY),
        ([("去年全村一共栽下了", Label.BODY), ("松树四百多棵，今年", Label.SUBHEAD)], Label.BODY),
        (
            [
                ("去年全村一共栽下了", Label.BODY),
                ("400多棵树，今年还要", Label.SUBHEAD),
                ("荒山种上树", Label.HEADLINE),
            ],
            Label.BODY,
        ),
    ],
    ids=["a head", "the end of a sentence", "too short", "no number", "no body below"],
)
def test_other_lines_stay_what_they_are(parts: list[tuple[str, Label]], above: Label) -> None:
    assert [mark.label for mark in labels(*parts, above=above).values()] == [label for _, label in parts]


def test_a_story_whose_lines_were_torn_is_whole() -> None:
    torn = ("去年全村一共栽下了", "400多棵树，今年还要")
    text = "\n".join(("荒山今年要种上树", "", *BODY, *torn, *BODY[1:], "会成林。"))

    (story,) = read_page("page.txt", text.encode()).stories

    assert "".join(torn) in "".join(block.text for block in story.body)
