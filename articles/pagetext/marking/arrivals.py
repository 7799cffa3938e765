"""Stories that come from another page: what the line that says so tells of the lines around it.

The rest of a story is set under its headline alone, or a shorter one, with the line (上接 A1 版) right above or below.
Of 23 such stories of the gold editions none has a kicker or a deck.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.units import HEAD_LABELS, Unit
from articles.pagetext.text.jump_forms import label_in
from articles.pagetext.text.measure import Page, Row

INSIDE = frozenset({"line", "tied"})
"""What stands between two rows of one block (`Page.above`)."""
TOUCHING = INSIDE | {"open"}
"""The same, where blank lines may not tell blocks apart."""
NO_HEAD = frozenset({Label.BODY, Label.BYLINE, Label.JUMP})
"""What ends the head beside a line that says where its story comes from."""


def arrivals(every: Sequence[Unit]) -> int:
    """How many stories of a page come from another one, as its jump lines say."""
    return sum(unit.label is Label.JUMP and bool(label_in(unit.text)) for unit in every)


def with_heads(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks in which what stands in one block with such a line, and is no body's, is the head of its story.

    Where such a line begins its block, and no head stands right above, the row below it is a head whatever it was taken
    for: in eleven cases of eleven.
    """
    revised = dict(marks)
    for at, row in enumerate(page.rows):
        if marks[row.number].label is not Label.JUMP or not label_in(row.text):
            continue
        is_first = page.above(at) not in INSIDE
        if is_first and not (at and marks[page.rows[at - 1].number].label in HEAD_LABELS):
            below = next(_block(page, at, 1), None)
            if below is not None and marks[below.number].label is Label.BODY:
                _call_head(below, revised)
        for step in (-1, 1):
            for other in takewhile(lambda row: revised[row.number].label not in NO_HEAD, _block(page, at, step)):
                if revised[other.number].label not in HEAD_LABELS:
                    _call_head(other, revised)
    return revised


def is_rest(page: Page, places: Sequence[int]) -> bool:
    """Whether the head that stands in the rows at `places` is that of a story that comes from another page."""
    pairs = ((places[0] - 1, places[0]), (places[-1] + 1, places[-1] + 1))
    return any(
        0 <= beside < len(page.rows) and page.above(below) in TOUCHING and bool(label_in(page.rows[beside].text))
        for beside, below in pairs
    )


def _block(page: Page, at: int, step: int) -> Iterator[Row]:
    """The rows above or below the one at `at` in its block, the nearest first."""
    for k in range(at + step, len(page.rows) if step > 0 else -1, step):
        if page.above(max(k, k - step)) not in INSIDE:
            return
        yield page.rows[k]


def _call_head(row: Row, marks: dict[int, Mark]) -> None:
    marks[row.number] = marks[row.number].called(
        Label.HEADLINE, "stands by a line that says where its story comes from"
    )
