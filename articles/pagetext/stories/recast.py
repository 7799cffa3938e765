"""Lines that turn out to be heads, once the stories are known.

A head line as wide as the column, alone in its block, looks like a line of a body, one of two names like a byline,
a short one like an advert. What the assembly shows tells them apart: a story without a headline whose words the line
has, a chain that reads better without it. The weights are learnt (`learning.recast`); where any line is recast, the
page is read once more.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from articles.pagetext.cover import Weights, chance_of, logit, score
from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.form_marks import NO_HEAD
from articles.pagetext.marking.units import HEAD_LABELS
from articles.pagetext.stories.bodies import BARE, Body, Rarity
from articles.pagetext.stories.sheet import Plan
from articles.pagetext.text.forms import ends_sentence
from articles.pagetext.text.language import Language, canonical
from articles.pagetext.text.measure import Page, Row, pairs
from articles.pagetext.text.opening import DATELINE, opening
from articles.pagetext.text.people import squeeze

WEIGHTS: Final = "recast.json"
"""Name of the file that holds what was learnt."""
BETWEEN: Final = {"gap": ", blank between", "tied": ", tied", "line": "", "apart": "", "open": ""}
"""What stands between two rows (`Page.break_above`: of which kind blank lines are tells nothing of heads), in words."""
LEAST: Final = 0.02
"""Probability of being a head from which a body line is looked at again: of a page one or two are."""
LEAST_OF_OTHERS: Final = 0.2
"""The same for a line that was taken for part of neither a body nor a head."""
OTHERS: Final = (Label.ADVERTISEMENT, Label.BYLINE)
"""What else heads are taken for."""
ROUNDS: Final = 3
"""Times that lines are looked at, for one that is a head may show that its neighbour is."""
MOST: Final = 15
"""Doubtful lines from which what is a body is not known at all, and none is looked at."""
BOND_LIMIT: Final = 8.0
"""Largest absolute bond, in nats."""
MOST_GAIN: Final = 4.0
"""Largest absolute gain in columns, in nats."""
WEAKEST: Final = 1e-3
"""Probability of a joint below which none is weaker."""
SHORT: Final = 6.0
"""Ems from which a line is no shorter."""


@dataclass(frozen=True, slots=True)
class _Seat:
    """Where a line stands in a body."""

    body: int
    at: int
    """Position among its pieces."""
    above: float
    """Probability of the joint above it; 1 where it begins the body."""
    below: float


class Recast:
    """The doubtful body lines of a page, with what speaks for their being heads."""

    def __init__(
        self,
        page: Page,
        marks: Mapping[int, Mark],
        plans: Sequence[Plan],
        bodies: Sequence[Body],
        language: Language,
    ) -> None:
        """Look at a page whose stories have their heads.

        Args:
            marks: the role of each row.
            plans: the stories.
            bodies: theirs, in the same order, and after them scraps that are none's.
            language: of the page.
        """
        self._page = page
        self._marks = marks
        self._bodies = bodies
        self._language = language
        self._headed = [plan.headline is not None for plan in plans]
        self._bare = [p for p, plan in enumerate(plans) if not self._headed[p] and len(bodies[p].pieces) >= BARE]
        self._heads = {
            row: p
            for p, plan in enumerate(plans)
            for unit in plan.head_units
            for row in range(unit.first, unit.last + 1)
        }
        self._owner = {row: b for b, body in enumerate(bodies) for row in body.rows}
        lines = tuple(row.number for row in page.rows if self._is_doubtful(row))
        self.lines = lines if len(lines) <= MOST else ()
        """The doubtful lines."""

    @cached_property
    def _rarity(self) -> Rarity:
        """Of the bodies; most pages have no line to ask it for."""
        return Rarity(self._bodies, self._language.senses)

    def _is_doubtful(self, row: Row) -> bool:
        mark = self._marks[row.number]
        if mark.label in OTHERS:
            may_be = _share(mark) >= LEAST_OF_OTHERS
        else:
            may_be = mark.label in (Label.BODY, Label.SUBHEAD) and _share(mark) >= LEAST
        return may_be and not NO_HEAD.search(row.text) and not DATELINE.match(row.text)

    def heads(self, fitted: Weights) -> dict[int, Mark]:
        """Those that are heads after all, with their new marks."""
        found: dict[int, Mark] = {}
        for _ in range(ROUNDS):
            more = {
                number: _as_head(self._marks[number], chance)
                for number in self.lines
                if number not in found
                and (chance := chance_of(score(list(self.evidence(number, found).items()), fitted))) > 0.5
            }
            if not more:
                break
            found |= more
        return found

    def evidence(self, number: int, recast: Collection[int] = ()) -> dict[str, float]:
        """What speaks for a line's being a head, by name; `recast` are the lines that are known to be by now."""
        at = self._page.index[number]
        row, mark = self._page.rows[at], self._marks[number]
        found = {"always": 1.0, f"called {mark.label.value}": 1.0, "share": logit(_share(mark))}
        found.update(self._shape(row, at))
        found.update(self._neighbours(at, recast))
        seat = self._seat(row, at)
        found.update(self._place(row, seat))
        found.update(self._words(row, at, seat))
        return found

    def _shape(self, row: Row, at: int) -> Iterator[tuple[str, float]]:
        short = row.measure - row.width
        yield f"{'full' if row.is_full else 'wider' if short < 0 else 'shorter'} than the column", 1.0
        yield "short by", min(SHORT, max(0.0, short)) / SHORT
        if ends_sentence(row.text):
            yield "ends a sentence", 1.0
        if row.text.endswith("—") or row.text.startswith("—"):
            yield "has a dash", 1.0
        gaps = self._page.break_above(at), self._page.break_above(at + 1)
        if "open" not in gaps:
            yield f"{gaps[0]} above, {gaps[1]} below", 1.0
        above = self._page.rows[at - 1].text if at else ""
        if above and not ends_sentence(above) and self._kind(at - 1) == "body":
            yield "above it a sentence goes on", 1.0

    def _kind(self, at: int, recast: Collection[int] = ()) -> str:
        if not 0 <= at < len(self._page.rows):
            return "nothing"
        label = self._marks[self._page.rows[at].number].label
        if label in HEAD_LABELS or self._page.rows[at].number in recast:
            return "head"
        if label is Label.BODY:
            return "doubtful" if self._is_doubtful(self._page.rows[at]) else "body"
        return label.value if label in (Label.BYLINE, Label.SUBHEAD) else "other"

    def _neighbours(self, at: int, recast: Collection[int]) -> Iterator[tuple[str, float]]:
        above, below = self._kind(at - 1, recast), self._kind(at + 1, recast)
        yield f"{above} above{BETWEEN[self._page.break_above(at)]}", 1.0
        yield f"{below} below{BETWEEN[self._page.break_above(at + 1)]}", 1.0
        yield f"between {above} and {below}", 1.0
        if below == "body":
            yield f"{above} above and {self._begins(at + 1)} below", 1.0

    def _begins(self, at: int) -> str:
        """What the body row at a position seems to begin."""
        row = self._page.rows[at]
        return "a story" if opening(row.text).dateline else "a paragraph" if row.lacks_indent_width else "nothing"

    def _seat(self, row: Row, at: int) -> _Seat | None:
        b = self._owner.get(at)
        if b is None:
            return None
        body = self._bodies[b]
        place = next(k for k, piece in enumerate(body.pieces) if piece.line == row.number)
        lines = [segment.line for segment in body.chain.segments]
        seat = lines.index(row.number)
        links = body.chain.links
        above = links[seat - 1] if seat else 1.0
        return _Seat(b, place, above, links[seat] if seat < len(links) else 1.0)

    def _place(self, row: Row, seat: _Seat | None) -> Iterator[tuple[str, float]]:
        if seat is None:
            yield "in no body", 1.0
            return
        pieces = self._bodies[seat.body].pieces
        last = len(pieces) - 1
        place = "alone" if not last else "first" if not seat.at else "last" if seat.at == last else "inside"
        headed = "no story's" if seat.body >= len(self._headed) else "headed" if self._headed[seat.body] else "bare"
        yield f"{place} in its body", 1.0
        yield f"in a body that is {headed}", 1.0
        yield f"{place} in a body that is {headed}", 1.0
        gain = self._bodies[seat.body].chain.without.get(row.number, 0.0)
        yield "columns without", max(-MOST_GAIN, min(MOST_GAIN, gain)) / MOST_GAIN
        yield "joint above", math.log(max(WEAKEST, seat.above))
        yield "joint below", math.log(max(WEAKEST, seat.below))
        text = canonical(row.text)
        before = canonical(pieces[seat.at - 1].text) if seat.at else ""
        behind = canonical(pieces[seat.at + 1].text) if seat.at < last else ""
        if before and behind:
            for name, judge in (("", self._bond), (" by senses", self._language.sense)):
                gain = judge(before, behind) - judge(before, text) - judge(text, behind)
                yield f"reads better without{name}", max(-1.0, min(1.0, gain / BOND_LIMIT))
        elif before or behind:
            two = (before, text) if before else (text, behind)
            yield f"goes on, {place}", self._bond(*two) / BOND_LIMIT
            yield f"goes on by senses, {place}", self._language.sense(*two) / BOND_LIMIT

    def _bond(self, above: str, below: str) -> float:
        return max(-BOND_LIMIT, min(BOND_LIMIT, self._language.bond(above, below)))

    def _words(self, row: Row, at: int, seat: _Seat | None) -> Iterator[tuple[str, float]]:
        own = frozenset(pairs(squeeze(row.text)))
        shares = [self._share_of(own, b, row.number) for b in range(len(self._headed))]
        mine = seat.body if seat and seat.body < len(shares) else None
        yield "words of its body", shares[mine] if mine is not None else 0.0
        yield "words of another body", max((share for b, share in enumerate(shares) if b != mine), default=0.0)
        yield "words of a bare body", max((shares[p] for p in self._bare), default=0.0)
        yield f"{min(2, len(self._bare))} bare bodies", 1.0
        for name, row_beside in (("above", at - 1), ("below", at + 1)):
            story = self._heads.get(row_beside)
            if story is not None:
                yield f"words of the story whose head is {name}", shares[story]
                yield f"of the story whose head is {name}", float(mine == story)
        below = next((self._owner[k] for k in range(at + 1, len(self._page.rows)) if k in self._owner), None)
        if below is not None and below in self._bare:
            yield "over a bare body", 1.0

    def _share_of(self, own: frozenset[str], body: int, number: int) -> float:
        """Share of a line's words, by rarity, that the other lines of a body have."""
        whole = math.fsum(map(self._rarity.weight, own))
        if not whole:
            return 0.0
        shared = own & self._bodies[body].words
        if self._page.index[number] in self._bodies[body].rows:
            others = {
                pair
                for piece in self._bodies[body].pieces
                if piece.line != number
                for pair in pairs(squeeze(piece.text))
            }
            shared &= others
        return math.fsum(map(self._rarity.weight, shared)) / whole


def _as_head(old: Mark, chance: float) -> Mark:
    return replace(
        old,
        label=Label.HEADLINE,
        probability=chance,
        runner_up=old.label,
        runner_up_probability=1.0 - chance,
        reason="the stories read better with it as a head",
    )


def _share(mark: Mark) -> float:
    """Probability that a line is a head's."""
    return sum(mark.shares.get(label, 0.0) for label in HEAD_LABELS)
