"""An article's body as an editor edits it: blocks to HTML for the rich editor, to marked text without it, and back.

HTML knows four things: ``p`` paragraph, ``h3`` subhead, ``blockquote`` verse (a ``p`` for each line), ``pre`` table.
Marked text knows the same: a blank line ends a block, ``# `` begins a subhead, ``> `` each line of verse,
``| `` each line of a table; a paragraph that begins with such a mark has a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from typing import Any

import nh3
from django.utils.html import escape

Block = dict[str, str]
"""``{"type": "paragraph" | "subhead" | "verse" | "table", "text": str}``; without source lines."""

MARKS = {"#": "subhead", ">": "verse", "|": "table"}
MARK_OF = {kind: mark for mark, kind in MARKS.items()}

KINDS = {"pre": "table", "blockquote": "verse"} | {f"h{level}": "subhead" for level in range(1, 7)}
"""Tag -> kind of block; every other block tag makes a paragraph."""
BLOCK_TAGS = {"p", "div", "li", "tr", *KINDS}
"""Pasted lists and tables lose their form but not their words: each item or row is a paragraph."""
ALLOWED_TAGS = {*BLOCK_TAGS, "br", "td", "th"}

BLANKS = re.compile(r"[ \t\n\r\f\xa0]+")
"""What HTML shows as one blank; the full-width blank is a character of its own."""


def to_html(blocks: Iterable[Mapping[str, Any]]) -> str:
    """The blocks as the rich editor reads them."""
    return "".join(_block_html(block["type"], block["text"]) for block in blocks)


def _block_html(kind: str, text: str) -> str:
    if kind == "verse":
        return "<blockquote>" + "".join(f"<p>{escape(line)}</p>" for line in text.split("\n")) + "</blockquote>"
    tag = {"subhead": "h3", "table": "pre"}.get(kind, "p")
    return f"<{tag}>{escape(text)}</{tag}>"


def from_html(html: str) -> list[Block]:
    """Blocks out of what the rich editor, or anything that was pasted into it, sends; the rest is dropped.

    A paragraph with a forced line break inside is verse.
    """
    reader = _Reader()
    reader.feed(nh3.clean(html, tags=ALLOWED_TAGS, attributes={}))
    reader.close()
    reader.end_block()
    return reader.blocks


class _Reader(HTMLParser):
    """Collects text between block tags; inside ``blockquote`` and ``pre`` line breaks count."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.kind = "paragraph"
        self.text: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.text.append("\v")
        elif tag in {"td", "th"}:
            self.text.append(" ")
        elif self.kind in {"verse", "table"} and tag not in KINDS:
            pass
        elif tag in BLOCK_TAGS:
            self.end_block()
            self.kind = KINDS.get(tag, "paragraph")

    def handle_endtag(self, tag: str) -> None:
        if self.kind == "verse" and tag == "p":
            self.text.append("\v")
        elif tag in BLOCK_TAGS and (self.kind not in {"verse", "table"} or KINDS.get(tag) == self.kind):
            self.end_block()

    def handle_data(self, data: str) -> None:
        self.text.append(data if self.kind == "table" else BLANKS.sub(" ", data))

    def end_block(self) -> None:
        """Finish the block in hand; one without words is none."""
        text, kind = "".join(self.text), self.kind
        self.text, self.kind = [], "paragraph"
        if kind == "subhead":
            text = BLANKS.sub(" ", text.replace("\v", " "))
        text = _trim(text.replace("\v", "\n"), keep_indent=kind == "table")
        if text:
            self.blocks.append({"type": "verse" if kind == "paragraph" and "\n" in text else kind, "text": text})


def _trim(text: str, *, keep_indent: bool) -> str:
    """Without blank lines around it and blanks at line ends; only a table keeps the blanks that begin a line."""
    lines = [line.rstrip() if keep_indent else line.strip() for line in text.split("\n")]
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines)


def to_text(blocks: Iterable[Mapping[str, Any]]) -> str:
    """The blocks as marked text, for an editor without JavaScript."""
    return "\n\n".join(_marked(block["type"], block["text"]) for block in blocks)


def _marked(kind: str, text: str) -> str:
    if mark := MARK_OF.get(kind):
        return "\n".join(f"{mark} {line}" for line in text.split("\n"))
    return f"\\{text}" if text[:1] in {*MARKS, "\\"} else text


def from_text(text: str) -> list[Block]:
    """Blocks out of marked text; hard wraps inside a paragraph are undone."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks: list[Block] = []
    chunk: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            chunk.append(line)
        elif chunk:
            blocks.extend(_from_chunk(chunk))
            chunk = []
    return blocks


def _from_chunk(lines: list[str]) -> list[Block]:
    """The block of neighbouring lines; a subhead needs no blank line below it."""
    kind = MARKS.get(lines[0][:1], "paragraph")
    if kind == "paragraph":
        text = "".join(line.strip() for line in lines).removeprefix("\\")
        return [{"type": kind, "text": text}] if text else []
    marked = [line for line in lines if line[:1] == lines[0][:1]] if kind != "subhead" else lines[:1]
    rest = lines[len(marked) :]
    text = _trim("\n".join(line[1:].removeprefix(" ") for line in marked), keep_indent=kind == "table")
    own = [{"type": kind, "text": text}] if text else []
    return own + (_from_chunk(rest) if rest else [])
