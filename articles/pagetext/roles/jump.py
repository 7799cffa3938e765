"""Jumps: where a story goes on, or where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from articles.pagetext.text.jump_forms import label_in, label_out
from articles.pagetext.text.measure import Page
from articles.pagetext.values import Claim, Role

__all__ = ["claims", "label_in", "label_out"]

LONGEST = 16.0
"""Ems; a longer line that speaks of a page is a sentence or a pointer to a whole section."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for each line that says nothing but a jump."""
    for row in page.rows:
        if row.width > LONGEST:
            continue
        if label_out(row.text):
            yield Claim(Role.JUMP, (row.number,), 0.97, "says on which page the story goes on")
        elif label_in(row.text):
            yield Claim(Role.JUMP, (row.number,), 0.97, "says from which page the story comes")
