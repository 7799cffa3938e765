"""Gold pages: page texts with the truth about their stories, for learning and for measuring.

The gold lists the lines of a body in file order; here their reading order is found again from the body's text.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, TypeAlias

from articles.pagetext.learning.folds import text_of
from articles.pagetext.order.chains import Segment
from articles.pagetext.order.pieces import OPENING, Piece, pieces_of
from articles.pagetext.text.language import canonical
from articles.pagetext.values import Kind, Role, SourceLine

BREAK = re.compile(r"\r\n|\n|\r|\f")
PRINTED = "seed"
"""Style of the pages that were printed as they are; all others were made of real stories for the benchmark."""
STORIES = frozenset({Kind.ARTICLE.value, Kind.BRIEF.value})
HEADS = ("kicker", "headline", "deck")
"""Roles of a story's head, from its upper edge."""
BYLINE = re.compile(r"\([^()]*(?:记者|通讯员|作者)[^()]*\)|\([^()]*(?:记者?|通讯?)?[^()]*$|^[^()]*\)")
"""A byline in brackets, whole or cut by the line's end or beginning, in canonical text."""
SAME_BODY = 0.5
"""Jaccard index of body lines from which a story that was read is gold's."""
STEP = 0.01
"""Characters by which a line of a byline stands behind the one above it: the body has neither."""
SHORTEST = 3
"""Characters at either end of a line that must be found in the body when the line as a whole is not."""


ReadRoles: TypeAlias = Callable[[str, tuple[SourceLine, ...]], Mapping[int, Role]]
"""Reads the roles of a page's lines, given its day."""


@dataclass(frozen=True)
class GoldPage:
    """A page text with its truth."""

    name: str
    date: str
    style: str
    extractor: str
    lines: tuple[SourceLine, ...]
    roles: Mapping[int, Role]
    pieces: tuple[Piece, ...]
    stories: tuple[tuple[int, ...], ...]
    """For each story its pieces (by index) in reading order."""
    texts: tuple[str, ...]
    """Paragraphs of all bodies."""

    @cached_property
    def follows(self) -> dict[int, int]:
        """True successor of each piece that has one."""
        return {a: b for story in self.stories for a, b in pairwise(story)}

    @cached_property
    def orders(self) -> list[list[int]]:
        """For each story the lines of its body in reading order."""
        return [list(dict.fromkeys(self.pieces[at].segment.line for at in story)) for story in self.stories]

    def lines_of(self, pieces: Iterable[int]) -> set[int]:
        """The lines that some pieces are of."""
        return {self.pieces[at].segment.line for at in pieces}


def story_read(item: Mapping[str, Any], bodies: Sequence[AbstractSet[int]]) -> int | None:
    """Which of the stories that were read from a page one of gold is: the one that has most of its body lines, if half
    of both are the same.

    Args:
        bodies: the body lines of each story.
    """
    lines = set(item["source_lines"].get("body", ()))
    likes = [len(lines & body) / max(1, len(lines | body)) for body in bodies]
    best = max(range(len(likes)), key=likes.__getitem__, default=None)
    return best if best is not None and likes[best] >= SAME_BODY else None


def lines_of_item(item: Mapping[str, Any]) -> Iterator[int]:
    """The numbers of all lines of an item, role by role."""
    return chain.from_iterable(item["source_lines"].values())


def first_line(item: Mapping[str, Any]) -> int:
    """Where an item begins in the file; 0 where it has no line."""
    return min(lines_of_item(item), default=0)


def gold_pages(paths: Iterable[Path], *, roles: ReadRoles | None = None) -> Iterator[GoldPage]:
    """Read gold pages, each with the text that it names beside it.

    Args:
        roles: reads the roles of a page's lines, given its day; without it they are gold's.
    """
    for path in paths:
        yield _page(path, text_of(path), roles)


def _page(path: Path, source: Path, read: ReadRoles | None) -> GoldPage:
    gold = json.loads(path.read_text(encoding="utf-8"))
    raw = BREAK.split(source.read_bytes().decode("utf-8"))
    lines = tuple(SourceLine(number, text) for number, text in enumerate(raw, 1))
    roles = read(str(gold["date"]), lines) if read else _roles(gold["items"])
    pieces = pieces_of(lines, roles)
    stories = [item for item in gold["items"] if item["kind"] in STORIES]
    return GoldPage(
        name=path.stem,
        date=str(gold["date"]),
        style=gold.get("style", ""),
        extractor=gold.get("extractor", ""),
        lines=lines,
        roles=roles,
        pieces=pieces,
        stories=_orders(stories, pieces, lines),
        texts=tuple(block["text"] for story in stories for block in story["body"]),
    )


def _roles(items: Iterable[dict[str, dict[str, list[int]]]]) -> dict[int, Role]:
    roles: dict[int, Role] = {}
    for item in items:
        for role, numbers in item["source_lines"].items():
            for number in numbers:
                roles.setdefault(number, Role(role))
    return roles


def plain(text: str) -> str:
    """A text as it is compared: NFKC, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _orders(
    stories: Sequence[dict[str, object]], pieces: Sequence[Piece], lines: Sequence[SourceLine]
) -> tuple[tuple[int, ...], ...]:
    placed: list[list[tuple[float, int]]] = []
    taken: set[Segment] = set()
    for story in stories:
        placed.append([])
        for piece, at in _places(story, pieces, lines):
            if piece.segment not in taken:
                placed[-1].append((at, piece.index))
                taken.add(piece.segment)
    return tuple(tuple(index for _, index in sorted(story)) for story in placed if story)


def _places(
    story: dict[str, object], pieces: Sequence[Piece], lines: Sequence[SourceLine]
) -> Iterator[tuple[Piece, float]]:
    """Each piece of a story with its offset in the story's text.

    What stands there once is placed first, and what stands there more often where nothing is placed yet: where columns
    were read across, the lines around it in the file say little.
    """
    sources: dict[str, list[int]] = story["source_lines"]  # type: ignore[assignment]
    body: list[dict[str, str]] = story["body"]  # type: ignore[assignment]
    own = {number for role in ("body", "subhead") for number in sources.get(role, ())}
    text = plain(str(story.get("dateline") or "") + "".join(block["text"] for block in body))
    parts = {
        piece.index: plain(lines[piece.segment.line - 1].text[piece.segment.begin : piece.segment.end])
        for piece in pieces
        if piece.segment.line in own
    }
    hits = {index: _hits(text, part) for index, part in parts.items()}
    placed = _Placed(len(text), parts)
    for index in parts:
        if len(hits[index]) == 1:
            placed.put(index, hits[index])
    several = [index for index in parts if len(hits[index]) > 1]
    for index in sorted(several, key=lambda index: (-len(parts[index]), placed.distance(index, hits[index]))):
        placed.put(index, hits[index])
    goes_on: float | None = None
    """Where the next line of a byline stands that was left open."""
    for index, part in parts.items():
        if hits[index]:
            continue
        found = _unlike(text, part)
        is_rest = goes_on is not None and "(" not in part.partition(")")[0]
        if goes_on is not None and is_rest:
            found = [goes_on] if _is_of_byline(text, part) else [max(at, goes_on) for at in found]
        if found or not pieces[index].half:
            placed.put(index, found or [placed.expected(index)])
            is_open = part.rfind("(") > part.rfind(")") or (is_rest and ")" not in part)
            goes_on = placed.offsets[index] + STEP if is_open else None
    for index, at in sorted(placed.offsets.items()):
        yield pieces[index], at


class _Placed:
    """The lines of a body that are placed in its text so far."""

    def __init__(self, size: int, parts: Mapping[int, str]) -> None:
        """`size`: characters of the text; `parts`: the pieces' texts."""
        self.offsets: dict[int, float] = {}
        self._parts = parts
        self._is_free = [True] * size

    def put(self, index: int, hits: Sequence[float]) -> None:
        """Place a piece at the one of some offsets where most is free, of like ones at the nearest."""
        expected = self.expected(index)
        self.offsets[index] = min(hits, key=lambda at: (-sum(self._is_free[self._span(index, at)]), abs(at - expected)))
        span = self._span(index, self.offsets[index])
        self._is_free[span] = [False] * len(self._is_free[span])

    def distance(self, index: int, hits: Sequence[float]) -> float:
        """How far from where it is expected a piece stands at the nearest of some offsets."""
        return min(abs(at - self.expected(index)) for at in hits)

    def expected(self, index: int) -> float:
        """Where the piece above it in the file ends."""
        above = max((other for other in self.offsets if other < index), default=None)
        return 0.0 if above is None else self.offsets[above] + len(self._parts[above])

    def _span(self, index: int, at: float) -> slice:
        begin = max(0, int(at))
        return slice(begin, begin + len(self._parts[index]))


def _is_of_byline(text: str, part: str) -> bool:
    """Whether the rest of a byline in brackets is all that a line has, but for a character or two."""
    bare = BYLINE.sub("", part) if ")" in part else ""
    return len(bare) < SHORTEST or not _hits(text, bare)


def _unlike(text: str, part: str) -> list[float]:
    """Offsets at which a line may stand that the body does not have; it lacks a byline in brackets, for one."""
    if OPENING.match(canonical(part)):
        return [0.0]
    if BYLINE.search(part):
        bare = BYLINE.sub("", part)
        return (_hits(text, bare) if len(bare) >= SHORTEST else []) or [float(len(text))]
    return list(_by_ends(text, part))


def _hits(text: str, part: str) -> list[float]:
    return [float(hit.start()) for hit in re.finditer(re.escape(part), text)]


def _by_ends(text: str, part: str) -> Iterator[float]:
    for size in range(len(part) - 1, SHORTEST - 1, -1):
        found = [hit - 0.5 for hit in _hits(text, part[-size:])] + _hits(text, part[:size])
        yield from found
        if found:
            return
