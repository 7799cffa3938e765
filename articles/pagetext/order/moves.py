"""Moves: how an extractor went through the columns that a story is taken to fill.

It reads what is set in columns either one after the other or, where boxes of neighbouring columns begin at one height,
row by row: then the order of the file is not that of the story, but every step in it goes to the right at one height
or back to the left below. An order of a story for whose columns the file makes no sense is not the true one.

Which of the two it does depends on the boxes: extractors that see none in the file make them out of lines that stand
close, and join those first that leave least room between them (pdfminer.six says so of its groups of boxes). So two
boxes side by side are read one after the other if they begin and end at one height, the sooner the lower they are; and
the first of a story, which often has the head above it in one box, is followed by whatever stands beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

LEVEL: Final = 1
"""Lines by which two places may differ in height and still be level: a subhead takes more room than a line."""
MOST: Final = 3
"""Moves of a kind from which more say nothing new."""
LOW, MIDDLING = 3, 6
"""Lines of the lower one of two boxes up to which both are taken for low, and for of middling height."""
ON: Final = "on"
"""The move to what is read next, in the same column."""
BESIDE, TO_THE_TOP, BELOW_LEFT = "right, level", "right, to the top", "left, below"
"""How moves begin that make sense, row by row or column by column."""


class Box(NamedTuple):
    """Lines of a story that stand together in the file."""

    lines: int
    place: int
    """Where in the file."""


class _Place(NamedTuple):
    """Where a box stands in the columns."""

    column: int
    top: int
    """Lines of its column above it."""
    foot: int
    """Lines of its column down to its end."""
    turn: int
    """When it is read."""
    file: int
    """Where it stands in the file."""
    is_last: bool
    """Its column ends with it, and another one follows."""


def moves(boxes: Sequence[Box], ends: Sequence[int]) -> tuple[tuple[str, float], ...]:
    """The moves of an extractor through the boxes of a story, as named features.

    Args:
        boxes: in reading order; one in which a column ends is taken for two.
        ends: lines of the story before the end of each column but the last.
    Returns:
        How often each kind of move was made, `MOST` at most, and whether all of them make sense.
    """
    order = sorted(_places(boxes, ends), key=lambda place: place.file)
    found = Counter(_move(here, there) for here, there in pairwise(order))
    del found[ON]
    odd = sum(count for move, count in found.items() if not move.startswith((BESIDE, TO_THE_TOP, BELOW_LEFT)))
    if odd:
        whole = f"{min(MOST, odd)} odd moves"
    else:
        in_rows = all(any(move.startswith(kind) for move in found) for kind in (BESIDE, BELOW_LEFT))
        whole = "row by row" if in_rows else "column by column"
    return (*((move, float(min(MOST, count))) for move, count in found.items()), (whole, 1.0))


def _places(boxes: Sequence[Box], ends: Sequence[int]) -> list[_Place]:
    tops = (0, *ends)
    found: list[_Place] = []
    begin = 0
    for lines, place in boxes:
        foot = begin + lines
        for top, end in pairwise((begin, *(at for at in ends if begin < at < foot), foot)):
            column = bisect_right(ends, top)
            above = tops[column]
            found.append(_Place(column, top - above, end - above, len(found), place + top - begin, end in ends))
        begin = foot
    return found


def _move(here: _Place, there: _Place) -> str:
    """The kind of a move from one box to the next in the file."""
    if there.column == here.column:
        if there.turn == here.turn + 1:
            return ON
        return "down, past others" if there.turn > here.turn else "up"
    low = min(here.foot - here.top, there.foot - there.top)
    if there.column > here.column:
        if abs(there.top - here.top) <= LEVEL:
            far = ", past a column" if there.column > here.column + 1 else ""
            return f"{BESIDE}, {_likeness(here, there)}, {_height(low) if here.turn else 'the first'}{far}"
        if not there.top:
            return f"{TO_THE_TOP}, from {'the foot' if here.is_last else 'above others'}"
        return "right, lower" if there.top > here.top else "right, higher"
    if there.top < here.foot - LEVEL:
        return "left, not below"
    far = ", far" if there.top > here.foot + LEVEL else ""
    return f"{BELOW_LEFT}{far}{', low' if low <= LOW else ''}"


def _likeness(here: _Place, there: _Place) -> str:
    """Whether two boxes end at one height."""
    apart = abs(here.foot - there.foot)
    return "as deep" if not apart else "nearly as deep" if apart <= LEVEL else "not as deep"


def _height(lines: int) -> str:
    return "low" if lines <= LOW else "middling" if lines <= MIDDLING else "high"
