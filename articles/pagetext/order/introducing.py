"""Introducing: whether chunks name somebody alone where another chunk says who that is (`introductions`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from articles.pagetext.cover import Features
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.text import introductions

MOST: Final = 200
"""People that a page introduces and names alone at most: printed pages have some twenty, hostile texts thousands."""


class Introducing:
    """Who is introduced in one chunk of a page and named alone in another."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        texts = ["".join(piece.text for piece in chunk.pieces) for chunk in chunks]
        alone = [_first(introductions.speakers(text)) for text in texts]
        names = frozenset(chain.from_iterable(alone))
        told = [_first(introductions.introduced(text, names)) for text in texts]
        introduced = frozenset(chain.from_iterable(told))
        self._told = [
            frozenset(name for name, at in places.items() if at <= others.get(name, at))
            for places, others in zip(told, alone, strict=True)
        ]
        """Whom each chunk introduces."""
        self._alone = [introduced & places.keys() - own for places, own in zip(alone, self._told, strict=True)]
        """Whom it names alone that some chunk introduces."""
        self._any = any(self._alone) and len(introduced) <= MOST

    def of_path(self, path: Sequence[int]) -> Features:
        """Evidence in the order of some chunks: how often somebody is named alone after being introduced, before that,
        and where only a chunk beside these does so."""
        if not self._any:
            return []
        found: Counter[str] = Counter()
        met: set[str] = set()
        early: Counter[str] = Counter()
        for at in path:
            for name in self._alone[at]:
                if name in met:
                    found["named after the introduction"] += 1
                else:
                    early[name] += 1
            met |= self._told[at]
        for name, times in early.items():
            found["named before the introduction" if name in met else "introduced elsewhere"] += times
        return [(name, float(times)) for name, times in sorted(found.items())]


def _first(found: Iterator[tuple[int, str]]) -> dict[str, int]:
    """Where each name stands first."""
    places: dict[str, int] = {}
    for at, name in found:
        places.setdefault(name, at)
    return places
