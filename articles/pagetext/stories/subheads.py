"""Subheads back into the bodies: where they stand, or where their words are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from articles.pagetext.marking.units import Unit
from articles.pagetext.stories.bodies import Rarity
from articles.pagetext.stories.sheet import Plan
from articles.pagetext.text.measure import Page, pairs
from articles.pagetext.text.people import squeeze
from articles.pagetext.values import Role

LEAST = 0.22
"""Share of a stray head's rare words that must be in a body for it to be its subhead."""
TOUCHES, ALREADY = 0.15, 0.1
"""Points, in shares of the words, for standing right above or below a line of the body, and for its other subheads."""
SHORTER = 1.5
"""Ems by which a line must be shorter than the one below to be a subhead by itself: one on two lines is broken where
the first is full, or in the middle. Measured on gold pages: of 13 pairs six are so, all of them two subheads; of the
others one is one subhead."""
LONG_BODY = 12
"""Lines; a shorter story has no subheads."""


def torn(page: Page, roles: Mapping[int, Role]) -> frozenset[int]:
    """The lines of subheads that stand beside no line of a body: an extractor left them elsewhere, and what comes next
    in the file says nothing of what they head."""
    found: list[int] = []
    for kind, run in groupby(page.rows, lambda row: roles.get(row.number)):
        if kind is Role.SUBHEAD:
            rows = list(run)
            first, last = page.index[rows[0].number], page.index[rows[-1].number]
            beside = [*page.rows[max(0, first - 1) : first], *page.rows[last + 1 : last + 2]]
            if not any(roles.get(row.number) is Role.BODY for row in beside):
                found.extend(row.number for row in rows)
    return frozenset(found)


def parted(page: Page, lines: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The lines of subheads that follow each other, parted into those of one subhead each."""
    own: list[int] = []
    for line in lines:
        width = page.rows[page.index[line]].width
        if own and page.rows[page.index[own[-1]]].width < width - SHORTER:
            yield tuple(own)
            own = []
        own.append(line)
    if own:
        yield tuple(own)


def adopt(plans: Sequence[Plan], left: Sequence[Unit], rarity: Rarity) -> list[Unit]:
    """Give heads that no story wanted to the bodies they lie in or speak of; return those left."""
    rest = []
    for unit in left:
        plan = _around(plans, unit) or _speaking(plans, unit, rarity)
        if plan is None:
            rest.append(unit)
        else:
            plan.subheads.append(unit)
            plan.because("subheads", f"“{unit.text}” shares its words with this body, or stands in its midst")
    return rest


def _around(plans: Sequence[Plan], unit: Unit) -> Plan | None:
    """The body whose lines stand right above and right below."""
    for plan in plans:
        if unit.first - 1 in plan.body.rows and unit.last + 1 in plan.body.rows and len(plan.body.pieces) >= LONG_BODY:
            return plan
    return None


def _speaking(plans: Sequence[Plan], unit: Unit, rarity: Rarity) -> Plan | None:
    best, most = None, LEAST
    for plan in plans:
        if len(plan.body.pieces) < LONG_BODY or plan.headline is None:
            continue
        shared = rarity.overlap(unit.text, plan.body.words)
        touches = unit.first - 1 in plan.body.rows or unit.last + 1 in plan.body.rows
        points = shared + TOUCHES * touches + ALREADY * bool(plan.subheads)
        if shared > LEAST and points > most:
            best, most = plan, points
    return best


def join_stray(subheads: Sequence[Unit]) -> list[tuple[Unit, ...]]:
    """Stray subheads in file order, those on neighbouring rows joined: a subhead of two lines."""
    groups: list[list[Unit]] = []
    for unit in sorted(subheads, key=lambda u: u.first):
        if groups and groups[-1][-1].last + 1 == unit.first:
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return [tuple(group) for group in groups]


def best_slots(strays: Sequence[str], fixed: Mapping[int, str], paragraphs: Sequence[str]) -> list[int]:
    """For each stray subhead the paragraph that it stands above, no two above one.

    Every paragraph belongs to the last subhead above it and should share its words: those that the other subheads
    lack, rare ones more. Strays are put in one after the other where they gain most, and once more when all are in.

    Args:
        fixed: paragraph -> the subhead that stands above it in the source.
    """
    likeness = _likeness((*strays, *fixed.values()), paragraphs)
    placed: dict[int, str] = dict(fixed)
    slots = [-1] * len(strays)
    for _ in range(2):
        for k, text in enumerate(strays):
            placed.pop(slots[k], None)
            free = [slot for slot in range(len(paragraphs)) if slot not in placed]
            if not free:
                slots[k] = len(paragraphs)
                continue
            slots[k] = max(free, key=lambda slot: _agreement({**placed, slot: text}, likeness, len(paragraphs)))
            placed[slots[k]] = text
    return slots


def _agreement(placed: Mapping[int, str], likeness: Mapping[str, Sequence[float]], count: int) -> float:
    total, current = 0.0, ""
    for k in range(count):
        current = placed.get(k, current)
        total += likeness[current][k] if current else 0.0
    return total


def _likeness(subheads: Sequence[str], paragraphs: Sequence[str]) -> dict[str, list[float]]:
    """For each subhead and paragraph the weight of the words of its own that are there."""
    words = {text: set(pairs(squeeze(text))) for text in subheads}
    there = [set(pairs(paragraph)) for paragraph in paragraphs]
    spread = Counter(word for found in there for word in found)
    claimed = Counter(word for own in words.values() for word in own)
    return {
        text: [
            sum(math.log((len(there) + 1) / spread[word]) for word in sorted(own & found) if claimed[word] == 1)
            for found in there
        ]
        for text, own in words.items()
    }
