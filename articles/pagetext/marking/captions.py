"""Captions that an extractor read across with the column beside them: which lines are whose.

Two texts run side by side there, each line of either following the last one of its own. All ways to deal the lines
out to a caption and a column are weighed by how well each text reads, against how they were dealt out so far.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from articles.pagetext.text.forms import ends_sentence
from articles.pagetext.text.language import Language, canonical
from articles.pagetext.text.measure import Row

MOST_LINES: Final = 24
"""Lines of which a caption and a column are told apart at most; the longest captions have 14."""
LEAST: Final = 16.0
"""Nats by which two texts must read better than one. Measured: of some 500 captions of gold pages and their variants
those read across gain 17 to 71, but two with one foreign line; all others 14 at most."""
LEAST_AMONG: Final = 8.0
"""Nats by which lines must read better dealt out in another way where some are known to be a column's."""
LIMIT: Final = 8.0
"""Largest absolute bond of two lines, in nats."""
UNEVEN: Final = 4.0
"""Nats that two lines of unlike width lose, where neither a first line's indent nor a last line tells why, and a
caption that ends in mid-sentence."""
EVEN: Final = 3.0
"""Ems by which the lines of a justified text differ at most: a first line's indent, a mark that hangs out, and what
digits may be set narrower than they are counted."""
MUCH_WIDER: Final = 1.5
"""Times the width of the bodies around from which a line is hardly one of theirs."""
FAR_TOO_WIDE: Final = 3
"""How many times as much such a line loses as one that is a little too wide."""


class _Way(NamedTuple):
    """One way to deal out the lines so far."""

    nats: float
    column: tuple[int, ...]
    """The lines that are not the caption's."""


def dealt_out(
    stretch: Sequence[Row],
    columns: Collection[Row],
    above: Row | None,
    below: Row | None,
    language: Language,
    *,
    full: float,
) -> tuple[Row, ...]:
    """The rows of a stretch that are a column's, as they read best.

    Args:
        stretch: rows that hold one caption, and may hold lines of one column.
        columns: those of them that were taken for a column's so far.
        above: the last row of a body before them, if it is near.
        below: the first row of a body after them, if it is near.
        language: of the page.
        full: width of a full line of the bodies around, in ems; 0 where there are none.
    Returns:
        `columns`, where no other way reads much better.
    """
    so_far = tuple(row for row in stretch if row in columns)
    if not 1 < len(stretch) <= MOST_LINES:
        return so_far
    best = _best(stretch, above, below, language, full)
    known = _best(stretch, above, below, language, full, column=so_far)
    if best.nats - known.nats < (LEAST_AMONG if so_far else LEAST):
        return so_far
    return tuple(stretch[at] for at in best.column)


def _best(
    stretch: Sequence[Row],
    above: Row | None,
    below: Row | None,
    language: Language,
    full: float,
    column: Collection[Row] | None = None,
) -> _Way:
    """The way that reads best; the only one, where it is told which rows are the column's."""
    ways: dict[tuple[Row | None, Row | None], _Way] = {(None, above): _Way(0.0, ())}
    for at, row in enumerate(stretch):
        too_wide = _too_wide(row, full)
        found: dict[tuple[Row | None, Row | None], _Way] = {}
        for (caption, beside), way in ways.items():
            for is_column, key in ((False, (row, beside)), (True, (caption, row))):
                if column is not None and (row in column) is not is_column:
                    continue
                nats = way.nats + (
                    _tie(beside, row, language) - too_wide
                    if is_column
                    else _tie(caption, row, language, is_caption=True)
                )
                if key not in found or found[key].nats < nats:
                    found[key] = _Way(nats, (*way.column, at) if is_column else way.column)
        ways = found
    closed = (
        way._replace(nats=way.nats + _tie(beside, below, language) - _cut(caption))
        for (caption, beside), way in ways.items()
        if caption is not None
    )
    return max(closed, key=lambda way: way.nats)


def _too_wide(row: Row, full: float) -> float:
    """Nats that a line loses as one of the bodies around, whose full lines have a width; 0 where there are none."""
    if not full:
        return 0.0
    if row.width > MUCH_WIDER * full:
        return FAR_TOO_WIDE * UNEVEN
    return UNEVEN if row.width > full + EVEN else 0.0


def _tie(above: Row | None, below: Row | None, language: Language, *, is_caption: bool = False) -> float:
    """How well one line follows the other in a text; a caption has one paragraph, so that its last line ends it."""
    if above is None or below is None:
        return 0.0
    left, right = canonical(above.text), canonical(below.text)
    nats = max(-LIMIT, min(LIMIT, language.fit(left, right)))
    wider = below.width - above.width
    if wider > EVEN and (is_caption or not ends_sentence(above.text)):
        return nats - UNEVEN * (1 + ends_sentence(above.text))
    return nats - UNEVEN if -wider > EVEN and not ends_sentence(below.text) else nats


def _cut(last: Row) -> float:
    """Nats that a caption loses by ending in mid-sentence."""
    return 0.0 if ends_sentence(last.text) else UNEVEN
