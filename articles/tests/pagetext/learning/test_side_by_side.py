"""Work done by several processes at once."""

from __future__ import annotations

import os

import pytest

from articles.pagetext.learning.side_by_side import side_by_side


def test_results_come_in_the_order_of_the_things() -> None:
    factor = 3  # what the work knows need not be handed over
    assert side_by_side(lambda number: factor * number, range(100)) == [3 * number for number in range(100)]


def test_other_processes_do_the_work() -> None:
    assert os.getpid() not in side_by_side(lambda _: os.getpid(), range(4))


def test_work_inside_other_work_is_its_own() -> None:
    assert side_by_side(lambda number: side_by_side(lambda other: number + other, [1, 2]), [10, 20]) == [
        [11, 12],
        [21, 22],
    ]


def test_what_goes_wrong_is_told() -> None:
    with pytest.raises(ZeroDivisionError):
        side_by_side(lambda number: 1 / number, [1, 0])
