"""Lines that a text has twice: a block that was extracted or pasted a second time.

Print says nothing twice in the same lines; a story that owns such lines may be one too many, or have them twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from articles.pagetext.flagging import flagged
from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.text.measure import Page
from articles.pagetext.values import Flag, Story

LEAST: Final = 28
"""Characters of two neighbouring lines from which they do not come again by chance. Measured: of 210 pages none has two
such lines of body twice; sources and long titles of up to 25 characters come again."""
AT_ONCE: Final = 10
"""The same for lines that come again right behind themselves, which none of those pages has at all."""


def flag_doubles(stories: Iterable[Story], page: Page, marks: Mapping[int, Mark]) -> tuple[Story, ...]:
    """The stories, those flagged that own lines which the page has twice.

    Args:
        stories: those of the page.
        page: its rows.
        marks: the role of each row.
    """
    return flagged(stories, _doubles(page, marks), lambda own: Flag("lines.doubled", "body", own, {"count": len(own)}))


def _doubles(page: Page, marks: Mapping[int, Mark]) -> frozenset[int]:
    """The numbers of all body lines that come again together with a neighbour, or at once."""
    texts = [row.packed if marks[row.number].label is Label.BODY else "" for row in page.rows]
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, pair in enumerate(pairwise(texts)):
        if all(pair):
            places[pair].append(at)
    found: set[int] = set()
    for pair, starts in places.items():
        size = sum(map(len, pair))
        for one, other in pairwise(starts):
            if size >= (AT_ONCE if other - one <= len(pair) else LEAST):
                found.update((one, one + 1, other, other + 1))
    for at, (text, again) in enumerate(pairwise(texts)):
        if text == again and len(text) >= AT_ONCE:
            found.update((at, at + 1))
    return frozenset(page.rows[at].number for at in found)
