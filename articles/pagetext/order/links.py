"""Links: what speaks for one piece being followed by another, as named features.

A feature's name says what it sees; its weight is learnt (`learning.order`) and stands in `order.json`. The
features know shapes and distances in relative terms only, and no word of any story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from articles.pagetext.cover import Features, Problem
from articles.pagetext.order.pieces import MIDST, RUNNING_ON, UNKNOWN, Piece
from articles.pagetext.text import style_table as style
from articles.pagetext.text.language import Language

AHEAD: Final = 10
"""Body pieces after a piece that may follow it within a column, an extractor reading across that many columns."""

BACK: Final = 2
"""Body pieces before it that may: lines of one height, set down in the wrong order."""

BOND_LIMIT: Final = 6.0
"""Largest absolute bond, in natural logarithms: beyond it a single odd character pair would outweigh all else."""

SENSE: Final = 4.0
"""Nats that make 1 of a feature of senses: few links have more."""

ECHO_LIMIT: Final = 3.0
"""Largest echo, in natural logarithms: a pair that the page has twenty times proves no more than one it has ten."""

MARKS: Final = ("quote", "title", "bracket")
"""Names of the kinds of marks in `pieces.PAIRS`."""

FIRM: Final = 3.0
"""Nats of a bond from which a full line surely goes on in the full line below. Measured: of 1,368 true links to other
lines near by 6 are lost, and two links of five need no look."""

HELPERS: Final = [word for word in style.BYLINE_WORDS if not word.endswith("记者")]
SIGNING: Final = re.compile(rf"\((?:本报)?(?:{'|'.join(style.BYLINE_WORDS)})[^()]*$")
SIGNED_ON: Final = re.compile(rf"(?=[^()]*(?:\)|{'|'.join(HELPERS)}))[\u4e00-\u9fff·、:]{{1,24}}(?:\)|$)")
"""A byline in brackets that is left open, and a line of names that goes on with it: it closes the bracket, or says who
helped. In canonical text."""

BESIDE: Final = 3
"""Pieces ahead up to which any link is looked at; farther ones only when a line does not contradict them."""


def local_links(pieces: Sequence[Piece], language: Language) -> Iterator[tuple[int, int]]:
    """Pairs of pieces near each other in the file: any of them may be consecutive lines of one column.

    Where a line goes on in the next one beyond doubt, neither has any other partner.
    """
    begins = [piece.begins for piece in pieces]
    signed_on = _signatures(pieces)
    goes_on = [at in signed_on or _goes_on(left, right, language) for at, (left, right) in enumerate(pairwise(pieces))]
    held = [False, *goes_on]
    for at, piece in enumerate(pieces):
        ends = piece.ends
        if at < len(goes_on) and goes_on[at]:
            yield at, at + 1
            continue
        for other in range(max(0, at - BACK), min(len(pieces), at + AHEAD + 1)):
            if other == at or (held[other] and other != at + 1) or not _may_be_of_one(piece, pieces[other]):
                continue
            if other - at <= BESIDE or not _contradicts(ends, begins[other]):
                yield at, other


def _may_be_of_one(left: Piece, right: Piece) -> bool:
    """Whether two pieces may stand in one body, one right after the other."""
    return left.whole == right.whole and (bool(right.whole) or not right.is_opening)


def _goes_on(left: Piece, right: Piece, language: Language) -> bool:
    """Whether two full lines of a block, one right after the other, are surely of one sentence."""
    if left.after not in RUNNING_ON or left.row == right.row or left.ends != "full" or right.begins != "full":
        return False
    return language.bond(left.text, right.text) >= FIRM


def _signatures(pieces: Sequence[Piece]) -> set[int]:
    """The pieces that leave a byline in brackets open which the next line goes on with.

    Measured: of 265 such lines of gold pages and of pages set in other columns all are followed by that line.
    """
    found: set[int] = set()
    for at, (left, right) in enumerate(pairwise(pieces)):
        is_open = SIGNING.search(left.text) or (at - 1 in found and ")" not in left.text)
        if is_open and right.row == left.row + 1 and SIGNED_ON.match(right.text):
            found.add(at)
    return found


def _contradicts(ends: str, begins: str) -> bool:
    """Whether one line ends in the middle of a paragraph and the other begins one, or the reverse."""
    if ends in MIDST:
        return begins in ("indent", "dateline", "head")
    return ends == "short." and begins in ("full", "never")


def line_problem(pieces: Sequence[Piece], language: Language) -> Problem:
    """The first look: every piece and its neighbours in the file."""
    return Problem(
        heads=range(len(pieces)),
        tails=range(len(pieces)),
        links=[
            (a, b, own_features(pieces[a], pieces[b], language) + near_features(pieces[a], pieces[b]))
            for a, b in local_links(pieces, language)
        ],
        starts=[loose_start(piece) for piece in pieces],
        ends=[loose_end(piece) for piece in pieces],
    )


def own_features(left: Piece, right: Piece, language: Language) -> Features:
    """Evidence in the two pieces themselves, wherever they stand."""
    before, behind = left.text, right.text
    bond = max(-BOND_LIMIT, min(BOND_LIMIT, language.bond(before, behind))) / BOND_LIMIT
    join, width = _join(left.ends, right.begins)
    found: Features = [
        join,
        ("bond after a stop" if left.stops else "bond", bond),
        (width, bond),
        *sense_features(left, right, language),
    ]
    pairs, triples = language.echoes(before, behind)
    if pairs:
        found.append(("echo", min(pairs, ECHO_LIMIT)))
    if triples:
        found.append(("echo of three", min(triples, ECHO_LIMIT)))
    if left.marked and right.marked:
        for name, (_, after), (needs, _) in zip(MARKS, left.marks, right.marks, strict=True):
            if after and needs:
                found.append((f"{name} {after} > {needs}", 1.0))
    return found


def sense_features(left: Piece, right: Piece, language: Language) -> Features:
    """Evidence in what the characters of two pieces mean."""
    sense, kin = ("sense after a stop", "kin after a stop") if left.stops else ("sense", "kin")
    return [
        (sense, language.sense(left.text, right.text) / SENSE),
        (kin, language.kin(left.text, right.text) / SENSE),
    ]


@lru_cache(maxsize=1024)
def _join(ends: str, begins: str) -> tuple[tuple[str, float], str]:
    """The feature of an end and a beginning, and the name of the bond between them."""
    width = "bond, doubtful width" if "short" in (ends, begins) else "bond, full width"
    return (f"join {ends} > {begins}", 1.0), width


def near_features(left: Piece, right: Piece) -> Features:
    """Evidence in how two neighbouring pieces stand to each other in the file."""
    step = right.index - left.index
    if step == 1:
        between = left.after if left.after not in RUNNING_ON else right.before
        return _next(between, left.ends[-1:] == ".", right.begins)
    blocks = f"{min(abs(right.block - left.block), 3)}{' open' if UNKNOWN & {left.after, right.before} else ''}"
    return _apart(step, blocks, left.half, right.half)


@lru_cache(maxsize=4096)
def _next(between: str, stop: bool, begins: str) -> Features:
    return [(f"place 1 {between}", 1.0), (f"place 1 {between} {stop} {begins}", 1.0)]


@lru_cache(maxsize=4096)
def _apart(step: int, crossed: str, one: int, other: int) -> Features:
    """`crossed` blocks end between the two, "open" where no blank lines part blocks; `one` and `other` say which half
    of a line each is."""
    found: Features = [(f"place {step}", 1.0), (f"blocks crossed {crossed} of {min(step, 3)}", 1.0)]
    if one or other:
        found.append((f"halves {one}{other} {step}", 1.0))
    return found


def loose_start(piece: Piece) -> Features:
    """Evidence that no piece near by precedes this one."""
    return [
        ("start", 1.0),
        (f"start {piece.begins}", 1.0),
        (f"start after {piece.before}", 1.0),
        (f"start {piece.begins} after {piece.before}", 1.0),
        (f"start {piece.begins}, jumps {piece.jumps}", 1.0),
    ]


def loose_end(piece: Piece) -> Features:
    """Evidence that no piece near by follows this one."""
    return [
        ("end", 1.0),
        (f"end {piece.ends}", 1.0),
        (f"end before {piece.after}", 1.0),
        (f"end {piece.ends} before {piece.after}", 1.0),
        (f"end {piece.ends}, jumps {piece.jumps}", 1.0),
    ]
