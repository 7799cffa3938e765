"""Lines that are heads whatever they look like, for where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.units import HEAD_LABELS
from articles.pagetext.roles.preformatted import kept_lines
from articles.pagetext.text import style_table as style
from articles.pagetext.text.forms import ends_sentence
from articles.pagetext.text.measure import Page, Row

DOUBTFUL: Final = (Label.BODY, Label.SUBHEAD)
"""What such lines are taken for."""
PICTURED: Final = frozenset({Label.CAPTION, Label.CREDIT})
"""What a photo's title stands with."""
NARROW: Final = 0.8
"""Share of its column's measure that a line between a sentence and a byline has at most."""


def headed(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks in which such lines are headlines.

    Measured on gold pages: all of 237 lines between a head and its byline, in one block with both, are the head's; all
    of 59 below a head that leads in; of 76 narrow ones between a sentence and a byline none is a body's.
    """
    revised = dict(marks)
    for row in _above_kept(page, marks):
        revised[row.number] = marks[row.number].called(Label.HEADLINE, "stands alone above a verse, a table or a list")
    for row in _untied(page, marks):
        revised[row.number] = marks[row.number].called(Label.HEADLINE, "is no photo's title: the page has none")
    for at, row in enumerate(page.rows):
        if revised[row.number].label not in DOUBTFUL:
            continue
        above = page.rows[at - 1] if at else None
        below = page.rows[at + 1] if at + 1 < len(page.rows) else None
        is_below_head = above is not None and page.above(at) == "line" and revised[above.number].label in HEAD_LABELS
        is_above_byline = below is not None and marks[below.number].label is Label.BYLINE
        if is_below_head and is_above_byline and page.above(at + 1) == "line":
            why = "stands between a head and its byline"
        elif is_below_head and above is not None and above.text.strip().endswith(style.LEADS_IN):
            why = "stands below a head that leads in"
        elif is_above_byline and row.text.strip()[-1].isalnum() and _is_apart(page, at):
            why = "stands alone above a byline"
        else:
            continue
        revised[row.number] = marks[row.number].called(Label.HEADLINE, why)
    return revised


def _above_kept(page: Page, marks: Mapping[int, Mark]) -> Iterator[Row]:
    """Kickers and decks right above a verse, a table or a list, without a headline beside them."""
    firsts = set(kept_lines(page).values())
    for above, row, below in zip((None, *page.rows), page.rows, page.rows[1:], strict=False):
        is_lone = above is None or marks[above.number].label not in HEAD_LABELS
        if is_lone and below.number in firsts and marks[row.number].label in (Label.KICKER, Label.DECK):
            yield row


def _untied(page: Page, marks: Mapping[int, Mark]) -> Iterator[Row]:
    """Titles of photos on a page that has none. On others one may stand far from its caption, read across columns."""
    if not any(mark.label in PICTURED for mark in marks.values()):
        yield from (row for row in page.rows if marks[row.number].label is Label.TITLE)


def _is_apart(page: Page, at: int) -> bool:
    """Whether a narrow row stands below a sentence, and by itself where blank lines part blocks."""
    row = page.rows[at]
    is_below_sentence = at > 0 and ends_sentence(page.rows[at - 1].text)
    return is_below_sentence and row.width <= NARROW * row.measure and (row.is_alone or not page.is_spaced)
