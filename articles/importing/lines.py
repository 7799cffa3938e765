"""Where a line of the former text stands in the new one, so that what an editor kept still leads to its source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

LineMap = Mapping[int, int]
"""Number of a line in the former text -> its number in the new one, both from 1."""


def line_map(former: Sequence[str], new: Sequence[str]) -> LineMap:
    """The n-th line of certain words is the n-th line of these words in the other text; blanks do not count."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(new, start=1):
        places[_packed(text)].append(number)
    met: defaultdict[str, int] = defaultdict(int)
    result = {}
    for number, text in enumerate(former, start=1):
        words = _packed(text)
        if words and met[words] < len(places[words]):
            result[number] = places[words][met[words]]
        met[words] += 1
    return result


def renumber(
    body: Sequence[Mapping[str, Any]], reading: Sequence[Mapping[str, Any]], moved: LineMap
) -> list[dict[str, Any]]:
    """An article's own body with the lines of the new text.

    A block takes the lines of the block in the new `reading` that has its words; one that an editor changed takes
    the new places of its former lines, as far as they are still there.
    """
    lines_of: defaultdict[str, list[list[int]]] = defaultdict(list)
    for block in reading:
        lines_of[block["text"]].append(list(block["lines"]))
    return [{**block, "lines": _lines(block, lines_of[block["text"]], moved)} for block in body]


def _lines(block: Mapping[str, Any], of_these_words: list[list[int]], moved: LineMap) -> list[int]:
    if of_these_words:
        return of_these_words.pop(0)
    return sorted({moved[number] for number in block["lines"] if number in moved})


def _packed(text: str) -> str:
    return "".join(text.split())
