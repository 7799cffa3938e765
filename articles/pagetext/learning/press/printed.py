"""What the items of a gold page print: gold tells their texts without openings and signatures, which lines have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from articles.pagetext.learning.goldpages import GoldPage, plain

LONGEST_OPENING: Final = 60
"""Characters that may stand before a story's first paragraph: where and when it was filed, and by whom."""
PARAGRAPH: Final = "paragraph"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a subhead as it is printed."""

    text: str
    is_subhead: bool


def lines_with(page: GoldPage, item: Mapping[str, Any], role: str) -> list[str]:
    """The lines of an item that have a role, as they stand in the file."""
    return [page.lines[number - 1].text.strip() for number in item["source_lines"].get(role, ())]


def paragraphs(page: GoldPage, item: Mapping[str, Any]) -> list[Paragraph]:
    """The body of a story as it is printed; none where its lines are not what gold says."""
    texts = [block["text"].strip() for block in item["body"] if block["type"] == PARAGRAPH]
    read = _read(page, item)
    ends = _ends(read, texts)
    if ends is None:
        return []
    opening, signature = ends
    found: list[Paragraph] = []
    left = len(texts)
    for block in item["body"]:
        text = block["text"].strip()
        if block["type"] == PARAGRAPH:
            text = (opening if left == len(texts) else "") + text + (signature if left == 1 else "")
            left -= 1
        found.append(Paragraph(text, block["type"] != PARAGRAPH))
    return found


def _read(page: GoldPage, item: Mapping[str, Any]) -> str:
    """The body lines of a story in reading order, joined."""
    own = set(item["source_lines"].get("body", ()))
    for story in page.stories:
        segments = [page.pieces[at].segment for at in story if page.pieces[at].segment.line in own]
        if segments:
            return "".join(page.lines[part.line - 1].text[part.begin : part.end].strip() for part in segments)
    return ""


def _ends(read: str, texts: Sequence[str]) -> tuple[str, str] | None:
    """What lines have before the first paragraph and behind the last; None where they have something else between."""
    kept = [(at, char) for at, printed in enumerate(read) for char in plain(printed)]
    wanted = plain("".join(texts))
    first = "".join(char for _, char in kept).find(wanted)
    if not wanted or not 0 <= first <= LONGEST_OPENING:
        return None
    opening = read[: kept[first][0]]
    signature = read[kept[first + len(wanted) - 1][0] + 1 :].rstrip()
    return (opening if not opening or opening.endswith((" ", "　", "）", ")")) else f"{opening} "), signature
