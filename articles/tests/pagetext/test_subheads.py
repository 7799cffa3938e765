"""Subheads that an extractor left away from what they head."""

from __future__ import annotations

import pytest

from articles.pagetext.measure import page_of
from articles.pagetext.subheads import torn
from articles.pagetext.values import Role, SourceLine

ROLES = {"b": Role.BODY, "s": Role.SUBHEAD, "h": Role.HEADLINE, "w": Role.BYLINE}


@pytest.mark.parametrize(
    ("sketch", "away"),
    [
        ("s | w | h b b", {1}),
        ("b b | s | h", set()),
        ("h | s s | b b", set()),
        ("b | h | s s | w | b", {5, 6}),
        ("b b", set()),
    ],
    ids=["over a byline", "under a body", "over a body", "two lines of one", "no subhead"],
)
def test_a_subhead_beside_no_body_is_torn_away(sketch: str, away: set[int]) -> None:
    cells = sketch.split()
    lines = [SourceLine(at, "" if cell == "|" else f"某村的桥第{at}行") for at, cell in enumerate(cells, 1)]
    roles = {at: ROLES[cell] for at, cell in enumerate(cells, 1) if cell != "|"}

    assert torn(page_of(lines), roles) == away
