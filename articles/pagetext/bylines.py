"""Which byline each story gets, and which bylines compete.

A byline belongs to the story whose headline it stands under, whose body it stands over or behind: which of them is
the page's own habit, learnt from its certain cases. Where that leaves several readings, no choice is made silently:
all stories and bylines concerned compete, and an editor decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.pagetext import people
from articles.pagetext.assign import Label
from articles.pagetext.draft_json import credits_to_json
from articles.pagetext.hungarian import NEVER, best_pairs
from articles.pagetext.match import Places, is_crowded, is_near
from articles.pagetext.measure import Page
from articles.pagetext.sheet import Plan
from articles.pagetext.units import Unit
from articles.pagetext.values import Alternative, Credit, CreditRole, Flag


class Place(StrEnum):
    """Where a byline stands towards a story."""

    BOTH = "under the headline and over the body"
    HEAD_BEHIND = "under the headline that stands behind the body"
    UNDER_HEAD = "under the headline"
    IN_ORDER = "in its headline's turn in a run of headlines and bylines"
    OVER_BODY = "over the body"
    BEHIND_BODY = "behind the body"
    OVER_HEAD = "over the headline"
    ELSEWHERE = "elsewhere"
    TOO_FAR = "too far away on a page so crowded"


POINTS = {
    Place.BOTH: 2.6,
    Place.HEAD_BEHIND: 2.6,
    Place.UNDER_HEAD: 2.0,
    Place.IN_ORDER: 1.9,
    Place.OVER_BODY: 1.8,
    Place.BEHIND_BODY: 1.8,
    Place.OVER_HEAD: 0.7,
    Place.ELSEWHERE: 0.0,
}
"""Points for a place, before the page's habit."""
FRONT = frozenset({Place.BOTH, Place.HEAD_BEHIND, Place.UNDER_HEAD, Place.IN_ORDER, Place.OVER_BODY})
BACK = frozenset({Place.BEHIND_BODY, Place.HEAD_BEHIND})
HABIT = 1.4
"""Points more for a place of the kind (in front of the body, behind it) that the page is taken to prefer."""
ATTACHED = 0.5
"""Points for sharing its block with what it belongs to, on a page whose blank lines part it from the other side."""
FAR = 0.05
"""Points lost for each row between, up to twenty, elsewhere."""
LEAST = -1.5
"""Points from which a story without a byline takes one from anywhere, to be flagged."""
OWN_NAMES = 2.6
"""Points lost where the body's text already names its writers."""
RUN_PARTS = frozenset({Label.KICKER, Label.HEADLINE, Label.DECK, Label.BYLINE})
CLEAR = 0.8
"""Points by which a byline must fit its story better than any other to be certain."""
MOST_ALTERNATIVES = 8
"""Bylines offered to an editor for one story."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A byline given to a story."""

    plan: int
    unit: int
    place: Place
    certain: bool


def place_bylines(
    page: Page, plans: Sequence[Plan], units: Sequence[Unit], everything: Sequence[Unit], where: Places
) -> list[Unit]:
    """Give bylines to stories and flag those that compete.

    Args:
        page: the rows, for what the blank lines say.
        plans: the stories, heads placed.
        units: the bylines.
        everything: all units of the page, for what stands next to what.
    Returns:
        The bylines that no story got.
    """
    turns = _turns(plans, everything, where)
    crowd = is_crowded(plans, units)
    spots = [
        [
            Place.TOO_FAR
            if crowd and not is_near(unit, plan.body)
            else _place(unit, plan, everything, where, in_turn=(unit.first, p) in turns)
            for unit in units
        ]
        for p, plan in enumerate(plans)
    ]
    readings = [_reading(page, plans, units, spots, liked) for liked in (FRONT, BACK)]
    scores, pairs, _ = max(readings, key=lambda reading: reading[2])
    usual = Counter(spots[p][u] for p, u in pairs.items())
    crowded = _crowded(plans, units, everything, where)
    pairings = [
        Pairing(
            p,
            u,
            spots[p][u],
            spots[p][u] is not Place.ELSEWHERE and _margin(scores, pairs, p) >= CLEAR and u not in crowded,
        )
        for p, u in pairs.items()
    ]
    for pairing in pairings:
        plan, unit = plans[pairing.plan], units[pairing.unit]
        plan.bylines.append(unit)
        plan.byline_place = pairing.place.value
        plan.because("bylines", f"“{_label(unit)}” stands {pairing.place.value}")
        plan.chances["byline margin"] = _margin(scores, pairs, pairing.plan)
        plan.chances["byline usual"] = usual[pairing.place] / max(1, usual.total())
        plan.chances["byline certain"] = float(pairing.certain)
    used = {pairing.unit for pairing in pairings}
    left = [u for u in range(len(units)) if u not in used]
    _flag_competitors(plans, units, pairings, left, scores)
    return [units[u] for u in left]


def _reading(
    page: Page, plans: Sequence[Plan], units: Sequence[Unit], spots: Sequence[Sequence[Place]], liked: frozenset[Place]
) -> tuple[list[list[float]], dict[int, int], float]:
    """The best assignment if the page puts its bylines in one kind of place: scores, pairs, points in all."""
    scores = [
        [_score(page, unit, plan, spots[p][u], liked) for u, unit in enumerate(units)] for p, plan in enumerate(plans)
    ]
    pairs = best_pairs(scores, least=LEAST)
    return scores, pairs, sum(scores[p][u] for p, u in pairs.items()) + (0.1 if liked is FRONT else 0.0)


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


def _turns(plans: Sequence[Plan], everything: Sequence[Unit], where: Places) -> set[tuple[int, int]]:
    """Pairs (first row of a byline, story) whose headline and byline are each other's turn.

    Where neighbouring columns were read across, two or more headlines stand in a row and then as many bylines: the
    first is the first's, and so on.
    """
    owner = _owners(plans)
    found: set[tuple[int, int]] = set()
    for run in _head_runs(everything, where):
        headlines = [unit for unit in run if unit.label is Label.HEADLINE and unit.first in owner]
        bylines = [unit for unit in run if unit.label is Label.BYLINE]
        if len(headlines) == len(bylines) >= 2 and headlines[-1].last < bylines[0].first:
            found.update(
                (byline.first, owner[headline.first]) for byline, headline in zip(bylines, headlines, strict=True)
            )
    return found


def _owners(plans: Sequence[Plan]) -> dict[int, int]:
    """Row of a head -> the story that has it."""
    return {row: p for p, plan in enumerate(plans) for unit in plan.head_units for row in _rows(unit)}


def _rows(unit: Unit) -> range:
    return range(unit.first, unit.last + 1)


def _head_runs(everything: Sequence[Unit], where: Places) -> Iterator[list[Unit]]:
    """Runs of heads and bylines without a body row between."""
    run: list[Unit] = []
    for unit in everything:
        if unit.label not in RUN_PARTS:
            continue
        if run and where.between(run[-1].last, unit.first) > 0:
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _place(unit: Unit, plan: Plan, everything: Sequence[Unit], where: Places, *, in_turn: bool) -> Place:
    body = plan.body
    heads = plan.head_units
    under = any(unit.first == head.last + 1 for head in heads)
    over_head = any(head.first == unit.last + 1 for head in heads)
    over = (
        unit.last < body.first
        and where.between(unit.last, body.first) == 0
        and not _foreign_head(unit.last, body.first, plan, everything)
    )
    behind = (
        unit.first > body.last
        and where.between(body.last, unit.first) == 0
        and not _foreign_head(body.last, unit.first, plan, everything)
    )
    if under and over:
        return Place.BOTH
    if under and unit.first > body.last and where.between(body.last, unit.first) == 0:
        return Place.HEAD_BEHIND
    if in_turn:
        return Place.IN_ORDER
    if under:
        return Place.UNDER_HEAD
    if over:
        return Place.OVER_BODY
    if behind:
        return Place.BEHIND_BODY
    return Place.OVER_HEAD if over_head else Place.ELSEWHERE


def _foreign_head(first: int, last: int, plan: Plan, everything: Sequence[Unit]) -> bool:
    """Whether another story's headline stands strictly between two rows."""
    own = {row for unit in plan.head_units for row in _rows(unit)}
    return any(
        unit.label is Label.HEADLINE and unit.first not in own and first < unit.first < last for unit in everything
    )


def _score(page: Page, unit: Unit, plan: Plan, place: Place, liked: frozenset[Place]) -> float:
    if place is Place.TOO_FAR:
        return NEVER
    points = POINTS[place] + HABIT * (place in liked)
    above, below = not page.rows[unit.first].gap_before, not page.rows[unit.last].gap_after
    if above != below:
        points += ATTACHED * (
            (place is Place.OVER_BODY)
            if below
            else place in {Place.BEHIND_BODY, Place.UNDER_HEAD, Place.BOTH, Place.HEAD_BEHIND}
        )
    if place is Place.ELSEWHERE:
        anchors = [plan.body.first, plan.body.last, *(head.last for head in plan.head_units)]
        points -= FAR * min(20, min(abs(unit.first - anchor) for anchor in anchors))
    return points - (OWN_NAMES if plan.body.credits else 0.0)


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


def _crowded(plans: Sequence[Plan], units: Sequence[Unit], everything: Sequence[Unit], where: Places) -> set[int]:
    """Bylines of a run of heads that has more bylines than stories: none of them can be told by its place."""
    at, owner = {unit.first: k for k, unit in enumerate(units)}, _owners(plans)
    return {k for run in _head_runs(everything, where) for k in _surplus(run, at, owner)}


def _surplus(run: Sequence[Unit], at: Mapping[int, int], owner: Mapping[int, int]) -> set[int]:
    bylines = [unit for unit in run if unit.label is Label.BYLINE]
    stories = {owner[unit.first] for unit in run if unit.first in owner}
    return {at[unit.first] for unit in bylines if unit.first in at} if len(bylines) > len(stories) >= 2 else set()


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
        if (p in given and not given[p].certain) or (p not in given and not plan.body.credits)
    ]
    lines = tuple(sorted(line for u in loose for line in units[u].lines))
    for p in concerned:
        order = sorted(loose, key=lambda u: (-scores[p][u], u))[:MOST_ALTERNATIVES]
        alternatives = tuple(
            Alternative(_label(units[u]), credits_to_json(credits_of(units[u])), units[u].lines, _share(scores[p][u]))
            for u in sorted(order, key=lambda u: units[u].first)
        )
        code = "byline.competing" if len(loose) > 1 or len(concerned) > 1 else "byline.distant"
        plans[p].flags.append(
            Flag(code, "bylines", lines, {"bylines": len(loose), "stories": len(concerned)}, alternatives)
        )


def _share(points: float) -> float:
    return max(0.0, min(1.0, points / (POINTS[Place.BOTH] + HABIT)))


def _label(unit: Unit) -> str:
    return unit.text.replace("\n", " ").lstrip("■□●○◆◇ ")
