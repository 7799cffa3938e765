"""Whose head each line is.

Headlines went to bodies whole, and what was left of the heads joined them. But where an extractor sets the heads of
two stories side by side, both kickers and then both headlines, or leaves out the blank lines between them, what was
taken for one head has lines of two. So each line is looked at by itself once more: as long as one is likelier another
story's, or no head's, the likeliest of these goes there. The weights are learnt (`learning.owners`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from articles.pagetext.cover import Weights, score
from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.units import HEAD_LABELS, ONE_WORD
from articles.pagetext.stories.bodies import BARE, Body, Rarity
from articles.pagetext.stories.match import KIN, MOST_KIN, WORDS, kin_within
from articles.pagetext.text.language import Language, canonical
from articles.pagetext.text.measure import Page

WEIGHTS: Final = "owners.json"
"""Name of the file that holds what was learnt."""
MOST_PAIRS: Final = 2000
"""Pairs of head lines and stories from which none is looked at: a page has some two hundred, and time must not grow
with their square."""
MOST_MOVES: Final = 30
"""Lines of a page that go to another story at most."""
LEAVES: Final = 1.5
"""Nats by which a line must be likelier of no head than of its story's to leave it. Measured on unseen days, 0, 1, 1.7,
2.5 and never: 1,052, 1,054, 1,053, 1,052 and 1,051 of 1,143 headlines are right on single pages, and on editions 201,
201, 203, 203 and 203 of 222."""
REACH: Final = 8
"""Rows beyond which a line is far from the head that it would join."""
MOST_POINTS: Final = 4.0
"""Points by which a line may fit one body better than all others."""

Move: TypeAlias = tuple[int, int | None]
"""A line, by its number, and the story that it goes to; None where it is of no head at all."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What a line's words say of its being a story's."""

    shared: float
    """Share of their weight that the body has, 0 to 1."""
    leading: float
    """The same for the body's first sentences."""
    kin: float
    """Nats by which both are likelier of one story than of two, in units of `MOST_KIN`."""

    @property
    def points(self) -> float:
        return WORDS * self.shared + KIN * MOST_KIN * self.kin


NOBODYS: Final = _Words(0.3, 0.1, 0.0)
"""What a line that is no story's loses by going to one."""


class Owners:
    """The head lines of a page, each with the story whose head it is of."""

    def __init__(
        self,
        page: Page,
        bodies: Sequence[Body],
        owner: Mapping[int, int | None],
        marks: Mapping[int, Mark],
        rarity: Rarity,
        language: Language,
    ) -> None:
        """Look at a page whose stories have their heads.

        Args:
            page: where the lines stand.
            bodies: the stories.
            owner: line -> its story, by position; None where no story got it.
            marks: the role of each row.
            rarity: of the bodies' words.
            language: of the page.
        """
        self._page = page
        self._bodies = bodies
        self.of = dict(owner)
        """Line -> its story; None where it is no story's."""
        self._marks = marks
        self._language = language
        self._rows = {number: page.rows[page.index[number]] for number in sorted(owner)}
        self._of_bodies = frozenset(row for body in bodies for row in body.rows)
        self._words: dict[int, list[_Words]] = {}
        if len(owner) * len(bodies) <= MOST_PAIRS:
            self._words = {n: [_words(row.text, body, rarity) for body in bodies] for n, row in self._rows.items()}

    def improve(self, fitted: Weights) -> dict[Move, float]:
        """Let lines change their story, the surest first; each goes to a story once.

        Returns:
            The moves in their order, with what spoke for each, in nats.
        """
        done: dict[Move, float] = {}
        while len(done) < MOST_MOVES:
            worth = {move: self._worth(move, fitted) for move in self.moves() if move not in done}
            best = max(worth, key=worth.__getitem__, default=None)
            if best is None or worth[best] <= 0:
                break
            line, story = best
            self.of[line] = story
            done[best] = worth[best]
        return done

    def _worth(self, move: Move, fitted: Weights) -> float:
        return score(list(self.evidence(move).items()), fitted) - LEAVES * (move[1] is None)

    def moves(self) -> Iterator[Move]:
        """Each line with each other story that has a head, or should have one, and with none. A byline glued to a line
        holds it."""
        headed = set(self.of.values())
        open_to = [p for p, body in enumerate(self._bodies) if p in headed or len(body.pieces) >= BARE]
        for number in self._words:
            if not self._rows[number].byline:
                yield from ((number, p) for p in open_to if p != self.of[number])
                if self.of[number] is not None:
                    yield number, None

    def evidence(self, move: Move) -> dict[str, float]:
        """What speaks for a line's going to another story, or to none."""
        line, new = move
        old = self.of[line]
        if new is None:
            return {f"no head: {name}": value for name, value in self._of_leaving(line, old).items()}
        found = {"always": 1.0, **self._of_words(line, old, new), **self._of_company(line, old, new)}
        found["in turn"] = self._turn(line, new) - (self._turn(line, old) if old is not None else 0.0)
        return found

    def _of_leaving(self, line: int, old: int | None) -> dict[str, float]:
        """What a line that may be of no head looks like, and where it stands to the story that it was given to."""
        if old is None:
            return {}
        at, shares = self._page.index[line], self._marks[line].shares
        words, body = self._words[line][old], self._bodies[old]
        others = [place for place in self._places(old) if place != at]
        beside = (at - 1, at + 1)
        found = {
            "always": 1.0,
            "like one": sum(shares.get(label, 0.0) for label in HEAD_LABELS),
            "like a kicker or deck": shares.get(Label.KICKER, 0.0) + shares.get(Label.DECK, 0.0),
            "like a subhead": shares.get(Label.SUBHEAD, 0.0),
            "like a body's line": shares.get(Label.BODY, 0.0),
            "like an advert's": shares.get(Label.ADVERTISEMENT, 0.0),
            "words": words.shared,
            "words of the lead": words.leading,
            "kin": words.kin,
            "tens of ems": self._rows[line].width / 10,
            "lines there": len(others) + 1.0,
            f"{sum(place in body.rows for place in beside)} lines of its body beside it": 1.0,
            "between lines of bodies": float(all(place in self._of_bodies for place in beside)),
            "below where its body begins": float(body.first < at),
        }
        if not others:
            return {**found, "leaves it bare": 1.0}
        away = min(abs(other - at) for other in others)
        return {**found, "rows": math.log1p(away), "far": float(away > REACH)}

    def _of_words(self, line: int, old: int | None, new: int) -> dict[str, float]:
        words = self._words[line]
        there, here = words[new], words[old] if old is not None else NOBODYS
        others = (each.points for p, each in enumerate(words) if p != new)
        return {
            "words": there.shared - here.shared,
            "words of the lead": there.leading - here.leading,
            "kin": there.kin - here.kin,
            "better than all others": max(-MOST_POINTS, min(MOST_POINTS, there.points - max(others, default=0.0))),
            "most words": float(there.shared >= max(each.shared for each in words)),
        }

    def _of_company(self, line: int, old: int | None, new: int) -> dict[str, float]:
        """Where the line stands among the head lines of both stories, and what it looks like there."""
        at, shares = self._page.index[line], self._marks[line].shares
        ours, theirs = self._places(old), self._places(new)
        left, joined = ([place for place in (at - 1, at + 1) if place in some] for some in (ours, theirs))
        kicker, deck = shares.get(Label.KICKER, 0.0), shares.get(Label.DECK, 0.0)
        found = {
            f"leaves {len(left)} neighbours": 1.0,
            f"joins {len(joined)} neighbours": 1.0,
            "joined without a blank line": float(sum(self._is_tied(at, other) for other in joined)),
            "broken in mid-word": float(any(self._bond(at, other) >= ONE_WORD for other in left)),
            "nobody's": float(old is None),
            "leaves it bare": float(len(ours) == 1),
            "lines there": float(len(theirs)),
            "kicker or deck": kicker + deck,
            "right above the body": float(0 < self._bodies[new].first - at <= 3),
        }
        if not theirs:
            away = min(abs(at - self._bodies[new].first), abs(at - self._bodies[new].last))
            return {**found, "bare": 1.0, "bare: rows": math.log1p(away), "bare: kicker or deck": kicker + deck}
        nearest = min(theirs, key=lambda other: abs(other - at))
        away, first, last = abs(nearest - at), min(theirs), max(theirs)
        between = sum(min(nearest, at) < self._page.index[number] < max(nearest, at) for number in self._rows)
        found |= {"rows": math.log1p(away), "far": float(away > REACH), "head lines between": min(4.0, between)}
        if at < first:
            found |= {"kicker above": kicker, "deck above": deck}
        elif at > last:
            found |= {"kicker below": kicker, "deck below": deck}
        return found

    def _places(self, story: int | None) -> list[int]:
        """Where the head lines of a story stand."""
        return [self._page.index[number] for number, p in self.of.items() if p == story] if story is not None else []

    def _is_tied(self, one: int, other: int) -> bool:
        return self._page.above(max(one, other)) not in ("open", "apart")

    def _bond(self, one: int, other: int) -> float:
        above, below = (self._page.rows[place] for place in sorted((one, other)))
        return self._language.bond(canonical(above.text), canonical(below.text))

    def _turn(self, line: int, story: int) -> float:
        """How far a line and a body follow the order of the other lines and their bodies, -1 to 1."""
        first = self._bodies[story].first
        agreed = [
            1 if (number < line) == (self._bodies[p].first < first) else -1
            for number, p in self.of.items()
            if p is not None and p != story and number != line
        ]
        return sum(agreed) / len(agreed) if agreed else 0.0


def _words(text: str, body: Body, rarity: Rarity) -> _Words:
    shared, leading = rarity.overlap(text, body.words), rarity.overlap(text, body.lead)
    return _Words(shared, leading, kin_within(text, body, rarity) / MOST_KIN)
