"""Chunks: pieces that surely follow each other, and what speaks for one chunk going on in another.

What near lines cannot tell, longer stretches can: what they are about, whether the one was cut off and the other
begins in the middle, how far apart they stand in the file, and how many other candidates stand between.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from articles.pagetext.cover import Features, Link, Problem, capped
from articles.pagetext.limits import FAR_LINKS
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.cohesion import Cohesion, rivals_of
from articles.pagetext.order.columns import Columns
from articles.pagetext.order.counting import Counting, steps
from articles.pagetext.order.habits import habit_of
from articles.pagetext.order.links import loose_end, loose_start, own_features
from articles.pagetext.order.pieces import NEIGHBOURS, RUNNING_ON, Piece
from articles.pagetext.text.language import Language
from articles.pagetext.values import Role

SURE: Final = 0.985
"""Probability from which two pieces are one chunk: of a hundred such links among the development pages, less than
one in four hundred is wrong."""

SETTLED: Final = 0.97
"""Probability of a near link from which neither of its ends is offered to chunks far away."""

ACROSS: Final = 0.995
"""The same as both, for a link from one block to the next. Measured: of 668 such links between 0.97 and 0.995 one in
fifteen is wrong, of 533 above none; what follows in the file is likely there, but only the subject can tell."""

HEADED: Final = 0.3
"""Probability from which a subhead goes on in its next line, or in the block right below it."""

FAR: Final = 120
"""Loose ends on either side, in file order, among which a far continuation is sought: more than any page has, and
a bound on the work for texts that are no page."""


def chunks_of(pieces: Sequence[Piece], chances: Mapping[Link, float], *, sure: float = SURE) -> tuple[Chunk, ...]:
    """Join pieces whose link is sure; chunks stand in the file order of their first pieces.

    With `sure` below `SURE` it is also the probability from which a link between blocks must be `SURE`.
    """
    across = ACROSS if sure >= SURE else SURE
    follows = {
        a: b
        for (a, b), chance in chances.items()
        if chance >= (across if _is_across(pieces[a], pieces[b]) else sure)
        or _is_headed(pieces[a], pieces[b], chance)
        or _is_set_together(pieces[a], pieces[b])
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


def _is_headed(left: Piece, right: Piece, chance: float) -> bool:
    """Whether a line of a subhead is followed by its next line, or by the block that it heads."""
    if left.role is not Role.SUBHEAD or right.index != left.index + 1 or left.after not in NEIGHBOURS:
        return False
    return chance >= HEADED and (right.role is Role.SUBHEAD if left.after in RUNNING_ON else right.role is Role.BODY)


def _is_set_together(left: Piece, right: Piece) -> bool:
    """Whether two lines are neighbours in one whole body, verse, table or list of names, or one of these begins or ends
    inside a block."""
    if right.index != left.index + 1 or left.whole != right.whole:
        return False
    if left.whole:
        return True
    if not (left.is_kept or right.is_kept):
        return False
    return left.after in RUNNING_ON if left.is_kept and right.is_kept else left.after == "line"


def _is_across(left: Piece, right: Piece) -> bool:
    """Whether two pieces stand one after the other in the file, with the end of a block between."""
    return right.index == left.index + 1 and left.after not in RUNNING_ON


def chunk_problem(
    chunks: Sequence[Chunk],
    chances: Mapping[Link, float],
    language: Language,
    cohesion: Cohesion,
    *,
    most_far: int = FAR_LINKS,
) -> Problem:
    """The look at chunks: near links and, between loose ends, far ones, at most about `most_far`.

    `chances` are those of the pieces.
    """
    candidates = Candidates(chunks, chances, language, cohesion, most_far)
    return Problem(
        heads=[chunk.head.index for chunk in chunks],
        tails=[chunk.tail.index for chunk in chunks],
        links=candidates.links(),
        starts=[candidates.start(at) for at in range(len(chunks))],
        ends=[candidates.end(at) for at in range(len(chunks))],
    )


class Candidates:
    """The links that are possible between chunks, with their features."""

    def __init__(
        self,
        chunks: Sequence[Chunk],
        chances: Mapping[Link, float],
        language: Language,
        cohesion: Cohesion,
        most_far: int,
    ) -> None:
        self.chunks = chunks
        self._language = language
        self._cohesion = cohesion
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
        self._around_tail = [self._around(chunk.tail.row) for chunk in chunks]
        self._around_head = [self._around(chunk.head.row) for chunk in chunks]
        self._sizes = [min(2, len(chunk.pieces) // 4) for chunk in chunks]
        self._reach = max(1, min(FAR, most_far // (2 * max(1, len(self._loose_tails)))))
        self._topics = Topics(chunks)
        self._columns = Columns(chunks, self._near)
        self._counting = Counting(chunks)
        self._habit = habit_of(chunks, chances)

    def links(self) -> Iterator[tuple[int, int, Features]]:
        """Every link worth a look: the near ones, and the far ones between loose ends."""
        pairs = set(self._near) | set(self._far())
        closest_after, closest_before = [1e-6] * len(self.chunks), [1e-6] * len(self.chunks)
        likeness: dict[Link, float] = {}
        bags = self._cohesion.bags
        words, senses = rivals_of(self._cohesion, {(a, b): (bags[a], bags[b]) for a, b in pairs})
        for a, b in pairs:
            like = likeness[a, b] = self._topics.likeness(a, b)
            closest_after[a] = max(closest_after[a], like)
            closest_before[b] = max(closest_before[b], like)
        for a, b in sorted(pairs):
            like = likeness[a, b]
            features = self._features(a, b)
            features += (
                ("topic", like),
                ("topic among successors", like / closest_after[a]),
                ("topic among predecessors", like / closest_before[b]),
                *words.features((a, b)),
                *senses.features((a, b)),
            )
            yield a, b, features

    def start(self, at: int) -> Features:
        """Evidence that a chunk opens a story."""
        head = self.chunks[at].head
        return [
            *loose_start(head),
            (f"start after {head.before}, blocks go on {self._habit}", 1.0),
            ("start, near predecessor", capped(self._best_before[at])),
        ]

    def end(self, at: int) -> Features:
        """Evidence that a chunk closes a story."""
        tail = self.chunks[at].tail
        return [
            *loose_end(tail),
            (f"end before {tail.after}, blocks go on {self._habit}", 1.0),
            ("end, near successor", capped(self._best_after[at])),
        ]

    def _far(self) -> Iterator[Link]:
        heads = self._loose_heads
        for a in self._loose_tails:
            here = bisect.bisect(heads, a)
            for b in heads[max(0, here - self._reach) : here + self._reach]:
                tail, head = self.chunks[a].tail, self.chunks[b].head
                if b != a and head.begins != "dateline" and not head.is_opening and tail.whole == head.whole:
                    yield a, b

    def _features(self, a: int, b: int) -> Features:
        tail, head = self.chunks[a].tail, self.chunks[b].head
        found = own_features(tail, head, self._language)
        near = self._near.get((a, b))
        if near is not None:
            found.append((f"near, join {tail.ends} > {head.begins}", 1.0))
            found.extend(_near_place(self._habit))
            found.append(("second look", capped(near)))
        else:
            way = "ahead" if head.row > tail.row else "back"
            heads, tails = self._between(a, b)
            found.extend(_far_join(way, tail.ends, head.begins))
            found.extend(_far_place(way, _grade(heads), _grade(tails), _grade(abs(head.block - tail.block))))
            found.extend(_far_edges(way, tail.after, head.before, self._habit))
            found.extend(self._columns.features(a, b))
        found.append(SIZES[self._sizes[a]][self._sizes[b]])
        found.extend(steps(self._counting.last[a], self._counting.first[b]))
        return found

    def _between(self, a: int, b: int) -> tuple[int, int]:
        """How many loose heads and how many loose tails stand between the tail of `a` and the head of `b`."""
        tail, head = self._around_tail[a], self._around_head[b]
        low, high = (tail, head) if self.chunks[b].head.row > self.chunks[a].tail.row else (head, tail)
        return high.heads - low.heads_with, high.tails - low.tails_with

    def _around(self, row: int) -> _Before:
        heads, tails = self._heads, self._tails
        return _Before(
            bisect.bisect_left(heads, row),
            bisect.bisect_right(heads, row),
            bisect.bisect_left(tails, row),
            bisect.bisect_right(tails, row),
        )


class _Before(NamedTuple):
    """How many loose heads and tails stand before a row, and how many with those in it."""

    heads: int
    heads_with: int
    tails: int
    tails_with: int


SIZES: Final = tuple(tuple((f"sizes {one} {other}", 1.0) for other in range(3)) for one in range(3))
"""The feature of two chunks' sizes, each in steps of four lines."""


@lru_cache(maxsize=1024)
def _far_join(way: str, ends: str, begins: str) -> Features:
    return [(f"far {way}, join {ends} > {begins}", 1.0), (f"far {way}", 1.0)]


@lru_cache(maxsize=1024)
def _far_place(way: str, heads: str, tails: str, blocks: str) -> Features:
    return [(f"far {way} {heads} {tails}", 1.0), (f"far {way}, blocks {blocks}", 1.0)]


@lru_cache(maxsize=1024)
def _near_place(habit: str) -> Features:
    return [("near", 1.0), (f"near, blocks go on {habit}", 1.0)]


@lru_cache(maxsize=1024)
def _far_edges(way: str, after: str, before: str, habit: str) -> Features:
    return [
        (f"far {way}, blocks go on {habit}", 1.0),
        (f"far, end before {after}", 1.0),
        (f"far, start after {before}", 1.0),
        (f"far, {after} to {before} {way}", 1.0),
    ]


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
            length = math.sqrt(sum([value * value for value in vector.values()])) or 1.0
            self._vectors.append({term: value / length for term, value in vector.items()})

    def likeness(self, a: int, b: int) -> float:
        """Cosine of two chunks, 0 to 1."""
        left, right = self._vectors[a], self._vectors[b]
        if len(left) > len(right):
            left, right = right, left
        return sum([value * right[term] for term, value in left.items() if term in right])
