"""In which ways the lines of a head may be read: in the order of the file or another, whole or cut in two.

An extractor that goes through the columns writes a kicker now and then below its headline, or a deck above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, permutations
from typing import Final, NamedTuple

from articles.pagetext.stories.cut_heads import readings
from articles.pagetext.text.measure import Page, Row

APART: Final = 5
"""Rows from a head line to the next from which the order of the file may not be theirs: of 69 such heads of gold pages
19 are read otherwise, of all others none."""
OUT_OF_ORDER: Final = 1.0
"""Nats that it costs a head to be read otherwise than in the order of the file, where its lines stand apart. Measured
on 69 such heads by weights that saw none of their day: 53 are read right with 1 nat, 51 with a half, 50 with one and a
half, 45 in the order of the file alone."""
NOT_LAST: Final = 2.0
"""Nats that it costs besides not to read last the one line, of some that stand apart, with no blank line between it and
what stands below: a byline or the body, which a deck may stand right above, and a kicker may not. Measured as before:
of 69 heads 55 are read right with 2 nats, 53 with 1 and 50 with none; of 71 set in other columns 60, 59 and 52."""
TIED: Final = frozenset(("line", "tied"))
"""What stands between two rows (`Page.above`) that no blank line parts, where others are parted."""
MOST_ORDERS: Final = 6
"""Orders of reading that are tried: all of three parts that stand apart."""


class Way(NamedTuple):
    """One of the ways in which the lines of a head may be read."""

    rows: list[Row]
    """As they are read; of a line that is cut there are two."""
    cost: float
    """Nats."""


def ways_to_read(page: Page, rows: Sequence[Row]) -> list[Way]:
    """All ways in which the rows of a head, in file order, may be read; first as they stand there."""
    return [
        Way(some, order.cost + OUT_OF_ORDER * (cut > 0))
        for order in _orders(page, rows)
        for cut, some in enumerate(readings(order.rows))
    ]


def _orders(page: Page, rows: Sequence[Row]) -> Iterator[Way]:
    """The order of the file, and where rows stand apart, others."""
    runs = _runs(page, rows)
    tied = [run for run in runs if page.above(page.index[run[-1].number] + 1) in TIED]
    for at, some in enumerate(islice(permutations(runs), MOST_ORDERS)):
        cost = OUT_OF_ORDER * (at > 0)
        if len(tied) == 1:
            cost = 0.0 if some[-1] is tied[0] else cost + NOT_LAST
        yield Way(list(chain.from_iterable(some)), cost)


def _runs(page: Page, rows: Sequence[Row]) -> list[list[Row]]:
    """The rows that stand together."""
    runs: list[list[Row]] = []
    for row in rows:
        if runs and page.index[row.number] - page.index[runs[-1][-1].number] < APART:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs
