"""Stories, photos and boxes -> lines in the columns of a page, set by a look that chance chooses.

Each item takes one to four columns side by side and stands where the page is filled least: its head above its columns,
which are of one depth.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final, TypeAlias

from articles.pagetext.learning.goldpages import GoldPage
from articles.pagetext.learning.press.printed import Paragraph, lines_with
from articles.pagetext.learning.press.setting import head_lines, lines_of, width
from articles.pagetext.roles.jump import label_in

BOXES: Final = frozenset({"advertisement", "weather", "notice", "masthead", "nameplate"})
"""What stands in a box of its own."""
ABOVE, BELOW, AFTER = "above", "below", "after"
"""Where a page has its bylines: above the headline, below it, or after the body."""
MARGIN: Final = 30.0
"""Points around the columns."""
TOP: Final = 60.0
"""Points above the first item: the folio stands there."""
FEWEST_EMS, MOST_EMS = 60, 110
"""Ems of all columns of a page together."""
ONE_LINE: Final = 0.95
"""Share of stories whose kicker and deck take one line, however many columns that needs: on the gold pages nearly all
do."""
BROKEN: Final = 0.15
"""Share of headlines that are broken though one line would hold them."""
SOONEST: Final = 9
"""Characters of a headline that is broken so, at least."""
LAST: Final = 0.6
"""Share of boxes that stand below everything else."""
WITH_FOLIO: Final = 0.85
"""Share of pages with a folio: of the others the text was taken without its margins."""


Row: TypeAlias = tuple[str, str, float]
"""A line in a column: its text, its role, and the ems by which it is indented."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line."""

    x: float
    y: float
    """Points from the left and from the top of the page to its upper left corner."""
    text: str
    size: float
    """Points of an em."""
    item: int
    """Position of its item on the gold page."""
    role: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is set."""

    columns: int
    measure: int
    """Ems of a column."""
    size: float
    """Points of an em of the bodies."""
    gutter: float
    """Points between two columns."""
    leading: float
    """Points from line to line."""
    gap: float
    """Ems between Chinese and a number."""
    hangs: bool
    """Marks hang out of the columns."""
    apart: float
    """Points between two items."""
    bylines: str
    """`ABOVE`, `BELOW` or `AFTER`."""

    @property
    def pitch(self) -> float:
        """Points from the left of a column to that of the next."""
        return self.span(1) + self.gutter

    def span(self, columns: int) -> float:
        """Points of so many columns side by side."""
        return columns * self.measure * self.size + (columns - 1) * self.gutter

    def columns_for(self, points: float, fewest: int) -> int:
        """Columns, `fewest` at least, into which a line of so many points fits; all where none do."""
        enough = (count for count in range(fewest, self.columns) if points <= self.span(count))
        return next(enough, self.columns)


def look(chance: Random) -> Look:
    """A look, within what newspapers do."""
    size = chance.choice((8.0, 8.5, 9.0, 9.3, 10.0))
    measure = chance.choice((9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 22, 24))
    columns = min(max(chance.choice((4, 5, 5, 6, 6, 7)), math.ceil(FEWEST_EMS / measure)), MOST_EMS // measure)
    return Look(
        columns=columns,
        measure=measure,
        size=size,
        gutter=chance.choice((12.0, 14.0, 16.0, 18.0, 22.0)),
        leading=size * chance.choice((1.25, 1.35, 1.45, 1.55)),
        gap=chance.choice((0.0, 0.12, 0.25)),
        hangs=chance.random() < 0.5,
        apart=chance.choice((14.0, 20.0, 28.0, 36.0)),
        bylines=chance.choice((BELOW, BELOW, BELOW, BELOW, AFTER, ABOVE)),
    )


@dataclass
class Sheet:
    """A page that is being filled."""

    look: Look
    lines: list[Line] = field(default_factory=list)
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Left, top, width and height, in points."""
    filled: list[float] = field(init=False)
    """Down to where each column is filled."""

    def __post_init__(self) -> None:
        self.filled = [TOP] * self.look.columns

    @property
    def width(self) -> float:
        """Points."""
        return self.look.span(self.look.columns) + 2 * MARGIN

    @property
    def height(self) -> float:
        """Points."""
        return max(self.filled) + MARGIN

    def place(self, columns: int) -> Frame:
        """Where the page is filled least over so many columns."""
        tops = [max(self.filled[at : at + columns]) for at in range(self.look.columns - columns + 1)]
        first = min(range(len(tops)), key=lambda at: (tops[at], at))
        return Frame(self, first, columns, tops[first])


@dataclass
class Frame:
    """The columns of one item, filled from the top."""

    sheet: Sheet
    first: int
    columns: int
    y: float

    @property
    def x(self) -> float:
        """Points from the left of the page."""
        return MARGIN + self.first * self.sheet.look.pitch

    @property
    def width(self) -> float:
        """Points."""
        return self.sheet.look.span(self.columns)

    def set(
        self, texts: Sequence[str], item: int, role: str, size: float, *, leading: float, indent: float = 0
    ) -> None:
        """Set lines one below the other over the full width, the first one indented by some ems."""
        for at, text in enumerate(texts):
            x = self.x + (indent * size if at == 0 else 0.0)
            self.sheet.lines.append(Line(x, self.y, text, size, item, role))
            self.y += leading

    def close(self) -> None:
        """End the item."""
        for column in range(self.first, self.first + self.columns):
            self.sheet.filled[column] = self.y + self.sheet.look.apart


def laid_out(
    page: GoldPage, items: Sequence[dict[str, Any]], stories: dict[int, list[Paragraph]], chance: Random
) -> Sheet:
    """Set some stories of a page, and all that stands on it beside stories.

    Args:
        page: where the items stand now.
        items: of the gold page.
        stories: position of each story that is set among the items, and what it prints.
        chance: chooses the look, and where everything stands.
    """
    sheet = Sheet(look(chance))
    others = [at for at, item in enumerate(items) if at not in stories and item["kind"] in ("photo", *BOXES)]
    order = [*stories, *others]
    chance.shuffle(order)
    order.sort(key=lambda at: items[at]["kind"] in BOXES and chance.random() < LAST)
    for at in order:
        item = items[at]
        if at in stories:
            _set_story(sheet, page, item, at, stories[at], chance)
        elif item["kind"] == "photo":
            _set_photo(sheet, page, item, at, chance)
        else:
            _set_box(sheet, page, item, at, chance)
    if chance.random() < WITH_FOLIO:
        for at, item in enumerate(items):
            if item["kind"] == "folio":
                _set_folio(sheet, lines_with(page, item, "text"), at)
    return sheet


def _set_story(
    sheet: Sheet, page: GoldPage, item: dict[str, Any], at: int, story: Sequence[Paragraph], chance: Random
) -> None:
    look = sheet.look
    small, frame = _frame_of_story(sheet, item, story, chance)
    bylines, jumps = lines_with(page, item, "byline"), lines_with(page, item, "jump")
    frame.set(list(filter(label_in, jumps)), at, "jump", look.size, leading=look.leading)
    if look.bylines == ABOVE:
        frame.set(bylines, at, "byline", look.size, leading=look.leading)
        frame.y += 4 if bylines else 0
    large = look.size * chance.choice((1.8, 2.2, 2.6, 3.0) if frame.columns > 1 else (1.5, 1.7, 1.9))
    for role, size in (("kicker", small), ("headline", large), ("deck", small)):
        text = item.get(role) or ""
        if text:
            again = role == "headline" and len(text) > SOONEST and chance.random() < BROKEN
            texts = head_lines(text, frame.width / size, fewest=1 + again)
            frame.set(texts, at, role, size, leading=1.25 * size)
    if look.bylines == BELOW:
        frame.set(bylines, at, "byline", look.size, leading=look.leading)
    frame.y += chance.choice((6, 10, 16))
    rows = list(_rows(look, story, chance))
    if look.bylines == AFTER:
        rows += [_at_the_right(look, text, "byline") for text in bylines]
    rows += [_at_the_right(look, text, "jump") for text in jumps if not label_in(text)]
    _set_columns(frame, rows, at)
    frame.close()


def _frame_of_story(
    sheet: Sheet, item: dict[str, Any], story: Sequence[Paragraph], chance: Random
) -> tuple[float, Frame]:
    """How large its kicker and deck are set, and its columns: the more, the longer it is."""
    look = sheet.look
    length = sum(len(paragraph.text) for paragraph in story)
    columns = chance.choice((1,) if length <= 250 else (1, 2, 2, 3) if length <= 700 else (2, 3, 3, 4))
    columns = min(columns, look.columns)
    small = look.size * chance.choice((1.2, 1.35, 1.5))
    widest = max(width(item.get(role) or "") for role in ("kicker", "deck"))
    if widest and chance.random() < ONE_LINE:
        columns = look.columns_for(widest * look.size, columns)
        small = max(0.9 * look.size, min(small, 0.98 * look.span(columns) / widest))
    return small, sheet.place(columns)


def _rows(look: Look, story: Sequence[Paragraph], chance: Random) -> Iterator[Row]:
    """The lines of a body."""
    for paragraph in story:
        if paragraph.is_subhead:
            indent = chance.choice((0.0, 1.0, 2.0))
            yield from ((text, "subhead", indent) for text in head_lines(paragraph.text, look.measure - 2))
        else:
            texts = lines_of(paragraph.text, look.measure, indent=2.0, gap=look.gap, hangs=look.hangs)
            yield from ((text, "body", 0.0 if row else 2.0) for row, text in enumerate(texts))


def _at_the_right(look: Look, text: str, role: str) -> Row:
    return text, role, max(0.0, look.measure - width(text))


def _set_columns(frame: Frame, rows: Sequence[Row], at: int) -> None:
    """Set the lines of a body into columns of one depth."""
    look, lines = frame.sheet.look, frame.sheet.lines
    depth = math.ceil(len(rows) / frame.columns)
    for row, (text, role, indent) in enumerate(rows):
        column, down = divmod(row, depth)
        x = frame.x + column * look.pitch + indent * look.size
        lines.append(Line(x, frame.y + down * look.leading, text, look.size, at, role))
    frame.y += depth * look.leading


def _set_photo(sheet: Sheet, page: GoldPage, item: dict[str, Any], at: int, chance: Random) -> None:
    look = sheet.look
    title, credit = lines_with(page, item, "title"), lines_with(page, item, "credit")
    widest = max((width(text) for text in (*title, *credit)), default=0.0)
    frame = sheet.place(look.columns_for(1.3 * widest * look.size, min(look.columns, chance.choice((2, 2, 3)))))
    height = frame.width * chance.choice((0.4, 0.55, 0.65))
    sheet.pictures.append((frame.x, frame.y, frame.width, height))
    frame.y += height + 1.4 * look.size
    frame.set(title, at, "title", 1.3 * look.size, leading=1.7 * look.size)
    caption = "".join(lines_with(page, item, "caption"))
    texts = lines_of(caption, frame.width / look.size, indent=2.0, gap=look.gap, hangs=look.hangs)
    frame.set(texts, at, "caption", look.size, leading=look.leading, indent=2.0)
    frame.set(credit, at, "credit", look.size, leading=look.leading)
    frame.close()


def _set_box(sheet: Sheet, page: GoldPage, item: dict[str, Any], at: int, chance: Random) -> None:
    look, texts = sheet.look, lines_with(page, item, "text")
    columns = min(look.columns, chance.choice((1, 1, 2)))
    if item["kind"] == "weather":
        frame = sheet.place(columns)
        texts = lines_of("".join(texts), frame.width / look.size, gap=look.gap, hangs=look.hangs)
        frame.set(texts, at, "text", look.size, leading=1.5 * look.size)
    else:
        widest = max((width(text, look.gap) for text in texts), default=0.0)
        frame = sheet.place(look.columns_for(1.4 * widest * look.size, columns))
        frame.set(texts[:1], at, "text", 1.4 * look.size, leading=2.0 * look.size)
        frame.set(texts[1:], at, "text", 1.05 * look.size, leading=1.6 * look.size)
    frame.close()


def _set_folio(sheet: Sheet, texts: Sequence[str], at: int) -> None:
    """Along the upper edge of the page."""
    step = (sheet.width - 2 * MARGIN) / max(1, len(texts))
    size = 1.1 * sheet.look.size
    sheet.lines.extend(Line(MARGIN + k * step, MARGIN - 5.0, text, size, at, "text") for k, text in enumerate(texts))
