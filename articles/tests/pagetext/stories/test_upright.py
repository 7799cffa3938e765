"""Headlines set from top to bottom."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.pagetext.conservation import claims
from articles.pagetext.pipeline import read_page
from articles.pagetext.stories.upright import upright
from articles.pagetext.values import PageDraft, Role, SourceLine
from articles.tests.pagetext.samples import PARKS, SCHOOL
from articles.tests.pagetext.test_properties import contents

HEADLINE = "西山小学长出新风景"
PAGE = "\n".join(("城东建成三座公园", "■记者 张三", PARKS, HEADLINE, "■记者 王五", SCHOOL))


def read(text: str) -> PageDraft:
    return read_page("page.txt", text.encode())


def lines(*texts: str) -> list[SourceLine]:
    return [SourceLine(number, text) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["close", "apart"])
def test_a_headline_of_a_character_a_line_is_read_as_one(between: str) -> None:
    draft = read(PAGE.replace(HEADLINE, between.join(HEADLINE)))

    assert contents(draft) == contents(read(PAGE))
    (story,) = (story for story in draft.stories if story.headline == HEADLINE)
    assert "".join(draft.lines[number - 1].text for number in story.lines[Role.HEADLINE]) == HEADLINE


def test_a_byline_of_a_character_a_line_is_read_as_one() -> None:
    draft = read(PAGE.replace("■记者 王五", "\n".join("■记者王五")))

    assert contents(draft) == contents(read(PAGE))


@pytest.mark.parametrize(
    ("texts", "read_as"),
    [
        (("春", "风", "化", "雨"), ("春风化雨", "", "", "")),
        (("2024", "年", "好", "收", "成"), ("2024年好收成", "", "", "", "")),
        (("春", "", "风", "", "化", "", "雨"), ("春风化雨", "", "", "", "", "", "")),
        (("春", "风"), ("春", "风")),
        (("春", "风", "", "化", "", "", "雨"), ("春", "风", "", "化", "", "", "雨")),
        (("1", "2", "3", "4"), ("1", "2", "3", "4")),
        (("树",) * 31, ("树",) * 31),
    ],
    ids=["a column", "a year across", "evenly apart", "two", "unevenly apart", "numbers", "too many"],
)
def test_what_is_a_column(texts: tuple[str, ...], read_as: tuple[str, ...]) -> None:
    found, columns = upright(lines(*texts))

    assert tuple(line.text for line in found) == read_as
    assert [line.number for line in found] == list(range(1, len(texts) + 1))
    assert set(columns) == ({1} if read_as != texts else set())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["春", "风", "2024", "", "村民在桥头看河水流过桥下去，", "■记者 张三"]), max_size=40))
def test_every_line_is_in_one_place(texts: list[str]) -> None:
    draft = read("\n".join(("某村的桥昨天上午通车。", *texts)))

    assert sorted(claims(draft)) == [line.number for line in draft.lines if not line.is_blank]
