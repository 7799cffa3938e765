"""A reading of a page -> its chains, with what speaks for each; and chains of lines that are in no column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from articles.pagetext.order.chains import Chain, Runner, Segment
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.pieces import NEIGHBOURS, Piece
from articles.pagetext.order.reading import Reading

WEAK: Final = 0.9
"""Probability of a link below which the runners-up are told."""


def in_file_order(pieces: Sequence[Piece]) -> Iterator[Chain]:
    """Chains of lines that are in no column: cut at datelines and where other lines stand between."""
    run: list[Piece] = []
    for piece in pieces:
        if run and (piece.begins == "dateline" or piece.before not in NEIGHBOURS):
            yield _plain_chain(run)
            run = []
        run.append(piece)
    if run:
        yield _plain_chain(run)


def _plain_chain(run: Sequence[Piece]) -> Chain:
    segments = tuple(piece.segment for piece in run)
    links = (0.5,) * (len(run) - 1)
    return Chain(segments, (), links, 0.5, 0.5, reasons=("Its lines stand in file order.",))


def of_reading(reading: Reading) -> Iterator[Chain]:
    """The chains of a reading, each with what speaks for it and the likeliest other joints."""
    chunks, odds = reading.chunks, reading.odds
    after: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for (a, b), share in odds.after.items():
        after[a].append((b, share))
    for path in reading.paths:
        margins = reading.margins[path[0]]
        segments: list[Segment] = []
        links: list[float] = []
        others: list[tuple[int, tuple[Runner, ...]]] = []
        for place, at in enumerate(path):
            pieces = chunks[at].pieces
            if place:
                chance = odds.chance((path[place - 1], at))
                if chance < WEAK:
                    others.append((len(links), _runners(chunks, after[path[place - 1]], at)))
                links.append(chance)
            segments.extend(piece.segment for piece in pieces)
            links.extend(reading.near[a.index, b.index] for a, b in pairwise(pieces))
        yield Chain(
            segments=tuple(segments),
            lines=(),
            links=tuple(links),
            start=odds.starts[path[0]],
            end=odds.ends[path[-1]],
            margins=(margins.parts, margins.order),
            columns=margins.columns.nats,
            sense=margins.sense,
            without=margins.without,
            reasons=(
                *_reasons(segments, links),
                f"The best other parting of the page loses {margins.parts:.1f} nats.",
                f"Cut where it holds least, it is still of one story by {margins.sense:.1f} nats of what it means.",
                f"It fills {len(margins.columns.ends) + 1} columns of one depth ({margins.columns.nats:+.1f} nats).",
                *(f"In its order: {said}." for said in margins.says),
            ),
            alternatives=tuple(others),
        )


def _runners(chunks: Sequence[Chunk], shares: Sequence[tuple[int, float]], chosen: int) -> tuple[Runner, ...]:
    """The three likeliest other successors of a chunk, of all that it may have."""
    found = [Runner(chunks[b].head.segment, share) for b, share in shares if b != chosen and share >= 0.01]
    return tuple(sorted(found, key=lambda runner: (-runner.probability, runner.segment.line))[:3])


def _reasons(segments: Sequence[Segment], links: Sequence[float]) -> Iterator[str]:
    if not links:
        yield "The body is one line."
        return
    weakest = min(range(len(links)), key=links.__getitem__)
    left, right = segments[weakest].line, segments[weakest + 1].line
    yield f"The weakest joint is from line {left} to line {right}, with probability {links[weakest]:.2f}."


def owned(found: Iterable[Chain]) -> Iterator[Chain]:
    """Give each line to the chain that has the longest part of it, so that no line has two owners."""
    listed = list(found)
    owner: dict[int, tuple[int, int]] = {}
    for at, chain in enumerate(listed):
        for segment in chain.segments:
            size = segment.end - segment.begin
            if size > owner.get(segment.line, (0, -1))[0]:
                owner[segment.line] = (size, at)
    for at, chain in enumerate(listed):
        numbers = dict.fromkeys(segment.line for segment in chain.segments)
        lines = tuple(number for number in numbers if owner[number][1] == at)
        yield replace(chain, lines=lines, shared=tuple(number for number in numbers if owner[number][1] != at))
