"""Lines of a body that are neither headline nor list of credits: verse, tables, lists of names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from articles.pagetext.measure import Page
from articles.pagetext.values import Claim, Role


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for each line whose form shows that its line break is kept."""
    for _, run in groupby(page.kept, page.kept.__getitem__):
        yield Claim(Role.BODY, tuple(run), 0.97, "a verse, a table or a list of names")
