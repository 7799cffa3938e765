"""What the borders of stories, photos and furniture tell of a page's blank lines."""

from __future__ import annotations

import re

import pytest

from articles.pagetext import read_page
from articles.pagetext.learnt import shipped
from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.borders import seen_by_borders
from articles.pagetext.pipeline import marked
from articles.pagetext.text.measure import page_of
from articles.pagetext.text.readable import readable
from articles.pagetext.values import SourceLine
from articles.tests.pagetext.samples import PARKS, SCHOOL

LETTERS = {
    "h": Label.HEADLINE,
    "k": Label.KICKER,
    "n": Label.BYLINE,
    "b": Label.BODY,
    "s": Label.SUBHEAD,
    "j": Label.JUMP,
    "c": Label.CAPTION,
    "p": Label.CREDIT,
    "f": Label.FOLIO,
    "a": Label.ADVERTISEMENT,
}
WHOLE = f"""第 2 版 综合

城东新添三座公园
□记者 张三
{PARKS}
图为昨天上午，市民在新建成的城东公园里散步。
■摄影 记者 王五

西山小学有了音乐老师
□记者 李四
{SCHOOL}
招租：商铺三间，电话：85000000
"""
BLENDED = re.sub(r"(?<=[。摄]\n)\n", "", WHOLE)
"""The same without the blank lines below stories and the photo."""


def is_blended(blocks: str) -> bool:
    """Whether blocks are taken to be blended; a letter is a row, a blank parts blocks."""
    lines = [SourceLine(at, letter.strip()) for at, letter in enumerate(blocks, 1)]
    marks = {line.number: Mark(LETTERS[line.text], 1.0, Label.BODY, 0.0) for line in lines if line.text}
    return seen_by_borders(page_of(lines), marks).is_blended


@pytest.mark.parametrize(
    "blocks",
    [
        "f khnbbb bbbb hbbb ccp hnbbb a",
        "f bbbn bbhh nbbb",
        "hbbbsbbb bbbj hbbb",
        "nhbbb nhbbb bbb",
        "hbbb bbbhbbb cp hbbb a f",
        "hbbbhbbbhbbbccpfa",
    ],
    ids=[
        "whole blocks",
        "one border bare",
        "subheads and jump lines",
        "bylines above headlines",
        "one of seven borders bare",
        "no blank lines at all",
    ],
)
def test_blank_lines_are_trusted_where_borders_have_them(blocks: str) -> None:
    assert not is_blended(blocks)


@pytest.mark.parametrize(
    "blocks",
    [
        "f hnbbbb bbbhbbb bbbccpbbb",
        "hbbbb bbbahbbbb bbb",
        "hbbb bbbnccp bbbhbbb a f",
    ],
    ids=["a head and a photo", "an advertisement", "a byline above a photo"],
)
def test_blocks_are_blended_where_borders_have_none(blocks: str) -> None:
    assert is_blended(blocks)


def test_what_no_blank_line_parts_says_nothing_on_such_a_page() -> None:
    whole, blended = (
        marked(page_of(readable([SourceLine(at, text) for at, text in enumerate(texts.splitlines(), 1)])), shipped())[0]
        for texts in (WHOLE, BLENDED)
    )

    assert {whole.above(at) for at in range(1, len(whole.rows))} == {whole.gap, "line"}
    assert {blended.above(at) for at in range(1, len(blended.rows))} == {blended.gap, "open"}


def test_stories_of_blended_blocks_are_those_of_whole_ones() -> None:
    found = [
        [
            (story.headline, *(block.text for block in story.body))
            for story in read_page("page.txt", text.encode()).stories
        ]
        for text in (WHOLE, BLENDED)
    ]

    assert found[0] == found[1]
    assert [headline for headline, *_ in found[0]] == ["城东新添三座公园", "西山小学有了音乐老师"]
