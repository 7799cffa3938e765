"""Blocks of a body whose line breaks are kept, and lines that open a paragraph: the cases stand in `cases/`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from articles.pagetext import read_page
from articles.pagetext.opening import jump_before, jump_behind
from articles.pagetext.paragraphs import Joint, Piece
from articles.pagetext.passages import passages

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("passages.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_body_is_cut_into_passages(case: dict[str, Any]) -> None:
    lines = case["text"].strip("\n").split("\n")
    pieces = [Piece(n, text, whole=True, gap_before=False) for n, text in enumerate(lines, 1)]
    cuts = [Joint(0.0, ()) for _ in pieces[1:]]

    found = passages(pieces, cuts, set())

    assert [[passage.kind.value, passage.text] for passage in found] == case["passages"]
    assert [piece for passage in found for piece in passage.pieces] == pieces


def test_verse_and_table_stay_in_their_story() -> None:
    text = """
桥通车了

■记者 张三

本报讯 昨天上午，某村的新桥通车了，村民
们从四面八方走上新的桥头，看河水从桥下
流过。桥是去年开始修建的，全长一百二十
米，宽七米，能让两辆车并排开过去。
村里的老人写了一首诗，贴在桥头的墙上。
新桥横在水中央，
两岸人家喜气扬。
从此进城不绕道，
一车蔬菜一车香。
来往的人都停下来读一读，说写得好。桥边
还立了一块石碑，碑上刻着捐款人的名字。
张三丰    500元     3月1日
李四光    300元     3月2日
王五常    200元     3月4日
"""

    draft = read_page("page.txt", text.encode())

    assert [[block.kind.value for block in story.body] for story in draft.stories] == [
        ["paragraph", "verse", "paragraph", "table"]
    ]


@pytest.mark.parametrize(
    ("text", "rest", "label"),
    [
        ("桥通车了。（下转第四版）", "桥通车了。", "4"),
        ("桥通车了，村民们【紧转2版】", "桥通车了，村民们", "2"),
        ("桥通车了。（相关报道见第十版）", "桥通车了。（相关报道见第十版）", ""),
        ("桥通车了。（下转手续很快办完）", "桥通车了。（下转手续很快办完）", ""),
    ],
)
def test_jump_at_the_end_of_the_last_line(text: str, rest: str, label: str) -> None:
    assert jump_behind(text) == (rest, label)


def test_jump_before_the_first_words() -> None:
    assert jump_before("（上接第一版）都来看河水。") == ("都来看河水。", "1")
    assert jump_before("（上接昨日的话题）都来看河水。") == ("（上接昨日的话题）都来看河水。", "")
