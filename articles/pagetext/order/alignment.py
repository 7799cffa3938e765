"""Alignment: which pieces near by follow each other as long as no column overtakes another.

Where an extractor read across columns, lines stand in the order of their height. So of columns that stand side by
side the one that had its turn first has the next turn first: pieces and their successors stand in the same order.
What single links say is weighed here under that rule, over all ways to pair pieces with successors (forward-backward).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from articles.pagetext.cover import Link, Odds

OPEN: Final = 14
"""Columns that may be open at a time: more than any page has, for one that has ended may be noticed late."""

TRUST: Final = 0.6
"""Exponent of the odds: both ends of a link have seen the same evidence, which must not count twice."""

LEAST: Final = 1e-9
"""Share below which none counts as less: the rule is no law, so nothing may be impossible."""

Row = list[float]
"""Weight of each number of open columns."""


def aligned(odds: Odds) -> dict[Link, float]:
    """Probability of each link ahead, of at most `OPEN` pieces, under the rule."""
    size = len(odds.ends)
    ends = [max(share, LEAST) ** TRUST for share in odds.ends]
    starts = [max(share, LEAST) ** TRUST for share in odds.starts]
    steps = _steps(odds)
    forward = _forward(ends, starts, steps)
    found: dict[Link, float] = {}
    going, ended = _blank(), _blank()
    going[0] = ended[0] = 1.0
    for at in range(size - 1, -1, -1):
        here = forward[at]
        weights = {step: here[step] * weight * going[step] for step, weight in steps[at].items()}
        total = sum(weights.values()) + sum(here[step] * ends[at] * ended[step - 1] for step in range(1, OPEN + 1))
        if total > 0.0:
            found.update({(at, at + step): weight / total for step, weight in weights.items()})
        going, ended = _backward(at, ends[at], starts, steps[at], going, ended)
    return found


def open_ends(size: int, chances: Mapping[Link, float]) -> tuple[Row, Row]:
    """For each piece the probability that it has no successor in `chances`, and that it has no predecessor."""
    ends, starts = [1.0] * size, [1.0] * size
    for (a, b), chance in chances.items():
        ends[a] -= chance
        starts[b] -= chance
    return ends, starts


def _blank() -> Row:
    return [0.0] * (OPEN + 2)


def _steps(odds: Odds) -> list[dict[int, float]]:
    """For each piece the weight of each link ahead, by its length."""
    found: list[dict[int, float]] = [{} for _ in odds.ends]
    for (a, b), share in odds.after.items():
        if 0 < b - a <= OPEN:
            found[a][b - a] = max(share * odds.before[a, b], LEAST) ** TRUST
    return found


def _forward(ends: Row, starts: Row, steps: list[dict[int, float]]) -> list[Row]:
    """For each piece, before its successor is chosen, the weight of all ways so far by the number of open columns.

    Columns begin before others end, so that each way is counted once; only where none is open the order is free.
    """
    size = len(ends)
    found: list[Row] = []
    going, ended = _blank(), _blank()
    going[0] = 1.0
    for at in range(size):
        going[1] += ended[0] * starts[at]
        for count in range(OPEN):
            if at + count < size:
                going[count + 1] += going[count] * starts[at + count]
        total = sum(going) + sum(ended)
        here = [(a + b) / total for a, b in zip(going, ended, strict=True)]
        found.append(here)
        going, ended = _blank(), _blank()
        for count in range(1, OPEN + 1):
            ended[count - 1] = here[count] * ends[at]
        for step, weight in steps[at].items():
            going[step] = here[step] * weight
    return found


def _backward(at: int, end: float, starts: Row, steps: Mapping[int, float], going: Row, ended: Row) -> tuple[Row, Row]:
    """The weight of all ways on from a piece, given those from the next one: whether a column ended last or not."""
    now_going, now_ended = _blank(), _blank()
    for count in range(OPEN, -1, -1):
        own = end * ended[count - 1] + steps.get(count, 0.0) * going[count] if count else 0.0
        begun = starts[at + count] * now_going[count + 1] if at + count < len(starts) else 0.0
        now_going[count] = own + begun
        now_ended[count] = own + (begun if count == 0 else 0.0)
    top = max(now_going) or 1.0
    return [weight / top for weight in now_going], [weight / top for weight in now_ended]
