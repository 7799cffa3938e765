"""How two columns stand to each other where an extractor read across them, and where it did not."""

from __future__ import annotations

from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.columns import Columns
from articles.pagetext.order.pieces import pieces_of
from articles.pagetext.values import Role, SourceLine

LEFT = ("甲村的图书室昨天开门迎客", "三千册新书摆上了书架供人", "管理员每天守到晚上九点钟")
RIGHT = ("村民李四说往后看书不用再", "走远路到镇上去借阅了这样", "方便的事从前想也不敢去想")


def columns(lines: list[str], *runs: tuple[int, ...]) -> Columns:
    """The columns of lines, with one chunk for each run of line positions and sure links inside the first two runs."""
    source = [SourceLine(at, text) for at, text in enumerate(lines, 1)]
    pieces = pieces_of(source, dict.fromkeys(range(1, len(lines) + 1), Role.BODY))
    chunks = [Chunk((pieces[at],)) for run in runs for at in run]
    first = len(runs[0])
    links = [(k, k + 1) for k in range(len(chunks) - 1) if k + 1 != first]
    return Columns(chunks, dict.fromkeys(links, 0.9))


def names(found: Columns, a: int, b: int) -> set[str]:
    return {name for name, _ in found.features(a, b)}


def test_columns_read_across_begin_side_by_side():
    woven = [line for pair in zip(LEFT, RIGHT, strict=True) for line in pair]
    found = columns(woven, (0, 2, 4), (1, 3, 5))

    assert "columns side by side" in names(found, 2, 3)
    assert "columns side by side 1" in names(found, 2, 3)


def test_columns_read_one_after_the_other_do_not():
    found = columns([*LEFT, *RIGHT], (0, 1, 2), (3, 4, 5))

    assert names(found, 2, 3) == {"columns apart"}


def test_only_a_columns_end_is_compared_with_a_columns_beginning():
    woven = [line for pair in zip(LEFT, RIGHT, strict=True) for line in pair]
    found = columns(woven, (0, 2, 4), (1, 3, 5))

    assert not names(found, 0, 3)
    assert not names(found, 2, 4)
    assert not names(found, 2, 0)
