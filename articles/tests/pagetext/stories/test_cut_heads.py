"""Two parts of a head on one line."""

from __future__ import annotations

import pytest

from articles.pagetext.pipeline import read_page
from articles.pagetext.stories.cut_heads import is_glued, readings
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import Role, SourceLine
from articles.tests.pagetext.stories.test_heads import BODY

COLUMN = [BODY[at : at + 14] for at in range(0, len(BODY), 14)]


@pytest.mark.parametrize(
    ("line", "headline", "deck"),
    [
        ("“山上的树比前年多了一倍”——访某市植树队队长", "“山上的树比前年多了一倍”", "——访某市植树队队长"),
        ("去年种树多了一倍——记某市植树造林", "去年种树多了一倍", "——记某市植树造林"),
    ],
)
def test_a_deck_that_begins_with_a_dash_is_told_from_the_headline_glued_to_it(
    line: str, headline: str, deck: str
) -> None:
    draft = read_page("glued.txt", "\n".join((line, "■记者 张三", *COLUMN)).encode())

    [story] = draft.stories
    assert (story.headline, story.deck) == (headline, deck)
    assert story.lines[Role.HEADLINE] == (1,)
    assert Role.DECK not in story.lines


def test_a_kicker_is_told_from_the_headline_glued_to_it() -> None:
    line = "山上水土流失少了，城北荒山也要种树——某市召开植树大会"
    draft = read_page("glued.txt", "\n".join((line, "■记者 张三", *COLUMN)).encode())

    [story] = draft.stories
    assert (story.kicker, story.headline) == ("山上水土流失少了，城北荒山也要种树——", "某市召开植树大会")
    assert story.lines[Role.HEADLINE] == (1,)


@pytest.mark.parametrize(
    "line",
    [
        "《绿水青山——某市植树记》出版",
        "去年种树多了一倍——",
        "——某市植树造林的经验",
        "种树——好",
        "某市2019—2025年植树规划出台",
    ],
)
def test_a_dash_at_an_end_inside_of_brackets_or_between_years_parts_nothing(line: str) -> None:
    assert not is_glued(line)


def test_a_line_with_a_dash_in_its_midst_is_read_in_three_ways() -> None:
    page = page_of([SourceLine(1, "植树队开进荒山"), SourceLine(2, "树比前年多——某市植树造林的经验")])

    assert [[row.text for row in rows] for rows in readings(page.rows)] == [
        ["植树队开进荒山", "树比前年多——某市植树造林的经验"],
        ["植树队开进荒山", "树比前年多", "——某市植树造林的经验"],
        ["植树队开进荒山", "树比前年多——", "某市植树造林的经验"],
    ]
