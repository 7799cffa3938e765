"""Body lines that turn out to be heads, once the stories are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from articles.pagetext.learnt import shipped
from articles.pagetext.marking.assign import Label, Mark, roles_of
from articles.pagetext.marking.marks import language_of
from articles.pagetext.marking.units import units
from articles.pagetext.stories import recast as module
from articles.pagetext.stories.bodies import bodies
from articles.pagetext.stories.recast import Recast
from articles.pagetext.stories.sheet import Plan
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine
from articles.tests.pagetext.chained import chain_of

STORY = (
    "本报讯 昨天上午，东门社区的",
    "图书角正式开放，前来借书的居民",
    "排起了长队。图书角由旧仓库改建",
    "而成，一半图书是居民捐赠的。社",
    "区工作人员介绍，图书角每天早上",
    "八点开门。",
)
HEAD = "东门社区图书角昨天正式开放了"


def recast(
    *,
    doubtful: Mapping[int, float],
    headline: str = "",
    opening: str = STORY[0],
    weights: Mapping[str, float] | None = None,
) -> tuple[Recast, dict[int, Mark]]:
    """A page of a headline, if any, and a story whose first line may be a head, and which of its lines are recast."""
    texts = [*([headline, ""] if headline else []), HEAD, opening, *STORY[1:]]
    lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
    own = [line for line in lines if not line.is_blank and line.text != headline]
    marks = {line.number: _mark(Label.BODY, doubtful.get(at, 0.0)) for at, line in enumerate(own)}
    if headline:
        marks[1] = _mark(Label.HEADLINE, 1.0)
    page = page_of(lines)
    found = bodies(page, lines, [chain_of(own)], roles_of(marks))
    plans = [Plan(body) for body in found]
    plans[0].headline = next((unit for unit in units(page, marks) if unit.label is Label.HEADLINE), None)
    made = Recast(page, marks, plans, found, language_of(page, shipped().order.table))
    return made, made.heads(weights if weights is not None else shipped().recast)


def _mark(label: Label, head: float) -> Mark:
    shares = MappingProxyType({Label.BODY: 1.0 - head, Label.HEADLINE: head})
    return Mark(label, 1.0 - head, Label.HEADLINE, head, shares=shares)


def test_only_lines_that_may_be_heads_are_looked_at() -> None:
    made, _ = recast(doubtful={0: 0.4, 2: 0.001})

    assert made.lines == (1,)


def test_a_line_with_the_marks_of_a_sentence_is_no_head() -> None:
    made, _ = recast(doubtful={6: 0.4})

    assert made.lines == ()


def test_the_words_of_a_story_without_headline_are_its_heads() -> None:
    made, found = recast(doubtful={0: 0.4})

    evidence = made.evidence(1)

    assert evidence["words of a bare body"] == evidence["words of its body"] > 0.5
    assert evidence["first in a body that is bare"] == 1.0
    assert list(found) == [1]
    assert found[1].label is Label.HEADLINE


def test_a_line_of_a_story_that_has_its_headline_stays() -> None:
    made, found = recast(doubtful={3: 0.03}, headline="图书角开放")

    assert made.evidence(6)["inside in a body that is headed"] == 1.0
    assert found == {}


def test_what_is_not_learnt_changes_nothing() -> None:
    assert recast(doubtful={0: 0.4}, weights={})[1] == {}


def test_a_page_where_much_is_doubtful_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 1)

    assert recast(doubtful={0: 0.4, 2: 0.4})[0].lines == ()


@pytest.mark.parametrize(("at", "seat"), [(0, "first"), (2, "inside"), (6, "last")])
def test_where_a_line_stands_in_its_body(at: int, seat: str) -> None:
    made, _ = recast(doubtful={at: 0.1})

    assert f"{seat} in its body" in made.evidence(at + 1)


@pytest.mark.parametrize(("label", "looked_at"), [(Label.ADVERTISEMENT, (1,)), (Label.FOLIO, ())])
def test_a_head_may_have_been_taken_for_an_advert_but_not_for_a_folio(label: Label, looked_at: tuple[int, ...]) -> None:
    lines = [SourceLine(at, text) for at, text in enumerate((HEAD, *STORY), 1)]
    marks = {line.number: _mark(Label.BODY, 0.0) for line in lines}
    marks[1] = replace(_mark(label, 0.4), label=label)
    page = page_of(lines)

    assert Recast(page, marks, [], [], language_of(page, shipped().order.table)).lines == looked_at


def test_a_line_that_is_a_head_shows_that_the_one_below_is() -> None:
    weights = {"called body": -1.0, "nothing above": 2.0, "head above": 2.0}

    _, found = recast(doubtful={0: 0.4, 1: 0.4, 3: 0.4}, opening="昨天上午，东门外的向阳社区的", weights=weights)

    assert sorted(found) == [1, 2]


def test_a_line_that_begins_with_a_dateline_is_no_head() -> None:
    made, _ = recast(doubtful={0: 0.4, 1: 0.4})

    assert made.lines == (1,)
