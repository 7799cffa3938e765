"""Bytes of a page text -> numbered lines.

GB 18030 accepts almost any bytes, so UTF-8 is tried first, and text that is nearly all valid UTF-8 is
called damaged UTF-8 instead of being read as GB 18030 nonsense.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from articles.pagetext.errors import EmptyText, NotText, TooLarge
from articles.pagetext.limits import MOST_CHARACTERS, MOST_LINES, MOST_ROWS
from articles.pagetext.values import SourceLine

LINE_BREAK = re.compile(r"\r\n|\r|\n|\f")
"""What ends a line; a form feed breaks a line, never a page. U+2028 and its kin do not: editors count otherwise."""

DAMAGED_SHARE = 0.05
"""Share of the non-ASCII bytes: with fewer invalid ones than this the text was UTF-8 once.

Real GB 18030 Chinese read as UTF-8 is invalid in more than half of its bytes.
"""

WIDE_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

BINARY_MAGIC = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP or DOCX",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\xd0\xcf\x11\xe0": "DOC",
    b"{\\rtf": "RTF",
}
"""First bytes of files that people put beside page texts by mistake."""

CONTROL_SHARE = 0.01
"""More control characters than this share of the text: a binary file that happens to decode."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The lines of a file (blank ones included, numbered from 1) and the encoding they were read with."""

    lines: tuple[SourceLine, ...]
    encoding: str
    """``utf-8``, ``utf-8-sig`` or ``gb18030``."""


def decode(name: str, data: bytes, *, max_bytes: int) -> Decoded:
    """Turn the bytes of a page text into numbered lines.

    Args:
        name: what to call the file in errors.
        data: the file's bytes.
        max_bytes: refuse more than this.
    Raises:
        TooLarge: more than `max_bytes`, or more lines or characters than `limits` allows.
        EmptyText: nothing but blanks.
        NotText: binary, UTF-16/32, damaged UTF-8 or no known encoding; carries the offset of the first bad byte.
    """
    if len(data) > max_bytes:
        raise TooLarge(name, size=len(data), limit=max_bytes)
    if not data.strip(b" \t\r\n\f\v\x00"):
        raise EmptyText(name, fault="empty")
    _refuse_binary(name, data)
    text, encoding = _text(name, data)
    if not text.strip():
        raise EmptyText(name, fault="empty")
    _refuse_controls(name, text)
    return Decoded(_lines(name, text), encoding)


def _lines(name: str, text: str) -> tuple[SourceLine, ...]:
    """The lines of a text that is no longer than a page text may be; what is too long is not even cut."""
    breaks = sum(map(text.count, "\n\r\f")) - text.count("\r\n")
    for size, limit, unit in ((len(text), MOST_CHARACTERS, "characters"), (breaks + 1, MOST_LINES, "lines")):
        if size > limit:
            raise TooLarge(name, size=size, limit=limit, unit=unit)
    lines = tuple(SourceLine(n, line) for n, line in enumerate(LINE_BREAK.split(text), 1))
    rows = sum(not line.is_blank for line in lines)
    if rows > MOST_ROWS:
        raise TooLarge(name, size=rows, limit=MOST_ROWS, unit="lines with text")
    return lines


def _refuse_binary(name: str, data: bytes) -> None:
    for bom, wide in WIDE_BOMS:
        if data.startswith(bom):
            raise NotText(name, fault="not-text.wide", encoding=wide, offset=0)
    for magic, kind in BINARY_MAGIC.items():
        if data.startswith(magic):
            raise NotText(name, fault="not-text.format", format=kind, offset=0)
    at = data.find(b"\x00")
    if at >= 0:
        raise NotText(name, fault="not-text.nul", offset=at)


def _text(name: str, data: bytes) -> tuple[str, str]:
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        shift = len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0
        offset = _first_bad_utf8(data) if shift else error.start
    if _is_damaged_utf8(data, offset):
        raise NotText(name, fault="not-text.damaged", byte=data[offset], offset=offset, tried=("utf-8",))
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError as error:
        raise NotText(
            name,
            fault="not-text.encoding",
            utf8_offset=offset,
            byte=data[error.start],
            offset=error.start,
            tried=("utf-8", "gb18030"),
        ) from None


def _first_bad_utf8(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _is_damaged_utf8(data: bytes, first_bad: int) -> bool:
    """Nearly all of the non-ASCII bytes make valid UTF-8."""
    if data.startswith(codecs.BOM_UTF8):
        return True
    high = sum(byte >= 0x80 for byte in data)
    kept = sum(len(char.encode()) for char in data.decode("utf-8", errors="ignore") if ord(char) >= 0x80)
    return first_bad >= 0 and high - kept < max(4, high * DAMAGED_SHARE) and kept > high - kept


def _refuse_controls(name: str, text: str) -> None:
    controls = re.findall(r"[\x00-\x08\x0b\x0e-\x1f\x7f]", text)
    if len(controls) > max(8, len(text) * CONTROL_SHARE):
        at = re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f]", text)
        offset = len(text[: at.start()].encode()) if at else 0
        raise NotText(name, fault="not-text.controls", count=len(controls), offset=offset)
