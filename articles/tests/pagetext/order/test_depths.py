"""Columns of one depth: what tells the order of a story, and a whole story from a half."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from articles.pagetext.learning.depths import fit
from articles.pagetext.learnt import shipped
from articles.pagetext.order.depths import (
    LEAST_WORTH,
    MOST_CHUNKS,
    MOST_COLUMNS,
    MOST_WORTH,
    Depths,
    Fit,
    Kinds,
    best_fit,
)
from articles.pagetext.order.pieces import Piece, pieces_of
from articles.pagetext.values import Role, SourceLine

LINE = "春天里桃花开满了村口的山坡"
STOP = "春天里桃花开满了村口山坡。"


def page(*blocks: Sequence[str]) -> tuple[Piece, ...]:
    """Pieces of blocks of body lines with a blank line between."""
    texts = [text for block in blocks for text in (*block, "")]
    lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
    return pieces_of(lines, {line.number: Role.BODY for line in lines if not line.is_blank})


def columns(*sizes: int) -> tuple[Piece, ...]:
    """Columns of so many lines, one block each."""
    return page(*([LINE] * size for size in sizes))


def chunks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """A chunk for each block."""
    found: dict[int, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(piece.block, []).append(piece)
    return list(found.values())


def judged(parts: Sequence[Sequence[Piece]]) -> Depths:
    return Depths(parts, shipped().order.depths)


def test_columns_of_one_depth_are_likelier_than_columns_of_any():
    even, uneven = judged(chunks(columns(12, 12, 11))), judged(chunks(columns(17, 3, 9)))

    assert even.fit((0, 1, 2)).nats > 2 > uneven.fit((0, 1, 2)).nats


def test_where_the_columns_end_is_told():
    assert judged(chunks(columns(12, 12, 11))).fit((0, 1, 2)).ends == (12, 24)


def test_a_line_more_or_less_is_a_column_still():
    depths = judged(chunks(columns(12, 13, 10)))

    assert depths.fit((0, 1, 2)).ends == (12, 25)


def test_the_order_that_fills_columns_is_the_likelier():
    depths = judged(chunks(page([LINE] * 11 + [STOP], [LINE] * 4, [LINE] * 9 + [STOP], [LINE] * 6)))

    assert depths.fit((0, 1, 2, 3)).nats > depths.fit((0, 3, 2, 1)).nats + 1


def test_columns_of_another_story_do_not_fit():
    depths = judged(chunks(columns(12, 12, 11, 20)))

    assert depths.fit((0, 1, 2)).nats > depths.fit((0, 1, 3)).nats + 2


def test_one_column_is_neither_for_nor_against():
    assert abs(judged([list(columns(14))]).fit((0,)).nats) < 1


def test_a_blank_line_after_every_line_means_nothing():
    every = page(*([LINE] for _ in range(24)))

    assert judged([list(every)]).fit((0,)) == judged([list(columns(24))]).fit((0,))


def test_no_more_columns_are_made_than_have_lines():
    any_number = [0.0] * MOST_COLUMNS

    assert best_fit(0.0, [5.0, 5.0], any_number).ends == ()
    assert best_fit(0.0, [], any_number).nats == 0


def test_a_number_of_columns_that_stories_of_the_size_have_is_likelier():
    gains = [-9.0] * 9 + [1.0] + [-9.0] * 9

    assert best_fit(0.0, gains, [0.0, 0.0]).ends == (10,)
    assert best_fit(0.0, gains, [0.0, -5.0]).ends == ()


def test_a_path_of_too_many_chunks_is_no_story():
    parts = [[piece] for piece in columns(*[1] * (MOST_CHUNKS + 1))]

    assert judged(parts).fit(tuple(range(len(parts)))) == Fit(0.0, ())


def test_a_line_that_is_none_of_a_story_is_missed_by_no_column():
    whole = chunks(columns(12, 12, 12))
    pieces = page([LINE], [LINE] * 12, [LINE] * 12, [LINE] * 12)
    parts = chunks(pieces)

    depths = judged(parts)

    assert depths.gain_without(tuple(range(4)), pieces[0]) > 0
    assert judged(whole).gain_without((0, 1, 2), whole[0][5]) < 0


def test_far_more_than_other_evidence_columns_do_not_say():
    assert Fit(30.0, ()).worth == MOST_WORTH
    assert Fit(-30.0, ()).worth == LEAST_WORTH


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (0, 1, "line"),
        (2, 3, "gap, full to full, stop"),
        (3, 1, "just before"),
        (4, 1, "back, full to full"),
        (1, 4, "near"),
        (4, 5, "gap, full to indent"),
        (5, 6, "gap, indent to other, stop"),
    ],
)
def test_how_neighbours_stand_to_each_other(first: int, second: int, kind: str):
    pieces = page([LINE, LINE, STOP], [LINE, LINE], [LINE[2:-1] + "。"], [LINE[:6] + "。"])

    assert Kinds([pieces[:3]]).of(pieces[first], pieces[second]) == kind


def test_a_block_that_ends_with_a_full_line_is_a_column_rather_than_a_paragraph():
    paragraph = [LINE[:-2], LINE, LINE[:6] + "。"]
    flush = page(*[paragraph] * 3, [LINE[:-2], LINE, STOP], *[[LINE, *paragraph]] * 3)
    short = page(*[paragraph] * 8)

    assert judged([list(flush)]).fit((0,)).ends == (12,)
    assert judged([list(short)]).fit((0,)).ends == ()


def test_weights_are_learnt_from_columns_that_nobody_marked():
    stories = [("line",) * 11 + ("gap",) + ("line",) * 11 + ("gap",) + ("line",) * 10] * 20
    stories += [("line", "gap, stop") * 6] * 20

    fitted = fit(stories)

    assert fitted["gap: ends"] > 1 > 0 > fitted["line: ends"]
    assert fitted["gap: goes on"] < 0 < fitted["line: goes on"]
