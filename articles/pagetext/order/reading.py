"""A reading of a page: its chunks, which of them follow each other, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from articles.pagetext.cover import Link, Odds
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.cohesion import Cohesion
from articles.pagetext.order.depths import Fit
from articles.pagetext.order.threads import paths
from articles.pagetext.order.worth import Path
from articles.pagetext.text.language import Language


@dataclass(frozen=True, slots=True)
class Margins:
    """How far a chain is from being another, in nats, `CEILING` at most."""

    parts: float
    """That the page would lose by the best other way to part its chunks among stories."""
    order: float
    """That it would lose by the best other order of the chain."""
    sense: float
    """That it is likelier of one story than of two, by what its characters mean."""
    columns: Fit
    """How well the chain fills columns of one depth."""
    without: Mapping[int, float] = field(default_factory=dict)
    """For lines that may be none of a body, by number: nats by which it fills columns better without."""
    says: tuple[str, ...] = ()
    """Names of what it says of its order (`discourse`)."""


UNKNOWN: Final = Margins(0.0, 0.0, 0.0, Fit(0.0, ()))


@dataclass(frozen=True)
class Reading:
    """How a set of pieces was read: chunks, which of them follow each other, and how sure that is."""

    chunks: tuple[Chunk, ...]
    follows: Mapping[int, int]
    near: Mapping[Link, float]
    """Probability of links between pieces."""
    odds: Odds
    """Of links between chunks."""
    cohesion: Cohesion
    """Of the chunks."""
    language: Language
    """Of the page."""
    is_scattered: bool = False
    """Its chunks stand in no order (`scattered`)."""
    margins: Mapping[int, Margins] = field(default_factory=dict)
    """For the first chunk of each chain, how far the chain is from being changed; of a repaired page."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The chunks of each chain."""
        return tuple(map(tuple, paths(len(self.chunks), self.follows)))
