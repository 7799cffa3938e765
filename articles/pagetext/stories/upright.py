"""Headlines set from top to bottom: an extractor gives them a character a line, and they are read as one.

The first line of such a column is read with the text of all of them, and the others with it. When the items of the page
are found each gets all its lines back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from articles.pagetext.flagging import Item
from articles.pagetext.stories.items import Items
from articles.pagetext.text.clean import IDEOGRAPH
from articles.pagetext.values import Flag, SourceLine

ONE: Final = re.compile(r"[^\x00-\x7f\s]|[0-9A-Za-z%.]{1,4}")
"""A line of such a column: a character, or a short number or Latin word, which is set across."""
FEWEST: Final = 3
"""Chinese characters of a column at least: the ends of columns that were read across are seldom two in a row."""
LONGEST: Final = 30
"""Lines of a column at most; a headline from the head of a page to its foot has no more."""
WIDEST: Final = 1
"""Blank lines between two of its lines, at most, and then between all of them."""

Columns: TypeAlias = Mapping[int, tuple[int, ...]]
"""Number of the line that is read for a column -> those of all its lines."""


def upright(lines: Sequence[SourceLine]) -> tuple[tuple[SourceLine, ...], Columns]:
    """The lines of a page, numbered from 1, with each such column in its first line, and where its lines stood."""
    found = list(lines)
    columns: dict[int, tuple[int, ...]] = {}
    for run in _runs(lines):
        text = "".join(line.text.strip() for line in run)
        if len(run) <= LONGEST and len(IDEOGRAPH.findall(text)) >= FEWEST:
            first, last = run[0].number, run[-1].number
            found[first - 1 : last] = [
                SourceLine(first, text),
                *(SourceLine(number, "", is_joined=True) for number in range(first + 1, last + 1)),
            ]
            columns[first] = tuple(line.number for line in run)
    return tuple(found), columns


def _runs(lines: Iterable[SourceLine]) -> Iterator[list[SourceLine]]:
    """Lines of one character that follow each other, all as many lines apart."""
    run: list[SourceLine] = []
    for line in lines:
        if line.is_blank:
            continue
        is_one = ONE.fullmatch(line.text.strip()) is not None
        if run and not (is_one and _is_next(run, line)):
            yield run
            run = []
        if is_one:
            run.append(line)
    if run:
        yield run


def _is_next(run: Sequence[SourceLine], line: SourceLine) -> bool:
    apart = line.number - run[-1].number
    return apart - 1 <= WIDEST and (len(run) == 1 or apart == run[-1].number - run[-2].number)


def restored(items: Items, columns: Columns) -> Items:
    """The items of a page, each with all the lines of its columns."""
    if not columns:
        return items
    return Items(
        tuple(
            replace(
                _whole(story, columns),
                body=tuple(replace(block, lines=_all(block.lines, columns)) for block in story.body),
            )
            for story in items.stories
        ),
        tuple(_whole(photo, columns) for photo in items.photos),
        tuple(
            replace(box, lines=_all(box.lines, columns), flags=_flags(box.flags, columns)) for box in items.furniture
        ),
        _flags(items.flags, columns),
    )


def _whole(item: Item, columns: Columns) -> Item:
    lines = {role: _all(numbers, columns) for role, numbers in item.lines.items()}
    return replace(item, lines=lines, flags=_flags(item.flags, columns))


def _flags(flags: Iterable[Flag], columns: Columns) -> tuple[Flag, ...]:
    return tuple(replace(flag, lines=_all(flag.lines, columns)) for flag in flags)


def _all(numbers: Iterable[int], columns: Columns) -> tuple[int, ...]:
    return tuple(line for number in numbers for line in columns.get(number, (number,)))
