"""Columns: chunks that go on in each other further down the page, and how two columns stand to each other.

Where an extractor reads across columns, those of one story begin side by side: their first lines are neighbours in
the file, and the second begins long before the first ends. Where it reads column by column, none does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from articles.pagetext.cover import Features, Link
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.links import AHEAD

LIKELY: Final = 0.5
"""Probability from which a link down the page makes one column of two chunks."""

NEIGHBOURS: Final = 12
"""Pieces between the first lines of two columns from which they do not begin side by side."""


class Columns:
    """The columns that likely links make of the chunks of a page."""

    def __init__(self, chunks: Sequence[Chunk], chances: Mapping[Link, float]) -> None:
        self._first = list(range(len(chunks)))
        self._last = list(range(len(chunks)))
        self._chunks = chunks
        below = {a: b for (a, b), chance in chances.items() if chance > LIKELY and self._is_down(a, b)}
        for at in sorted(range(len(chunks)), key=lambda at: chunks[at].head.index):
            if at in below:
                self._first[below[at]] = self._first[at]
        for at in sorted(range(len(chunks)), key=lambda at: -chunks[at].head.index):
            if at in below:
                self._last[at] = self._last[below[at]]

    def _is_down(self, a: int, b: int) -> bool:
        step = self._chunks[b].head.index - self._chunks[a].tail.index
        return 0 < step <= AHEAD and self._chunks[b].head.index > self._chunks[a].head.index

    def features(self, a: int, b: int) -> Features:
        """How the column that ends with one chunk stands to the column that begins with another."""
        if self._last[a] != a or self._first[b] != b or self._first[a] == b:
            return []
        left, right = self._chunks[self._first[a]].head.index, self._chunks[b].head.index
        step = right - left
        if not (0 < step <= NEIGHBOURS and right < self._chunks[a].tail.index):
            return [("columns apart", 1.0)]
        ends = self._chunks[self._last[b]].tail.index - self._chunks[a].tail.index
        return [
            ("columns side by side", 1.0),
            (f"columns side by side {_grade(step)}", 1.0),
            (f"columns side by side {_grade(step)} end {_grade(ends)}", 1.0),
        ]


def _grade(step: int) -> str:
    return "before" if step < 0 else str(step) if step < 5 else "5-12" if step <= NEIGHBOURS else "far"
