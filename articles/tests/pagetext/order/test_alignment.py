"""Alignment: columns read side by side keep their turns."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from articles.pagetext.cover import Link, Odds
from articles.pagetext.order.alignment import aligned, open_ends


def even(size: int, links: dict[Link, float]) -> Odds:
    """Odds with the same chance for a link from either side, the rest being the open ends'."""
    ends = [1 - sum(chance for (a, _), chance in links.items() if a == at) for at in range(size)]
    starts = [1 - sum(chance for (_, b), chance in links.items() if b == at) for at in range(size)]
    return Odds(after=links, before=links, ends=ends, starts=starts)


def test_a_link_that_overtakes_another_column_is_less_likely_than_it_looks():
    # Three columns read across: each line goes on three lines later, but one might as well go on four later.
    links = {(at, at + 3): 0.9 for at in range(9)}
    links |= {(4, 7): 0.45, (4, 8): 0.45, (5, 8): 0.45, (5, 7): 0.45}

    found = aligned(even(12, links))

    assert found[4, 7] > 0.6 > 0.1 > found[4, 8]


@st.composite
def small_odds(draw: st.DrawFn) -> Odds:
    size = draw(st.integers(1, 5))
    links = {pair: draw(st.floats(0.01, 0.9)) / size for pair in combinations(range(size), 2) if draw(st.booleans())}
    return even(size, links)


@given(small_odds())
def test_no_piece_has_more_than_one_successor_or_predecessor(odds: Odds):
    found = aligned(odds)

    assert set(found) == set(odds.after)
    assert all(chance >= 0 for chance in found.values())
    assert all(end > -1e-9 for ends in open_ends(len(odds.ends), found) for end in ends)


@given(small_odds())
def test_of_two_links_that_cross_at_most_one_is_likely(odds: Odds):
    found = aligned(odds)

    assert all(
        found[first] + found[second] <= 1 + 1e-9
        for first in found
        for second in found
        if first[0] < second[0] and second[1] < first[1]
    )


def test_what_has_no_partner_is_an_open_end():
    assert open_ends(3, {(0, 1): 0.75}) == ([0.25, 1.0, 1.0], [1.0, 0.25, 1.0])
