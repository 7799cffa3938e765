"""Text whose line breaks are kept: verse in equal lines, tables and lists of names; and lines that open a paragraph.

Only forms that prose cannot take by chance are recognised: four lines of one length that all end with punctuation,
three lines of as many columns, three lines of names. Free verse has no form of its own: it is known by where it stands
(`roles.preformatted`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.pagetext.text import style_table as style
from articles.pagetext.text.names import looks_like_name, names
from articles.pagetext.values import BodyKind

VERSE_LINES, TABLE_LINES = 4, 3
"""Lines from which a run is a verse, or a table."""
LONGEST = 120
"""Characters; a longer line is none of these."""
VERSE_LINE = re.compile(r"(?P<words>[\u4e00-\u9fff]{4,8})[，。！？；、：]")
HALVES = re.compile(r"(?P<words>[\u4e00-\u9fff]{4,8})[，；！？、][ \u3000]*(?P<more>[\u4e00-\u9fff]{4,8})[。！？；，]")
"""Two lines of a verse printed as one."""
COLUMN_GAP = re.compile(r"[ \u00a0]{2,}|[\t\u3000]+")
STOPS = tuple(style.SENTENCE_ENDS)
BRACKETS = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"))
FEWEST = 3
"""Columns of a table, and names on a line of a list."""
OPENS = re.compile(style.SPEAKERS)
NOTE = re.compile(style.NOTE_CUES)
SIGNATURE = re.compile(r"[（(][^（）()]{2,40}[）)]$")
"""Who wrote it, behind the last sentence."""
ARTICLE = re.compile(r"第[一二三四五六七八九十百]{1,4}条[ \u3000]")
"""Of a law or a regulation."""
ITEM = re.compile(rf"[{style.BULLETS}]|{style.DATELINES[0]}|{style.DATELINES[2]}")
"""Of a column of briefs: a mark, or a dateline."""


def kept(lines: Sequence[str]) -> list[BodyKind | None]:
    """For each of some neighbouring lines, as printed, the kind of text it is part of if its line break is kept."""
    found: list[BodyKind | None] = [None] * len(lines)
    for shape, least, kind in (
        (_verse, VERSE_LINES, BodyKind.VERSE),
        (_columns, TABLE_LINES, BodyKind.TABLE),
        (_names, TABLE_LINES, BodyKind.TABLE),
    ):
        for first, end in _runs([shape(line.strip()) if len(line) <= LONGEST else 0 for line in lines]):
            if end - first >= least:
                found[first:end] = [kind] * (end - first)
    return found


def leaves_open(text: str) -> bool:
    """Whether a quotation, a title or a bracket is opened in a text and not closed."""
    return any(text.count(opened) > text.count(closed) for opened, closed in BRACKETS)


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a sentence's end, the closing quotes and brackets behind it included."""
    return text.rstrip().rstrip(style.CLOSERS).endswith(STOPS)


def opens_paragraph(above: str, line: str) -> bool:
    """Whether a line opens a paragraph whatever its measure: a turn of an interview, a note, the next brief or article
    of a law.

    Behind the sentence above may stand who wrote it, in brackets.
    """
    said = SIGNATURE.sub("", above.rstrip()).rstrip()
    if said and not ends_sentence(said):
        return False
    return any(form.match(line.strip()) for form in (OPENS, NOTE, ARTICLE, ITEM))


def _runs(shapes: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches of neighbouring lines that have one shape, as first and end; shape 0 makes none."""
    found: list[tuple[int, int]] = []
    first = 0
    for at in range(1, len(shapes) + 1):
        if at == len(shapes) or shapes[at] != shapes[first]:
            if shapes[first]:
                found.append((first, at))
            first = at
    return found


def _verse(line: str) -> int:
    """Characters of a line of a verse, 0 for another line."""
    match = VERSE_LINE.fullmatch(line)
    if match:
        return len(match["words"])
    match = HALVES.fullmatch(line)
    return 10 * len(match["words"]) if match and len(match["words"]) == len(match["more"]) else 0


def _columns(line: str) -> int:
    """Columns of a line of a table, 0 for another line."""
    cells = [cell for cell in COLUMN_GAP.split(line) if cell]
    return len(cells) if len(cells) >= FEWEST and not re.search("[。！？；]", line) else 0


def _names(line: str) -> int:
    """1 for a line of names and nothing else, 0 for another."""
    found = names(line)
    return int(len(found) >= FEWEST and all(map(looks_like_name, found)))
