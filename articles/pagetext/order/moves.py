"""Moves: how an extractor went through the columns that a story is taken to fill.

It reads what is set in columns either one after the other or, where blocks of neighbouring columns begin at one
height, row by row: then the order of the file is not that of the story, but every step in it goes to the right at one
height or back to the left below. An order of a story's chunks for whose columns the file makes no sense is not the
true one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

LEVEL: Final = 1
"""Lines by which two places may differ in height and still be level: a subhead takes more room than a line."""
MOST: Final = 3
"""Moves of a kind from which more say nothing new."""
ON: Final = "on"
"""The move to what is read next, in the same column."""
BESIDE, BELOW_LEFT = "right, level", "left, below"
"""The moves of an extractor that reads row by row."""
PLAIN: Final = frozenset({ON, BESIDE, BELOW_LEFT, "right, to the top"})
"""The moves that make sense, row by row or column by column."""


class _Place(NamedTuple):
    """Where a chunk stands in the columns."""

    column: int
    top: int
    """Lines of its column above it."""
    foot: int
    """Lines of its column down to its end, whichever column that is in."""
    turn: int
    """When it is read."""


def moves(sizes: Sequence[int], ends: Sequence[int], files: Sequence[int]) -> tuple[tuple[str, float], ...]:
    """The moves of an extractor through the chunks of a story, as named features.

    Args:
        sizes: lines of each chunk, in reading order.
        ends: lines of the story before the end of each column but the last.
        files: where each chunk stands in the file, in the same order as `sizes`.
    Returns:
        How often each kind of move was made, `MOST` at most, and whether all of them make sense.
    """
    places = _places(sizes, ends)
    order = sorted(range(len(sizes)), key=files.__getitem__)
    found = Counter(_move(places[a], places[b]) for a, b in pairwise(order))
    odd = sum(count for move, count in found.items() if move not in PLAIN)
    if odd:
        whole = f"{min(MOST, odd)} odd moves"
    else:
        whole = "row by row" if found[BESIDE] and found[BELOW_LEFT] else "column by column"
    return (*((move, float(min(MOST, count))) for move, count in found.items() if move != ON), (whole, 1.0))


def _places(sizes: Sequence[int], ends: Sequence[int]) -> list[_Place]:
    tops = (0, *ends)
    feet = list(accumulate(sizes))
    found = []
    for turn, (size, foot) in enumerate(zip(sizes, feet, strict=True)):
        column = bisect_right(tops, foot - size) - 1
        found.append(_Place(column, foot - size - tops[column], foot - tops[column], turn))
    return found


def _move(here: _Place, there: _Place) -> str:
    """The kind of a move from one chunk to the next in the file."""
    if there.column == here.column:
        if there.turn == here.turn + 1:
            return ON
        return "down, past others" if there.turn > here.turn else "up"
    lower = there.top - here.top
    if there.column > here.column:
        if abs(lower) <= LEVEL:
            return BESIDE
        return "right, to the top" if not there.top else "right, lower" if lower > 0 else "right, higher"
    if there.top >= here.foot - LEVEL:
        return BELOW_LEFT
    return "left, lower" if lower > LEVEL else "left, level" if abs(lower) <= LEVEL else "left, higher"
