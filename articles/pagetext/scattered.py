"""Whether the blocks of a page stand in the file in no order.

Most extractors go through the columns of a story from the first to the last. Some give them as the page was made up,
or sorted by what has nothing to do with reading; there a block goes on in an earlier one as often as in a later one,
and seldom in the next. Such a page is read by weights of its own (`learn_scattered`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from articles.pagetext.chunk import Chunk
from articles.pagetext.language import Language
from articles.pagetext.pieces import REST, RUNNING_ON, Piece

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
        if head.index != tail.index
        and (fit := language.bond(tail.text, head.text) + language.sense(tail.text, head.text)) > FIRM
    )
    # The best comes last.
    after = {tail: head for _, tail, head in firm}
    before = {head: tail for _, tail, head in firm}
    return [head - tail for tail, head in after.items() if before[head] == tail]
