"""Bodies: chains of lines with what matching needs to know of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from articles.pagetext.order.chains import Chain
from articles.pagetext.roles.preformatted import free_verses
from articles.pagetext.stories.paragraphs import Piece
from articles.pagetext.text.clean import join_lines
from articles.pagetext.text.forms import ends_sentence
from articles.pagetext.text.language import canonical
from articles.pagetext.text.measure import Page, pairs
from articles.pagetext.text.opening import opening, tail
from articles.pagetext.text.people import squeeze
from articles.pagetext.text.senses import Senses, Stretch
from articles.pagetext.values import Credit, CreditRole, Role, SourceLine

LEAD = 130
"""Characters of a body that a headline sums up."""
BARE = 5
"""Lines from which a body without a head is a story that should have one; a shorter one may be a stray scrap."""
HELPERS = frozenset({CreditRole.PHOTOGRAPHER, CreditRole.EDITOR})
"""Who is named inside a body without having written it."""


@dataclass(frozen=True, slots=True)
class Body:
    """One chain, measured against the page."""

    chain: Chain
    pieces: tuple[Piece, ...]
    """In reading order, lines that turned out to be no body left out."""
    text: str
    """Joined, for comparing words."""
    words: frozenset[str]
    """Its pairs of neighbouring characters."""
    lead: frozenset[str]
    first: int
    """Position of its first line among the rows of the page."""
    last: int
    """Position of its last line in reading order."""
    rows: frozenset[int]
    credits: tuple[Credit, ...]
    """Its writers, where its own text names them."""
    is_cut: bool
    """It ends in the middle of a sentence."""


def bodies(
    page: Page, lines: Sequence[SourceLine], chains: Sequence[Chain], roles: Mapping[int, Role]
) -> tuple[Body, ...]:
    """Measure each chain; chains without any line of their own are left out."""
    texts = {line.number: line.text for line in lines}
    verse = {row.number for rows in free_verses(page) for row in rows}
    found = []
    for chain in chains:
        pieces = _pieces(page, chain, texts, roles, verse)
        if pieces and chain.lines:
            found.append(_body(page, chain, pieces))
    return tuple(found)


def _pieces(
    page: Page, chain: Chain, texts: Mapping[int, str], roles: Mapping[int, Role], verse: Container[int]
) -> tuple[Piece, ...]:
    found = []
    for segment in chain.segments:
        if roles.get(segment.line) is not Role.BODY:
            continue
        text = texts[segment.line]
        part = text[segment.begin : segment.end]
        if part.strip():
            whole = part.strip() == text.strip()
            gap = page.rows[page.index[segment.line]].gap_before
            found.append(Piece(segment.line, part, whole, gap, is_verse=segment.line in verse))
    return tuple(found)


def _body(page: Page, chain: Chain, pieces: tuple[Piece, ...]) -> Body:
    text = join_lines(piece.text for piece in pieces)
    inner = opening(text).credits or tail(text)[1]
    return Body(
        chain=chain,
        pieces=pieces,
        text=text,
        words=frozenset(pairs(text)),
        lead=frozenset(pairs(text[:LEAD])),
        first=page.index[pieces[0].line],
        last=page.index[pieces[-1].line],
        rows=frozenset(page.index[piece.line] for piece in pieces),
        credits=tuple(credit for credit in inner if credit.role not in HELPERS),
        is_cut=not ends_sentence(pieces[-1].text),
    )


class Rarity:
    """How telling a pair of characters is on this page: those in few bodies count more."""

    def __init__(self, found: Sequence[Body], senses: Senses) -> None:
        self._senses = senses
        self._stretches: dict[str, Stretch] = {}
        self._bodies = Counter(word for body in found for word in body.words)
        self._count = len(found)
        self._profiles: dict[str, tuple[frozenset[str], float]] = {}

    def weight(self, word: str) -> float:
        """Nats; a pair that is in no body at all counts little, for nobody can claim it."""
        seen = self._bodies.get(word, 0)
        return math.log((self._count + 1) / seen) if seen else 0.35

    def overlap(self, text: str, words: frozenset[str]) -> float:
        """Share of a text's weight that a set of words has, 0 to 1."""
        own, whole = self._profile(text)
        return math.fsum(self.weight(word) for word in own & words) / whole if whole else 0.0

    def kin(self, text: str, body: Body) -> float:
        """By how many nats a text and a body are likelier of one story than of two, by senses."""
        return self.akin(text, body.text)

    def akin(self, one: str, other: str) -> float:
        """By how many nats two texts are likelier of one subject than of two, by senses."""
        return self._senses.gain(self._stretch(one), self._stretch(other))

    def _stretch(self, text: str) -> Stretch:
        found = self._stretches.get(text)
        if found is None:
            found = self._stretches[text] = self._senses.stretch(canonical(text))
        return found

    def _profile(self, text: str) -> tuple[frozenset[str], float]:
        if text not in self._profiles:
            own = frozenset(pairs(squeeze(text)))
            self._profiles[text] = own, math.fsum(map(self.weight, own))
        return self._profiles[text]
