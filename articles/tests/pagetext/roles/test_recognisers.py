"""What each recogniser claims, and what it leaves alone: the page texts stand in `cases/recognisers.toml`."""

from typing import Any

import pytest

from articles.pagetext.roles import RECOGNISERS
from articles.pagetext.text.jump_forms import label_in, label_out
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine
from articles.tests.pagetext.tables import cases, table

SURE = 0.6
"""Score from which a claim is an opinion that counts."""


def claimed(text: str) -> dict[int, set[str]]:
    """Line number -> what somebody is sure that it is."""
    page = page_of([SourceLine(n, line) for n, line in enumerate(text.strip("\n").split("\n"), 1)])
    found: dict[int, set[str]] = {}
    for recogniser in RECOGNISERS:
        for claim in recogniser(page):
            if claim.score >= SURE:
                for number in claim.lines:
                    found.setdefault(number, set()).add(claim.kind.value if claim.kind else claim.role.value)
    return found


@pytest.mark.parametrize("case", cases("recognisers"))
def test_lines_are_claimed(case: dict[str, Any]) -> None:
    found = claimed(case["text"])

    assert [sorted(found.get(n, set()) & set(case["among"])) for n in case["lines"]] == case["claims"]


def test_every_claim_has_a_reason_and_a_score_between_0_and_1() -> None:
    lines = "\n".join(case["text"] for case in table("recognisers")).split("\n")
    page = page_of([SourceLine(n, line) for n, line in enumerate(lines, 1)])

    claims = [claim for recogniser in RECOGNISERS for claim in recogniser(page)]

    assert claims
    assert all(0 <= claim.score <= 1 and claim.reason and claim.lines for claim in claims)


@pytest.mark.parametrize("case", cases("jumps"))
def test_jump_gives_the_label(case: dict[str, str]) -> None:
    """Digits are half-width, Chinese numerals are Arabic, leading zeros stay; a line that is no jump gives none."""
    assert label_out(case["text"]) == case.get("out", "")
    assert label_in(case["text"]) == case.get("in", "")


def test_a_sentence_about_a_page_is_no_jump() -> None:
    assert label_out("他把报纸翻到第3版，看见了自己的名字") == ""
