"""Choosing all successors together."""

from __future__ import annotations

from itertools import permutations

import pytest

from articles.pagetext.cover import Odds, Problem, cover, judge
from articles.pagetext.order.adopt import adopt


def test_the_greatest_total_wins_over_the_greatest_single_gain():
    gains = {(0, 2): 5.0, (0, 3): 4.0, (1, 2): 4.5, (1, 3): 0.5}

    assert cover(gains) == {0: 3, 1: 2}


def test_a_link_worth_less_than_none_is_left_out():
    assert cover({(0, 1): -0.1}) == {}


def test_a_circle_is_opened_at_its_weakest_link():
    assert cover({(0, 1): 3.0, (1, 2): 2.0, (2, 0): 1.0}) == {0: 1, 1: 2}


def test_many_rivals_are_paired_one_to_one():
    count = 130
    gains = {(a, b): 1.0 + (a == b - count) for a in range(count) for b in range(count, 2 * count)}

    assert cover(gains) == {a: a + count for a in range(count)}


def test_shares_and_open_ends_sum_to_one():
    problem = Problem(
        heads=range(3),
        tails=range(3),
        links=[(0, 1, [("near", 1.0)]), (0, 2, [("far", 1.0)])],
        starts=[[], [], []],
        ends=[[], [], []],
    )

    odds = judge(problem, {"near": 2.0, "far": -1.0})

    assert odds.after[0, 1] + odds.after[0, 2] + odds.ends[0] == pytest.approx(1)
    assert odds.before[0, 1] + odds.starts[1] == pytest.approx(1)
    assert odds.chance((0, 1)) > odds.chance((0, 2)) > odds.chance((1, 2)) == 0


def test_the_best_of_many_doubtful_partners_is_worth_having_where_there_must_be_one():
    odds = Odds(after={(0, 1): 0.3}, before={(0, 1): 0.3}, ends=[0.01, 0.9], starts=[0.9, 0.01])

    assert odds.gains()[0, 1] > 0


def test_an_orphan_is_put_where_the_links_around_it_gain_most():
    worth = {(0, 1): 2.0, (0, 2): 3.0, (2, 1): 3.0, (1, 2): 0.5}

    follows = adopt({0: 1}, {0: 0.9, 1: 0.1, 2: 0.1}, lambda link: worth.get(link, -14.0), worth)

    assert follows == {0: 2, 2: 1}


def test_an_orphan_that_fits_nowhere_is_left_alone():
    assert adopt({0: 1}, {0: 0.9, 1: 0.1, 2: 0.1}, lambda link: -14.0, [(0, 2)]) == {0: 1}


def test_what_may_open_a_story_is_no_orphan():
    assert adopt({}, {0: 0.9, 1: 0.6}, lambda link: 1.0, [(0, 1), (1, 0)]) == {}


def test_chains_that_are_all_orphans_become_one_without_a_circle():
    follows = adopt({}, {0: 0.1, 1: 0.1, 2: 0.1}, lambda link: 1.0, [*permutations(range(3), 2)])

    assert len(follows) == 2
    assert len(set(follows.values())) == 2
