"""Whether an extractor gave the columns of a story one after the other."""

from __future__ import annotations

import pytest

from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.habits import habit_of
from articles.pagetext.order.pieces import Piece, pieces_of
from articles.pagetext.values import Role, SourceLine

CUT = "某村的桥昨天上午通车，村民从四面八"
"""A full line that ends in mid-sentence."""


def pieces(*blocks: int, blank: str = "\n\n") -> tuple[Piece, ...]:
    """The lines of blocks of some sizes."""
    texts = blank.join("\n".join([CUT] * size) for size in blocks).split("\n")
    lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
    return pieces_of(lines, {line.number: Role.BODY for line in lines if line.text})


def chunks(found: tuple[Piece, ...], *sizes: int) -> list[Chunk]:
    ends = [sum(sizes[: at + 1]) for at in range(len(sizes))]
    return [Chunk(found[end - size : end]) for end, size in zip(ends, sizes, strict=True)]


@pytest.mark.parametrize(
    ("chances", "habit"),
    [((0.9, 0.9), "next"), ((0.9, 0.2), "either"), ((0.1, 0.3), "far")],
)
def test_the_habit_is_told_by_blocks_that_end_in_mid_sentence(chances: tuple[float, float], habit: str) -> None:
    found = pieces(4, 4, 4)
    near = dict(zip(((3, 4), (7, 8)), chances, strict=True))

    assert habit_of(chunks(found, 4, 4, 4)[:2], near) == habit


def test_blocks_that_were_joined_go_on_in_the_next() -> None:
    assert habit_of(chunks(pieces(4, 4, 4, 4), 12, 4)[:1], {(11, 12): 0.9}) == "next"


def test_one_block_tells_no_habit_but_the_usual() -> None:
    assert habit_of(chunks(pieces(4, 4), 4, 4)[:1], {}) == "next"


def test_where_most_lines_are_parted_the_page_was_read_across() -> None:
    found = pieces(*[1] * 22, 2)

    assert habit_of(chunks(found, *[1] * 22, 2), {}) == "across"


def test_without_blank_lines_no_block_is_known_to_end() -> None:
    found = pieces(4, 4, 4, blank="\n")

    assert habit_of(chunks(found, 4, 4, 4), {(3, 4): 0.9, (7, 8): 0.9}) == "open"
