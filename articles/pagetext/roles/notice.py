"""Public notices and friendly reminders."""

from __future__ import annotations

from collections.abc import Iterator

from articles.pagetext import style_table as style
from articles.pagetext.measure import Page
from articles.pagetext.values import Claim, Kind, Role

LONGEST = 30.0
"""Ems of a reminder that stands alone."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for a short line alone that opens with a notice's word."""
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
