"""Subheads: short lines inside a body that name its next part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.pagetext.text import style_table as style
from articles.pagetext.text.measure import Page
from articles.pagetext.values import Claim, Role

LONGEST_SHARE = 0.9
"""Of the measure: a wider line would be a body line."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for a short line that stands between body paragraphs without ending like one."""
    for at, row in enumerate(page.rows[1:-1], 1):
        before, after = page.rows[at - 1], page.rows[at + 1]
        if row.width > row.measure * LONGEST_SHARE or re.search(r"[。，；、！？”]$", row.text):
            continue
        if row.text[0] in style.BULLETS or row.width < 4:
            continue
        if before.text[-1] in style.SENTENCE_ENDS + "”）" and (after.is_full or after.lacks_indent_width):
            yield Claim(Role.SUBHEAD, (row.number,), 0.4, "a short line between two paragraphs")
