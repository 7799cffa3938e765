"""How an extractor went through the columns of a story."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pagetext.order.moves import MOST, Box, moves


def boxes(sizes: Sequence[int], files: Sequence[int]) -> list[Box]:
    """Boxes of so many lines, each at its turn in the file."""
    return [Box(size, 100 * file) for size, file in zip(sizes, files, strict=True)]


@pytest.mark.parametrize(
    ("sizes", "ends", "files", "told"),
    [
        (
            (5, 4, 5, 4),
            (9,),
            (0, 2, 1, 3),
            {
                "right, level, as deep, the first": 1.0,
                "right, level, as deep, middling": 1.0,
                "left, below": 1.0,
                "row by row": 1.0,
            },
        ),
        ((5, 4, 5, 4), (9,), (0, 1, 2, 3), {"right, to the top, from the foot": 1.0, "column by column": 1.0}),
        ((5, 4, 9), (9,), (0, 2, 1), {"right, level, not as deep, the first": 1.0, "left, not below": 1.0}),
        ((5, 3, 2, 6), (8,), (2, 0, 3, 1), {"right, higher": 1.0, "left, not below": 1.0, "2 odd moves": 1.0}),
        ((4, 4), (4,), (1, 0), {"left, not below": 1.0, "1 odd moves": 1.0}),
        ((2, 2, 2), (), (0, 2, 1), {"down, past others": 1.0, "up": 1.0, "2 odd moves": 1.0}),
        ((2, 7, 3, 6), (9,), (0, 3, 1, 2), {"right, level, nearly as deep, the first": 1.0, "left, not below": 1.0}),
        ((2, 9, 5, 2, 4), (11,), (0, 4, 1, 2, 3), {"left, not below": 1.0, "1 odd moves": 1.0}),
        ((5, 9, 5, 4), (5, 14), (0, 2, 1, 3), {"right, level, as deep, the first, past a column": 1.0}),
        ((8, 1, 3, 5), (9,), (0, 3, 1, 2), {"right, level, not as deep, the first": 1.0, "left, below, low": 1.0}),
    ],
    ids=[
        "in rows",
        "in columns",
        "beside a higher one",
        "from the foot",
        "backwards",
        "in one column",
        "a line deeper",
        "back to the midst",
        "over a column",
        "to the last line",
    ],
)
def test_moves_have_names(
    sizes: Sequence[int], ends: Sequence[int], files: Sequence[int], told: dict[str, float]
) -> None:
    found = dict(moves(boxes(sizes, files), ends))

    assert {name: found.get(name, 0.0) for name in told} == told


def test_a_box_in_which_a_column_ends_is_two() -> None:
    assert moves([Box(12, 0)], (6,)) == moves([Box(6, 0), Box(6, 6)], (6,))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9), st.data())
def test_a_story_that_is_read_column_by_column_has_no_odd_moves(sizes: list[int], data: st.DataObject) -> None:
    places = [sum(sizes[:at]) for at in range(1, len(sizes))]
    ends = sorted(data.draw(st.sets(st.sampled_from(places)))) if places else []

    found = dict(moves(boxes(sizes, range(len(sizes))), ends))

    assert not any("odd" in name for name in found)


@given(st.permutations(range(9)))
def test_no_kind_of_move_counts_often(files: Sequence[int]) -> None:
    assert all(0 < value <= MOST for _, value in moves(boxes([2] * 9, files), (6, 12)))
