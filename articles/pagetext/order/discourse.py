"""Discourse: what a story says only in its order. It counts upwards, introduces people before it names them, and closes
what it opens."""

from __future__ import annotations

from collections.abc import Sequence

from articles.pagetext.cover import Features
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.counting import Counting
from articles.pagetext.order.enclosing import Enclosing
from articles.pagetext.order.introducing import Introducing


class Discourse:
    """What the chunks of a page say of their order."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._counting = Counting(chunks)
        self._introducing = Introducing(chunks)
        self._enclosing = Enclosing(chunks)

    def of_path(self, path: Sequence[int]) -> Features:
        """Evidence in some chunks, in their order, for being a story."""
        return [*self._counting.of_path(path), *self._introducing.of_path(path), *self._enclosing.of_path(path)]
