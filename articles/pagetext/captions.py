"""Captions that an extractor read across with the column beside them: which of their lines are a body's.

Two texts run side by side there, each line of either following the last one of its own. All ways to deal the lines
out to a caption and a column are weighed by how well each text reads, against all of them being the caption's.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Final, NamedTuple

from articles.pagetext.language import Language, canonical
from articles.pagetext.measure import Row
from articles.pagetext.paragraphs import ends_sentence

MOST_LINES: Final = 24
"""Lines of which a caption and a column are told apart at most; the longest captions have 14."""
LEAST: Final = 16.0
"""Nats by which two texts must read better than one. Measured: of some 500 captions of gold pages and their variants
those read across gain 17 to 71, but two with one foreign line; all others 14 at most."""
LIMIT: Final = 8.0
"""Largest absolute bond of two lines, in nats."""
UNEVEN: Final = 4.0
"""Nats that two lines of unlike width lose, where neither a first line's indent nor a last line tells why, and a
caption that ends in mid-sentence."""
EVEN: Final = 2.6
"""Ems by which the lines of a justified text differ at most: a first line's indent and a mark that hangs out."""
NARROWER: Final = 3.0
"""Ems by which one text must come nearer to the width of the bodies around, to be taken for the column by that."""


class _Way(NamedTuple):
    """One way to deal out the lines so far."""

    nats: float
    column: tuple[int, ...]
    """The lines that are not the caption's."""


def strangers(
    run: Sequence[Row], above: Row | None, below: Row | None, language: Language, *, full: float
) -> tuple[Row, ...]:
    """The rows of a caption that are a column's; none where it reads well as it stands.

    Args:
        run: rows that were taken for one caption.
        above: the last row of a body before them, if it is near.
        below: the first row of a body after them, if it is near.
        language: of the page.
        full: width of a full line of the bodies around, in ems; 0 where there are none.
    """
    if not 1 < len(run) <= MOST_LINES:
        return ()
    best = _best(run, above, below, language, full)
    whole = sum(_tie(run[at], run[at + 1], language, is_caption=True) for at in range(len(run) - 1))
    if best.nats - (whole + _tie(above, below, language) - _cut(run[-1])) < LEAST:
        return ()
    column = [run[at] for at in best.column]
    caption = [row for at, row in enumerate(run) if at not in best.column]
    return tuple(caption if _is_exchanged(caption, column, full) else column)


def _best(run: Sequence[Row], above: Row | None, below: Row | None, language: Language, full: float) -> _Way:
    ways: dict[tuple[Row | None, Row | None], _Way] = {(None, above): _Way(0.0, ())}
    for at, row in enumerate(run):
        too_wide = UNEVEN if full and row.width > full + EVEN else 0.0
        found: dict[tuple[Row | None, Row | None], _Way] = {}
        for (caption, column), way in ways.items():
            for key, more in (
                ((row, column), _Way(way.nats + _tie(caption, row, language, is_caption=True), way.column)),
                ((caption, row), _Way(way.nats + _tie(column, row, language) - too_wide, (*way.column, at))),
            ):
                if key not in found or found[key].nats < more.nats:
                    found[key] = more
        ways = found
    closed = (
        way._replace(nats=way.nats + _tie(column, below, language) - _cut(caption))
        for (caption, column), way in ways.items()
        if caption is not None
    )
    return max(closed, key=lambda way: way.nats)


def _tie(above: Row | None, below: Row | None, language: Language, *, is_caption: bool = False) -> float:
    """How well one line follows the other in a text; a caption has one paragraph, so that its last line ends it."""
    if above is None or below is None:
        return 0.0
    left, right = canonical(above.text), canonical(below.text)
    nats = max(-LIMIT, min(LIMIT, language.bond(left, right) + language.sense(left, right)))
    wider = below.width - above.width
    if wider > EVEN and (is_caption or not ends_sentence(above.text)):
        return nats - UNEVEN * (1 + ends_sentence(above.text))
    return nats - UNEVEN if -wider > EVEN and not ends_sentence(below.text) else nats


def _cut(last: Row) -> float:
    """Nats that a caption loses by ending in mid-sentence."""
    return 0.0 if ends_sentence(last.text) else UNEVEN


def _is_exchanged(caption: Sequence[Row], column: Sequence[Row], full: float) -> bool:
    """Whether what was taken for the column is the caption, and the reverse."""
    off = [abs(median(row.width for row in rows) - full) for rows in (caption, column)]
    if full and abs(off[0] - off[1]) > NARROWER:
        return off[0] < off[1]
    # A caption ends with its sentence, a column anywhere; of two that do, the one nearer to its credit is the caption.
    ends = [ends_sentence(rows[-1].text) for rows in (caption, column)]
    return ends[1] and (not ends[0] or column[-1].number > caption[-1].number)
