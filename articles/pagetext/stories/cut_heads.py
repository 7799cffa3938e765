"""Two parts of a head on one line: some extractors glue a deck to the headline above it, or a headline to its kicker.

Where one of them has a double dash, at the kicker's end or at the deck's beginning, that tells where to cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from articles.pagetext.text import style_table as style
from articles.pagetext.text.forms import leaves_open
from articles.pagetext.text.measure import Row, printed_width

SHORTEST: Final = 4
"""Characters on either side of the dash at least."""
DASHED: Final = re.compile(f"(?P<before>.{{{SHORTEST},}}?)(?P<dash>{2 * style.DASH})(?P<after>.{{{SHORTEST},}})")
DECK: Final = re.compile(style.DECK_STARTS)


def is_glued(text: str) -> bool:
    """Whether a line has a double dash in its midst, outside of any brackets."""
    return _cut(text) is not None


def readings(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of a head as they stand; and where one has a double dash in its midst, with two rows instead of the
    first such, the dash at the start of the latter, or at the end of the former."""
    yield list(rows)
    for at, row in enumerate(rows):
        found = _cut(row.text)
        if found is not None:
            before, dash, after = found
            yield [*rows[:at], _with_text(row, before), _with_text(row, dash + after), *rows[at + 1 :]]
            if not DECK.match(after):
                yield [*rows[:at], _with_text(row, before + dash), _with_text(row, after), *rows[at + 1 :]]
            return


def _cut(text: str) -> tuple[str, str, str] | None:
    found = DASHED.fullmatch(text.strip())
    if found is None:
        return None
    before, dash, after = found.groups()
    return None if leaves_open(before) else (before, dash, after)


def _with_text(row: Row, text: str) -> Row:
    return replace(row, text=text, width=printed_width(text))
