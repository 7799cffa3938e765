"""Cohesion: how much likelier it is that chunks are of one story than of two, by the words that they share.

A story says its rarer words again and again. So its character pairs are taken for draws from an urn that is filled
like the page and gets each drawn pair back twice (Pólya's urn, the Dirichlet-multinomial distribution). And where it
does not say the same words it says such as belong to the same subject (`senses`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from articles.pagetext.cover import Features, Link
from articles.pagetext.limits import LONG_STORY, is_grown
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.text.language import Language
from articles.pagetext.text.senses import Stretch

STRENGTH: Final = 10_000.0
"""Pairs in the urn at first. Measured: 1,000 and 3,000 tell stories apart less well, and add nothing beside it."""

LIMIT: Final = 4.0
"""Nats beyond which a gain is told from no greater one."""

SENSES_LIMIT: Final = 10.0
"""The same for what the senses of characters say, who see more."""


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of some chunks."""

    size: int
    """Character pairs in all."""
    counts: Mapping[int, int]
    """How often each of them occurs, for those that are in more than one chunk of the page."""
    stretch: Stretch
    """What they are about."""


class Cohesion:
    """The chunks of a page and what words they share."""

    def __init__(self, chunks: Sequence[Chunk], language: Language) -> None:
        self._language = language
        self._senses = language.senses
        spread = Counter(term for chunk in chunks for term in chunk.terms)
        self._number = {term: at for at, term in enumerate(term for term, count in spread.items() if count > 1)}
        times = [0] * len(self._number)
        for chunk in chunks:
            for term, count in chunk.terms.items():
                if term in self._number:
                    times[self._number[term]] += count
        whole = max(1, sum(chunk.terms.total() for chunk in chunks))
        self._prior = [STRENGTH * count / whole for count in times]
        self._worth: list[list[float]] = [[0.0] for _ in times]
        """For each term what n draws of it are worth, in nats, as far as asked for."""
        self.bags = tuple(self._bag(chunk) for chunk in chunks)

    def _bag(self, chunk: Chunk) -> Bag:
        counts = {self._number[term]: count for term, count in chunk.terms.items() if term in self._number}
        stretch = self._senses.joined(self._language.stretch(piece.text) for piece in chunk.pieces)
        return Bag(chunk.terms.total(), counts, stretch)

    def along(self, chain: Sequence[int]) -> tuple[Bag, ...]:
        """For each chunk of a chain the words of all up to it; what a long story goes on with says nothing new."""
        found: list[Bag] = []
        counts: dict[int, int] = {}
        size, stretch = 0, self._senses.joined(())
        for at in chain:
            if size > LONG_STORY:
                found.append(found[-1])
                continue
            bag = self.bags[at]
            size += bag.size
            for term, count in bag.counts.items():
                counts[term] = counts.get(term, 0) + count
            stretch = self._senses.joined((stretch, bag.stretch)) if found else bag.stretch
            is_new = not found or is_grown(size, found[-1].size, len(chain), len(self.bags))
            found.append(Bag(size, dict(counts), stretch) if is_new else found[-1])
        return tuple(found)

    def of(self, chunks: Sequence[int]) -> float:
        """By how many nats one story of all these chunks is likelier than a story of each."""
        counts: dict[int, int] = {}
        size, found = 0, 0.0
        for at in chunks:
            bag = self.bags[at]
            size += bag.size
            found += _drawn(bag.size)
            for term, count in bag.counts.items():
                sofar = counts.get(term)
                if sofar is None:
                    counts[term] = count
                else:
                    both = counts[term] = sofar + count
                    worth = self._worths(term, both)
                    found += worth[both] - worth[sofar] - worth[count]
        return found - _drawn(size)

    def subject(self, chunks: Sequence[int]) -> Stretch:
        """What some chunks are about together."""
        return self._senses.joined(self.bags[at].stretch for at in chunks)

    def of_senses(self, chunks: Sequence[int]) -> float:
        """By how many nats one story of all these chunks is likelier than a story of each, by senses."""
        return self.subject(chunks).evidence - sum(self.bags[at].stretch.evidence for at in chunks)

    def weakest(self, chain: Sequence[int]) -> float:
        """By how many nats a chain is likelier of one story than of two, cut where that is least so, by senses."""
        before, behind = self.along(chain), self.along(chain[::-1])[::-1]
        return min(map(self.gain_of_senses, before[:-1], behind[1:]), default=SENSES_LIMIT)

    def stretch(self, text: str) -> Stretch:
        """What a canonical text is about."""
        return self._language.stretch(text)

    def kin(self, left: Stretch, right: Stretch) -> float:
        """By how many nats two texts are likelier of one story than of two, as far as senses go."""
        return self._senses.gain(left, right)

    def gain_of_senses(self, left: Bag, right: Bag) -> float:
        """By how many nats one story is likelier than two, as far as senses go."""
        return self._senses.gain(left.stretch, right.stretch)

    def gain(self, left: Bag, right: Bag) -> float:
        """By how many nats one story is likelier than two, as far as words go."""
        found = _drawn(left.size) + _drawn(right.size) - _drawn(left.size + right.size)
        if len(left.counts) > len(right.counts):
            left, right = right, left
        others = right.counts
        for term, count in left.counts.items():
            other = others.get(term)
            if other is not None:
                worth = self._worths(term, count + other)
                found += worth[count + other] - worth[count] - worth[other]
        return found

    def _worths(self, term: int, count: int) -> list[float]:
        worth = self._worth[term]
        while len(worth) <= count:
            worth.append(worth[-1] + math.log(self._prior[term] + len(worth) - 1))
        return worth


def _drawn(count: int) -> float:
    """Logarithm of what that many draws of any kind are divided by."""
    return math.lgamma(STRENGTH + count) - math.lgamma(STRENGTH)


class Rivals:
    """What cohesion says of links: of each, and of each among its rivals."""

    def __init__(self, gains: Mapping[Link, float], name: str = "one subject", limit: float = LIMIT) -> None:
        """`limit` are the nats beyond which a gain is told from no greater one."""
        self._gains = gains
        self._name, self._limit = name, limit
        self._after: dict[int, float] = {}
        self._before: dict[int, float] = {}
        for (a, b), gain in gains.items():
            self._after[a] = max(self._after.get(a, gain), gain)
            self._before[b] = max(self._before.get(b, gain), gain)

    def features(self, link: Link, size: str = "") -> Features:
        """Evidence for one link; `size` says how much there is to read."""
        gain = self._gains[link]
        own, after, before = _names(self._name, size)
        return [
            (own, self._told(gain)),
            (after, self._told(gain - self._after[link[0]])),
            (before, self._told(gain - self._before[link[1]])),
        ]

    def _told(self, gain: float) -> float:
        """A gain as a feature: where subjects are told apart, more proves no more."""
        return max(-self._limit, min(self._limit, gain))


@lru_cache(maxsize=64)
def _names(name: str, size: str) -> tuple[str, str, str]:
    """The names of the features, each once for thousands of links."""
    return f"{name} {size}", f"{name} among successors {size}", f"{name} among predecessors {size}"


def rivals_of(cohesion: Cohesion, bags: Mapping[Link, tuple[Bag, Bag]]) -> tuple[Rivals, Rivals]:
    """What words and what senses say of links between what is in bags."""
    return (
        Rivals({link: cohesion.gain(*both) for link, both in bags.items()}),
        Rivals({link: cohesion.gain_of_senses(*both) for link, both in bags.items()}, "one sense", SENSES_LIMIT),
    )
