"""The habit of an extractor: whether it gave the columns of a story one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from articles.pagetext.cover import Link
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.pieces import UNKNOWN

FEWEST: Final = 2.0
"""Blocks that end in mid-sentence, from which they tell a habit."""
USUAL, SELDOM = 0.7, 0.4
"""Share of such blocks that go on in the next one, from which columns stand in order, and below which they do not."""


def habit_of(chunks: Sequence[Chunk], near: Mapping[Link, float]) -> str:
    """How a block goes on that ends in mid-sentence: "next" (as a rule in the next one in the file; so is a page taken
    that has few), "far" or "either"; "across" where most lines are parted, "open" where no blank lines tell where
    blocks end.

    Args:
        chunks: of the page.
        near: probability of links between pieces.
    """
    beside = {side for chunk in chunks for piece in chunk.pieces for side in (piece.before, piece.after)}
    if UNKNOWN & beside:
        return "open" if "open" in beside else "across"
    inside = sum(chunk.joints_in_next for chunk in chunks)
    ends = [near.get((chunk.tail.index, chunk.tail.index + 1), 0.0) for chunk in chunks if chunk.tail.is_cut]
    count = inside + len(ends)
    if count < FEWEST:
        return "next"
    share = (inside + sum(ends)) / count
    return "next" if share >= USUAL else "far" if share < SELDOM else "either"
