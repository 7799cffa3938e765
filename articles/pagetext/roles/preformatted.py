"""Lines of a body that are neither headline nor list of credits: verse, tables, lists of names."""

from __future__ import annotations

from collections.abc import Iterator

from articles.pagetext.forms import kept
from articles.pagetext.measure import Page
from articles.pagetext.values import Claim, Role

LONGEST = 150
"""Lines of a block that a printed page may fill with verse or a table; each costs as much as a piece of a body."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for each line whose form shows that its line break is kept."""
    for group in page.groups:
        kinds = kept([row.text for row in group])
        numbers = tuple(row.number for row, kind in zip(group, kinds, strict=True) if kind)
        if 0 < len(numbers) <= LONGEST:
            yield Claim(Role.BODY, numbers, 0.97, "a verse, a table or a list of names")
