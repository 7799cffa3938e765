"""Numbers that a request brings: keys, versions, places."""

from __future__ import annotations

import re

NUMBER = re.compile(r"[0-9]{1,15}")
"""Up to here a number fits every column and can be multiplied by the rows of a page."""


def number_in(text: str) -> int | None:
    """The number that a parameter says; None for anything else, and for one that no row can have."""
    return int(text) if NUMBER.fullmatch(text) else None
