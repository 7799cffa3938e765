"""Credits and openings as papers print them: the cases stand in `cases/`."""

from typing import Any

import pytest

from articles.pagetext.text import people
from articles.pagetext.text.opening import opening, tail
from articles.pagetext.values import Credit, CreditRole
from articles.tests.pagetext.tables import cases


def by_role(credits: tuple[Credit, ...]) -> dict[str, list[str]]:
    return {credit.role.value: list(credit.names) for credit in credits}


@pytest.mark.parametrize("case", cases("credits"))
def test_credit_is_read(case: dict[str, Any]) -> None:
    parsed = people.parse(case["text"])

    assert by_role(parsed.credits if parsed else ()) == case["credits"]


@pytest.mark.parametrize("case", cases("openings"))
def test_opening_is_parted(case: dict[str, Any]) -> None:
    found = opening(case["text"])

    assert (found.dateline, by_role(found.credits), found.text) == (case["dateline"], case["credits"], case["rest"])


@pytest.mark.parametrize("case", cases("tails"))
def test_tail_is_parted(case: dict[str, Any]) -> None:
    text, credited = tail(case["text"])

    assert (text, by_role(credited)) == (case["rest"], case["credits"])


def test_names_need_a_role_unless_one_is_given() -> None:
    assert people.parse("张三 李四") is None
    parsed = people.parse("张三 李四", default=CreditRole.PHOTOGRAPHER)

    assert parsed is not None
    assert by_role(parsed.credits) == {"photographer": ["张三", "李四"]}
    assert not parsed.named_role
