"""The weave: what the likely links around a link say of it.

Where an extractor read across columns, lines stand in the order of their height on the page. So streams run side
by side: the steps of neighbouring links agree, and of two links that begin one after the other the first also ends
first. One link inside another is a sign that one of them is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from articles.pagetext.cover import Features, Link, Problem, capped
from articles.pagetext.links import AHEAD, BACK

LIKELY: Final = 0.05
"""Probability from which a link counts as a witness."""

STAY, NEXT, JUMP = 0.94, 0.02, 0.002
"""Probability that the number of columns side by side stays from one piece to the next, grows or falls by one, or
becomes any number."""

STRAY: Final = 0.03
"""What a piece shows for every step: its column may end here, and the first look may be wrong."""

UNLIKELY: Final = 0.002
"""Probability below which a link is given up after the first look."""


def weave_problem(problem: Problem, chances: Mapping[Link, float]) -> Problem:
    """Look at the links of `problem` again, in the light of the probabilities found for them and their neighbours."""
    weave = Weave(chances, len(problem.starts))
    links = [
        (a, b, features + weave.features((a, b)))
        for a, b, features in problem.links
        if chances.get((a, b), 0.0) >= UNLIKELY
    ]
    return replace(problem, links=links)


def likely(problem: Problem, chances: Mapping[Link, float]) -> Problem:
    """The problem without the links that are given up."""
    return replace(problem, links=[link for link in problem.links if chances.get(link[:2], 0.0) >= UNLIKELY])


class Weave:
    """The local links of a page with their probabilities at first look."""

    def __init__(self, chances: Mapping[Link, float], size: int) -> None:
        self._chances = chances
        self._from: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        for (a, b), chance in chances.items():
            if chance >= LIKELY:
                self._from[a].append((b, chance))
        self._size = size
        self._steady = _steady_steps(chances, size)

    def features(self, link: Link) -> Features:
        """Evidence for one local link in those around it."""
        a, b = link
        step = b - a
        name = str(min(step, 3)) if step > 0 else "back"
        found: Features = [
            (f"first look {name}", capped(self._chances[link])),
            (f"agrees {name}", self._agreement(a, b, 0)),
            (f"nearly agrees {name}", max(self._agreement(a, b, -1), self._agreement(a, b, 1))),
            ("inside or around", min(2.0, self._nested(a, b))),
            (f"steady step {name}", capped(self._steady[a].get(step, 0.0))),
            (f"steady step before {name}", capped(self._steady[b].get(step, 0.0))),
        ]
        if step > 1:
            found.append(("skips loose lines", self._skipped(a, b)))
        return found

    def _agreement(self, a: int, b: int, slant: int) -> float:
        """Mean probability of the links of the same step (give or take `slant`) before, beside and after."""
        step = b - a
        around = ((a - step - slant, a), (b, b + step + slant), (a - 1, b - 1 + slant), (a + 1, b + 1 + slant))
        return sum(self._chances.get(link, 0.0) for link in around) / 4

    def _nested(self, a: int, b: int) -> float:
        """Expected number of links that lie inside this one or around it."""
        low, high = min(a, b), max(a, b)
        total = 0.0
        for at in range(low + 1, high):
            total += sum(chance for other, chance in self._from[at] if low < other < high)
        for at in range(max(0, high - AHEAD), low):
            total += sum(chance for other, chance in self._from[at] if other > high)
        for at in range(high + 1, min(self._size, low + BACK + 1)):
            total += sum(chance for other, chance in self._from[at] if other < low)
        return total

    def _skipped(self, a: int, b: int) -> float:
        """Share of the pieces between that go on beyond `b`, as the lines of other columns do."""
        between = range(a + 1, b)
        on = sum(min(1.0, sum(chance for other, chance in self._from[at] if other > b)) for at in between)
        return on / len(between)


def _steady_steps(chances: Mapping[Link, float], size: int) -> list[dict[int, float]]:
    """For each piece the probability that the streams around it advance by 1, 2, … pieces at a time.

    The step is the number of columns that stand side by side; it changes only where one begins or ends. So it is
    the hidden state of a chain (forward-backward), seen through the likely successors of each piece.
    """
    steps = range(1, AHEAD + 1)
    seen = [[STRAY + chances.get((at, at + step), 0.0) for step in steps] for at in range(size)]
    forward = _sweep(seen)
    backward = _sweep(seen[::-1])[::-1]
    found = []
    for at in range(size):
        # Both sweeps have seen the piece itself; what it shows must count once.
        joint = [f * b / s for f, b, s in zip(forward[at], backward[at], seen[at], strict=True)]
        total = sum(joint)
        found.append({step: value / total for step, value in zip(steps, joint, strict=True)})
    return found


def _sweep(seen: Sequence[Sequence[float]]) -> list[list[float]]:
    """One direction of forward-backward, normalised at each piece."""
    found: list[list[float]] = []
    last = [1.0 / AHEAD] * AHEAD
    for row in seen:
        moved = [
            STAY * last[at] + NEXT * ((last[at - 1] if at else 0.0) + (last[at + 1] if at + 1 < AHEAD else 0.0)) + JUMP
            for at in range(AHEAD)
        ]
        values = [value * chance for value, chance in zip(moved, row, strict=True)]
        total = sum(values)
        last = [value / total for value in values]
        found.append(last)
    return found
