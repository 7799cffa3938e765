"""Which heads are the titles of photos: photos and bodies vie for headlines and titles, as one optimal assignment.

A title looks like a headline, and an extractor may write either far from what it belongs to. What tells them apart
is whom they fit: a line that no body wants and a caption speaks of is a title, one that a body has the words of is
its headline, even right above a photo.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from articles.pagetext.hungarian import NEVER, best_pairs
from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.units import Unit
from articles.pagetext.stories.bodies import Body, Rarity
from articles.pagetext.stories.match import CROWDED_REACH, USUAL_HEADLINE, Places, headline_score, is_crowded, is_near
from articles.pagetext.stories.sheet import PhotoPlan
from articles.pagetext.text.measure import pairs

ABOVE, BELOW = 2.0, 1.6
"""Points for a title right above the caption, and right below the photo's last line."""
EITHER_ABOVE = 0.3
"""Points for a title anywhere above."""
WORDS = 8.0
"""Points for a title all of whose weight is in the caption.

This and the four next are measured on gold pages and their variants, of 241 titles: 2 to 10 for words, 0.2 to 0.4 for
nats, 0 to 2 for titles, 0 to 4 for headlines and 0.2 to 2 for odds. Near these, results hardly change.
"""
KIN, MOST_KIN = 0.4, 6.0
"""Points for each nat by which a title and a caption are likelier of one subject than of two, and how many count."""
TITLE, HEADLINE = 1.0, -2.0
"""Points for a photo's having what was taken for a title, and for a headline."""
ODDS = 0.4
"""Points lost for each nat by which a line is less likely to be what it would become."""
SLIGHT = 0.02
"""Probability that is added to both sides of such odds."""
FAR = 0.04
"""Points lost for each row between a title and its photo, up to `FARTHEST`."""
FARTHEST = 50
LEAST: Final = 0.35
"""Points below which a head is rather left alone."""
LEFT = -1.0
"""Points from which a photo without a title has one that nobody else wanted: it belongs to some photo nearly always."""


def give_titles(
    plans: Sequence[PhotoPlan],
    units: Sequence[Unit],
    headlines: Sequence[Unit],
    bodies: Sequence[Body],
    marks: Mapping[int, Mark],
    where: Places,
    rarity: Rarity,
) -> tuple[list[Unit], list[Unit]]:
    """Give each photo at most one title.

    Args:
        plans: the photos, which are changed.
        units: of the page.
        headlines: those units that a photo may have though they were taken for headlines.
        bodies: of the page.
        marks: what each row was taken for.
        where: which rows are a body's.
        rarity: of words, among the bodies.
    Returns:
        The headlines that became titles, and the titles that no photo has: those that a body wants are headlines.
    """
    if not plans:
        return [], [unit for unit in units if unit.label is Label.TITLE]
    titles = [unit for unit in units if unit.label is Label.TITLE]
    heads = [*titles, *headlines]
    turns = _turns(units, plans)
    odds = [_odds(unit, marks) for unit in heads]
    crowded = is_crowded(heads, [*bodies, *plans])
    captions = ["".join(part.text for part in plan.caption) for plan in plans]
    of_photos = [
        [
            _points(unit, plan, caption, turns, rarity) - ODDS * max(0.0, -odds[u])
            if not crowded or abs(unit.first - plan.units[0].first) <= CROWDED_REACH
            else NEVER
            for u, unit in enumerate(heads)
        ]
        for plan, caption in zip(plans, captions, strict=True)
    ]
    of_bodies = [
        [
            headline_score(unit, body, where, rarity, USUAL_HEADLINE).value - ODDS * max(0.0, odds[u])
            if not crowded or is_near(unit, body)
            else NEVER
            for u, unit in enumerate(heads)
        ]
        for body in bodies
    ]
    chosen = best_pairs([*of_photos, *of_bodies], least=LEAST)
    given = {p: u for p, u in chosen.items() if p < len(plans)}
    wanted = {u for row, u in chosen.items() if row >= len(plans)}
    given |= _left(of_photos, given, [u for u in range(len(titles)) if u not in chosen.values()])
    for p, u in given.items():
        plans[p].title = heads[u]
    taken = set(given.values())
    return (
        [unit for u, unit in enumerate(heads) if u in taken and u >= len(titles)],
        [
            replace(unit, label=Label.HEADLINE) if u in wanted else unit
            for u, unit in enumerate(titles)
            if u not in taken
        ],
    )


def _left(scores: Sequence[Sequence[float]], given: Mapping[int, int], left: Sequence[int]) -> dict[int, int]:
    """Photo -> one of the titles that nobody wanted, for photos without one."""
    bare = [p for p in range(len(scores)) if p not in given]
    found = best_pairs([[scores[p][u] for u in left] for p in bare], least=LEFT)
    return {bare[k]: left[at] for k, at in found.items()}


def _odds(unit: Unit, marks: Mapping[int, Mark]) -> float:
    """Nats by which a unit is likelier a title than a headline."""
    chances = (
        min(marks[number].shares.get(label, 0.0) for number in unit.lines) + SLIGHT
        for label in (Label.TITLE, Label.HEADLINE)
    )
    title, headline = map(math.log, chances)
    return title - headline


def _points(unit: Unit, plan: PhotoPlan, caption: str, turns: Mapping[int, PhotoPlan], rarity: Rarity) -> float:
    """Points for a head and a photo with the text of its caption."""
    parts = sorted((*plan.caption, *plan.credits), key=lambda part: part.first)
    first, last = parts[0].first, parts[-1].last
    above = unit.last < first
    rows = max(first - unit.last, unit.first - last, 1) - 1
    turn = turns.get(unit.first)
    beside = turn is plan if turn else rows == 0 and (above or unit.first > last)
    place = (ABOVE if above else BELOW) if beside else 0.0
    words = WORDS * rarity.overlap(unit.text, frozenset(pairs(caption)))
    kin = KIN * max(-MOST_KIN, min(MOST_KIN, rarity.akin(unit.text, caption))) if caption else 0.0
    was = TITLE if unit.label is Label.TITLE else HEADLINE
    return place + words + kin + was - FAR * min(FARTHEST, rows) + (EITHER_ABOVE if above else 0.0)


def _turns(units: Sequence[Unit], plans: Sequence[PhotoPlan]) -> dict[int, PhotoPlan]:
    """First row of a title -> its photo, where several titles stand in a row over as many photos."""
    found: dict[int, PhotoPlan] = {}
    for is_title, group in groupby(units, lambda unit: unit.label is Label.TITLE):
        if not is_title:
            continue
        run = list(group)
        below = [plan for plan in plans if plan.units[0].first > run[-1].last][: len(run)]
        if len(run) > 1 and len(below) == len(run):
            found.update({title.first: plan for title, plan in zip(run, below, strict=True)})
    return found
