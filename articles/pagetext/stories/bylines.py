"""Which byline each story gets, and which bylines compete.

A byline belongs to the story whose headline it stands under or over, whose body it stands over or behind: which is
the page's own habit, learnt from its certain cases. Where that leaves several readings, no choice is made silently:
all stories and bylines concerned compete, and an editor decides.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from articles.pagetext.cover import Weights, chance_of
from articles.pagetext.draft_json import credits_to_json
from articles.pagetext.hungarian import NEVER, best_pairs
from articles.pagetext.marking.units import Unit
from articles.pagetext.stories.byline_places import ABOVE, HABITS, NOBODYS, Habit, Place, Standing
from articles.pagetext.stories.sheet import Plan
from articles.pagetext.text import people
from articles.pagetext.text.measure import Page
from articles.pagetext.values import Alternative, Credit, CreditRole, Flag

WEIGHTS = "bylines.json"
"""Name of the file that holds what was learnt (`learning.bylines`)."""
LEAST = -1.0
"""Nats from which a byline may be a story's, against its being nobody's: the odd one out is flagged, not lost.
Measured: as many bylines of unseen days are right from -2 to -0.5, and fewer from 0."""
CLEAR = 2.2
"""Nats by which a byline must fit its story better than any other to be certain. That it may be no story's does not
count: of 4,383 bylines of unseen pages that were given to a story six are none's."""
RARE = 1.5
"""Nats by which bylines must fit better above their headlines than anywhere else: few papers set them there. Measured
on unseen days with 0, 1, 1.5, 2 and 2.5: of the bylines of gold pages .921 are right with 0 and .931 from 1 on; set in
other columns .932 up to 2 and .920 with 2.5, as extractors give them that keep the order of writing .987, .974, .974,
.961 and .961."""
CROSSED = 1.0
"""Nats by which two bylines must fit better if they stand in the other order than the headlines of their stories: an
extractor that takes neighbouring columns in some order takes what stands in them in the same."""
MOST_ALTERNATIVES = 8
"""Bylines offered to an editor for one story."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A byline given to a story."""

    plan: int
    unit: int
    place: Place
    certain: bool


@dataclass(frozen=True, slots=True)
class Assignment:
    """Which byline each story of a page gets."""

    scores: Sequence[Sequence[float]]
    """Of each story the nats that each byline fits it by."""
    byline: Mapping[int, int]
    """Story -> byline; those without any are left out."""
    stakes: Mapping[int, float]
    """For each story with a byline the nats that the page would lose by the likeliest other habit that gives the story
    another one; infinite where every habit gives it this one."""

    def margin(self, p: int) -> float:
        """Nats that the whole page would lose at least if this story had another byline, or none."""
        scores, u = self.scores, self.byline[p]
        losses = [scores[p][u], self.lead(p)]
        losses += (scores[p][u] + scores[q][v] - scores[p][v] for q, v in self.byline.items() if v != u)
        return max(0.0, min(losses))

    def lead(self, p: int) -> float:
        """The same where each byline that is given stays some story's: if two stories changed bylines, if this one had
        one that was left, or its byline were that of a story without any; infinite where none of these can be."""
        scores, u = self.scores, self.byline[p]
        own, given = scores[p][u], set(self.byline.values())
        losses = [own + scores[q][v] - scores[p][v] - scores[q][u] for q, v in self.byline.items() if q != p]
        losses += (own - scores[p][v] for v in range(len(scores[p])) if v not in given)
        losses += (own - scores[q][u] for q in range(len(scores)) if q not in self.byline)
        return min((self.stakes[p], *losses))


def place_bylines(plans: Sequence[Plan], units: Sequence[Unit], standing: Standing, fitted: Weights) -> list[Unit]:
    """Give bylines to stories and flag those that compete.

    Args:
        plans: the stories, heads placed.
        units: the bylines.
        standing: how they stand to each other.
        fitted: what each piece of evidence weighs.
    Returns:
        The bylines that no story got.
    """
    found = reading(standing, len(plans), len(units), fitted)
    crowded = standing.crowded
    pairings = [
        Pairing(
            p,
            u,
            standing.places[p][u],
            standing.places[p][u] is not Place.ELSEWHERE and found.lead(p) >= CLEAR and u not in crowded,
        )
        for p, u in found.byline.items()
    ]
    for pairing in pairings:
        plan, unit = plans[pairing.plan], units[pairing.unit]
        plan.bylines.append(unit)
        plan.byline_place = pairing.place.value
        margin, nats = found.margin(pairing.plan), found.scores[pairing.plan]
        plan.because(
            "bylines",
            f"“{_label(unit)}” stands {pairing.place.value} ({nats[pairing.unit]:+.1f} nats)",
            f"the best other assignment loses {margin:.1f} nats",
        )
        others = [u for u in range(len(units)) if u != pairing.unit]
        if others:
            best = max(others, key=nats.__getitem__)
            plan.because("bylines", f"next best: “{_label(units[best])}” ({nats[best]:+.1f} nats)")
        plan.chances["byline margin"] = margin
        plan.chances["byline certain"] = float(pairing.certain)
    used = {pairing.unit for pairing in pairings}
    left = [u for u in range(len(units)) if u not in used]
    _flag_competitors(plans, units, pairings, left, found.scores)
    return [units[u] for u in left]


def reading(standing: Standing, plans: int, units: int, fitted: Weights) -> Assignment:
    """The best assignment of so many bylines to so many stories, by the likeliest habit."""
    found = {habit: _assigned(standing, plans, units, habit, fitted) for habit in HABITS}
    worth = {habit: found[habit][2] - RARE * (habit == ABOVE) for habit in HABITS}
    best = max(worth, key=worth.__getitem__)
    scores, given, _ = found[best]
    byline = _uncrossed(standing, scores, given)
    stakes = dict.fromkeys(byline, math.inf)
    for habit in HABITS:
        others = found[habit][1]
        lost = worth[best] - worth[habit]
        stakes |= {p: min(stakes[p], lost) for p, u in byline.items() if others.get(p) not in (u, given[p])}
    return Assignment(scores, byline, stakes)


def _uncrossed(standing: Standing, scores: Sequence[Sequence[float]], pairs: Mapping[int, int]) -> dict[int, int]:
    """The byline of each story, two exchanged wherever they cross and hardly fit better so."""
    byline = dict(pairs)
    for p, q in permutations(pairs, 2):
        u, v = byline[p], byline[q]
        if u < v and standing.has_headline_above(q, p):
            better = scores[p][u] + scores[q][v] - scores[p][v] - scores[q][u]
            if better < CROSSED:
                byline[p], byline[q] = v, u
    return byline


def _assigned(
    standing: Standing, plans: int, units: int, habit: Habit, fitted: Weights
) -> tuple[list[list[float]], dict[int, int], float]:
    nobodys = fitted.get(NOBODYS, 0.0)
    scores = [[_score(standing, p, u, habit, fitted) - nobodys for u in range(units)] for p in range(plans)]
    pairs = best_pairs(scores, least=LEAST)
    return scores, pairs, sum(scores[p][u] for p, u in pairs.items())


def _score(standing: Standing, plan: int, unit: int, habit: Habit, fitted: Weights) -> float:
    if standing.places[plan][unit] is Place.TOO_FAR:
        return NEVER
    return sum(fitted.get(name, 0.0) for name in standing.evidence(plan, unit, habit))


def signed(page: Page, heads: Sequence[Unit]) -> tuple[Credit, ...]:
    """The people of bylines that an extractor glued to the lines of heads."""
    rows = page.rows_of(number for unit in heads for number in unit.lines)
    parsed = (people.parse(row.byline) for row in rows if row.byline)
    return people.merge(credit for found in parsed if found for credit in found.credits)


def credits_of(unit: Unit) -> tuple[Credit, ...]:
    """The people of a byline unit; its lines are read as one credit."""
    parsed = people.parse(unit.text.replace("\n", " "), default=CreditRole.REPORTER)
    if parsed:
        return parsed.credits
    found: list[Credit] = []
    for line in unit.text.split("\n"):
        part = people.parse(line, default=CreditRole.REPORTER)
        found.extend(part.credits if part else ())
    return people.merge(found)


def _flag_competitors(
    plans: Sequence[Plan],
    units: Sequence[Unit],
    pairings: Sequence[Pairing],
    left: Sequence[int],
    scores: Sequence[Sequence[float]],
) -> None:
    """One flag for each story that has an uncertain byline, or none while uncertain ones are about."""
    loose = {pairing.unit for pairing in pairings if not pairing.certain} | set(left)
    if not loose:
        return
    given = {pairing.plan: pairing for pairing in pairings}
    concerned = [
        p
        for p, plan in enumerate(plans)
        if (p in given and not given[p].certain) or (p not in given and not plan.is_signed)
    ]
    lines = tuple(sorted(line for u in loose for line in units[u].lines))
    for p in concerned:
        order = sorted(loose, key=lambda u: (-scores[p][u], u))[:MOST_ALTERNATIVES]
        alternatives = tuple(
            Alternative(
                _label(units[u]), credits_to_json(credits_of(units[u])), units[u].lines, chance_of(scores[p][u])
            )
            for u in sorted(order, key=lambda u: units[u].first)
        )
        code = "byline.competing" if len(loose) > 1 or len(concerned) > 1 else "byline.distant"
        plans[p].flags.append(
            Flag(code, "bylines", lines, {"bylines": len(loose), "stories": len(concerned)}, alternatives)
        )


def _label(unit: Unit) -> str:
    return unit.text.replace("\n", " ").lstrip("■□●○◆◇ ")
