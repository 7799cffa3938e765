"""The reading order of a gold page's bodies, found again from their text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from articles.pagetext.learning.goldpages import gold_pages

BODY = "果园里的苹果今年收成好，村民都说收成好。城里来的人看了都说收成好。"
LINES = ("果园里的苹果今年", "收成好，村民都说", "收成好。城里来的", "人看了都说", "收成好。")
APPLES = "果园里的苹果今年收成好。"


def order(folder: Path, lines: tuple[str, ...], given: tuple[int, ...], body: str) -> list[str]:
    """The lines of a story, whose file has them in a given order, as gold's text has them."""
    texts = [lines[at] for at in given]
    article = {
        "kind": "article",
        "headline": "",
        "body": [{"type": "paragraph", "text": body}],
        "source_lines": {"body": list(range(1, len(texts) + 1))},
    }
    page = {"source": "page.txt", "date": "2001-01-01", "items": [article]}
    (folder / "page.json").write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
    (folder / "page.txt").write_text("\n".join(texts), encoding="utf-8")
    (found,) = gold_pages([folder / "page.json"])
    return [texts[found.pieces[at].segment.line - 1] for at in found.stories[0]]


@pytest.mark.parametrize("given", [(0, 1, 2, 3, 4), (0, 3, 1, 4, 2), (4, 3, 2, 1, 0)])
def test_a_line_that_the_body_has_more_often_stands_where_nothing_else_does(
    tmp_path: Path, given: tuple[int, ...]
) -> None:
    assert order(tmp_path, LINES, given, BODY) == list(LINES)


@pytest.mark.parametrize(
    "lines",
    [
        ("本报讯（记者 张三", "通讯员 李四）果园里的苹果", "今年收成好。"),
        ("本报讯（记者 张", "三丰 通讯员 李四光 王", "五常）果园里的苹果", "今年收成好。"),
        ("果园里的苹果", "今年收成好。（记者", "张三丰 通讯员 李", "四光）"),
    ],
)
def test_a_byline_in_brackets_stands_where_it_was_cut_out(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert order(tmp_path, lines, tuple(range(len(lines))), APPLES) == list(lines)
