"""Heads, bylines and jumps <-> bodies: one optimal assignment each, with scored evidence.

Words decide most: a headline shares its rare pairs of characters with its own body. Where a thing stands decides
the rest, first by what most pages do, then, in a second pass, by what this page does where the words are certain.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from articles.pagetext.hungarian import NEVER, best_pairs
from articles.pagetext.marking.units import Unit
from articles.pagetext.stories.bodies import Body, Rarity

WORDS = 6.0
"""Points for a headline all of whose weight is in the body."""
LEAD_WORDS = 1.5
"""Points for a headline all of whose weight is in the body's first sentences."""
KIN, MOST_KIN = 0.15, 6.0
"""Points for each nat by which a headline and a body are likelier of one story than of two, by senses, and how many
count. Measured: of 0, 0.15 and 0.4 the best."""
NEXT_TO = 1.6
"""Points for standing right before the body's first line (or behind its last) on a page where all do."""
NEAR = 0.5
"""Points for standing right before any part of the body that opens a run of lines."""
FAR = 0.9
"""Points lost for each tenfold of rows between."""
IN_TURN = 2.0
"""Points for following the order in which this page has its clear pairs, on a page where all do. Measured on pages of
unseen days, 0, 1, 2 and 3: 2,333, 2,339, 2,345 and 2,344 of 2,382 bodies get their own headline."""
LEAST_HEADLINE = 0.35
"""Points below which a headline and a body are rather left alone."""
CROWD, CROWDED_REACH = 20_000, 60
"""Pairs of heads and bodies up to which all are compared (a page has some hundred), and rows beyond which none of a
larger crowd is: time must not grow with the square of the page."""
CLEAR = 1.0
"""Points between the best and the second body: the page's habits are learnt from pairs so clear."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well a unit and a body go together."""

    value: float
    why: str


NOT_THIS = Score(NEVER, "too far away on a page so crowded")


@dataclass(frozen=True, slots=True)
class Choice:
    """The unit that a body was given, and the next best."""

    unit: int
    score: Score
    runner_up: int | None
    margin: float
    """Points that the whole assignment would lose with another unit here."""


def is_clear(choice: Choice) -> bool:
    """Whether the page's habits may be learnt from it."""
    return choice.margin >= CLEAR


@dataclass(frozen=True, slots=True)
class Habit:
    """Where this page puts a thing: shares of the certain cases, shrunk towards what most pages do."""

    before: float
    """Right before the body's first line."""
    behind: float
    """Right behind its last line."""


USUAL_HEADLINE = Habit(before=0.75, behind=0.1)
"""In print a headline stands above its body; some extractors write it behind."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The order in which a page has its clear pairs of heads and bodies."""

    pairs: tuple[tuple[int, int], ...] = ()
    """First row of a head and of its body."""
    steady: float = 0.0
    """How surely the bodies follow in the order of their heads, 0 to 1: Kendall's tau, less for fewer pairs."""

    def points(self, head: int, body: int) -> float:
        """Points for a head and a body, by first rows, that follow the order of the others."""
        others = [pair for pair in self.pairs if pair[0] != head and pair[1] != body]
        if not self.steady or not others:
            return 0.0
        return IN_TURN * self.steady * sum(_concord((head, body), pair) for pair in others) / len(others)


NO_TURNS: Final = Turns()
"""Of a page that has no order, or none that is known yet."""


def turns_of(pairs: Sequence[tuple[int, int]]) -> Turns:
    """The order of clear pairs, each the first row of a head and of its body."""
    agreed = [_concord(one, other) for one, other in combinations(pairs, 2)]
    if not agreed:
        return NO_TURNS
    tau = sum(agreed) / len(agreed)
    return Turns(tuple(pairs), max(0.0, tau) * len(pairs) / (len(pairs) + 1))


def _concord(one: tuple[int, int], other: tuple[int, int]) -> int:
    return 1 if (one[0] < other[0]) == (one[1] < other[1]) else -1


@dataclass(frozen=True, slots=True)
class Places:
    """Which rows of the page are body rows: what "right before" skips and what it does not."""

    body_rows: tuple[int, ...]
    """For each row, the number of body rows before it."""

    def between(self, first: int, last: int) -> int:
        """Body rows strictly between two rows, in either order."""
        low, high = min(first, last), max(first, last)
        return self.body_rows[high] - self.body_rows[low + 1] if high > low else 0


def places(found: Sequence[Body], count: int) -> Places:
    """Count the body rows of a page with `count` rows."""
    marks = [0] * (count + 1)
    for body in found:
        for row in body.rows:
            marks[row] = 1
    total, sums = 0, []
    for mark in marks:
        sums.append(total)
        total += mark
    return Places(tuple(sums))


@dataclass(frozen=True)
class Matching:
    """Body position -> what it was given, for one kind of unit."""

    chosen: Mapping[int, Choice]
    left: tuple[int, ...]
    """Units that no body was given."""
    habit: Habit = field(default=USUAL_HEADLINE)


def match_headlines(
    found: Sequence[Body], heads: Sequence[Unit], where: Places, rarity: Rarity, *, least: float = LEAST_HEADLINE
) -> Matching:
    """Give each body at most one headline and each headline at most one body, in two passes.

    Args:
        least: points from which a pair is better than none.
    """
    habit, turns = USUAL_HEADLINE, NO_TURNS
    crowded = is_crowded(heads, found)
    matching = Matching({}, tuple(range(len(heads))))
    for _ in range(2):
        scores = [
            [
                headline_score(unit, body, where, rarity, habit, turns)
                if not crowded or is_near(unit, body)
                else NOT_THIS
                for unit in heads
            ]
            for body in found
        ]
        matching = choose(scores, least=least, habit=habit)
        habit = learn(matching, found, heads, where, USUAL_HEADLINE)
        clear = [
            (heads[choice.unit].first, found[at].first) for at, choice in matching.chosen.items() if is_clear(choice)
        ]
        turns = NO_TURNS if crowded else turns_of(clear)
    return matching


def is_crowded(units: Sequence[object], bodies: Sequence[object]) -> bool:
    """Whether there are too many of both for all to be compared."""
    return len(units) * len(bodies) > CROWD


def is_near(unit: Unit, body: Body) -> bool:
    """Whether they are compared in a crowd."""
    return min(abs(unit.first - body.first), abs(unit.first - body.last)) <= CROWDED_REACH


def headline_score(
    unit: Unit, body: Body, where: Places, rarity: Rarity, habit: Habit, turns: Turns = NO_TURNS
) -> Score:
    """Shared words, shared words with the lead, place, and order among the page's other pairs."""
    shared = rarity.overlap(unit.text, body.words)
    lead = rarity.overlap(unit.text, body.lead)
    place, why = place_score(unit, body, where, habit)
    nats = kin_within(unit.text, body, rarity)
    order = turns.points(unit.first, body.first)
    value = WORDS * shared + LEAD_WORDS * lead + KIN * nats + place + order - 0.3 * (1 - unit.probability)
    words = f"{shared:.0%} of its rare words are in the body, {lead:.0%} in the lead"
    sense = f"of one story by {nats:+.1f} nats of what both mean"
    return Score(value, f"{words}; {sense}; it stands {why}, {order:+.1f} points for its turn")


def kin_within(text: str, body: Body, rarity: Rarity) -> float:
    """By how many nats a text and a body are likelier of one story than of two, as far as they count."""
    return max(-MOST_KIN, min(MOST_KIN, rarity.kin(text, body)))


def place_score(unit: Unit, body: Body, where: Places, habit: Habit) -> tuple[float, str]:
    """Points for where a unit stands towards a body, and the place in words."""
    before = where.between(unit.last, body.first) if unit.last < body.first else None
    behind = where.between(body.last, unit.first) if unit.first > body.last else None
    if before == 0:
        return NEXT_TO * habit.before, "right before the body"
    if behind == 0:
        return NEXT_TO * habit.behind, "right behind the body"
    fragment = _next_row(unit, body, where)
    distance = min(abs(unit.last - body.first), abs(unit.first - body.last))
    points = (NEAR * habit.before if fragment else 0.0) - FAR * _tenfold(distance) / 2
    return points, "right before a part of the body" if fragment else f"{distance} lines away"


def _next_row(unit: Unit, body: Body, where: Places) -> bool:
    """Whether the first body row below a unit is the body's."""
    start = unit.last + 1
    while start < len(where.body_rows) - 1 and where.body_rows[start + 1] == where.body_rows[start]:
        start += 1
    return start in body.rows


def _tenfold(distance: int) -> float:
    """How many times ten a distance is, at most three."""
    return min(3.0, math.log10(max(1, distance)))


def choose(scores: Sequence[Sequence[Score]], *, least: float, habit: Habit) -> Matching:
    """The best assignment of a matrix (bodies by units), with runner-up and margin for each body."""
    values = [[score.value for score in row] for row in scores]
    pairs = best_pairs(values, least=least)
    owner = {unit: body for body, unit in pairs.items()}
    chosen = {}
    for body, unit in pairs.items():
        runner, margin = _runner_up(values, pairs, owner, body, least)
        chosen[body] = Choice(unit, scores[body][unit], runner, margin)
    used = set(pairs.values())
    columns = range(len(values[0]) if values else 0)
    return Matching(chosen, tuple(unit for unit in columns if unit not in used), habit)


def _runner_up(
    values: Sequence[Sequence[float]], pairs: Mapping[int, int], owner: Mapping[int, int], body: int, least: float
) -> tuple[int | None, float]:
    """The unit that would cost the whole least if this body had it instead: swap with its owner, or go without."""
    own = values[body][pairs[body]]
    best, loss = None, own - least
    for unit, value in enumerate(values[body]):
        if unit == pairs[body] or value < least:
            continue
        other = owner.get(unit)
        lost = own - value
        if other is not None:
            lost += values[other][unit] - max(values[other][pairs[body]], least)
        if lost < loss:
            best, loss = unit, lost
    return best, max(0.0, loss)


def learn(
    matching: Matching,
    found: Sequence[Body],
    units: Sequence[Unit],
    where: Places,
    usual: Habit,
    trusted: Callable[[Choice], bool] = is_clear,
) -> Habit:
    """The page's habit from its clear pairs; the usual one counts as two more."""
    before, behind, count = 2 * usual.before, 2 * usual.behind, 2.0
    for body, choice in matching.chosen.items():
        if not trusted(choice):
            continue
        unit = units[choice.unit]
        count += 1
        before += unit.last < found[body].first and where.between(unit.last, found[body].first) == 0
        behind += unit.first > found[body].last and where.between(found[body].last, unit.first) == 0
    return Habit(before / count, behind / count)
