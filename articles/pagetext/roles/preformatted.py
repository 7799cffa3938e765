"""Lines of a body that are neither headline nor list of credits: verse, tables, lists of names.

Most are known by their form (`forms`). A free verse has none, and its lines look like a run of headlines: it is known
by the byline above it, and by there being more of them than any head has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from articles.pagetext.roles.byline import is_byline, telling_marks
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.values import Claim, Role

FEWEST: Final = 6
"""Lines of a free verse at least. Measured: on the gold pages, as they are, as they were written and without blank
lines, no byline of 1,365 stories has more than five short lines below it: the heads of others."""
MOST: Final = 30
"""Free verses of a page; each is a story, and the work grows with the square of their number."""
NARROW: Final = 0.7
"""Share of its column's measure that such a line has at most."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for each line whose line break is kept."""
    kept = kept_lines(page)
    for _, run in groupby(sorted(kept), kept.__getitem__):
        yield Claim(Role.BODY, tuple(run), 0.97, "a verse, a table or a list of names")


def kept_lines(page: Page) -> dict[int, int]:
    """Lines whose line breaks are kept: line number -> the first line of the verse, table or list that it is of."""
    free = {row.number: verse[0].number for verse in free_verses(page) for row in verse}
    return {**page.kept, **free}


def free_verses(page: Page) -> list[tuple[Row, ...]]:
    """The rows of each free verse of a page; none where there are more than a page has."""
    runs = (list(run) for is_short, run in groupby(page.rows, lambda row: _is_short(page, row)) if is_short)
    long = [run for run in runs if len(run) > FEWEST]
    telling = telling_marks(page) if long else frozenset()
    found = [verse for run in long for verse in _below_bylines(page, run, telling)]
    return found if len(found) <= MOST else []


def _is_short(page: Page, row: Row) -> bool:
    return row.width <= NARROW * row.measure and row.number not in page.kept


def _below_bylines(page: Page, rows: Sequence[Row], telling: frozenset[str]) -> Iterator[tuple[Row, ...]]:
    """The verses among neighbouring short rows: what stands below each byline, without the head of what follows."""
    signed = [at for at, row in enumerate(rows) if is_byline(row, telling)]
    for at, end in zip(signed, [*signed[1:], len(rows)], strict=False):
        found = rows[at + 1 : end]
        if found and found[-1] is not page.rows[-1]:
            found = found[: -_head_size(page, found)]
        if len(found) >= FEWEST:
            yield tuple(found)


def _head_size(page: Page, rows: Sequence[Row]) -> int:
    """Rows of the head at the end: the last block, or the last row where no blank lines part blocks."""
    if not page.is_spaced:
        return 1
    return next((size for size, row in enumerate(reversed(rows), 1) if row.gap_before), len(rows))
