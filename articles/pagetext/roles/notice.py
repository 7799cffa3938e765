"""Public notices and friendly reminders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from articles.pagetext.text import style_table as style
from articles.pagetext.text.measure import Page
from articles.pagetext.values import Claim, Kind, Role

LONGEST = 30.0
"""Ems of a reminder that stands alone."""
LONGEST_CORRECTION = 8
"""Lines of a note that corrects an earlier edition."""
LONGEST_NOTICE = 14
"""Lines of a notice below its title."""
CORRECTION = re.compile(style.CORRECTION)


def claims(page: Page) -> Iterator[Claim]:
    """Yield claims for a short line alone that opens with a notice's word, and for notes of correction."""
    yield from _corrections(page)
    yield from _titled(page)
    for row in page.rows:
        if row.width > LONGEST or not (row.gap_before and row.gap_after):
            continue
        if row.text.startswith(style.NOTICE_CUES):
            colon = "：" in row.text[:7] or ":" in row.text[:7]
            yield Claim(
                Role.TEXT,
                (row.number,),
                0.9 if colon else 0.6,
                "a notice's word opens a line that stands alone",
                Kind.NOTICE,
            )


def _titled(page: Page) -> Iterator[Claim]:
    """The block below a line that says what kind of notice it is, and that line."""
    for above, group in pairwise(page.groups):
        if len(above) == 1 and above[0].heading in style.NOTICE_TITLES and len(group) <= LONGEST_NOTICE:
            yield Claim(
                Role.TEXT,
                tuple(row.number for row in (*above, *group)),
                0.9,
                "a notice below what kind it is of",
                Kind.NOTICE,
            )


def _corrections(page: Page) -> Iterator[Claim]:
    """A block that names an earlier edition or its story and says that it is corrected."""
    for group in page.groups:
        if len(group) <= LONGEST_CORRECTION and CORRECTION.match("".join(row.text for row in group)):
            yield Claim(
                Role.TEXT,
                tuple(row.number for row in group),
                0.9,
                "names an earlier edition and corrects it",
                Kind.NOTICE,
            )
