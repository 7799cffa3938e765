"""Chunks: pieces that surely follow each other, and what speaks for one chunk going on in another.

What near lines cannot tell, longer stretches can: what they are about, whether the one was cut off and the other
begins in the middle, how far apart they stand in the file, and how many other candidates stand between.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from articles.pagetext.chunk import Chunk
from articles.pagetext.columns import Columns
from articles.pagetext.cover import Features, Link, Problem, capped
from articles.pagetext.language import Language
from articles.pagetext.links import loose_end, loose_start, own_features
from articles.pagetext.pieces import Piece

SURE: Final = 0.985
"""Probability from which two pieces are one chunk: of a hundred such links among the development pages, less than
one in four hundred is wrong."""

SETTLED: Final = 0.97
"""Probability of a near link from which neither of its ends is offered to chunks far away."""

ACROSS: Final = 0.995
"""The same as both, for a link from one block to the next. Measured: of 668 such links between 0.97 and 0.995 one in
fifteen is wrong, of 533 above none; what follows in the file is likely there, but only the subject can tell."""

FAR: Final = 120
"""Loose ends on either side, in file order, among which a far continuation is sought: more than any page has, and
a bound on the work for texts that are no page."""


def chunks_of(pieces: Sequence[Piece], chances: Mapping[Link, float]) -> tuple[Chunk, ...]:
    """Join pieces whose link is sure; chunks stand in the file order of their first pieces."""
    follows = {
        a: b for (a, b), chance in chances.items() if chance >= (ACROSS if _is_across(pieces[a], pieces[b]) else SURE)
    }
    heads = sorted(set(range(len(pieces))) - set(follows.values()))
    found = []
    done: set[int] = set()
    for head in [*heads, *range(len(pieces))]:
        run: list[Piece] = []
        at: int | None = head
        while at is not None and at not in done:
            done.add(at)
            run.append(pieces[at])
            at = follows.get(at)
        if run:
            found.append(Chunk(tuple(run)))
    return tuple(sorted(found, key=lambda chunk: chunk.head.index))


def _is_across(left: Piece, right: Piece) -> bool:
    """Whether two pieces stand one after the other in the file, with the end of a block between."""
    return right.index == left.index + 1 and left.after != "line"


def chunk_problem(chunks: Sequence[Chunk], chances: Mapping[Link, float], language: Language) -> Problem:
    """The look at chunks: near links and, between loose ends, far ones. `chances` are those of the pieces."""
    candidates = Candidates(chunks, chances, language)
    return Problem(
        heads=[chunk.head.index for chunk in chunks],
        tails=[chunk.tail.index for chunk in chunks],
        links=list(candidates.links()),
        starts=[candidates.start(at) for at in range(len(chunks))],
        ends=[candidates.end(at) for at in range(len(chunks))],
    )


class Candidates:
    """The links that are possible between chunks, with their features."""

    def __init__(self, chunks: Sequence[Chunk], chances: Mapping[Link, float], language: Language) -> None:
        self.chunks = chunks
        self._language = language
        self._head_of = {chunk.head.index: at for at, chunk in enumerate(chunks)}
        self._tail_of = {chunk.tail.index: at for at, chunk in enumerate(chunks)}
        self._near = {
            (self._tail_of[a], self._head_of[b]): chance
            for (a, b), chance in chances.items()
            if a in self._tail_of and b in self._head_of and self._tail_of[a] != self._head_of[b]
        }
        self._best_after, self._best_before = [0.0] * len(chunks), [0.0] * len(chunks)
        tied_after, tied_before = set(), set()
        for (a, b), chance in self._near.items():
            self._best_after[a] = max(self._best_after[a], chance)
            self._best_before[b] = max(self._best_before[b], chance)
            if chance >= (ACROSS if _is_across(chunks[a].tail, chunks[b].head) else SETTLED):
                tied_after.add(a)
                tied_before.add(b)
        self._loose_tails = [at for at in range(len(chunks)) if at not in tied_after]
        self._loose_heads = [at for at in range(len(chunks)) if at not in tied_before]
        self._tails = sorted(chunks[at].tail.row for at in self._loose_tails)
        self._heads = sorted(chunks[at].head.row for at in self._loose_heads)
        self._topics = Topics(chunks)
        self._columns = Columns(chunks, self._near)

    def links(self) -> Iterator[tuple[int, int, Features]]:
        """Every link worth a look: the near ones, and the far ones between loose ends."""
        pairs = set(self._near) | set(self._far())
        closest_after, closest_before = [1e-6] * len(self.chunks), [1e-6] * len(self.chunks)
        likeness: dict[Link, float] = {}
        for a, b in pairs:
            like = likeness[a, b] = self._topics.likeness(a, b)
            closest_after[a] = max(closest_after[a], like)
            closest_before[b] = max(closest_before[b], like)
        for a, b in sorted(pairs):
            like = likeness[a, b]
            features = self._features(a, b)
            features.append(("topic", like))
            features.append(("topic among successors", like / closest_after[a]))
            features.append(("topic among predecessors", like / closest_before[b]))
            yield a, b, features

    def start(self, at: int) -> Features:
        """Evidence that a chunk opens a story."""
        return [*loose_start(self.chunks[at].head), ("start, near predecessor", capped(self._best_before[at]))]

    def end(self, at: int) -> Features:
        """Evidence that a chunk closes a story."""
        return [*loose_end(self.chunks[at].tail), ("end, near successor", capped(self._best_after[at]))]

    def _far(self) -> Iterator[Link]:
        heads = self._loose_heads
        for a in self._loose_tails:
            here = bisect.bisect(heads, a)
            for b in heads[max(0, here - FAR) : here + FAR]:
                if b != a and self.chunks[b].head.begins != "dateline":
                    yield a, b

    def _features(self, a: int, b: int) -> Features:
        tail, head = self.chunks[a].tail, self.chunks[b].head
        found = own_features(tail, head, self._language)
        near = self._near.get((a, b))
        ahead = head.row > tail.row
        way = "ahead" if ahead else "back"
        place = "near" if near is not None else f"far {way}"
        found.append((f"{place}, join {tail.ends} > {head.begins}", 1.0))
        if near is not None:
            found.append(("near", 1.0))
            found.append(("second look", capped(near)))
        else:
            found.append((f"far {way}", 1.0))
            found.append((f"far {way} {self._between(tail.row, head.row)}", 1.0))
            found.append((f"far {way}, blocks {_grade(abs(head.block - tail.block))}", 1.0))
            found.append((f"far, end before {tail.after}", 1.0))
            found.append((f"far, start after {head.before}", 1.0))
            found.append((f"far, {tail.after} to {head.before} {way}", 1.0))
            found.extend(self._columns.features(a, b))
        sizes = [min(2, len(self.chunks[at].pieces) // 4) for at in (a, b)]
        found.append((f"sizes {sizes[0]} {sizes[1]}", 1.0))
        return found

    def _between(self, tail: int, head: int) -> str:
        """How many other loose ends stand between, as a class."""
        if head > tail:
            count = bisect.bisect_left(self._heads, head) - bisect.bisect_right(self._heads, tail)
            passed = bisect.bisect_left(self._tails, head) - bisect.bisect_right(self._tails, tail)
        else:
            count = bisect.bisect_left(self._heads, tail) - bisect.bisect_right(self._heads, head)
            passed = bisect.bisect_left(self._tails, tail) - bisect.bisect_right(self._tails, head)
        return f"{_grade(count)} {_grade(passed)}"


def _grade(count: int) -> str:
    return str(count) if count < 3 else "3-5" if count < 6 else "6-11" if count < 12 else "12+"


class Topics:
    """What chunks are about: their character pairs, the rarer on the page the weightier."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        spread = Counter(term for chunk in chunks for term in chunk.terms)
        count = len(chunks)
        self._vectors: list[dict[str, float]] = []
        for chunk in chunks:
            vector = {
                term: (1.0 + math.log(times)) * math.log(count / spread[term])
                for term, times in chunk.terms.items()
                if spread[term] > 1
            }
            length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
            self._vectors.append({term: value / length for term, value in vector.items()})

    def likeness(self, a: int, b: int) -> float:
        """Cosine of two chunks, 0 to 1."""
        left, right = self._vectors[a], self._vectors[b]
        if len(left) > len(right):
            left, right = right, left
        return sum(value * right[term] for term, value in left.items() if term in right)
