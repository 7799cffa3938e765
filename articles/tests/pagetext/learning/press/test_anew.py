"""Gold pages set anew: what they print, how it is laid out, printed, read back and found again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont

from articles.importing.bench_pdf import as_pdf
from articles.pagetext.learning.goldpages import BREAK, GoldPage, gold_pages, plain
from articles.pagetext.learning.press import anew, proof
from articles.pagetext.learning.press.layout import ABOVE, AFTER, BELOW, MARGIN, Line, Sheet, laid_out, look
from articles.pagetext.learning.press.printed import Paragraph, lines_with, paragraphs
from articles.pagetext.learning.press.setting import width
from articles.pagetext.learning.press.truth import gold_of

LOOKS = range(30)
"""Numbers of looks that are tried."""
IN_READERS = "STSong-Light"
"""A font that every reader of PDF has, so that none need be installed here."""
TEXT = """第1版 要闻
2020年5月1日 星期五

果园丰收
■记者 张三
本报讯 某村的果园今年收成很
好，果子又大又甜，路过的人都
要停下来看看。

有的还要买几斤带回家去尝尝，
主人忙得脚不沾地。
（下转第3版）

（上接第1版）
某校想方设法筹到经费
校舍翻新
新华社某市5月1日电（记者李
四）某校用一个假期翻新校舍。
桌椅都新了
教室里换上了新的桌椅和黑板，
操场上也铺好了新的跑道，孩子
们回来时都认不出自己的学校。

新桥通车
昨天上午，新桥正式通车，村民
们从四面八方走上桥头。（记者
王五）

桥头一景
村民在新桥上看河水。
■摄影 赵六
招租
沿街商铺三间
"""


def _item(kind: str, lines: Mapping[str, Sequence[int]], **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "source_lines": {role: list(numbers) for role, numbers in lines.items()}, **fields}


def _story(lines: Mapping[str, Sequence[int]], *body: str, **fields: Any) -> dict[str, Any]:
    blocks = [{"type": "subhead" if len(text) < 8 else "paragraph", "text": text} for text in body]
    return _item("article", lines, **({"kicker": "", "headline": "", "deck": ""} | fields), body=blocks)


STORIES = [
    _story(
        {"headline": [4], "byline": [5], "body": [6, 7, 8, 10, 11], "jump": [12]},
        "某村的果园今年收成很好，果子又大又甜，路过的人都要停下来看看。",
        "有的还要买几斤带回家去尝尝，主人忙得脚不沾地。",
        headline="果园丰收",
        dateline="本报讯",
    ),
    _story(
        {"jump": [14], "kicker": [15], "headline": [16], "body": [17, 18, 20, 21, 22], "subhead": [19]},
        "某校用一个假期翻新校舍。",
        "桌椅都新了",
        "教室里换上了新的桌椅和黑板，操场上也铺好了新的跑道，孩子们回来时都认不出自己的学校。",
        kicker="某校想方设法筹到经费",
        headline="校舍翻新",
        dateline="新华社某市5月1日电",
    ),
    _story(
        {"headline": [24], "body": [25, 26, 27]},
        "昨天上午，新桥正式通车，村民们从四面八方走上桥头。",
        headline="新桥通车",
    ),
]
ITEMS = [
    *STORIES,
    _item("photo", {"title": [29], "caption": [30], "credit": [31]}, title="桥头一景", caption="村民在新桥上看河水。"),
    _item("advertisement", {"text": [32, 33]}, text="招租\n沿街商铺三间"),
    _item("folio", {"text": [1, 2]}, text="第1版 要闻"),
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold page of three stories, a photo, a box and a folio."""
    path = tmp_path / "page.json"
    page = {"id": "page", "source": "page.txt", "style": "below", "extractor": "hand", "date": "2020-05-01"}
    path.write_text(json.dumps({**page, "items": ITEMS}, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def page(gold: Path) -> GoldPage:
    return next(gold_pages([gold]))


@pytest.fixture
def told(gold: Path) -> dict[str, Any]:
    """What that page says of itself."""
    return dict(json.loads(gold.read_text(encoding="utf-8")))


def _sheet(page: GoldPage, number: int) -> Sheet:
    stories = {at: paragraphs(page, item) for at, item in enumerate(STORIES)}
    return laid_out(page, ITEMS, stories, Random(number))


def _by_item(sheet: Sheet, role: str) -> dict[int, list[Line]]:
    found = defaultdict(list)
    for line in sheet.lines:
        if line.role == role:
            found[line.item].append(line)
    return found


def test_a_story_prints_its_opening_and_its_signature(page: GoldPage) -> None:
    first, second, third = (paragraphs(page, item) for item in STORIES)
    assert first[0] == Paragraph(
        "本报讯 某村的果园今年收成很好，果子又大又甜，路过的人都要停下来看看。", is_subhead=False
    )
    assert second[0].text == "新华社某市5月1日电（记者李四）某校用一个假期翻新校舍。"
    assert second[1] == Paragraph("桌椅都新了", is_subhead=True)
    assert third[0].text.endswith("走上桥头。（记者王五）")


def test_a_story_whose_lines_say_something_else_prints_nothing(page: GoldPage) -> None:
    item = _story(STORIES[2]["source_lines"], "昨天上午，旧桥正式拆除，再也没有人走上桥头。")
    assert paragraphs(page, item) == []


@pytest.mark.parametrize("number", LOOKS)
def test_all_that_stands_on_a_page_is_set_once(page: GoldPage, number: int) -> None:
    sheet = _sheet(page, number)
    for at, item in enumerate(STORIES):
        texts = "".join(paragraph.text for paragraph in paragraphs(page, item) if not paragraph.is_subhead)
        assert plain("".join(line.text for line in _by_item(sheet, "body")[at])) == plain(texts)
    without = {"folio"} if not any(ITEMS[line.item]["kind"] == "folio" for line in sheet.lines) else set()
    for role in ("kicker", "headline", "byline", "subhead", "jump", "title", "caption", "credit", "text"):
        for at, item in enumerate(ITEMS):
            if item["kind"] in without:
                continue
            set_so = "".join(line.text for line in _by_item(sheet, role)[at])
            assert plain(set_so) == plain("".join(lines_with(page, item, role)))


@pytest.mark.parametrize("number", LOOKS)
def test_no_line_leaves_its_page_and_no_two_stand_in_one_place(page: GoldPage, number: int) -> None:
    sheet = _sheet(page, number)
    assert all(0 <= line.y < sheet.height for line in sheet.lines)
    hanging = sheet.look.size
    for line in sheet.lines:
        if line.role == "body":
            assert line.x + width(line.text, sheet.look.gap) * line.size <= sheet.width - MARGIN + hanging
    places = [(round(line.x), round(line.y)) for line in sheet.lines]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("number", LOOKS)
def test_the_columns_of_a_story_are_of_one_depth(page: GoldPage, number: int) -> None:
    sheet = _sheet(page, number)
    for story in range(len(STORIES)):
        first = min(line.y for line in _by_item(sheet, "body")[story])
        columns: defaultdict[int, list[float]] = defaultdict(list)
        for line in sheet.lines:
            if line.item == story and line.y >= first - 1e-6:
                columns[int((line.x - MARGIN + 1e-6) // sheet.look.pitch)].append(line.y)
        assert len({round(min(heights), 3) for heights in columns.values()}) == 1
        *full, last = (len(columns[at]) for at in sorted(columns))
        assert len(set(full)) <= 1
        assert last <= max(full, default=last)


def test_bylines_stand_where_the_look_has_them(page: GoldPage) -> None:
    seen = set()
    for number in LOOKS:
        sheet = _sheet(page, number)
        byline, headline = _by_item(sheet, "byline")[0][0], _by_item(sheet, "headline")[0][0]
        body = _by_item(sheet, "body")[0]
        if sheet.look.bylines == ABOVE:
            assert byline.y < headline.y
        elif sheet.look.bylines == BELOW:
            assert headline.y < byline.y < min(line.y for line in body)
        else:
            assert (byline.x, byline.y) > (headline.x, min(line.y for line in body))
        seen.add(sheet.look.bylines)
    assert seen == {ABOVE, BELOW, AFTER}


def test_most_pages_have_their_folio(page: GoldPage) -> None:
    folio = len(ITEMS) - 1
    with_folio = sum(any(line.item == folio for line in _sheet(page, number).lines) for number in LOOKS)
    assert len(LOOKS) // 2 < with_folio < len(LOOKS)


def test_where_a_story_goes_on_stands_below_it_and_where_it_comes_from_above(page: GoldPage) -> None:
    for number in LOOKS:
        sheet = _sheet(page, number)
        out, back = _by_item(sheet, "jump")[0][0], _by_item(sheet, "jump")[1][0]
        assert (out.x, out.y) > max((line.x, line.y) for line in _by_item(sheet, "body")[0] if line.x <= out.x)
        assert back.y < _by_item(sheet, "kicker")[1][0].y


def test_looks_are_those_of_newspapers() -> None:
    looks = [look(Random(number)) for number in range(200)]
    assert {4, 5, 6, 7} <= {one.columns for one in looks}
    assert all(54 <= one.columns * one.measure <= 110 for one in looks)


def test_what_was_read_is_found_again_in_any_order(page: GoldPage, told: dict[str, Any]) -> None:
    sheet = _sheet(page, 1)
    read = [line.text for line in sheet.lines][::-1]
    truth = gold_of(told, sheet.lines, "\n\n".join(read), extractor="none")
    assert truth is not None
    assert truth["extractor"] == "none"
    for item, original in zip(truth["items"], ITEMS, strict=True):
        assert (
            item["headline" if "headline" in item else "kind"]
            == original["headline" if "headline" in original else "kind"]
        )
        for role, numbers in item["source_lines"].items():
            said = {plain(("\n\n".join(read)).split("\n")[number - 1]) for number in numbers}
            assert said == {
                plain(line.text) for line in sheet.lines if line.role == role and ITEMS[line.item] is original
            }


def test_a_line_that_was_torn_is_found_by_its_parts(page: GoldPage, told: dict[str, Any]) -> None:
    sheet = _sheet(page, 1)
    texts = [line.text for line in sheet.lines]
    torn = next(
        at
        for at, line in enumerate(sheet.lines)
        if line.role == "body" and texts.count(line.text) == 1 and len(line.text) > 8
    )
    text = "\n".join([*texts[:torn], texts[torn][:5], texts[torn][5:], *texts[torn + 1 :]])
    truth = gold_of(told, sheet.lines, text)
    assert truth is not None
    numbers = {number for item in truth["items"] for some in item["source_lines"].values() for number in some}
    assert numbers == set(range(1, len(texts) + 2))


def test_two_lines_run_together_tell_no_truth(page: GoldPage, told: dict[str, Any]) -> None:
    sheet = _sheet(page, 1)
    texts = [line.text for line in sheet.lines]
    assert gold_of(told, sheet.lines, "\n".join([texts[0] + texts[1], *texts[2:]])) is None


def test_an_item_that_is_read_as_one_line_is_found(page: GoldPage, told: dict[str, Any]) -> None:
    sheet = _sheet(page, 1)
    folio = [line.text for line in sheet.lines if ITEMS[line.item]["kind"] == "folio"]
    assert len(folio) > 1
    others = [line.text for line in sheet.lines if ITEMS[line.item]["kind"] != "folio"]
    truth = gold_of(told, sheet.lines, "\n".join([*others, "".join(folio[::-1])]))
    assert truth is not None
    assert [item["source_lines"] for item in truth["items"] if item["kind"] == "folio"] == [{"text": [len(others) + 1]}]


def test_a_line_that_was_lost_tells_no_truth(page: GoldPage, told: dict[str, Any]) -> None:
    sheet = _sheet(page, 1)
    text = "\n".join(line.text for line in sheet.lines[1:])
    assert gold_of(told, sheet.lines, text) is None


def test_pages_are_printed_and_read_back(gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    registerFont(UnicodeCIDFont(IN_READERS))
    monkeypatch.setattr(proof, "chinese", lambda: IN_READERS)
    monkeypatch.setattr(anew, "EXTRACTORS", {"pdfminer": proof.EXTRACTORS["pdfminer"]})
    made = anew.set_anew([gold], tmp_path / "made", times=4)
    assert made
    again = anew.set_anew([gold], tmp_path / "again", times=4)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in made]
    for path in made:
        truth = json.loads(path.read_text(encoding="utf-8"))
        assert truth["extractor"] == "pdfminer"
        lines = BREAK.split((path.parent / truth["source"]).read_text(encoding="utf-8"))
        owned = {number for item in truth["items"] for some in item["source_lines"].values() for number in some}
        assert owned == {number for number, text in enumerate(lines, 1) if text.strip()}
        assert len(next(gold_pages([path])).stories) == 3


def test_one_extractor_keeps_the_order_in_which_a_page_was_written_and_sets_no_blank_lines(tmp_path: Path) -> None:
    lines = ["校舍翻新", "", "", "某校用一个假期翻新校舍。", "", "新桥通车", "昨天上午，新桥正式通车。"]
    (tmp_path / "page.pdf").write_bytes(as_pdf(lines))

    read = proof.EXTRACTORS["raw"](tmp_path / "page.pdf")

    assert BREAK.split(read.strip()) == [line for line in lines if line]


def test_a_missing_font_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(proof, "FONT", tmp_path / "none.ttf")
    proof.chinese.cache_clear()
    with pytest.raises(FileNotFoundError, match="fonts-arphic-gbsn00lp"):
        proof.chinese()
