"""Which byline each story gets, and which bylines compete.

A byline belongs to the story whose headline it stands under or over, whose body it stands over or behind: which is
the page's own habit, learnt from its certain cases. Where that leaves several readings, no choice is made silently:
all stories and bylines concerned compete, and an editor decides.
"""

from __future__ import annotations

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
"""Nats by which a byline must fit its story better than any other to be certain: on the printed page those that nobody
would doubt have 2.4 and more."""
RARE = 2.5
"""Nats by which bylines must fit better above their headlines than anywhere else: few papers set them there. Measured
on pages of unseen days, 1.5, 2.5 and 3: .934 of bylines are right each time; where all stand above headlines .848, .836
and .803; and on the printed page, where none does, those that nobody would doubt are certain from 2.5 on."""
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
    scores, pairs = reading(standing, len(plans), len(units), fitted)
    margins = {p: _margin(scores, pairs, p) for p in pairs}
    crowded = standing.crowded
    pairings = [
        Pairing(
            p,
            u,
            standing.places[p][u],
            standing.places[p][u] is not Place.ELSEWHERE and margins[p] >= CLEAR and u not in crowded,
        )
        for p, u in pairs.items()
    ]
    for pairing in pairings:
        plan, unit = plans[pairing.plan], units[pairing.unit]
        plan.bylines.append(unit)
        plan.byline_place = pairing.place.value
        margin, nats = margins[pairing.plan], scores[pairing.plan]
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
    _flag_competitors(plans, units, pairings, left, scores)
    return [units[u] for u in left]


def reading(standing: Standing, plans: int, units: int, fitted: Weights) -> tuple[list[list[float]], dict[int, int]]:
    """The best assignment by the likeliest habit: nats for each pair, and the byline of each story."""
    found = {habit: _assigned(standing, plans, units, habit, fitted) for habit in HABITS}
    scores, pairs, _ = found[max(found, key=lambda habit: found[habit][2] - RARE * (habit == ABOVE))]
    return scores, _uncrossed(standing, scores, pairs)


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


def _margin(scores: Sequence[Sequence[float]], pairs: Mapping[int, int], p: int) -> float:
    """Points that the whole assignment would lose at least if this story had another byline, or none."""
    u = pairs[p]
    owner = {unit: plan for plan, unit in pairs.items()}
    own = scores[p][u]
    loss = own
    for v in range(len(scores[p])):
        if v == u:
            continue
        q = owner.get(v)
        swapped = scores[p][v] + (max(scores[q][u], 0.0) if q is not None else 0.0)
        loss = min(loss, own + (scores[q][v] if q is not None else 0.0) - swapped)
    for q in range(len(scores)):
        if q not in pairs:
            loss = min(loss, own - scores[q][u])
    return max(0.0, loss)


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
