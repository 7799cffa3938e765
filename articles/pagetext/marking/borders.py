"""Whether blank lines stand where the blocks of a page end.

An extractor that takes neighbouring blocks for one leaves out the blank line between them, and then it says nothing
that none stands between two rows. Such a page is told by its borders: where a story's lines end and a head, a photo or
furniture begins, a blank line stands on every page whose blocks are whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.units import HEAD_LABELS
from articles.pagetext.text.measure import Page

BLENDED: Final = 0.25
"""Share of borders without a blank line from which blocks are taken to be blended. Measured: of 195 gold pages with
blank lines 186 have no such border, four .08 to .22, and five, on which the extractor did take captions and columns for
one block, .33 to .62; of 157 pages without every other blank line 134 have .25 and more."""
FEWEST: Final = 2
"""Borders without a blank line from which they are more than a mark that is wrong."""
PHOTO, FURNITURE, HEAD, BODY = "photo", "furniture", "head", "body"
KINDS: Final = {
    **dict.fromkeys(HEAD_LABELS, HEAD),
    **dict.fromkeys((Label.TITLE, Label.CAPTION, Label.CREDIT), PHOTO),
    **{label: FURNITURE for label in Label if label.kind},
    Label.BYLINE: "byline",
    Label.BODY: BODY,
}
"""What rows of a label are part of. A subhead or a jump line says nothing: it may begin or end a block."""
APART: Final = frozenset({PHOTO, FURNITURE})
"""What shares its block with nothing else. A head, a byline and a body may be one block."""


def seen_by_borders(page: Page, marks: Mapping[int, Mark]) -> Page:
    """The page as its marks show it: where blocks are blended, a missing blank line says nothing.

    Args:
        page: the rows as they were marked.
        marks: line number -> the mark of each row.
    """
    if not page.is_spaced:
        return page
    bare = [page.above(at) == "line" for at in _borders(page, marks)]
    return replace(page, is_blended=True) if sum(bare) >= max(FEWEST, BLENDED * len(bare)) else page


def _borders(page: Page, marks: Mapping[int, Mark]) -> Iterator[int]:
    """Positions of the rows above which something else ends."""
    kinds = [KINDS.get(marks[row.number].label) for row in page.rows]
    for at, (above, below) in enumerate(pairwise(kinds), 1):
        if above and below and _are_apart(above, below):
            yield at


def _are_apart(above: str, below: str) -> bool:
    """Whether two kinds of rows are never one block."""
    return above != below and (above in APART or below in APART or (above, below) == (BODY, HEAD))
