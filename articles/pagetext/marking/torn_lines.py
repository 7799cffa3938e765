"""Printed lines that an extractor tore in two before a number.

Digits are set in another typeface than Chinese, with a little room before them; some extractors take that for the end
of a line. Both parts are short and look like anything but a body: a date like a folio, a number like a subhead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.text.forms import ends_sentence
from articles.pagetext.text.measure import INDENT, LOOSE, Page, Row
from articles.pagetext.text.opening import DATELINE

SHORT: Final = 1.5
"""Ems that either part is narrower than its column at least."""
REASON: Final = "a part of a body's line that was torn before a number"


def mended(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks in which both parts of a torn line are of a body, if one beyond doubt leads to them.

    A body's line stands below, and the one above goes on, or the first part is an opening, or known for a body's.
    """
    revised = dict(marks)
    for at, first, second in _parts(page):
        above, below = page.rows[at - 1] if at else None, page.rows[at + 2]
        goes_on = above is not None and _is_cut_body(above, revised)
        leads = goes_on or DATELINE.match(first.text) or _is_cut_body(first, revised)
        if leads and revised[below.number].label is Label.BODY:
            for row in (first, second):
                if revised[row.number].label is not Label.BODY:
                    revised[row.number] = revised[row.number].called(Label.BODY, REASON)
    return revised


def _parts(page: Page) -> Iterator[tuple[int, Row, Row]]:
    """Two neighbouring rows, not the last, that together are as wide as their column, or as its first line, and where
    they stand."""
    for at, (first, second) in enumerate(pairwise(page.rows[:-1])):
        if not second.text[0].isdigit() or second.gap_before or ends_sentence(first.text):
            continue
        measure, width = first.measure, first.width + second.width
        is_short = max(first.width, second.width) < measure - SHORT
        if is_short and min(abs(width - measure), abs(width + INDENT - measure)) <= LOOSE:
            yield at, first, second


def _is_cut_body(row: Row, marks: Mapping[int, Mark]) -> bool:
    return marks[row.number].label is Label.BODY and not ends_sentence(row.text)
