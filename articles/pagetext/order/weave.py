"""The weave: what the likely links around a link say of it.

Where an extractor read across columns, lines stand in the order of their height on the page. So streams run side
by side: the steps of neighbouring links agree, and of two links that begin one after the other the first also ends
first. One link inside another is a sign that one of them is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from articles.pagetext.cover import Features, Link, Odds, Problem, capped
from articles.pagetext.order.alignment import aligned, open_ends
from articles.pagetext.order.links import AHEAD, BACK

LIKELY: Final = 0.05
"""Probability from which a link counts as a witness."""

STAY, NEXT, JUMP = 0.94, 0.02, 0.002
"""Probability that the number of columns side by side stays from one piece to the next, grows or falls by one, or
becomes any number."""

STRAY: Final = 0.03
"""What a piece shows for every step: its column may end here, and the first look may be wrong."""

UNLIKELY: Final = 0.002
"""Probability below which a link is given up after the first look."""


NAMES: Final = tuple(
    (
        f"first look {step}",
        f"agrees {step}",
        f"nearly agrees {step}",
        f"steady step {step}",
        f"steady step before {step}",
    )
    for step in ("back", "1", "2", "3")
)
"""Names of the features of a link that goes back, or 1, 2, 3 and more pieces ahead."""


def weave_problem(problem: Problem, odds: Odds) -> Problem:
    """Look at the links of `problem`, a list, again: in the light of the odds found for them and their neighbours."""
    chances, in_turn = odds.chances(), aligned(odds)
    weave = Weave(chances, len(problem.starts))
    links = (
        (a, b, [*features, *weave.features((a, b)), *_turn(b - a, in_turn.get((a, b), 0.0))])
        for a, b, features in problem.links
        if chances.get((a, b), 0.0) >= UNLIKELY
    )
    ends, starts = open_ends(len(problem.starts), in_turn)
    return replace(
        problem,
        links=links,
        ends=[[*features, ("end, in turn", capped(end))] for features, end in zip(problem.ends, ends, strict=True)],
        starts=[
            [*features, ("start, in turn", capped(start))]
            for features, start in zip(problem.starts, starts, strict=True)
        ],
    )


def _turn(step: int, chance: float) -> Features:
    """Evidence for a link that no column overtakes another by it."""
    return [(f"in turn {min(step, 3)}", capped(chance))] if step > 0 else []


def likely(problem: Problem, chances: Mapping[Link, float]) -> Problem:
    """The problem without the links that are given up."""
    return replace(problem, links=[link for link in problem.links if chances.get(link[:2], 0.0) >= UNLIKELY])


class Weave:
    """The local links of a page with their probabilities at first look."""

    def __init__(self, chances: Mapping[Link, float], size: int) -> None:
        self._chances = chances
        self._from: list[list[tuple[int, float]]] = [[] for _ in range(size)]
        for (a, b), chance in chances.items():
            if chance >= LIKELY:
                self._from[a].append((b, chance))
        self._size = size
        self._steady = _steady_steps(chances, size)

    def features(self, link: Link) -> Features:
        """Evidence for one local link in those around it."""
        a, b = link
        step = b - a
        first, agrees, nearly, steady, before = NAMES[min(step, 3) if step > 0 else 0]
        found: Features = [
            (first, capped(self._chances[link])),
            (agrees, self._agreement(a, b, 0)),
            (nearly, max(self._agreement(a, b, -1), self._agreement(a, b, 1))),
            ("inside or around", min(2.0, self._nested(a, b))),
            (steady, capped(self._steadiness(a, step))),
            (before, capped(self._steadiness(b, step))),
        ]
        if step > 1:
            found.append(("skips loose lines", self._skipped(a, b)))
        return found

    def _steadiness(self, at: int, step: int) -> float:
        return self._steady[at][step - 1] if 0 < step <= AHEAD else 0.0

    def _agreement(self, a: int, b: int, slant: int) -> float:
        """Mean probability of the links of the same step (give or take `slant`) before, beside and after."""
        step = b - a + slant
        get = self._chances.get
        return (
            get((a - step, a), 0.0)
            + get((b, b + step), 0.0)
            + get((a - 1, a - 1 + step), 0.0)
            + get((a + 1, a + 1 + step), 0.0)
        ) / 4

    def _nested(self, a: int, b: int) -> float:
        """Expected number of links that lie inside this one or around it."""
        low, high = min(a, b), max(a, b)
        total = 0.0
        for some in self._from[low + 1 : high]:
            if some:
                total += sum([chance for other, chance in some if low < other < high])
        for some in self._from[max(0, high - AHEAD) : low]:
            if some:
                total += sum([chance for other, chance in some if other > high])
        for some in self._from[high + 1 : low + BACK + 1]:
            if some:
                total += sum([chance for other, chance in some if other < low])
        return total

    def _skipped(self, a: int, b: int) -> float:
        """Share of the pieces between that go on beyond `b`, as the lines of other columns do."""
        between = self._from[a + 1 : b]
        on = sum([min(1.0, sum([chance for other, chance in some if other > b])) for some in between])
        return on / len(between)


def _steady_steps(chances: Mapping[Link, float], size: int) -> list[list[float]]:
    """For each piece the probability that the streams around it advance by 1, 2, … pieces at a time.

    The step is the number of columns that stand side by side; it changes only where one begins or ends. So it is
    the hidden state of a chain (forward-backward), seen through the likely successors of each piece.
    """
    seen = [[STRAY] * AHEAD for _ in range(size)]
    for (a, b), chance in chances.items():
        if 0 < b - a <= AHEAD:
            seen[a][b - a - 1] = STRAY + chance
    forward = _sweep(seen)
    backward = _sweep(seen[::-1])[::-1]
    found = []
    for one, other, own in zip(forward, backward, seen, strict=True):
        # Both sweeps have seen the piece itself; what it shows must count once.
        joint = [f * b / s for f, b, s in zip(one, other, own, strict=True)]
        total = sum(joint)
        found.append([value / total for value in joint])
    return found


def _sweep(seen: Sequence[Sequence[float]]) -> list[list[float]]:
    """One direction of forward-backward, normalised at each piece."""
    found: list[list[float]] = []
    last = [1.0 / AHEAD] * AHEAD
    for row in seen:
        fewer, more = [0.0, *last], [*last[1:], 0.0]
        values = [
            (STAY * same + NEXT * (less + greater) + JUMP) * chance
            for same, less, greater, chance in zip(last, fewer, more, row, strict=False)
        ]
        total = sum(values)
        last = [value / total for value in values]
        found.append(last)
    return found
