"""Enumerations: what a text counts, as in 一是…二是…, 第一，…第二，… or 1. … 2. …

Stories count upwards. Of gold's 1,365 there are 66 that count: of 199 steps 195 lead to the next number, and four begin
another list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from articles.pagetext.text import style_table as style
from articles.pagetext.text.numerals import number

MARKS: Final = re.compile(style.ENUMERATORS)


class Mark(NamedTuple):
    """A number that a text counts with."""

    form: str
    """How it is printed: lists of different forms may stand in each other."""
    number: int
    is_first: bool
    """The text begins with it, blanks aside: there it may be the rest of a word that a line's end has cut (统一是)."""


def marks(text: str) -> Iterator[Mark]:
    """The numbers that a printed text counts with, in their order."""
    for at, match in enumerate(MARKS.finditer(text)):
        form = match.lastgroup or ""
        value = _value(match[form])
        if value:
            # Only what stands before the first is looked at: a hostile line has a million.
            yield Mark(form, value, at == 0 and not text[: match.start(form)].strip(style.ENUMERATOR_EDGES))


def _value(printed: str) -> int:
    """The number of 2, 十二, ② or 其次; 0 of a numeral that is none (一十一)."""
    if printed in style.ENUMERATING:
        return style.ENUMERATING.index(printed) + 1
    digits = unicodedata.normalize("NFKC", printed)
    return int(digits) if digits.isdecimal() else number(printed) or 0
