"""The index of the paper on its front page (导读): headlines of other pages, each with where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Final

from articles.pagetext.text import style_table as style
from articles.pagetext.text.jump_forms import label_out
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.values import Claim, Kind, Role

HEADING: Final = re.compile(style.INDEX)
LABEL: Final = r"(?:第?\s*[A-Za-z]?\s*[0-9]{1,2}\s*版|[A-Za-z]\s*[0-9]{1,2})"
POINTS: Final = re.compile(rf"^\W*{LABEL}(?![0-9A-Za-z])|(?<![0-9A-Za-z]){LABEL}\W*$")
"""A label at either end of a line, half-width."""
MOST: Final = 3
"""Lines of one entry above the line that says where it stands."""
LONGEST: Final = 60
"""Lines of an index that are looked at."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for the lines of each index: what the paper says of itself."""
    for at, row in enumerate(page.rows):
        if HEADING.fullmatch(row.packed):
            entries = tuple(_entries(page, at + 1))
            if entries:
                lines = (row.number, *entries)
                yield Claim(Role.TEXT, lines, 0.98, "an index: headlines with the pages they stand on", Kind.FOLIO)


def _entries(page: Page, at: int) -> Iterator[int]:
    """The lines of the entries below a heading."""
    entry: list[int] = []
    for row in islice(page.rows, at, at + LONGEST):
        if len(entry) > MOST or row.text[-1] in style.SENTENCE_ENDS or row.text.startswith(style.STORY_OPENERS):
            return
        entry.append(row.number)
        if _points(row):
            yield from entry
            entry = []


def _points(row: Row) -> bool:
    return bool(label_out(row.text) or POINTS.search(unicodedata.normalize("NFKC", row.text)))
