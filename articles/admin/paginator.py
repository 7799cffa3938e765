"""Pages of a long list without counting it: a count of a million rows takes longer than the page itself."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from articles.admin.numbers import number_in

LOOK_AHEAD = 10
"""Pages after the one shown that are looked for: as many links as anybody follows by hand."""


class LookAheadPaginator(Paginator):
    """Knows how many rows there are up to a few pages after the one shown; beyond, only that there are more."""

    def __init__(self, *args: Any, page: str = "1", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = number_in(page) or 1

    @cached_property
    def count(self) -> int:
        """Rows before the page shown plus those found by looking ahead; a page beyond the end is thus no page."""
        before = (self.shown - 1) * self.per_page
        furthest = before + (LOOK_AHEAD + 1) * self.per_page + 1
        return before + len(self.object_list.values_list("pk")[before:furthest])

    @property
    def is_more(self) -> bool:
        """Whether there are rows beyond those counted."""
        return self.count > (self.shown + LOOK_AHEAD) * self.per_page
