"""A chunk: pieces that surely follow each other, and the words in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from articles.pagetext.order.pieces import INDENTED, Piece
from articles.pagetext.text import style_table as style
from articles.pagetext.text.measure import pairs


@dataclass(frozen=True)
class Chunk:
    """Pieces in reading order, taken for one from here on."""

    pieces: tuple[Piece, ...]

    @property
    def head(self) -> Piece:
        return self.pieces[0]

    @property
    def tail(self) -> Piece:
        return self.pieces[-1]

    @property
    def joints_in_next(self) -> int:
        """Of its pieces that end a block in mid-sentence, how many go on in the next block."""
        return sum(a.is_cut and b.index == a.index + 1 for a, b in pairwise(self.pieces))

    @cached_property
    def enumerated(self) -> tuple[tuple[str, int], ...]:
        """The numbers that it counts with, each with its form; at a line's beginning only where no word was cut."""
        before = (None, *self.pieces)
        return tuple(
            (mark.form, mark.number)
            for above, piece in zip(before, self.pieces, strict=False)
            for mark in piece.enumerated
            if not mark.is_first or piece.begins in INDENTED or (above is not None and above.text[-1] in style.PAUSES)
        )

    @cached_property
    def terms(self) -> Counter[str]:
        """How often each pair of neighbouring letters or characters occurs."""
        return terms("".join(piece.text for piece in self.pieces))


def terms(text: str) -> Counter[str]:
    """How often each pair of neighbouring letters or characters occurs in a canonical text."""
    return Counter(pairs(text))
