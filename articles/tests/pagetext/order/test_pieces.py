"""What stands beside the lines of bodies."""

from __future__ import annotations

import pytest

from articles.pagetext.order.pieces import Piece, pieces_of
from articles.pagetext.values import Role, SourceLine

FIRST, FULL, SHORT = "某村的桥昨天上午通车", "村民从四面八方走上新的桥", "河水流过。"
PARAGRAPH = (FIRST, FULL, FULL, SHORT)


def pieces(*blocks: tuple[str, ...]) -> tuple[Piece, ...]:
    """The lines of blocks, with a blank line between."""
    texts = [text for block in blocks for text in (*block, "")]
    lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
    return pieces_of(lines, {line.number: Role.BODY for line in lines if not line.is_blank})


@pytest.mark.parametrize(
    ("blocks", "kind"),
    [
        ((PARAGRAPH, PARAGRAPH, PARAGRAPH), "gap"),
        ((PARAGRAPH + PARAGRAPH + PARAGRAPH[:2], PARAGRAPH[2:]), "lone gap"),
        ((PARAGRAPH + PARAGRAPH, PARAGRAPH), "gap"),
        (((FULL, FULL, FULL), (FULL, FULL, FULL)), "gap"),
    ],
    ids=["a block each", "a block for many", "some of both", "none to tell by"],
)
def test_a_blank_line_says_more_where_paragraphs_have_none_between(blocks: tuple[tuple[str, ...], ...], kind: str):
    found = pieces(*blocks)
    ends = {piece.after for piece in found[:-1]} - {"line"}

    assert ends == {kind} == {piece.before for piece in found[1:]} - {"line"}
