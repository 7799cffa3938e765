"""Characters that an extractor could not name: they print as something, and nobody can tell from the text as what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from articles.pagetext.values import Flag, Photo, SourceLine, Story

UNNAMED: Final = r"[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]|\(cid:\d+\)"
"""Of private use, a replacement, or pdfminer's number of a glyph: the typeface knows its look and not what it is."""
FOUND: Final = re.compile(UNNAMED)

Item = TypeVar("Item", Story, Photo)


def unnamed(lines: Iterable[SourceLine]) -> Mapping[int, int]:
    """How many such characters stand in each line that has some, by its number; of lines as they are read."""
    return {line.number: len(found) for line in lines if (found := FOUND.findall(line.text))}


def flag_unnamed(items: Iterable[Item], counts: Mapping[int, int]) -> tuple[Item, ...]:
    """The stories or photos, those flagged in whose lines such characters stand.

    Args:
        items: those of a page.
        counts: what `unnamed` found in its lines.
    """
    return tuple(_flagged(item, counts) for item in items) if counts else tuple(items)


def _flagged(item: Item, counts: Mapping[int, int]) -> Item:
    own = tuple(sorted(number for numbers in item.lines.values() for number in numbers if number in counts))
    if not own:
        return item
    flag = Flag("text.unnamed", "", own, {"count": sum(counts[number] for number in own)})
    return replace(item, flags=(*item.flags, flag))
