"""Chains: the lines of one story's body in reading order, with how sure each joint is.

Some lines are two: where an extractor read across the gutter it set the ends of two columns on one line.
So the unit of a chain is a segment, a stretch of a source line; mostly it is the whole line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a source line that belongs together."""

    line: int
    """Number of the source line, from 1."""
    begin: int
    """Character offset in the line's text, as in a slice."""
    end: int


@dataclass(frozen=True, slots=True)
class Runner:
    """Another segment that could have followed, with the probability that it does."""

    segment: Segment
    probability: float


@dataclass(frozen=True, slots=True)
class Chain:
    """The body of one story: subheads included, headlines and bylines not."""

    segments: tuple[Segment, ...]
    """In reading order. A line that two stories share has a segment in each chain."""
    lines: tuple[int, ...]
    """The lines that this chain owns, each once, by their first segment here. A shared line has one owner."""
    links: tuple[float, ...]
    """Probability that a segment is followed by the next: one fewer than segments."""
    start: float
    """Probability that the first segment opens a story."""
    end: float
    """Probability that the last segment closes it."""
    margins: tuple[float, float] = (0.0, 0.0)
    """Nats that the page would lose by the best other parting of its lines among stories, and by the best other order
    of these: how much better than any other this reading is."""
    columns: float = 0.0
    """Nats by which it fills columns of one depth better than lines do at random."""
    sense: float = 0.0
    """Nats by which its parts are likelier of one story than of two, cut where that is least so, by their senses."""
    without: Mapping[int, float] = field(default_factory=dict)
    """For lines that may be none of a body, by number: nats by which it fills columns better without."""
    reasons: tuple[str, ...] = ()
    """The weakest joint and what speaks for it, as sentences for a person."""
    alternatives: tuple[tuple[int, tuple[Runner, ...]], ...] = ()
    """For weak links: position of the link in `links`, and who else could have followed."""
    shared: tuple[int, ...] = ()
    """Lines that another chain has a part of too."""
