"""Characters that an extractor could not name: they print as something, and nobody can tell from the text as what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from articles.pagetext.flagging import Item, flagged
from articles.pagetext.values import Flag, SourceLine

UNNAMED: Final = r"[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]|\(cid:\d+\)"
"""Of private use, a replacement, or pdfminer's number of a glyph: the typeface knows its look and not what it is."""
FOUND: Final = re.compile(UNNAMED)


def unnamed(lines: Iterable[SourceLine]) -> Mapping[int, int]:
    """How many such characters stand in each line that has some, by its number; of lines as they are read."""
    return {line.number: len(found) for line in lines if (found := FOUND.findall(line.text))}


def flag_unnamed(items: Iterable[Item], counts: Mapping[int, int]) -> tuple[Item, ...]:
    """The stories or photos, those flagged in whose lines such characters stand.

    Args:
        items: those of a page.
        counts: what `unnamed` found in its lines.
    """
    return flagged(
        items, counts, lambda own: Flag("text.unnamed", "", own, {"count": sum(counts[number] for number in own)})
    )
