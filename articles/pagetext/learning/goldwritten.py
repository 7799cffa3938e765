"""Gold pages as they were set: each story's lines in reading order, one frame after the other and no blank line.

So extractors give a page that keep the order in which it was written into the file. There the order of bodies is plain,
and what is not is which byline and which headline belong to which of them: a paper writes each story as a whole, with
its byline where its style has it, or all heads of the page first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple

from articles.pagetext.learning.goldpages import HEADS, STORIES, first_line, gold_pages, lines_of_item

HEADS_FIRST: Final = frozenset({"heads-first", "woven"})
"""Styles whose heads are written before all bodies."""
HEADS_LAST: Final = frozenset({"body-first"})
"""Styles that have a head below its body."""
SIGNED_BELOW: Final = frozenset({"after"})
"""Styles that have a byline below its body."""
TORN: Final = frozenset({"loose"})
"""Styles of which some bylines stand with another story."""


class _Frames(NamedTuple):
    """The lines of an item, by number."""

    head: list[int]
    """A story's head, with the byline where it stands below that."""
    body: list[int]
    """In reading order, with the byline where it stands below that; and all of what is no story."""


def as_written(path: Path, gold: Mapping[str, Any]) -> Iterator[int]:
    """The line numbers of a gold page in the order in which its style writes them."""
    (truth,) = gold_pages([path])
    items = sorted(gold["items"], key=first_line)
    style = gold.get("style")
    lone = {number for item in items for number in _torn_off(item)} if style in TORN else set()
    frames = list(_frames(items, truth.orders, lone, signed_below=style in SIGNED_BELOW))
    if style in HEADS_FIRST:
        heads = [frame.head or frame.body for frame in frames]
        written: Iterable[int] = chain(*heads, *(frame.body for frame in frames if frame.head))
    elif style in HEADS_LAST:
        written = chain.from_iterable([*frame.body, *frame.head] for frame in frames)
    else:
        written = chain.from_iterable([*frame.head, *frame.body] for frame in frames)
    return _with_torn_off(list(written), lone)


def _frames(
    items: Sequence[Mapping[str, Any]], orders: Sequence[list[int]], lone: set[int], *, signed_below: bool
) -> Iterator[_Frames]:
    """The frames of each item; a line that is in several stands in the first."""
    done = set(lone)
    for item in items:
        sources = item["source_lines"]
        own = set(lines_of_item(item)) - done
        done |= own
        if item["kind"] not in STORIES:
            yield _Frames([], sorted(own))
            continue
        order = next((order for order in orders if own.intersection(order)), [])
        body = [number for number in order if number in own]
        head = [n for role in HEADS for n in sources.get(role, ()) if n in own]
        head = _with_origin(head, [n for n in sources.get("jump", ()) if n in own and item.get("jump_from")])
        rest = sorted(own.difference(body, head))
        byline = [n for n in rest if n in sources.get("byline", ()) and head and not signed_below]
        yield _Frames([*head, *byline], [*body, *(n for n in rest if n not in byline)])


def _with_origin(head: Sequence[int], jumps: Sequence[int]) -> list[int]:
    """The lines of a head, and above or below them the one that says from which page the story comes."""
    origin = min(jumps, key=lambda number: abs(number - head[0]), default=None) if head else None
    if origin is None:
        return [*head]
    return [origin, *head] if origin < head[0] else [*head, origin]


def _torn_off(item: Mapping[str, Any]) -> set[int]:
    """The lines of a story's byline that stand next to no other line of it."""
    numbers = set(lines_of_item(item))
    byline = set(item["source_lines"].get("byline", ())) if item["kind"] in STORIES else set()
    others = numbers - byline
    beside = {n for n in byline if {n - 2, n - 1, n + 1, n + 2} & others}
    return byline - beside - {n for n in byline if {n - 1, n + 1} & beside}


def _with_torn_off(written: Sequence[int], lone: set[int]) -> Iterator[int]:
    """The lines, and each that was torn off below the one that it stands below in the file."""
    below: dict[int, list[int]] = {}
    for number in sorted(lone):
        above = max((other for other in written if other < number), default=0)
        below.setdefault(above, []).append(number)
    yield from below.get(0, ())
    for number in written:
        yield number
        yield from below.get(number, ())
