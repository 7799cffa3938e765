"""The words of a page's headlines, and how much of each a chain of chunks has."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from articles.pagetext.order.chunk import Chunk, terms

MIXED: Final = 1000.0
"""Character pairs like the page's that those of a body are mixed with, when it is asked for a headline's words."""
FEWEST: Final = 3
"""Words that a headline has at least, for what one of them proves."""
NO_WORD, LEAST_WORD = 0.35, 0.1
"""Weight of a word that is in no chain at all, and the least of one that is."""


@dataclass(frozen=True, slots=True)
class Title:
    """A headline."""

    text: str
    """Canonical."""
    row: int
    """Position of its last line among the non-blank lines of the page."""


class Words:
    """The words of the page's headlines, as far as the bodies have them."""

    def __init__(self, titles: Sequence[Title], chunks: Sequence[Chunk], chains: Sequence[Sequence[int]]) -> None:
        whole = max(1, sum(chunk.terms.total() for chunk in chunks))
        self._counts: list[int] = []
        """For each headline how many words it has."""
        self._words: list[tuple[int, float, float]] = []
        """For each word of each headline: the headline, how often it would be among `MIXED` pairs of the page, and its
        share of the headline: words in few chains weigh more."""
        self.compared = 0
        """Words looked up so far."""
        self._in: list[list[tuple[int, int]]] = [[] for _ in chunks]
        """For each chunk the words that it has, and how often."""
        for number, title in enumerate(titles):
            every = terms(title.text)
            self._counts.append(max(FEWEST, len(every)))
            times = {word: {at: n for at, chunk in enumerate(chunks) if (n := chunk.terms[word])} for word in every}
            weights = {
                word: _rarity(sum(any(at in found for at in chain) for chain in chains), len(chains))
                for word, found in times.items()
            }
            all_weights = sum(weights.values()) or 1.0
            for word, found in times.items():
                for at, count in found.items():
                    self._in[at].append((len(self._words), count))
                expected = MIXED * sum(found.values()) / whole
                self._words.append((number, expected, weights[word] / all_weights))

    def said(self, path: Sequence[int], size: int) -> dict[int, tuple[float, float]]:
        """For each headline by how much likelier a chain of `size` pairs has its words than the page has, in nats for
        each word, and the share of them that it has, 0 to 1."""
        counts: dict[int, int] = {}
        for at in path:
            self.compared += len(self._in[at])
            for word, count in self._in[at]:
                counts[word] = counts.get(word, 0) + count
        found: dict[int, tuple[float, float]] = {}
        room = math.log(1.0 + size / MIXED)
        for word, count in counts.items():
            number, expected, weight = self._words[word]
            nats, share = found.get(number, (0.0, 0.0))
            found[number] = nats + (math.log(1.0 + count / expected) - room) / self._counts[number], share + weight
        return found


def _rarity(bodies: int, count: int) -> float:
    return max(LEAST_WORD, math.log((count + 1) / bodies)) if bodies else NO_WORD
