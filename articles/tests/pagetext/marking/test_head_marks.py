"""Lines that are heads for where they stand."""

from __future__ import annotations

import pytest

from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.head_marks import headed
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine

COLUMN = (
    "清晨的河边总是很安静。我沿着石板路慢",
    "慢走过去，看见老人在树下打拳，孩子背着",
    "书包跑过小桥，河水绿得像一块玉，上面浮",
)


def label_of(row: str, *rows: str) -> Label:
    """What a row that was taken for a body's is called; `rows` are those of the page, blank ones included, bylines with
    their mark."""
    lines = [SourceLine(at, text) for at, text in enumerate(rows, 1)]
    marks = {
        line.number: Mark(Label.BYLINE if line.text.startswith("□") else Label.BODY, 1.0, Label.BODY, 0.0)
        for line in lines
        if line.text
    }
    number = next(line.number for line in lines if line.text == row)
    return headed(page_of(lines), marks)[number].label


@pytest.mark.parametrize("gap", [("",), ()], ids=["blank lines", "none"])
def test_a_narrow_line_between_a_sentence_and_a_byline_is_a_headline(gap: tuple[str, ...]) -> None:
    rows = (*COLUMN, "着几只白鸭。", *gap, "读书的乐趣", *gap, "□李四", *gap, *COLUMN)

    assert label_of("读书的乐趣", *rows) is Label.HEADLINE


@pytest.mark.parametrize(
    "rows",
    [
        (*COLUMN, "", "读书的乐趣", "", "□李四", "", *COLUMN),
        ("读书的乐趣", "", "□李四", "", *COLUMN, "着几只白鸭。"),
        (*COLUMN, "着几只白鸭。", "读书的乐趣", "", "□李四", "", *COLUMN),
    ],
    ids=["goes on with the line above", "begins the file", "in one block with the sentence"],
)
def test_other_lines_above_a_byline_are_left_alone(rows: tuple[str, ...]) -> None:
    assert label_of("读书的乐趣", *rows) is Label.BODY


def test_the_end_of_a_sentence_is_no_headline() -> None:
    rows = (*COLUMN, "着几只白鸭。", "", "真是安静。", "", "□李四", "", *COLUMN)

    assert label_of("真是安静。", *rows) is Label.BODY


def labels_of(*rows: tuple[Label, str]) -> list[Label]:
    lines = [SourceLine(at, text) for at, (_, text) in enumerate(rows, 1)]
    marks = {at: Mark(label, 1.0, label, 0.0) for at, (label, text) in enumerate(rows, 1) if text}
    found = headed(page_of(lines), marks)
    return [found[at].label for at in sorted(found)]


def test_a_title_on_a_page_without_a_photo_is_a_headline() -> None:
    body = tuple((Label.BODY, line) for line in COLUMN)
    caption = ((Label.CAPTION, "村民走过新桥。"), (Label.CREDIT, "张三 摄"))

    assert labels_of((Label.TITLE, "温暖来自身边"), *body)[0] is Label.HEADLINE
    assert labels_of((Label.TITLE, "新桥通车"), *caption, *body)[0] is Label.TITLE


def test_a_kicker_alone_above_a_list_is_its_headline() -> None:
    names = tuple((Label.BODY, f"{first}  李四光  王五常  赵六安") for first in ("张三丰", "孙七一", "周八方"))
    alone = ((Label.KICKER, "先进个人名单"), (Label.BODY, ""), *names)
    headed_already = ((Label.KICKER, "表彰大会举行"), (Label.HEADLINE, "先进个人名单"), (Label.BODY, ""), *names)

    assert labels_of(*alone)[0] is Label.HEADLINE
    assert labels_of(*headed_already)[:2] == [Label.KICKER, Label.HEADLINE]
