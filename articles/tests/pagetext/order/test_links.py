"""Links: which lines may follow which within a column."""

from __future__ import annotations

import pytest

from articles.pagetext.learnt import shipped
from articles.pagetext.order.links import local_links
from articles.pagetext.order.pieces import pieces_of
from articles.pagetext.text.language import Language
from articles.pagetext.values import Role, SourceLine


def links(*texts: str) -> set[tuple[int, int]]:
    """Pairs of body lines, by their positions, that may follow each other."""
    lines = [SourceLine(number, text) for number, text in enumerate(texts, 1)]
    pieces = pieces_of(lines, {line.number: Role.BODY for line in lines})
    return set(local_links(pieces, Language(shipped().order.table)))


@pytest.mark.parametrize(
    "signature",
    [
        ("明年还要再修一座桥。（记者", "张三丰 李四光 通讯员 王五", "常）"),
        ("本报讯（记者 张三丰 李", "四光 通讯员 王五常）新的", "桥昨天通车。"),
    ],
)
def test_a_byline_in_brackets_goes_on_in_the_next_line_and_nowhere_else(signature: tuple[str, ...]) -> None:
    found = links("河水从两岸的山脚下慢慢流", *signature, "孩子们在桥头放起了风筝。", "老人们都说这座桥修得好。")

    assert {(a, b) for a, b in found if a == 1 or b == 2} == {(1, 2)}


def test_a_line_of_no_names_does_not_go_on_with_a_byline() -> None:
    found = links("明年还要再修一座桥。（记者", "河水从两岸的山脚下慢慢流", "张三丰 李四光）", "孩子们在桥头放风筝。")

    assert {b for a, b in found if a == 0} > {1, 2}
