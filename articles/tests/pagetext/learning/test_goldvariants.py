"""Gold pages in the ways of other extractors."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from articles.pagetext.learning.folds import text_of
from articles.pagetext.learning.goldpages import BREAK, PRINTED, gold_pages
from articles.pagetext.learning.goldvariants import (
    across,
    bylines_above,
    bylines_listed,
    half_parted,
    in_written_order,
    interleaved,
    main,
    scattered,
    without_blanks,
)
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine

LONG = 60
"""Lines of a long story."""
TEXT = """第 1 版

果园丰收
张三家的果园今年收成很好，
果子又大又甜，路过的人都要

停下来看看，有的还要买几斤
带回家去尝尝。

校舍翻新
李四所在的小学用一个假期翻
新了校舍，教室里换上了新的

桌椅和黑板，操场上也铺好了
新的跑道。
"""
STORIES = (
    (
        "果园丰收",
        3,
        (4, 5, 7, 8),
        "张三家的果园今年收成很好，果子又大又甜，路过的人都要停下来看看，有的还要买几斤带回家去尝尝。",
    ),
    (
        "校舍翻新",
        10,
        (11, 12, 14, 15),
        "李四所在的小学用一个假期翻新了校舍，教室里换上了新的桌椅和黑板，操场上也铺好了新的跑道。",
    ),
)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A page of two stories of two columns each."""
    items = [{"kind": "folio", "text": "第 1 版", "source_lines": {"text": [1]}}]
    items += [
        {
            "kind": "article",
            "headline": headline,
            "body": [{"type": "paragraph", "text": body}],
            "source_lines": {"headline": [head], "body": list(lines)},
        }
        for headline, head, lines, body in STORIES
    ]
    page = {"source": "page.txt", "date": "2001-01-01", "style": "plain", "extractor": "none", "items": items}
    (tmp_path / "page.json").write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "page.json"


def long_page(folder: Path) -> Path:
    """A page of one story whose lines are numbered, in three blocks."""
    lines = [f"第{at:02d}行说的是今年果园里的收成" for at in range(LONG)]
    texts = ["果园丰收", *lines[: LONG // 3], "", *lines[LONG // 3 : LONG // 2], "", *lines[LONG // 2 :]]
    article = {
        "kind": "article",
        "headline": "果园丰收",
        "body": [{"type": "paragraph", "text": "".join(lines)}],
        "source_lines": {"headline": [1], "body": [at for at, text in enumerate(texts, 1) if text in lines]},
    }
    page = {"source": "page.txt", "date": "2001-01-01", "style": "plain", "extractor": "none", "items": [article]}
    (folder / "page.json").write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
    (folder / "page.txt").write_text("\n".join(texts), encoding="utf-8")
    return folder / "page.json"


def told(path: Path) -> list[list[str]]:
    """The stories of a gold page, line by line in reading order."""
    (page,) = gold_pages([path])
    return [[page.pieces[at].text for at in story] for story in page.stories]


def test_a_page_without_its_blank_lines_has_the_same_stories(gold: Path, tmp_path: Path) -> None:
    (found,) = without_blanks([gold], tmp_path / "unspaced")

    assert text_of(found).read_text(encoding="utf-8").split() == TEXT.split()
    assert "\n\n" not in text_of(found).read_text(encoding="utf-8").strip()
    assert told(found) == told(gold)
    assert json.loads(found.read_text(encoding="utf-8"))["extractor"] == "none unspaced"


def test_columns_of_neighbouring_stories_take_turns(gold: Path, tmp_path: Path) -> None:
    (found,) = interleaved([gold], tmp_path / "interleaved")

    blocks = text_of(found).read_text(encoding="utf-8").strip().split("\n\n")
    assert [block.split("\n")[0] for block in blocks] == [
        "第 1 版",
        "果园丰收",
        "校舍翻新",
        "停下来看看，有的还要买几斤",
        "桌椅和黑板，操场上也铺好了",
    ]
    assert told(found) == told(gold)


def test_columns_side_by_side_are_read_across(tmp_path: Path) -> None:
    (found,) = across([long_page(tmp_path)], tmp_path / "across")

    page = page_of([SourceLine(at, text) for at, text in enumerate(BREAK.split(text_of(found).read_text()), 1)])
    assert page.is_parted
    assert told(found) == told(tmp_path / "page.json")
    numbers = [int(text) for text in re.findall(r"第(\d+)行", text_of(found).read_text(encoding="utf-8"))]
    assert sorted(numbers) == list(range(LONG))
    assert numbers != sorted(numbers)


@pytest.mark.parametrize(
    "variant",
    [without_blanks, interleaved, across, bylines_above, bylines_listed, in_written_order, scattered, half_parted],
)
def test_printed_pages_are_left_as_they_are(gold: Path, tmp_path: Path, variant) -> None:
    page = json.loads(gold.read_text(encoding="utf-8"))
    gold.write_text(json.dumps({**page, "style": PRINTED}, ensure_ascii=False), encoding="utf-8")

    assert variant([gold], tmp_path / "variant") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("paper", ["■记者 张三\n校舍翻新"]), ("one", ["■记者 张三", "校舍翻新"])],
    ids=["in one block", "apart"],
)
def test_a_byline_is_put_above_its_headline(gold: Path, tmp_path: Path, name: str, expected: list[str]) -> None:
    page = json.loads(gold.read_text(encoding="utf-8"))
    page["items"][-1]["source_lines"]["byline"] = [TEXT.count("\n") + 1]
    page["source"] = f"{name}.txt"
    (tmp_path / f"{name}.txt").write_text(f"{TEXT}■记者 张三\n", encoding="utf-8")
    (tmp_path / f"{name}.json").write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")

    (found,) = bylines_above([tmp_path / f"{name}.json"], tmp_path / "above")

    blocks = text_of(found).read_text(encoding="utf-8").strip().split("\n\n")
    assert any(block.startswith(expected[-1]) for block in blocks)
    assert "\n\n".join(expected) in "\n\n".join(blocks)
    assert told(found) == told(gold)


def test_a_page_without_bylines_has_none_to_put_above(gold: Path, tmp_path: Path) -> None:
    assert bylines_above([gold], tmp_path / "above") == []


@pytest.mark.parametrize(("name", "place"), [("one", 0), ("paper", -1)], ids=["above all else", "below"])
def test_bylines_are_put_in_a_list_in_the_order_of_their_headlines(
    gold: Path, tmp_path: Path, name: str, place: int
) -> None:
    page = json.loads(gold.read_text(encoding="utf-8"))
    last = TEXT.count("\n") + 1
    for item, line in zip(page["items"][1:], (last + 2, last), strict=True):
        item["source_lines"]["byline"] = [line]
    page["source"] = f"{name}.txt"
    (tmp_path / f"{name}.txt").write_text(f"{TEXT}■记者 李四\n\n■记者 张三\n", encoding="utf-8")
    (tmp_path / f"{name}.json").write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")

    (found,) = bylines_listed([tmp_path / f"{name}.json"], tmp_path / "listed")

    blocks = text_of(found).read_text(encoding="utf-8").strip().split("\n\n")
    listed = blocks[:2] if place == 0 else blocks[-2:]
    assert listed == ["■记者 张三", "■记者 李四"]
    assert told(found) == told(gold)


def test_a_single_byline_makes_no_list(gold: Path, tmp_path: Path) -> None:
    assert bylines_listed([gold], tmp_path / "listed") == []


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("below", ["果园丰收", "■记者 李四", "张三家的", "带回家去", "校舍翻新", "李四所在"]),
        ("after", ["果园丰收", "张三家的", "带回家去", "■记者 李四", "校舍翻新", "李四所在"]),
        ("body-first", ["张三家的", "带回家去", "果园丰收", "■记者 李四", "李四所在", "校舍翻新"]),
        ("heads-first", ["果园丰收", "■记者 李四", "校舍翻新", "张三家的", "带回家去", "李四所在"]),
        ("loose", ["果园丰收", "张三家的", "校舍翻新", "李四所在", "■记者 李四"]),
    ],
)
def test_a_page_is_written_as_its_style_has_it(gold: Path, tmp_path: Path, style: str, expected: list[str]) -> None:
    page = json.loads(gold.read_text(encoding="utf-8"))
    page["items"][1]["source_lines"]["byline"] = [TEXT.count("\n") + 2]
    page["items"].append({"kind": "advertisement", "source_lines": {"text": [TEXT.count("\n") + 1]}})
    gold.write_text(json.dumps({**page, "style": style}, ensure_ascii=False), encoding="utf-8")
    text_of(gold).write_text(f"{TEXT}报名热线：85000000\n■记者 李四\n", encoding="utf-8")

    (found,) = in_written_order([gold], tmp_path / "written")

    lines = text_of(found).read_text(encoding="utf-8").strip().split("\n")
    at = [next(at for at, line in enumerate(lines) if line.startswith(start)) for start in expected]
    assert at == sorted(at)
    assert "" not in lines
    assert told(found) == told(gold)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("page", ["桌椅", "校舍", "停下", "果园", "第 1"]),
        ("market", ["停下", "校舍", "果园", "第 1", "桌椅"]),
    ],
    ids=["from the last to the first", "anywhere"],
)
def test_blocks_are_scattered(gold: Path, tmp_path: Path, name: str, expected: list[str]) -> None:
    page = json.loads(gold.read_text(encoding="utf-8"))
    (tmp_path / f"{name}.json").write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")

    (found,) = scattered([tmp_path / f"{name}.json"], tmp_path / "scattered")

    blocks = text_of(found).read_text(encoding="utf-8").strip().split("\n\n")
    assert [first for block, first in zip(blocks, expected, strict=True) if block.startswith(first)] == expected
    assert told(found) == told(gold)


def test_half_of_the_blank_lines_are_lost(gold: Path, tmp_path: Path) -> None:
    (found,) = half_parted([gold], tmp_path / "halved")

    lines = text_of(found).read_text(encoding="utf-8").split("\n")
    assert [line for line in lines if line] == [line for line in TEXT.split("\n") if line]
    assert 0 < lines[:-1].count("") < TEXT.strip().split("\n").count("")
    assert told(found) == told(gold)


def test_the_columns_of_a_story_change_places_below_its_headline(tmp_path: Path) -> None:
    page = json.loads(long_page(tmp_path).read_text(encoding="utf-8"))
    (tmp_path / "first.json").write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")

    (found,) = scattered([tmp_path / "first.json"], tmp_path / "scattered")

    numbers = [int(text) for text in re.findall(r"第(\d+)行", text_of(found).read_text(encoding="utf-8"))]
    thirds = range(LONG // 3), range(LONG // 2, LONG), range(LONG // 3, LONG // 2)
    assert numbers == [number for third in thirds for number in third]
    assert told(found) == told(tmp_path / "first.json")


def test_a_page_read_across_has_no_columns_to_take_turns(gold: Path, tmp_path: Path) -> None:
    page = json.loads(gold.read_text(encoding="utf-8"))
    gold.write_text(json.dumps({**page, "style": "woven"}, ensure_ascii=False), encoding="utf-8")

    assert interleaved([gold], tmp_path / "variant") == []


def test_some_pages_of_a_folder_may_be_left_out(gold: Path, tmp_path: Path) -> None:
    page = json.loads(gold.read_text(encoding="utf-8"))
    (gold.parent / "second.json").write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")

    assert main([str(gold.parent), str(tmp_path / "variants"), "--every", "2"]) == 0

    assert [path.name for path in (tmp_path / "variants" / "unspaced").glob("*.json")] == ["page.json"]


def test_all_variants_of_a_folder_are_written(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "variants"

    assert main([str(gold.parent), str(folder)]) == 0

    assert sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/*")) == [
        "across/page.json",
        "across/page.txt",
        "halved/page.json",
        "halved/page.txt",
        "interleaved/page.json",
        "interleaved/page.txt",
        "scattered/page.json",
        "scattered/page.txt",
        "unspaced/page.json",
        "unspaced/page.txt",
        "written/page.json",
        "written/page.txt",
    ]
    assert capsys.readouterr().out.splitlines() == [
        "unspaced: 1 pages of 1",
        "interleaved: 1 pages of 1",
        "across: 1 pages of 1",
        "above: 0 pages of 1",
        "listed: 0 pages of 1",
        "written: 1 pages of 1",
        "scattered: 1 pages of 1",
        "halved: 1 pages of 1",
    ]
