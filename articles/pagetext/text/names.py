"""Names: which pieces of a text are people, how padded names are closed up and names run together are parted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.pagetext.text import style_table as style

SEPARATOR = re.compile(r"[ \u3000\u00a0\t\n、，,；;/／]+")
LISTED = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf○·•・ \u3000\u00a0\t\n、，,；;/／]*")
"""A text of nothing but what names and their separators are made of: few lines of a page are."""
HAN_NAME = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf○]{2,4}(?:·[\u4e00-\u9fff]{1,8})*")
FOREIGN_NAME = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·•・][\u4e00-\u9fff]{1,8})+")
LONGEST_NAME = 4
"""Characters of a Chinese name, compound surname included."""


def squeeze(text: str) -> str:
    """A text without any blanks."""
    return re.sub(r"[\s\u3000\u00a0]+", "", text)


def names(text: str) -> tuple[str, ...]:
    """The people named in a list, padded names closed up: ``王 强 陈明远`` -> 王强, 陈明远.

    Empty where a piece cannot be a name. Two neighbouring single characters are one padded name; where a line's end
    ran the halves of two such names together (``王 强陈 明``), they are parted again.
    """
    bare = text.strip(" \u3000、，,；;.。")
    if not LISTED.fullmatch(bare):
        return ()
    pieces = [piece for piece in SEPARATOR.split(bare) if piece]
    return _names(pieces) or _names(_halved(pieces))


def _halved(pieces: list[str]) -> list[str]:
    """The pieces with each pair of characters between two single ones taken for the halves of two padded names."""
    found: list[str] = []
    for at, piece in enumerate(pieces):
        beside = pieces[at - 1 : at] + pieces[at + 1 : at + 2]
        parted = len(piece) == 2 == len(beside) and all(len(other) == 1 for other in beside)
        found.extend(piece if parted and piece[1] in style.SURNAMES else [piece])
    return found


def _names(pieces: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    half = ""
    for piece in pieces:
        if half:
            if len(piece) > 2 or not _is_han(piece):
                return ()
            found.append(half + piece)
            half = ""
        elif len(piece) == 1 and _is_han(piece):
            half = piece
        else:
            found.extend(_split_run(piece))
    if half:
        return ()
    return tuple(found) if found and all(map(is_name, found)) else ()


def is_name(piece: str) -> bool:
    """Whether a piece of text can be a person's name."""
    if FOREIGN_NAME.fullmatch(piece):
        return True
    if not HAN_NAME.fullmatch(piece) or piece in style.NOT_NAMES:
        return False
    if len(piece) == LONGEST_NAME and not piece.startswith(style.COMPOUND_SURNAMES) and piece[0] not in style.SURNAMES:
        return False
    return not piece.endswith(style.NOT_NAME_ENDS)


def looks_like_name(piece: str) -> bool:
    """A name with a known surname: needed where no role word says that a person is meant."""
    return (
        is_name(piece)
        and len(piece) <= LONGEST_NAME
        and (piece[0] in style.SURNAMES or piece.startswith(style.COMPOUND_SURNAMES))
    )


def _split_run(piece: str) -> list[str]:
    """Names that were run together: 张三李四 -> 张三, 李四. Left whole unless each part has a known surname."""
    if len(piece) <= LONGEST_NAME - 1 or piece.startswith(style.COMPOUND_SURNAMES) or "·" in piece:
        return [piece]
    best = _cut(piece)
    return best or [piece]


def _cut(run: str) -> list[str]:
    """The split of a run into names of 2 or 3 characters that all begin with a surname, if there is exactly one."""
    ways: list[list[str]] = []

    def grow(at: int, so_far: list[str]) -> None:
        if len(ways) > 1 or len(so_far) > 6:
            return
        if at == len(run):
            ways.append(so_far)
            return
        for size in (2, 3):
            part = run[at : at + size]
            if len(part) == size and part[0] in style.SURNAMES:
                grow(at + size, [*so_far, part])

    grow(0, [])
    return ways[0] if len(ways) == 1 else []


def _is_han(piece: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in piece)
