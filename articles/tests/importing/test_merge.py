"""The table of a three-way merge."""

from __future__ import annotations

import pytest

from articles.importing.merge import FieldMerge, Outcome, merge_body, taken


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "outcome"),
    [
        ("甲", "甲", "甲", Outcome.KEEP),
        ("甲", "甲", "乙", Outcome.TAKE),
        ("甲", "乙", "甲", Outcome.KEEP),
        ("甲", "乙", "乙", Outcome.KEEP),
        ("甲", "乙", "丙", Outcome.CONFLICT),
        ("甲", "", "乙", Outcome.CONFLICT),
        ("", "", "乙", Outcome.TAKE),
    ],
)
def test_every_case_of_three_values(base, ours, theirs, outcome):
    assert FieldMerge("headline", base, ours, theirs).outcome is outcome


@pytest.mark.parametrize(("ours", "theirs", "outcome"), [("甲", "乙", Outcome.SETTLED), ("乙", "乙", Outcome.KEEP)])
def test_what_is_settled_is_never_taken(ours, theirs, outcome):
    assert FieldMerge("headline", "甲", ours, theirs, is_settled=True).outcome is outcome


def body(text: str, *lines: int) -> list[dict]:
    return [{"type": "paragraph", "text": text, "lines": list(lines)}]


def test_lines_are_no_change_of_a_body():
    merge = merge_body(body("甲", 1), body("甲", 2), body("甲", 9), is_settled=False)

    assert merge.outcome is Outcome.KEEP


def test_a_new_body_is_taken_with_its_lines():
    merge = merge_body(body("甲", 1), body("甲", 1), body("乙", 9), is_settled=False)

    assert taken([merge]) == {"body": body("乙", 9)}
