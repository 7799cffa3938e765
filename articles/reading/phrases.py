"""Where a headline may break: at its spaces and after its punctuation before anywhere else.

Browsers break Chinese between any two characters. A headline reads better when its two parts, or what stands before
and after a colon, get lines of their own, and when a number keeps its unit and a short quotation its marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PART_ENDS = re.compile(
    r"(?<=[：；，！？。])(?![”’》」』）])|(?<=\w\w、)(?![”’》」』）])|(?<=——)|\s+|(?<=[^\W\d年]{5})(?=\d{1,4}[年月]\d{1,2}[月日][^\W\d]{2})"
)
"""Between two parts of a headline; so is the place before a date, where enough stands before and after it.

A number before a mark (``一、``) is no part of its own.
"""
KEPT = re.compile(
    r"[“‘《「『（][^“‘《「『（”’》」』）]{1,6}[”’》」』）]|\d[\d.,]*[%％年月日时点号届次个名家人亿万元起例批期]*"
)
"""What is not broken: a quotation of a few characters, a number with its unit."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a headline; `is_kept` when no line may break inside them."""

    text: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a headline that gets a line of its own where there is room; `is_spaced` when a space led to it."""

    runs: tuple[Run, ...]
    is_spaced: bool


def phrases(headline: str) -> list[Phrase]:
    """Cut a headline into parts; their texts, with the spaces between them, are the headline."""
    found: list[Phrase] = []
    end = 0
    for cut in [*PART_ENDS.finditer(headline), None]:
        start, stop = (cut.start(), cut.end()) if cut else (len(headline), len(headline))
        if start > end:
            found.append(Phrase(runs(headline[end:start]), is_spaced=end > 0 and headline[end - 1].isspace()))
        end = stop
    return found


def runs(text: str) -> tuple[Run, ...]:
    """Cut a part into what may break and what may not."""
    found: list[Run] = []
    end = 0
    for kept in KEPT.finditer(text):
        if kept.start() > end:
            found.append(Run(text[end : kept.start()], is_kept=False))
        found.append(Run(kept.group(), is_kept=True))
        end = kept.end()
    if end < len(text):
        found.append(Run(text[end:], is_kept=False))
    return tuple(found)
