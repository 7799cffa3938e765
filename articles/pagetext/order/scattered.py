"""Whether the blocks of a page stand in the file in no order.

Most extractors go through the columns of a story from the first to the last. Some give them as the page was made up,
or sorted by what has nothing to do with reading; there a block goes on in an earlier one as often as in a later one,
and seldom in the next. Such a page is read by weights of its own (`learning.scattered`): from the start where its
blocks tell, and else where a reading by these weights fits better at its joints than the usual one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.depths import Kinds
from articles.pagetext.order.pieces import REST, RUNNING_ON, Piece
from articles.pagetext.order.reading import Reading
from articles.pagetext.order.repair import LARGEST
from articles.pagetext.text.language import Language
from articles.pagetext.text.measure import GAPS

FIRM: Final = 2.0
"""Nats, by characters and their senses, from which a block that is cut in mid-sentence goes on in another."""
FEWEST: Final = 5
"""Blocks of which it is known where they go on, from which they tell."""
IN_NEXT, BACK = 0.2, 0.45
"""Share of these that go on in the next block, at most, and in an earlier one, at least. Measured: so are 27 to 35 of a
hundred pages whose blocks were shuffled or turned about, and none of the development pages, nor of those whose columns
stand in turn. With four blocks it would be 47 to 60, but also 5 of the last, whose stories these weights tear apart."""
FEWEST_JOINTS: Final = 3
"""Joints of a reading, or steps, from which they tell."""
OFTEN_BACK: Final = 0.12
"""Share of the steps of a usual reading from chunk to chunk that go back, at least, for the page to be read twice: one
development page in seven is, and one in fifteen whose columns stand in turn, but of scattered pages three in four."""
MOST_ON, LEAST_BACK = 0.2, 0.4
"""Share of the joints of the other reading that go on in the next chunk, at most, and back, at least, for it to be such
a page's; and they must fit better than the usual ones. Measured on stories found whole and in order, on pages whose day
nothing was learnt from: of those whose blocks were shuffled 212 of 351 instead of 173 (230 if the better reading were
known), of those whose columns stand from last to first 242 instead of 188 (264), and of 246 other pages, 55 of them
with columns in turn, as many as before. With 0.3 for both it would be five more, and six less where they stand in turn.
"""
LEAST_FIT, MOST_FIT = -3.0, 6.0
"""Nats that a joint counts, for one that is cut oddly must not outweigh all others."""
MOST: Final = 10_000
"""Pairs of an end and a beginning from which it is no page, and not asked; the development pages have 2,000 at most."""
BEGINNINGS: Final = frozenset({"head", "dateline"})
"""How what begins that goes on in nothing."""


def is_scattered(chunks: Sequence[Chunk], language: Language) -> bool:
    """Whether the blocks that end in mid-sentence go on anywhere, among the chunks of a page."""
    inside = sum(chunk.joints_in_next for chunk in chunks)
    tails = [chunk.tail for chunk in chunks if chunk.tail.is_cut]
    if inside > IN_NEXT * (inside + len(tails)):
        # Most pages: whatever is found of the others, too many go on in the next.
        return False
    heads = [chunk.head for chunk in chunks if chunk.head.begins in REST and chunk.head.before not in RUNNING_ON]
    if len(tails) * len(heads) > MOST:
        return False
    steps = _steps(tails, heads, language)
    known, following = inside + len(steps), inside + steps.count(1)
    back = sum(step < 0 for step in steps)
    return known >= FEWEST and following <= IN_NEXT * known and back >= BACK * known


def _steps(tails: Sequence[Piece], heads: Sequence[Piece], language: Language) -> list[int]:
    """Pieces from the end of each block to where it goes on: in the one that fits it best, if it fits that best."""
    firm = sorted(
        (fit, tail.index, head.index)
        for tail in tails
        for head in heads
        if head.index != tail.index and (fit := language.fit(tail.text, head.text)) > FIRM
    )
    # The best comes last.
    after = {tail: head for _, tail, head in firm}
    before = {head: tail for _, tail, head in firm}
    return [head - tail for tail, head in after.items() if before[head] == tail]


@dataclass(frozen=True, slots=True)
class Joints:
    """Where the chains of a reading go on in mid-sentence from one block to another."""

    nats: float
    """How much characters and senses speak for all of them together."""
    steps: tuple[int, ...]
    """Of each, chunks from the one to the other."""

    def share(self, *, back: bool = False) -> float:
        """Share of them that go back, or on in the next chunk."""
        return sum(step < 0 if back else step == 1 for step in self.steps) / max(1, len(self.steps))


def joints_of(reading: Reading) -> Joints:
    """The joints of a reading."""
    fits, steps = [], []
    for one, other in reading.follows.items():
        tail, head = reading.chunks[one].tail, reading.chunks[other].head
        if tail.stops or head.begins in BEGINNINGS or (head.index == tail.index + 1 and tail.after not in GAPS):
            continue
        fits.append(max(LEAST_FIT, min(MOST_FIT, reading.language.fit(tail.text, head.text))))
        steps.append(other - one)
    # Exact, for the same joints must not fit better in another turn.
    return Joints(math.fsum(fits), tuple(steps))


def may_be_scattered(reading: Reading) -> bool:
    """Whether a page is worth a look by the weights of scattered ones, by how it was read."""
    if reading.is_scattered or len(reading.chunks) > LARGEST:
        return False
    steps = [other - one for one, other in reading.follows.items()]
    if len(steps) < FEWEST_JOINTS or sum(step < 0 for step in steps) < OFTEN_BACK * len(steps):
        return False
    return not Kinds(chunk.pieces for chunk in reading.chunks).across


def fits_better(other: Joints, usual: Joints) -> bool:
    """Whether the joints of a reading by the weights of scattered pages are such a page's and fit better than usual."""
    if len(other.steps) < FEWEST_JOINTS or other.share() > MOST_ON or other.share(back=True) < LEAST_BACK:
        return False
    return other.nats > usual.nats
