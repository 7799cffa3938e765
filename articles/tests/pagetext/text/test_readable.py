"""Lines as they are read, whatever an extractor and the typefaces did to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pagetext.draft_json import draft_to_json
from articles.pagetext.pipeline import read_page
from articles.pagetext.text.readable import readable
from articles.pagetext.values import PageDraft, SourceLine
from articles.tests.pagetext.samples import PARKS, SCHOOL
from articles.tests.pagetext.test_properties import contents

PAGE = "\n".join(
    (
        "城东建成三座公园",
        "——出门十分钟就能走到",
        "■记者 张三 通讯员 李四",
        PARKS,
        "西山小学长出新风景",
        "■记者 王五",
        SCHOOL,
        "西山小学的孩子们在上课。",
        "■摄影 赵六",
    )
)
RADICALS = str.maketrans("长风见马门车西民", "⻓⻛⻅⻢⻔⻋⻄⺠")


def read(text: str) -> PageDraft:
    return read_page("page.txt", text.encode())


def told(draft: PageDraft) -> object:
    """What was read, without the source that it was read from."""
    return draft_to_json(draft)["items"]


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.translate(RADICALS),
        lambda line: "\u200b".join(line),
        lambda line: line.replace(" ", "\t"),
        lambda line: line.replace(" ", "\u2002"),
        lambda line: line.replace(" ", "\u00a0"),
        lambda line: f"      {line}",
        lambda line: " ".join(line),
        lambda line: "  ".join(line),
        lambda line: line.replace("——", "──"),
        lambda line: line.replace("—", "―"),
        lambda line: line.replace("——", "⸺"),
        lambda line: line.replace("■", "\uf06e"),
        lambda line: line.replace("■", "(cid:122)"),
        lambda line: line.replace("■", "\ufffd "),
    ],
    ids=[
        "radicals",
        "zero-width",
        "tabs",
        "blanks",
        "firm blanks",
        "margin",
        "letterspaced",
        "more letterspaced",
        "rules",
        "bars",
        "one dash",
        "a symbol for the mark",
        "a number for the mark",
        "nothing for the mark",
    ],
)
def test_a_page_is_the_same_whatever_was_done_to_all_of_its_lines(change) -> None:
    changed = "\n".join(change(line) if line else line for line in PAGE.split("\n"))

    assert changed != PAGE
    assert told(read(changed)) == told(read(PAGE))


def test_a_text_in_english_keeps_its_blanks() -> None:
    text = "The trees on the hill were planted by hand in spring, and nobody counted them until the rain came."

    assert [line.text for line in readable([SourceLine(number, text) for number in range(1, 9)])] == [text] * 8


def test_columns_begin_where_their_lines_do() -> None:
    lines = PAGE.split("\n")
    second = lines.index("西山小学长出新风景")
    changed = "\n".join(" " * (40 if at >= second else 7) + line if line else line for at, line in enumerate(lines))

    assert contents(read(changed)) == contents(read(PAGE))


def test_an_indent_within_a_column_is_kept() -> None:
    lines = [SourceLine(number, " " * 9 + line) for number, line in enumerate(PARKS.split("\n")[:6], 1)]
    lines[3] = SourceLine(4, "    " + lines[3].text)

    found = [line.text for line in readable(lines)]

    assert found == [*PARKS.split("\n")[:3], "\u3000\u3000" + PARKS.split("\n")[3], *PARKS.split("\n")[4:6]]


def test_the_lines_that_are_kept_are_the_sources_own() -> None:
    changed = PAGE.translate(RADICALS)

    assert [line.text for line in read(changed).lines] == changed.split("\n")


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("公 园 里 有 步 道 、 球 场 和", "公园里有步道、球场和"),
        ("□ 记 者   张   三", "□记者 张 三"),
        ("张 三  李 四  王 五", "张三 李四 王五"),
        ("2024 年 5 月 6 日   星 期 一", "2024年5月6日 星期一"),
    ],
)
def test_a_letterspaced_line_is_closed_up(line: str, read_as: str) -> None:
    lines = [SourceLine(1, line), SourceLine(2, "城东陆续建成三座公园，总面积十二万"), SourceLine(3, "平方米。")]

    assert readable(lines)[0].text == read_as


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("■■记记者者  张张三三", "■记者 张三"),
        ("■■记记者者 张张三三", "■记者 张三"),
        ("记记者者张张三三", "记者张三"),
        ("城城东东建建成成三三座座公公园园", "城东建成三座公园"),
        ("红红火火 热热闹闹", "红红火火 热热闹闹"),
        ("88661122", "88661122"),
        ("——————", "——————"),
        ("树树树树树树树树树树树树", "树树树树树树树树树树树树"),
    ],
)
def test_what_was_printed_twice_for_bold_type_is_there_once(line: str, read_as: str) -> None:
    assert readable([SourceLine(1, line)])[0].text == read_as


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("■记 者 张 三", "■记 者 张 三"),
        ("记 者 张 三", "记 者 张 三"),
        ("秋　思", "秋　思"),
        ("All the trees on the hill were planted by hand 。", "All the trees on the hill were planted by hand 。"),
        ("甲 3 5 7 9 2 4 6 8", "甲 3 5 7 9 2 4 6 8"),
        ("──────", "──────"),
        ("  第二行缩进", "  第二行缩进"),
        ("\uf06e喜欢种树", "\uf06e喜欢种树"),
        ("\u200b", "\u200b"),
        ("⼾口", "户口"),
    ],
    ids=[
        *("padded names", "names after their word", "a short headline", "English", "numbers", "a rule", "an indent"),
        *("no credit", "nothing else", "a door"),
    ],
)
def test_what_one_line_alone_has_stays(line: str, read_as: str) -> None:
    lines = [SourceLine(1, line), SourceLine(2, "城东陆续建成三座公园，总面积十二万"), SourceLine(3, "平方米。")]

    assert readable(lines)[0].text == read_as


@given(st.lists(st.text("文中 \t\u3000\u200b\u2003⻓―─(cid:1)\uf06e记者■", max_size=12), max_size=12))
def test_no_line_is_lost_and_none_becomes_blank(texts: list[str]) -> None:
    lines = [SourceLine(number, text) for number, text in enumerate(texts, 1)]
    found = readable(lines)

    assert [line.number for line in found] == [line.number for line in lines]
    assert [line.is_blank for line in found] == [line.is_blank for line in lines]


def test_characters_that_could_not_be_named_are_flagged_where_they_stand() -> None:
    draft = read(PAGE.replace("儿童", "儿\ue123").replace("孩子们在上课", "孩(cid:77)们在上课").replace("■", "\uf06e"))

    flags = [flag for item in (*draft.stories, *draft.photos) for flag in item.flags if flag.code == "text.unnamed"]
    assert [(draft.lines[flag.lines[0] - 1].text, flag.facts["count"]) for flag in flags] == [
        ("儿\ue123乐园，附近居民出门十分钟就能走到。", 1),
        ("西山小学的孩(cid:77)们在上课。", 1),
    ]
