"""Links: what speaks for one piece being followed by another, as named features.

A feature's name says what it sees; its weight is learnt (`learn_order.py`) and stands in `weights_order.json`. The
features know shapes and distances in relative terms only, and no word of any story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from articles.pagetext.cover import Features, Problem
from articles.pagetext.language import Language
from articles.pagetext.pieces import FINAL, Piece

AHEAD: Final = 10
"""Body pieces after a piece that may follow it within a column, an extractor reading across that many columns."""

BACK: Final = 2
"""Body pieces before it that may: lines of one height, set down in the wrong order."""

BOND_LIMIT: Final = 6.0
"""Largest absolute bond, in natural logarithms: beyond it a single odd character pair would outweigh all else."""

ECHO_LIMIT: Final = 3.0
"""Largest echo, in natural logarithms: a pair that the page has twenty times proves no more than one it has ten."""

MARKS: Final = ("quote", "title", "bracket")
"""Names of the kinds of marks in `pieces.PAIRS`."""

BESIDE: Final = 3
"""Pieces ahead up to which any link is looked at; farther ones only when a line does not contradict them."""


def local_links(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Pairs of pieces near each other in the file: any of them may be consecutive lines of one column."""
    for at in range(len(pieces)):
        for other in range(max(0, at - BACK), min(len(pieces), at + AHEAD + 1)):
            if other != at and (other - at <= BESIDE or not _contradicts(pieces[at], pieces[other])):
                yield at, other


def _contradicts(left: Piece, right: Piece) -> bool:
    """Whether one line ends in the middle of a paragraph and the other begins one, or the reverse."""
    if left.ends in ("full", "indent"):
        return right.begins in ("indent", "dateline", "head")
    return left.ends == "short." and right.begins in ("full", "never")


def line_problem(pieces: Sequence[Piece], language: Language) -> Problem:
    """The first look: every piece and its neighbours in the file."""
    return Problem(
        heads=range(len(pieces)),
        tails=range(len(pieces)),
        links=[
            (a, b, own_features(pieces[a], pieces[b], language) + near_features(pieces[a], pieces[b], pieces))
            for a, b in local_links(pieces)
        ],
        starts=[loose_start(piece) for piece in pieces],
        ends=[loose_end(piece) for piece in pieces],
    )


def own_features(left: Piece, right: Piece, language: Language) -> Features:
    """Evidence in the two pieces themselves, wherever they stand."""
    bond = max(-BOND_LIMIT, min(BOND_LIMIT, language.bond(left.text[-4:], right.text[:4])))
    stops = left.ends[-1:] == "." or left.ends in ("head", "signed") or left.text[-1:] in FINAL
    found: Features = [
        (f"join {left.ends} > {right.begins}", 1.0),
        ("bond after a stop" if stops else "bond", bond / BOND_LIMIT),
        ("bond, doubtful width" if "short" in (left.ends, right.begins) else "bond, full width", bond / BOND_LIMIT),
    ]
    pairs, triples = language.echoes(left.text, right.text)
    if pairs:
        found.append(("echo", min(pairs, ECHO_LIMIT)))
    if triples:
        found.append(("echo of three", min(triples, ECHO_LIMIT)))
    for name, (_, after), (needs, _) in zip(MARKS, left.marks, right.marks, strict=True):
        if after and needs:
            found.append((f"{name} {after} > {needs}", 1.0))
    return found


def near_features(left: Piece, right: Piece, pieces: Sequence[Piece]) -> Features:
    """Evidence in how two neighbouring pieces stand to each other in the file."""
    step = right.index - left.index
    place = f"place {step}"
    if step == 1:
        between = left.after if left.after != "line" else right.before
        return [(f"{place} {between}", 1.0), (f"{place} {between} {left.ends[-1:] == '.'} {right.begins}", 1.0)]
    low, high = min(left.index, right.index), max(left.index, right.index)
    crossed = sum(pieces[at].block != pieces[at - 1].block for at in range(low + 1, high + 1))
    halves = f"{left.half}{right.half}"
    found: Features = [(place, 1.0), (f"blocks crossed {min(crossed, 3)} of {min(step, 3)}", 1.0)]
    if halves != "00":
        found.append((f"halves {halves} {step}", 1.0))
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
