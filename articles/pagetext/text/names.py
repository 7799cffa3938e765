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
LONGEST_RUN = 18
"""Characters of six names of three, set without anything between them; no byline has more of one role."""


def squeeze(text: str) -> str:
    """A text without any blanks."""
    return re.sub(r"[\s\u3000\u00a0]+", "", text)


def names(text: str) -> tuple[str, ...]:
    """The people named in a list, padded names closed up: ``王 强 陈明远`` -> 王强, 陈明远.

    Empty where a piece cannot be a name. Two neighbouring single characters are one padded name; where a line's end
    ran two neighbours together (``王 强陈明远``, ``王明强陈 明``, ``王 强陈 明``), they are parted again.
    """
    pieces = _pieces(text)
    return _names(pieces) or _names_of_two_lines(pieces)


def names_run_together(text: str) -> tuple[str, ...]:
    """The people named in a list that has nothing between some of them, where more than one parting gives names.

    Only for lists that are known to be of names: many a sentence can be cut up so.
    """
    return _names([part for piece in _pieces(text) for part in _likeliest_cut(piece)])


def are_doubtful(run: str) -> bool:
    """Whether names with nothing between them can be parted in more than one way."""
    return len(_cuts(run)) > 1


def _pieces(text: str) -> list[str]:
    bare = text.strip(" \u3000、，,；;.。")
    return [piece for piece in SEPARATOR.split(bare) if piece] if LISTED.fullmatch(bare) else []


def _names_of_two_lines(pieces: Sequence[str]) -> tuple[str, ...]:
    """The names, where a piece beside half of a padded name is what one line ended with and the next began with; none
    where that may be so in more than one way."""
    found = set()
    for at, piece in enumerate(pieces):
        if 1 not in map(len, (*pieces[max(0, at - 1) : at], *pieces[at + 1 : at + 2])):
            continue
        for end in range(1, len(piece)):
            parted = [*pieces[:at], piece[:end], piece[end:], *pieces[at + 1 :]]
            are_halves_paired = sum(len(part) == 1 for part in parted) % 2 == 0
            people = _names(parted) if are_halves_paired else ()
            if people and all(map(looks_like_name, people)):
                found.add(people)
    return found.pop() if len(found) == 1 else ()


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
    """Names that were run together: 张三李四 -> 张三, 李四. Left whole unless there is exactly one parting into names
    of which each has a known surname."""
    if len(piece) < LONGEST_NAME or piece.startswith(style.COMPOUND_SURNAMES) or "·" in piece:
        return [piece]
    ways = _cuts(piece)
    return ways[0] if len(ways) == 1 else [piece]


def _likeliest_cut(piece: str) -> list[str]:
    """The parting into the fewest names, of which the first are the longer: three characters are commoner than two."""
    ways = _cuts(piece) if len(piece) > LONGEST_NAME else []
    return min(ways, key=lambda way: (len(way), [-len(name) for name in way]), default=[piece])


def _cuts(run: str) -> list[list[str]]:
    """Every way to part a run into names of two or three characters that all begin with a surname; none of a run longer
    than `LONGEST_RUN`."""
    ways: list[list[str]] = []

    def grow(at: int, so_far: list[str]) -> None:
        if at == len(run):
            ways.append(so_far)
            return
        for size in (2, 3):
            part = run[at : at + size]
            if len(part) == size and part[0] in style.SURNAMES:
                grow(at + size, [*so_far, part])

    if len(run) <= LONGEST_RUN:
        grow(0, [])
    return ways


def _is_han(piece: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in piece)
