"""The text of a set page -> its gold: which of its lines is which printed line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from articles.pagetext.learning.goldpages import BREAK, plain
from articles.pagetext.learning.press.layout import Line

Found: TypeAlias = dict[int, list[int]]
"""For each printed line, by its position, the numbers of the lines that have it."""


def gold_of(gold: Mapping[str, Any], printed: Sequence[Line], text: str, **more: str) -> dict[str, Any] | None:
    """The gold of what an extractor read; None where a line is none of the printed ones, or more than one.

    Args:
        gold: the page that was set anew.
        printed: what was printed.
        text: what was read.
        more: fields that are other than in `gold`.
    """
    found = _found(printed, BREAK.split(text))
    if found is None:
        return None
    sources: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, line in enumerate(printed):
        sources[line.item][line.role] += found[at]
    items = [
        {**gold["items"][item], "source_lines": {role: sorted(set(numbers)) for role, numbers in roles.items()}}
        for item, roles in sorted(sources.items())
    ]
    return {**gold, **more, "items": items}


def _found(printed: Sequence[Line], read: Sequence[str]) -> Found | None:
    """Which lines have each printed line: the whole line first, the nearest of several alike; then a line that has the
    whole of an item, as a folio is read whose parts stand side by side; then parts of lines."""
    wanted = [plain(line.text) for line in printed]
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(wanted):
        alike[text].append(at)
    found: Found = {}
    rest: list[tuple[int, str]] = []
    last = -1
    for number, text in enumerate(map(plain, read), 1):
        free = [at for at in alike.get(text, ()) if at not in found]
        if free:
            last = min(free, key=lambda at: (abs(at - last - 1), at))
            found[last] = [number]
        elif text:
            rest.append((number, text))
    found |= _joined(printed, wanted, rest, found)
    taken = {number for numbers in found.values() for number in numbers}
    parts: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for number, text in rest:
        if number in taken:
            continue
        owners = [at for at, whole in enumerate(wanted) if at not in found and text in whole]
        if len(owners) != 1:
            return None
        parts[owners[0]].append((wanted[owners[0]].find(text), number, text))
    for at, some in parts.items():
        if "".join(text for _, _, text in sorted(some)) != wanted[at]:
            return None
        found[at] = [number for _, number, _ in sorted(some)]
    return found if len(found) == len(wanted) else None


def _joined(printed: Sequence[Line], wanted: Sequence[str], read: Sequence[tuple[int, str]], found: Found) -> Found:
    """The lines of items of which none was found so far, where one line has the characters of all of them, in any
    order."""
    items: defaultdict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(printed):
        items[line.item].append(at)
    whole = {
        "".join(sorted("".join(wanted[at] for at in some))): some
        for some in items.values()
        if found.keys().isdisjoint(some)
    }
    return {at: [number] for number, text in read for at in whole.pop("".join(sorted(text)), ())}
