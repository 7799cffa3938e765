"""Whether the blocks of a page stand in the file in no order.

Most extractors go through the columns of a story from the first to the last. Some give them as the page was made up,
or sorted by what has nothing to do with reading; there a block goes on in an earlier one as often as in a later one,
and seldom in the next. Such a page is read by weights of its own (`learn_scattered`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from articles.pagetext.chunk import Chunk
from articles.pagetext.language import Language
from articles.pagetext.pieces import REST, RUNNING_ON

FIRM: Final = 2.0
"""Nats, by characters and their senses, from which a block that is cut in mid-sentence goes on in another."""
FEWEST: Final = 5
"""Blocks of which it is known where they go on, from which they tell."""
IN_NEXT, BACK = 0.2, 0.45
"""Share of these that go on in the next block, at most, and in an earlier one, at least. Measured: so are 27 to 35 of a
hundred pages whose blocks were shuffled or turned about, and none of the development pages, nor of those whose columns
stand in turn. With four blocks it would be 47 to 60, but also 5 of the last, whose stories these weights tear apart."""
MOST: Final = 10_000
"""Pairs of an end and a beginning from which it is no page, and not asked; the development pages have 2,000 at most."""


def is_scattered(chunks: Sequence[Chunk], language: Language) -> bool:
    """Whether the blocks that end in mid-sentence go on anywhere, among the chunks of a page."""
    inside = sum(a.is_cut and b.index == a.index + 1 for chunk in chunks for a, b in pairwise(chunk.pieces))
    steps = [1] * inside + list(_steps(chunks, language))
    following, back = sum(step == 1 for step in steps), sum(step < 0 for step in steps)
    return len(steps) >= FEWEST and following <= IN_NEXT * len(steps) and back >= BACK * len(steps)


def _steps(chunks: Sequence[Chunk], language: Language) -> Iterator[int]:
    """Pieces from the end of each block to where it goes on: in the one that fits it best, if it fits that best."""
    tails = [chunk.tail for chunk in chunks if chunk.tail.is_cut]
    heads = [chunk.head for chunk in chunks if chunk.head.begins in REST and chunk.head.before not in RUNNING_ON]
    if len(tails) * len(heads) > MOST:
        return
    fits = {
        (tail.index, head.index): language.bond(tail.text, head.text) + language.sense(tail.text, head.text)
        for tail in tails
        for head in heads
        if head.index != tail.index
    }
    after: dict[int, tuple[float, int]] = {}
    before: dict[int, tuple[float, int]] = {}
    for (tail, head), fit in fits.items():
        after[tail] = max(after.get(tail, (FIRM, head)), (fit, head))
        before[head] = max(before.get(head, (FIRM, tail)), (fit, tail))
    for tail, (fit, head) in after.items():
        if fit > FIRM and before[head][1] == tail:
            yield head - tail
