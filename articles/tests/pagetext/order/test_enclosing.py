"""Quotes, titles and brackets that go on from one chunk to the next."""

from __future__ import annotations

import pytest

from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.enclosing import Enclosing
from articles.pagetext.order.pieces import pieces_of
from articles.pagetext.values import Role, SourceLine

TEXTS = ("他说：“水清了，", "鱼也多了，", "鸟都回来了”，很高兴", "（这是后话），《河边", "晨话》写的就是这些")
OPENS, PLAIN, CLOSES, TITLE, ENDS_TITLE = range(len(TEXTS))


def enclosing(*texts: str) -> Enclosing:
    """Chunks of a line for each text."""
    lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
    return Enclosing([Chunk((piece,)) for piece in pieces_of(lines, {line.number: Role.BODY for line in lines})])


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ((OPENS, CLOSES), {"quote closed": 1.0}),
        ((OPENS, PLAIN, CLOSES), {"quote closed": 1.0}),
        ((CLOSES, OPENS), {"quote closed, not opened": 1.0, "quote left open": 1.0}),
        ((OPENS, OPENS), {"quote opened twice": 1.0, "quote left open": 1.0}),
        ((OPENS, TITLE, ENDS_TITLE, CLOSES), {"title closed": 1.0, "quote closed": 1.0}),
        ((TITLE,), {"title left open": 1.0}),
        ((PLAIN,), {}),
    ],
)
def test_what_is_opened_is_closed_by_the_next_mark_of_its_kind(path: tuple[int, ...], told: dict[str, float]) -> None:
    assert dict(enclosing(*TEXTS).of_path(path)) == told


def test_marks_inside_a_chunk_tell_how_it_begins_and_ends() -> None:
    whole = pieces_of(
        [SourceLine(1, "他说：“水清了，"), SourceLine(2, "鱼也多了。”又说：“鸟也")],
        {1: Role.BODY, 2: Role.BODY},
    )

    assert dict(Enclosing([Chunk(whole)]).of_path((0,))) == {"quote left open": 1.0}
