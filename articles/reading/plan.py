"""The plan of a printed page, drawn from the lengths and the order of its stories.

Most pages come as text without a picture. The plan lays the stories out as a page would: strips from top to bottom,
in each strip areas from left to right, in display order, their sizes after the words they hold. It is a likeness, not
the page: widths keep to the page's columns.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

COLUMNS = 6
"""Columns of the page; each area is as wide as some whole number of them."""
COLUMN = 50.0
"""Width of a column; lengths on the plan are in units of the drawing."""
WIDTH = COLUMNS * COLUMN
HEIGHT = 420.0
"""A broadsheet is about 1.4 times as high as wide."""
GUTTER = 5.0
"""Between an area's edge and its words."""
LEAST = 150
"""Ems of text that the smallest area is drawn for, so that its headline can be read."""
HEADLINE_WEIGHT = 6
"""A headline takes as much room as this many times its characters in the text."""
SMALLEST_TYPE, LARGEST_TYPE = 9.0, 26.0
"""Of headlines on the plan."""
TYPE_BY_SIDE = 8.0
"""A headline's type is at most this part of the side of a square as large as its area."""
NOT_FIRST = "，。、；：！？”’》）」』…—"
"""No line begins with one of these."""
UNIT = re.compile(r"\d+|\D")
"""What a line keeps whole: a number, any other character."""
LINE = 1.25
"""Line height of headlines, in sizes of their type."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What asks for room on the page."""

    key: str
    headline: str
    length: int
    """Characters of its text."""
    is_photo: bool = False

    @property
    def weight(self) -> int:
        return max(LEAST, self.length + HEADLINE_WEIGHT * len(self.headline))


@dataclass(frozen=True, slots=True)
class Area:
    """Where a piece stands: its edges, its headline cut into lines that fit, and the type they are set in."""

    piece: Piece
    x: float
    y: float
    width: float
    height: float
    size: float
    lines: tuple[str, ...]

    @property
    def baselines(self) -> list[tuple[float, str]]:
        """Each line of the headline with the height of its baseline."""
        top = self.y + GUTTER + self.size
        return [(round(top + number * self.size * LINE, 1), line) for number, line in enumerate(self.lines)]

    @property
    def text_top(self) -> float:
        """Where the text below the headline begins."""
        return round(self.y + GUTTER * 1.6 + len(self.lines) * self.size * LINE, 1)

    @property
    def text_height(self) -> float:
        return round(max(0.0, self.y + self.height - GUTTER - self.text_top), 1)

    @property
    def inner_x(self) -> float:
        return round(self.x + GUTTER, 1)

    @property
    def inner_width(self) -> float:
        return round(self.width - 2 * GUTTER, 1)


def plan(pieces: Sequence[Piece]) -> list[Area]:
    """Lay the pieces out; the areas cover the page without gaps and without overlaps."""
    if pieces:
        longest = max(piece.length for piece in pieces[:2])
        pieces = [replace(pieces[0], length=longest), *pieces[1:]]  # the lead is never smaller than its neighbour
    total = sum(piece.weight for piece in pieces)
    areas: list[Area] = []
    y = 0.0
    for strip in strips(pieces):
        height = HEIGHT * sum(piece.weight for piece in strip) / total
        areas += _strip(strip, y, height)
        y += height
    return areas


def strips(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Cut the pieces into strips, in order, so that areas come near to squares.

    A piece joins the strip above unless it makes a better strip of its own, as in an ordered treemap; no strip has
    more pieces than half the page's columns, and the lead shares its strip with one other at most.
    """
    total = sum(piece.weight for piece in pieces)
    found: list[list[Piece]] = []
    for piece in pieces:
        most = 2 if len(found) == 1 else COLUMNS // 2
        joined = [*found[-1], piece] if found and len(found[-1]) < most else None
        if joined and _worst(joined, total) <= max(_worst(found[-1], total), _worst([piece], total)):
            found[-1] = joined
        else:
            found.append([piece])
    return found


def _worst(strip: Sequence[Piece], total: int) -> float:
    """The most stretched area of a strip: how many times it is longer than broad."""
    weight = sum(piece.weight for piece in strip)
    height = HEIGHT * weight / total
    ratios = [(WIDTH * piece.weight / weight) / height for piece in strip]
    return max(max(ratio, 1 / ratio) for ratio in ratios)


def _strip(strip: Sequence[Piece], y: float, height: float) -> list[Area]:
    x = 0.0
    areas = []
    for piece, columns in zip(strip, _columns(strip), strict=True):
        areas.append(_area(piece, x, y, columns * COLUMN, height))
        x += columns * COLUMN
    return areas


def _columns(strip: Sequence[Piece]) -> list[int]:
    """How many columns each piece of a strip gets: at least one, together all of them."""
    weight = sum(piece.weight for piece in strip)
    shares = [COLUMNS * piece.weight / weight for piece in strip]
    columns = [max(1, int(share)) for share in shares]
    while sum(columns) > COLUMNS:
        columns[columns.index(max(columns))] -= 1
    while sum(columns) < COLUMNS:
        missing = [share - given for share, given in zip(shares, columns, strict=True)]
        columns[missing.index(max(missing))] += 1
    return columns


def _area(piece: Piece, x: float, y: float, width: float, height: float) -> Area:
    room, depth = width - 2 * GUTTER, height - 2 * GUTTER
    size = min(LARGEST_TYPE, max(SMALLEST_TYPE, round((width * height) ** 0.5 / TYPE_BY_SIDE)))
    while size > SMALLEST_TYPE and not _fits(piece.headline, size, room, depth * 0.6):
        size -= 1
    lines = set_lines(piece.headline, per_line=max(1, int(room / size)), most=max(1, int(depth / (size * LINE))))
    return Area(piece, round(x, 1), round(y, 1), round(width, 1), round(height, 1), size, tuple(lines))


def _fits(headline: str, size: float, room: float, depth: float) -> bool:
    per_line = int(room / size)
    return per_line > 0 and math.ceil(ems(headline) / per_line) * size * LINE <= depth


def ems(text: str) -> float:
    """Width of a text in its own type: Latin letters and digits are half as wide as Chinese characters."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def set_lines(text: str, *, per_line: int, most: int) -> list[str]:
    """Cut a headline into lines of about equal length; what does not fit in `most` lines ends in an ellipsis."""
    count = math.ceil(ems(text) / per_line)
    if count > most:
        text, count = text[: per_line * most - 1] + "…", most
    lines: list[str] = []
    left, length = ems(text), 0
    for unit in UNIT.findall(text):
        if lines and (ems(lines[-1] + unit) <= length or unit in NOT_FIRST):
            lines[-1] += unit
        else:
            length = math.ceil(left / max(1, count - len(lines)))
            lines.append(unit)
        left -= ems(unit)
    return [line.strip() for line in lines]
