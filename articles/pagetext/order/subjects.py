"""What stretches of a page are about: the words of a story up to a chunk, and from it on, and the headlines near them.

The chains of a page are gone along three times (`threads`), and most of them stay as they are; what was gathered along
a chain is kept.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from articles.pagetext.limits import LONG_STORY, MOST_TITLES, is_grown
from articles.pagetext.order.chunk import Chunk, terms

Vector: TypeAlias = dict[str, float]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a stretch of a chain is about."""

    vector: Vector
    """The weight of its terms; of length 1."""
    size: int
    """Characters."""
    titles: tuple[float, ...]
    """How near it is to each headline, 0 to 1."""
    squares: tuple[float, ...]
    """The same squared, which makes the nearest one count."""
    length: float
    """Sum of the squares of `squares`."""


class Subjects:
    """The subjects of the chunks of one page."""

    def __init__(self, chunks: Sequence[Chunk], titles: Sequence[str]) -> None:
        """`titles` are the canonical texts of the page's headlines."""
        spread = Counter(term for chunk in chunks for term in chunk.terms)
        self._rarity = {term: math.log(1 + len(chunks) / count) for term, count in spread.items() if count > 1}
        self._chunks = chunks
        self._titles = [self._weigh(terms(title)) for title in titles[:MOST_TITLES]]
        self._titled: defaultdict[str, list[int]] = defaultdict(list)
        """Term -> the headlines that have it."""
        for at, title in enumerate(self._titles):
            for term in title:
                self._titled[term].append(at)
        self._known: dict[tuple[int, ...], tuple[Subject, ...]] = {}

    @property
    def titles(self) -> int:
        """Number of headlines."""
        return len(self._titles)

    def along(self, chain: Sequence[int]) -> tuple[Subject, ...]:
        """For each chunk of a chain the subject of all up to it."""
        key = tuple(chain)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._gathered(key)
        return found

    def keep(self, chains: Iterable[Sequence[int]]) -> None:
        """Forget all chains but these, for the next look asks for most of them again and for none of the others."""
        kept = {tuple(chain) for chain in chains}
        self._known = {chain: found for chain, found in self._known.items() if chain in kept}

    def _gathered(self, chain: Sequence[int]) -> tuple[Subject, ...]:
        rarity = self._rarity
        found: list[Subject] = []
        counts: dict[str, int] = {}
        weights: Vector = {}
        size, told = 0, 0
        for at in chain:
            is_told = size > LONG_STORY
            size += sum(len(piece.text) for piece in self._chunks[at].pieces)
            if not is_told:
                for term, times in self._chunks[at].terms.items():
                    if term in rarity:
                        count = counts[term] = counts.get(term, 0) + times
                        weights[term] = (1.0 + math.log(count)) * rarity[term]
            if is_told or not is_grown(size, told, len(chain), len(self._chunks)):
                found.append(replace(found[-1], size=size))
            else:
                found.append(self._subject(_of_length_1(weights), size))
                told = size
        return tuple(found)

    def _subject(self, vector: Vector, size: int) -> Subject:
        near = [0.0] * len(self._titles)
        for at in {at for term in self._titled.keys() & vector.keys() for at in self._titled[term]}:
            near[at] = cosine(vector, self._titles[at])
        titles = tuple(near)
        squares = tuple(near * near for near in titles)
        return Subject(vector, size, titles, squares, sum([value * value for value in squares]))

    def _weigh(self, counts: Mapping[str, int]) -> Vector:
        rarity = self._rarity
        return _of_length_1(
            {term: (1.0 + math.log(count)) * rarity[term] for term, count in counts.items() if term in rarity}
        )


def _of_length_1(weights: Vector) -> Vector:
    length = math.sqrt(sum([value * value for value in weights.values()])) or 1.0
    return {term: value / length for term, value in weights.items()}


def cosine(left: Vector, right: Vector) -> float:
    """Cosine of two vectors of length 1, 0 to 1."""
    if len(left) > len(right):
        left, right = right, left
    return sum([value * right[term] for term, value in left.items() if term in right])


def agreement(left: Subject, right: Subject) -> float:
    """How far two stretches agree on their headline: 1 fully, 0 not at all."""
    total = math.sqrt(left.length * right.length)
    return sum([x * y for x, y in zip(left.squares, right.squares, strict=True)]) / total if total else 0.3
