"""Subheads that an extractor left away from what they head."""

from __future__ import annotations

import pytest

from articles.pagetext.stories.subheads import parted, torn
from articles.pagetext.text.measure import page_of
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


@pytest.mark.parametrize(
    ("texts", "subheads"),
    [
        (("记者手记", "新桥通车的这一天"), [(1,), (2,)]),
        (("“新桥通车”之后", "两岸人家忙起来"), [(1, 2)]),
        (("甲村修桥的第三年春天里", "三代人"), [(1, 2)]),
        ((), []),
    ],
    ids=["a short one above another", "one in two even lines", "one that is broken where its line is full", "none"],
)
def test_subheads_that_follow_each_other_are_parted(texts: tuple[str, ...], subheads: list[tuple[int, ...]]) -> None:
    page = page_of([SourceLine(at, text) for at, text in enumerate(texts, 1)])

    assert list(parted(page, range(1, len(texts) + 1))) == subheads
