"""Text -> lines of a measure, by the rules of Chinese print."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final

from articles.pagetext.order.pieces import NO_START, OPENERS

NARROW: Final = 0.5
"""Ems of a digit or a Latin letter."""
BLANK: Final = 0.25
"""Ems of a blank."""
NEVER_FIRST: Final = NO_START | frozenset("，；：！？）…—")
"""Characters that no line begins with; an ellipsis and a dash are two, which stay together."""
NEVER_LAST: Final = OPENERS | frozenset("（")
"""Characters that no line ends with."""
MOST_LINES: Final = 4
"""Lines of one headline."""

_PARTS: Final = re.compile(r"[A-Za-z0-9.,%:+\-/&]+|\s+|.")
"""What is never broken: a word or a number, some blanks, a character."""


def is_narrow(char: str) -> bool:
    """Whether a character is a digit, a Latin letter or one of their marks."""
    return "!" <= char <= "~"


def width(text: str, gap: float = 0.0) -> float:
    """Ems of a text.

    Args:
        gap: ems left between Chinese and a number or a Latin word.
    """
    ems = 0.0
    before = ""
    for char in text:
        ems += BLANK if char == " " else NARROW if is_narrow(char) else 1.0
        if before.strip() and char != " " and is_narrow(before) != is_narrow(char):
            ems += gap
        before = char
    return ems


def lines_of(text: str, measure: float, *, indent: float = 0.0, gap: float = 0.0, hangs: bool = True) -> list[str]:
    """Break a paragraph into lines.

    Args:
        measure: ems of the column.
        indent: ems by which the first line is shorter.
        gap: as `width` takes it.
        hangs: a mark that may begin no line hangs out of the column; else it takes the last character with it.
    """
    return [line.rstrip() for line in _broken(text, measure, indent, gap, hangs=hangs) if line.strip()]


def _broken(text: str, measure: float, indent: float, gap: float, *, hangs: bool) -> Iterator[str]:
    line, room = "", measure - indent
    for part in _PARTS.findall(text):
        if not line and part.isspace():
            continue
        wide = width(line + part, gap)
        if not line or wide <= room or (hangs and part in NEVER_FIRST and wide <= room + 1.0):
            line += part
            continue
        cut = len(line) - (part in NEVER_FIRST)
        while cut > 1 and (line[cut - 1] in NEVER_LAST or line[cut : cut + 1] in NEVER_FIRST):
            cut -= 1
        yield line[:cut]
        line, room = line[cut:] + part.lstrip(), measure
    yield line


def head_lines(text: str, measure: float, *, fewest: int = 1) -> list[str]:
    """Break a head into as many lines of about one length as it needs.

    Args:
        measure: ems that a line may have.
        fewest: lines to break it into though it needs fewer.
    """
    count = min(MOST_LINES, max(fewest, math.ceil(width(text) / measure)))
    return lines_of(text.strip(), max(2, math.ceil(width(text) / count)) if count > 1 else math.inf)
