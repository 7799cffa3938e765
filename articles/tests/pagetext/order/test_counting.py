"""Lists that go on from one chunk to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.counting import NONE, Counting, steps
from articles.pagetext.order.pieces import pieces_of
from articles.pagetext.values import Role, SourceLine

LISTS = ("一是路宽，二是灯亮；", "三是水清。", "清晨的河边很安静。", "五是人和。", "一是春，二是秋。")


def counting(*texts: str) -> Counting:
    """What chunks of one line each count; all of the lines are set in."""
    lines = [SourceLine(at, f"\u3000\u3000{text}") for at, text in enumerate(texts, 1)]
    pieces = pieces_of(lines, {line.number: Role.BODY for line in lines})
    return Counting([Chunk((piece,)) for piece in pieces])


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ((0, 1), {"counts on": 1.0}),
        ((0, 2, 1), {"counts on": 1.0}),
        ((1, 0), {"counts from the midst": 1.0, "counts anew": 1.0}),
        ((0, 3), {"leaves out numbers": 1.0}),
        ((3, 1), {"counts from the midst": 1.0, "counts back": 1.0}),
        ((0, 4), {"counts anew": 1.0}),
        ((2,), {}),
    ],
)
def test_the_steps_of_a_list_are_told_by_where_they_lead(path: tuple[int, ...], told: dict[str, float]) -> None:
    assert dict(counting(*LISTS).of_path(path)) == told


def test_a_page_that_counts_nothing_tells_nothing() -> None:
    assert counting(LISTS[2], LISTS[2]).of_path((0, 1)) == []


def test_lists_of_different_forms_are_counted_each_by_itself() -> None:
    page = counting("第一，看水。", "一是看河，二是看桥。", "第二，看山。", "一是看树。")

    assert dict(page.of_path((0, 1, 2, 3))) == {"counts on": 1.0, "counts anew": 1.0}


def test_a_link_is_judged_by_all_that_was_counted_before_it_and_is_counted_behind() -> None:
    page = counting(*LISTS)
    reached, ahead = list(page.reached((0, 2))), page.ahead((2, 1, 3))

    assert steps(reached[-1], ahead[0]) == [("counts on", 1.0)]
    assert steps(reached[-1], ahead[-1]) == [("leaves out numbers", 1.0)]
    assert steps(NONE, ahead[0]) == [("counts from the midst", 1.0)]
    assert steps(reached[-1], NONE) == []


def test_a_number_at_a_lines_beginning_counts_only_where_no_word_was_cut() -> None:
    def counted(*texts: str) -> tuple[tuple[str, int], ...]:
        lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
        return Chunk(pieces_of(lines, {line.number: Role.BODY for line in lines})).enumerated

    assert counted("今天我们要说的是两件事：", "一是路要宽，二是灯要亮") == (("is", 1), ("is", 2))
    assert counted("今天我们要说说南北两岸的统", "一是怎样来的，又怎样去的") == ()


@given(st.permutations(range(len(LISTS))))
def test_a_path_takes_a_step_to_each_chunk_that_counts_but_the_first(path: list[int]) -> None:
    told = dict(counting(*LISTS).of_path(path))

    assert sum(told.values()) - told.get("counts from the midst", 0.0) == 3
