"""Enclosing: whether quotes, titles and brackets that one chunk opens are closed in the next one that has such marks.

Of gold's 1,365 stories none opens any of them twice or leaves a title or a bracket open; quotes stay open at the end of
11, most of which go on on another page, and are closed twice in 5.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from articles.pagetext.cover import Features
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.links import MARKS

OPENS: Final = "o"
"""What a mark does that opens (`Piece.marks`); all others close."""


class Enclosing:
    """What the chunks of a page open and close."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._marks = [tuple(_ends(chunk)) for chunk in chunks]

    def of_path(self, path: Sequence[int]) -> Features:
        """Evidence in the order of some chunks: how often what was opened is closed by the next mark, and how often the
        next one does not fit."""
        is_open = [False] * len(MARKS)
        found: Counter[str] = Counter()
        for at in path:
            for kind, first, last in self._marks[at]:
                if first:
                    if is_open[kind]:
                        found[f"{MARKS[kind]} opened twice"] += 1
                else:
                    found[f"{MARKS[kind]} closed" if is_open[kind] else f"{MARKS[kind]} closed, not opened"] += 1
                is_open[kind] = last
        found.update(f"{mark} left open" for mark, left in zip(MARKS, is_open, strict=True) if left)
        return [(name, float(times)) for name, times in found.items()]


def _ends(chunk: Chunk) -> Iterator[tuple[int, bool, bool]]:
    """For each kind of marks that a chunk has: whether its first one opens, and whether its last one does."""
    for kind in range(len(MARKS)):
        marks = [piece.marks[kind] for piece in chunk.pieces if piece.marks[kind][0]]
        if marks:
            yield kind, marks[0][0] == OPENS, marks[-1][1] == OPENS
