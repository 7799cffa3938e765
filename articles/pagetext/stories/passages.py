"""Pieces of a body -> passages: paragraphs whose hard wraps are undone, verse and tables whose line breaks are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.pagetext.stories.paragraphs import Joint, Piece
from articles.pagetext.text.clean import clean, controls, join_lines
from articles.pagetext.text.forms import kept, opens_paragraph
from articles.pagetext.values import BodyKind

BREAK = 0.5
"""Probability from which a paragraph is ended."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring pieces that make one block of a body."""

    kind: BodyKind
    pieces: tuple[Piece, ...]
    text: str


def passages(pieces: Sequence[Piece], cuts: Sequence[Joint], forced: set[int]) -> list[Passage]:
    """Cut a body into its blocks.

    Args:
        pieces: the body in reading order.
        cuts: how probable a paragraph's end is between each two of them.
        forced: positions of pieces that open a block whatever the joint says.
    """
    kinds = [
        BodyKind.VERSE if piece.is_verse else kind
        for piece, kind in zip(pieces, kept([piece.text if piece.whole else "" for piece in pieces]), strict=True)
    ]
    groups = [[0]]
    for k in range(1, len(pieces)):
        cut = cuts[k - 1].breaks >= BREAK or opens_paragraph(pieces[k - 1].text, pieces[k].text)
        stanza = kinds[k] is BodyKind.VERSE and pieces[k].gap_before
        if k in forced or kinds[k] is not kinds[k - 1] or stanza or (cut and kinds[k] is None):
            groups.append([])
        groups[-1].append(k)
    return [_passage([pieces[k] for k in group], kinds[group[0]]) for group in groups]


def _passage(group: Sequence[Piece], kind: BodyKind | None) -> Passage:
    if kind is BodyKind.TABLE:
        text = "\n".join(controls(piece.text.replace("\t", "  ")).strip(" \u00a0") for piece in group)
    elif kind is BodyKind.VERSE:
        text = "\n".join(clean(piece.text).text for piece in group)
    else:
        text = join_lines(piece.text for piece in group)
    return Passage(kind or BodyKind.PARAGRAPH, tuple(group), text)
