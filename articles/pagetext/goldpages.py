"""Gold pages: page texts with the truth about their stories, for learning and for measuring.

The gold lists the lines of a body in file order; here their reading order is found again from the body's text.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from articles.pagetext.chains import Segment
from articles.pagetext.folds import text_of
from articles.pagetext.language import canonical
from articles.pagetext.pieces import OPENING, Piece, pieces_of
from articles.pagetext.values import Kind, Role, SourceLine

BREAK = re.compile(r"\r\n|\n|\r|\f")
PRINTED = "seed"
"""Style of the pages that were printed as they are; all others were made of real stories for the benchmark."""
STORIES = frozenset({Kind.ARTICLE.value, Kind.BRIEF.value})
BYLINE = re.compile(r"\([^()]*(?:记者|通讯员|作者)[^()]*\)|\([^()]*(?:记者?|通讯?)?[^()]*$|^[^()]*\)")
"""A byline in brackets, whole or cut by the line's end or beginning, in canonical text."""
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

    def lines_of(self, pieces: Iterable[int]) -> set[int]:
        """The lines that some pieces are of."""
        return {self.pieces[at].segment.line for at in pieces}


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
    """Each piece of a story with its offset in the story's text."""
    sources: dict[str, list[int]] = story["source_lines"]  # type: ignore[assignment]
    body: list[dict[str, str]] = story["body"]  # type: ignore[assignment]
    own = {number for role in ("body", "subhead") for number in sources.get(role, ())}
    text = plain(str(story.get("dateline") or "") + "".join(block["text"] for block in body))
    expected = opened = 0.0
    for piece in pieces:
        if piece.segment.line not in own:
            continue
        part = plain(lines[piece.segment.line - 1].text[piece.segment.begin : piece.segment.end])
        at = _find(text, part, expected, opened)
        if at is None and piece.half:
            continue
        at = expected if at is None else at
        expected = at + len(part)
        if part.rfind("(") > part.rfind(")"):
            opened = at + 0.5
        yield piece, at


def _find(text: str, part: str, expected: float, opened: float) -> float | None:
    """Offset of a line in its body; a byline in brackets, which the body lacks, may be part of the line.

    `opened` is the offset of the last line that left a bracket open.
    """
    hits = _hits(text, part)
    if not hits and OPENING.match(canonical(part)):
        return 0.0
    if not hits and BYLINE.search(part):
        bare = BYLINE.sub("", part)
        hits = _hits(text, bare) if len(bare) >= SHORTEST else []
        if not hits:
            return opened + 0.1 if part.find(")") >= 0 > part.find("(") else float(len(text))
    if not hits:
        hits = list(_by_ends(text, part))
    return min(hits, key=lambda hit: abs(hit - expected)) if hits else None


def _hits(text: str, part: str) -> list[float]:
    return [float(hit.start()) for hit in re.finditer(re.escape(part), text)]


def _by_ends(text: str, part: str) -> Iterator[float]:
    for size in range(len(part) - 1, SHORTEST - 1, -1):
        found = [hit - 0.5 for hit in _hits(text, part[-size:])] + _hits(text, part[:size])
        yield from found
        if found:
            return
