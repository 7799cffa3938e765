"""Subheads that were taken for body lines, and the reverse, told by the paragraphs around them once a body is known.

A subhead as wide as the column looks like any line of a body. But it stands where a sentence has ended, ends none
itself, and the next line begins a paragraph: no line of a body does all three, unless its sentence goes on in the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.units import HEADS
from articles.pagetext.stories.bodies import Body
from articles.pagetext.text import style_table as style
from articles.pagetext.text.forms import ends_sentence
from articles.pagetext.text.language import Language, canonical
from articles.pagetext.text.measure import INDENT, Page, Row

FIRST: Final = 0.6
"""Ems by which a paragraph's first line may differ from the column less the indent."""
GOES_ON: Final = -2.0
"""Nats of bond with the next line from which a line is rather of its sentence. Measured on gold pages: of lines with
less 70 are subheads and 2 body lines, of those with more 9 and 4."""
LEAST: Final = 0.005
"""Probability of being a subhead or head, by itself, from which a body line may be one."""
SHORT: Final = 1.5
"""Ems by which a paragraph's last line is shorter than the column, for it to be no full one."""
CLOSING: Final = "”’》）)"
"""Marks that a subhead may end with; after others more comes."""


def headings(page: Page, bodies: Sequence[Body], marks: Mapping[int, Mark], language: Language) -> dict[int, Mark]:
    """Line number -> new mark, of lines of bodies that are subheads after all, or no subheads.

    Args:
        page: the rows.
        bodies: in reading order.
        marks: the role of each row.
        language: of the page.
    """
    found: dict[int, Mark] = {}
    for body in bodies:
        for above, row, below in _between(page, body):
            mark = marks[row.number]
            opens = ends_sentence(above.text) or marks[above.number].label is Label.SUBHEAD
            if mark.label is Label.BODY and opens and _may_head(mark, above, row) and _heads(row, below, language):
                found[row.number] = mark.called(Label.SUBHEAD, "a sentence ended above it and a paragraph begins below")
            elif (
                mark.label is Label.SUBHEAD
                and not opens
                and not _is_first(below)
                and _bond(row, below, language) > GOES_ON
            ):
                found[row.number] = mark.called(Label.BODY, "stands in the midst of a sentence")
    return found


def _between(page: Page, body: Body) -> Iterator[tuple[Row, Row, Row]]:
    """The rows of a body that are not shared with another text, each with those before and behind it."""
    lines = [segment.line for segment in body.chain.segments]
    rows = page.rows_of(lines)
    for at in range(1, len(rows) - 1):
        segment = body.chain.segments[at]
        if segment.end - segment.begin >= len(rows[at].text) and lines.count(segment.line) == 1:
            yield rows[at - 1], rows[at], rows[at + 1]


def _may_head(mark: Mark, above: Row, row: Row) -> bool:
    """Whether a line looks like a head, or is full below a paragraph's short last line, where an indent is due."""
    looks = sum(mark.shares.get(label, 0.0) for label in (Label.SUBHEAD, *HEADS)) >= LEAST
    return looks or (row.is_full and above.width < above.measure - SHORT)


def _heads(row: Row, below: Row, language: Language) -> bool:
    last = row.text[-1]
    if not (last.isalnum() or last in CLOSING) or last in style.HANGING_ENDS:
        return False
    if ends_sentence(row.text) or ends_sentence(below.text):
        return False
    return _is_first(below) and _bond(row, below, language) < GOES_ON


def _is_first(row: Row) -> bool:
    return abs(row.measure - INDENT - row.width) <= FIRST


def _bond(above: Row, below: Row, language: Language) -> float:
    return language.bond(canonical(above.text), canonical(below.text))
