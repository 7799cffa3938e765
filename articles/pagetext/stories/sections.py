"""A text longer than any page is read in sections, each as if it were a page of its own.

So time and memory grow with the number of lines and no faster, whatever the lines are. It is cut where a new page or a
new story seems to begin; what stands beside a cut may have been cut, and is flagged, as is the text as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Final

from articles.pagetext.flagging import flagged
from articles.pagetext.limits import COLUMNS, FULL, SECTION
from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.stories.items import Items
from articles.pagetext.text.measure import Page
from articles.pagetext.values import Flag, Photo, SourceLine

OPENS: Final[Mapping[Label, int]] = {
    Label.NAMEPLATE: 4,
    Label.FOLIO: 4,
    Label.KICKER: 3,
    Label.HEADLINE: 3,
    Label.BYLINE: 2,
}
"""Points for a line below a cut: what a page begins with, what a story does, what a body does."""
GAP: Final = 1
"""Points for a blank line before it."""
SEAM: Final = 12
"""Rows on either side of a cut in which a story may have been cut: so many columns may be read across."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a text."""

    page: Page
    lines: tuple[SourceLine, ...]
    """Blank ones included."""


def sections(page: Page, lines: Sequence[SourceLine], marks: Mapping[int, Mark]) -> tuple[Section, ...]:
    """Cut a text that is longer than any page; one that is not is a single section.

    Args:
        page: its rows.
        lines: its lines, numbered from 1.
        marks: the role of each row.
    """
    if len(page.rows) <= FULL:
        return (Section(page, tuple(lines)),)
    found = []
    for begin, end in pairwise(_cuts(page, marks)):
        rows = page.rows[begin:end]
        first = rows[0].number if begin else 1
        last = page.rows[end].number - 1 if end < len(page.rows) else len(lines)
        found.append(Section(replace(page, rows=rows), tuple(lines[first - 1 : last])))
    return tuple(found)


def _cuts(page: Page, marks: Mapping[int, Mark]) -> Iterator[int]:
    """Positions of the rows that sections begin with, and the end: as late in each section as its best place allows."""
    at = 0
    yield at
    while len(page.rows) - at > SECTION:
        places = range(at + SECTION // 2, at + SECTION + 1)
        at = max(places, key=lambda place: (_points(page, marks, place), place))
        yield at
    yield len(page.rows)


def _points(page: Page, marks: Mapping[int, Mark], place: int) -> int:
    """How well a section may begin with a row; where the row above is of the same kind a page or head goes on."""
    row, above = page.rows[place], page.rows[place - 1]
    label = marks[row.number].label
    opens = OPENS.get(label, 0) if marks[above.number].label not in OPENS else 0
    return opens + GAP * row.gap_before


def joined(parts: Sequence[Items], cut: Sequence[Section]) -> Items:
    """The items of all sections, with flags for what the cuts may have done.

    Args:
        parts: the items of each section.
        cut: the sections.
    """
    if len(parts) == 1:
        return parts[0]
    every = (story for part in parts for story in part.stories)
    stories = flagged(every, _beside_cuts(cut), partial(Flag, "story.cut", "body"))
    photos: list[Photo] = []
    before = 0
    for part in parts:
        photos.extend(
            photo if photo.story is None else replace(photo, story=photo.story + before) for photo in part.photos
        )
        before += len(part.stories)
    unplaced = tuple(number for part in parts for flag in part.flags for number in flag.lines)
    rows = sum(len(section.page.rows) for section in cut)
    code = "page.sections" if rows <= COLUMNS else "page.file-order"
    flags = [Flag(code, "", _firsts(cut), {"lines": rows, "sections": len(cut)})]
    if unplaced:
        flags.append(Flag("lines.unplaced", "", unplaced, {"count": len(unplaced)}))
    return Items(stories, tuple(photos), tuple(box for part in parts for box in part.furniture), tuple(flags))


def _firsts(cut: Sequence[Section]) -> tuple[int, ...]:
    """The line that each section but the first begins with."""
    return tuple(section.page.rows[0].number for section in cut[1:])


def _beside_cuts(cut: Sequence[Section]) -> frozenset[int]:
    """The lines that stand so near to a cut that their story may have been cut."""
    ends = [row.number for section in cut[:-1] for row in section.page.rows[-SEAM:]]
    starts = [row.number for section in cut[1:] for row in section.page.rows[:SEAM]]
    return frozenset((*ends, *starts))
