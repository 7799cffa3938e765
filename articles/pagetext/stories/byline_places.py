"""Where bylines stand towards stories, as named evidence for which story each is of.

A byline stands under its story's headline or over it, over its body or behind it; which is the page's own habit. Where
an extractor set down neighbouring columns one after the other, two or three headlines come first and their bylines
after them: then each has its turn. So it has where the bylines of a page stand in a list by themselves, in the order of
the stories.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import pairwise, product
from typing import Final, TypeAlias

from articles.pagetext.marking.assign import Label
from articles.pagetext.marking.units import Unit
from articles.pagetext.stories.match import Places, is_crowded, is_near
from articles.pagetext.stories.sheet import Plan
from articles.pagetext.text.measure import Page


class Place(StrEnum):
    """Where a byline stands towards a story."""

    BOTH = "under the headline and over the body"
    HEAD_BEHIND = "under the headline that stands behind the body"
    UNDER_HEAD = "under the headline"
    OVER_BODY = "over the body"
    BEHIND_BODY = "behind the body"
    OVER_BOTH = "over the headline that stands over the body"
    OVER_HEAD = "over the headline"
    ELSEWHERE = "elsewhere"
    TOO_FAR = "too far away on a page so crowded"


FRONT: Final = frozenset({Place.BOTH, Place.UNDER_HEAD, Place.OVER_BODY})
BACK: Final = frozenset({Place.BEHIND_BODY})
ABOVE: Final = frozenset({Place.OVER_BOTH, Place.OVER_HEAD})
EITHER: Final = frozenset({Place.HEAD_BEHIND})
"""Places in front of the body, behind it and above its headline, and those that may be called the first or second."""
NOBODYS: Final = "no story's"
"""Evidence for a byline's being no story's at all."""
OWN: Final = frozenset({Place.BOTH, Place.HEAD_BEHIND, Place.UNDER_HEAD})
"""Places in which a byline is hardly another story's."""
RUN_PARTS: Final = frozenset({Label.KICKER, Label.HEADLINE, Label.DECK, Label.BYLINE})
MANY: Final = ("none", "one byline", "two bylines", "more bylines")
"""How many bylines a run of heads has, as evidence."""
DISTANCES: Final = (2, 5, 12, 30)
"""Steps of the rows between a byline and the nearest part of a story."""

Habit: TypeAlias = frozenset[Place]
"""Where a page is taken to put its bylines: one of `HABITS`."""
HABITS: Final = (FRONT, BACK, ABOVE)
SIDED: Final = FRONT | BACK | {Place.OVER_BOTH}
"""Places that speak against a story where the page's habit is another; a byline over a headline that stands alone may
have been left there by the extractor."""


class Standing:
    """How the bylines of a page stand to its stories."""

    def __init__(
        self, page: Page, plans: Sequence[Plan], units: Sequence[Unit], everything: Sequence[Unit], where: Places
    ) -> None:
        """Look at all pairs.

        Args:
            page: the rows, for what the blank lines say.
            plans: the stories, heads placed.
            units: the bylines.
            everything: all units of the page, for what stands next to what.
        """
        self._page = page
        self._plans = plans
        self._units = units
        self._number = {unit.first: k for k, unit in enumerate(units)}
        """First row of each byline -> which it is."""
        self._everything = everything
        self._where = where
        self._owner = {row: p for p, plan in enumerate(plans) for unit in plan.head_units for row in rows_of(unit)}
        crowd = is_crowded(plans, units)
        self.places = [
            [Place.TOO_FAR if crowd and not is_near(unit, plan.body) else self._place(unit, plan) for unit in units]
            for plan in plans
        ]
        """For each story the place of each byline."""
        self._waiting = [not plan.is_signed for plan in plans]
        """For each story whether it may want a byline: one whose text names its writers does not."""
        self._runs = tuple(self._head_runs())
        self._framed = dict(self._frames())
        """For each byline of a run of heads what the run begins and ends with, and how many bylines it has."""
        self._turns = {
            "in turn with the headlines above": set(self._in_turn(of_all=False)),
            "in turn with as many headlines above": set(self._in_turn(of_all=True)),
        }
        """Evidence -> the pairs (story, byline) that it holds for."""
        self._listed = {} if crowd else dict(self._in_lists())
        """For pairs (story, byline) of a list of bylines whether the byline may have its turn there."""

    @property
    def crowded(self) -> set[int]:
        """Bylines of a run of heads that has more of them than stories, and those of a list: none of them can be told
        by its place."""
        return {k for run in self._runs for k in self._surplus(run)} | {unit for _, unit in self._listed}

    def has_headline_above(self, plan: int, other: int) -> bool:
        """Whether the headline of a story stands above that of another in the file; not where one has none."""
        first, second = self._plans[plan].headline, self._plans[other].headline
        return first is not None and second is not None and first.first < second.first

    def evidence(self, plan: int, unit: int, habit: Habit) -> tuple[str, ...]:
        """What speaks for a byline's being a story's, on a page of some habit."""
        place = self.places[plan][unit]
        story, byline = self._plans[plan], self._units[unit]
        side = "either" if place in EITHER else "usual" if place in habit else "other" if place in SIDED else ""
        names = [place.value, f"{place.value}, {side}"]
        if unit in self._framed:
            names.append(f"{place.value}, {self._framed[unit]}")
        for name, turns in self._turns.items():
            if (plan, unit) in turns:
                names += (name, f"{name}, {place.value}", f"in turn, {side}")
        if (plan, unit) in self._listed:
            names.append(self._listed[plan, unit])
        names.append(f"{place.value}, on a page from {self._page_ends}")
        names += self._blanks(byline, place)
        names += self._beside(story, byline, place)
        if story.is_signed:
            names.append("its text names its writers")
        if story.headline is None:
            names.append("without headline")
        if place in (Place.ELSEWHERE, Place.OVER_HEAD):
            anchors = [story.body.first, story.body.last, *(head.last for head in story.head_units)]
            distance = min(abs(byline.first - anchor) for anchor in anchors)
            names += (f"{place.value}, {bound} rows away" for bound in DISTANCES if distance >= bound)
        return tuple(names)

    def _blanks(self, byline: Unit, place: Place) -> Iterator[str]:
        """What it shares its block with, where blank lines part it from the other side."""
        rows = self._page.rows
        above, below = not rows[byline.first].gap_before, not rows[byline.last].gap_after
        if above != below:
            yield f"one block with what is {'above' if above else 'below'} it, {place.value}"

    def _beside(self, story: Plan, byline: Unit, place: Place) -> Iterator[str]:
        """Whether its neighbours in the file are lines of the story's body, or of another's."""
        for name, row in (("above", byline.first - 1), ("below", byline.last + 1)):
            if row in story.body.rows:
                yield f"right {name} it a line of the body, {place.value}"
            elif self._is_body(row):
                yield f"right {name} it another's body, {place.value}"

    @cached_property
    def _page_ends(self) -> str:
        """What the stories begin and end with in the file: a byline that stands above all of them is behind no body,
        and one below all of them over no headline."""
        first, last = self._runs[0][0], self._runs[-1][-1]
        opening = any(plan.body.first < first.first for plan in self._plans)
        closing = any(plan.body.last > last.first for plan in self._plans)
        return f"{'body' if opening else self._part(first)} to {'body' if closing else self._part(last)}"

    def _part(self, unit: Unit) -> str:
        """What a unit of a run of heads is, in words."""
        return "byline" if unit.first in self._number else "head"

    def _is_body(self, row: int) -> bool:
        counts = self._where.body_rows
        return 0 <= row < len(counts) - 1 and counts[row + 1] > counts[row]

    def _in_turn(self, *, of_all: bool) -> Iterator[tuple[int, int]]:
        """Pairs (story, byline) that have their turn in one run of heads: the first byline is the first story's.

        Args:
            of_all: only runs with as many bylines as stories that wait for one.
        """
        for run in self._runs:
            bylines = [unit for unit in run if unit.first in self._number]
            heads: dict[int, list[int]] = {}
            for unit in run:
                story = self._owner.get(unit.first)
                if story is not None and self._waiting[story] and bylines and unit.first < bylines[-1].first:
                    heads.setdefault(story, []).append(unit.last)
            if of_all and len(heads) != len(bylines):
                continue
            served: set[int] = set()
            for byline in bylines:
                since = {
                    story: max(above)
                    for story, rows in heads.items()
                    if story not in served and (above := [row for row in rows if row < byline.first])
                }
                if since:
                    first = min(since, key=since.__getitem__)
                    served.add(first)
                    yield first, self._number[byline.first]

    def _in_lists(self) -> Iterator[tuple[tuple[int, int], str]]:
        """What the order of a list of bylines says of each pair (story, byline): the first is the first story's of
        those that wait for one, unless there are more of these, or fewer."""
        for listed in self._lists():
            waiting = self._waiting_for(listed)
            more = len(waiting) - len(listed)
            turns = range(min(0, more), max(0, more) + 1)
            in_turn = "perhaps in turn in a list" if more else "in turn in a list of as many"
            for (at, story), (turn, unit) in product(enumerate(waiting), enumerate(listed)):
                yield (story, unit), in_turn if at - turn in turns else "out of turn in a list"

    def _lists(self) -> Iterator[range]:
        """Bylines that stand together, with nothing between them."""
        units = self._units
        begins = [at for at, unit in enumerate(units) if not at or unit.first > units[at - 1].last + 1]
        for begin, end in pairwise((*begins, len(units))):
            if end - begin > 1:
                yield range(begin, end)

    def _waiting_for(self, listed: range) -> list[int]:
        """The stories that wait for a byline and have none of their own beside those of a list, in the order of their
        headlines in the file."""
        plans = self._plans
        others = [unit for unit in range(len(self._units)) if unit not in listed]
        waiting = [
            p for p in range(len(plans)) if self._waiting[p] and not any(self.places[p][unit] in OWN for unit in others)
        ]
        return sorted(waiting, key=lambda p: (plans[p].headline or plans[p].body).first)

    def _head_runs(self) -> Iterator[list[Unit]]:
        """Runs of heads and bylines without a body row between."""
        run: list[Unit] = []
        for unit in self._everything:
            if unit.label not in RUN_PARTS:
                continue
            if run and self._where.between(run[-1].last, unit.first) > 0:
                yield run
                run = []
            run.append(unit)
        if run:
            yield run

    def _frames(self) -> Iterator[tuple[int, str]]:
        """Where heads stand together each has its byline below it, and the run begins with a head; or each above it."""
        for run in self._runs:
            own = [self._number[unit.first] for unit in run if unit.first in self._number]
            ends = map(self._part, (run[0], run[-1]))
            frame = f"in a run from {' to '.join(ends)} with {MANY[min(len(own), len(MANY) - 1)]}"
            yield from ((unit, frame) for unit in own)

    def _surplus(self, run: Sequence[Unit]) -> set[int]:
        bylines = [unit for unit in run if unit.label is Label.BYLINE]
        stories = {self._owner[unit.first] for unit in run if unit.first in self._owner}
        too_many = len(bylines) > len(stories) >= 2
        return {self._number[unit.first] for unit in bylines if unit.first in self._number} if too_many else set()

    def _place(self, unit: Unit, plan: Plan) -> Place:
        body, between = plan.body, self._where.between
        under = any(unit.first == head.last + 1 for head in plan.head_units)
        over_head = any(unit.last == head.first - 1 for head in plan.head_units)
        over = (
            unit.last < body.first
            and between(unit.last, body.first) == 0
            and not self._has_foreign_head(unit.last, body.first, plan)
        )
        if under and over:
            return Place.BOTH
        if under and unit.first > body.last and between(body.last, unit.first) == 0:
            return Place.HEAD_BEHIND
        if under:
            return Place.UNDER_HEAD
        if over:
            return Place.OVER_BOTH if over_head else Place.OVER_BODY
        if (
            unit.first > body.last
            and between(body.last, unit.first) == 0
            and not self._has_foreign_head(body.last, unit.first, plan)
        ):
            return Place.BEHIND_BODY
        return Place.OVER_HEAD if over_head else Place.ELSEWHERE

    def _has_foreign_head(self, first: int, last: int, plan: Plan) -> bool:
        """Whether another story's headline stands strictly between two rows."""
        own = {row for unit in plan.head_units for row in rows_of(unit)}
        return any(
            unit.label is Label.HEADLINE and unit.first not in own and first < unit.first < last
            for unit in self._everything
        )


def rows_of(unit: Unit) -> range:
    """The rows of a unit."""
    return range(unit.first, unit.last + 1)
