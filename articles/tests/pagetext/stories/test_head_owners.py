"""Head lines that were given to a story and are another's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pagetext import read_page
from articles.pagetext.draft_json import draft_to_json
from articles.pagetext.learnt import shipped
from articles.pagetext.marking.assign import Label, Mark, roles_of
from articles.pagetext.marking.marks import language_of
from articles.pagetext.stories import head_owners as module
from articles.pagetext.stories.bodies import Rarity, bodies
from articles.pagetext.stories.head_owners import Owners
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine
from articles.tests.pagetext.chained import chain_of

TREES = (
    "　　本报讯 昨天上午，城北荒山植",
    "树大会开幕，各镇带来三千棵树苗。",
    "去年荒山上种下的松树和柏树都已成",
    "活，山上的水土流失少了。植树队介",
    "绍说，今年春天要把荒山都种上树，",
    "苗木和工具已经备好，村民也报了名。",
)
BOOKS = (
    "　　本报讯 东门社区的图书角近日开",
    "放，前来借书的居民排起了长队。图",
    "书角由旧仓库改建而成，一半图书是",
    "居民捐赠的。社区工作人员介绍，借",
    "书不用押金，图书角每天早上八点开",
    "门，周末还请老师来给孩子讲故事。",
)
KICKERS = ("城北植树大会开幕，各镇带来三千棵树苗", "东门社区图书角近日开放，一半图书由居民捐赠")
HEADLINES = ("荒山今年都要种上树", "图书角前排起了长队")
HEAD_LINES = (KICKERS[0], KICKERS[1], HEADLINES[0], HEADLINES[1])
TRUE = {1: 0, 2: 1, 3: 0, 4: 1}


def owners(owner: Mapping[int, int | None], *, glued: bool = False) -> Owners:
    """The heads of two stories side by side, above their bodies."""
    heads = [f"{HEAD_LINES[0]} ■记者 张三" if glued else HEAD_LINES[0], *HEAD_LINES[1:]]
    lines = [SourceLine(at, text) for at, text in enumerate((*heads, *TREES, *BOOKS), 1)]
    labels = [Label.KICKER, Label.KICKER, Label.HEADLINE, Label.HEADLINE, *[Label.BODY] * (len(lines) - 4)]
    marks = {
        line.number: Mark(label, 1.0, label, 0.0, shares=MappingProxyType({label: 1.0}))
        for line, label in zip(lines, labels, strict=True)
    }
    page = page_of(lines)
    found = bodies(page, lines, [chain_of(lines[4:10]), chain_of(lines[10:])], roles_of(marks))
    language = language_of(page, shipped().order.table)
    return Owners(page, found, owner, marks, Rarity(found, shipped().order.senses), language)


@pytest.mark.parametrize(
    "given_to",
    [
        {1: None, 2: 0, 3: 0, 4: 1},
        {1: 1, 2: 0, 3: 0, 4: 1},
        {1: 0, 2: 0, 3: 0, 4: 1},
        {1: 0, 2: 0, 3: 0, 4: 0},
        TRUE,
    ],
)
def test_each_line_goes_to_the_story_whose_words_it_has(given_to: dict[int, int | None]) -> None:
    made = owners(given_to)

    moves = made.improve(shipped().owners)

    assert made.of == TRUE
    assert set(moves) == {(line, TRUE[line]) for line in TRUE if given_to[line] != TRUE[line]}
    assert all(nats > 0 for nats in moves.values())


def test_without_weights_all_stays() -> None:
    wrong = {1: 1, 2: 0, 3: 0, 4: 1}
    made = owners(wrong)

    assert not made.improve({})
    assert made.of == wrong


def test_a_line_that_a_byline_is_glued_to_stays() -> None:
    made = owners({1: 1, 2: 1, 3: 0, 4: 1}, glued=True)

    assert {line for line, _ in made.moves()} == {2, 3, 4}


def test_no_line_is_looked_at_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAIRS", 7)

    assert not owners({1: 1, 2: 0, 3: 0, 4: 1}).improve(shipped().owners)


@given(st.dictionaries(st.sampled_from([1, 2, 3, 4]), st.sampled_from([0, 1, None]), min_size=4))
def test_lines_are_neither_lost_nor_made_up_and_it_ends(given_to: dict[int, int | None]) -> None:
    made = owners(given_to)
    upside_down = {name: -nats for name, nats in shipped().owners.items()}

    moves = made.improve(upside_down)

    assert made.of.keys() == given_to.keys()
    assert len(moves) <= 3 * len(given_to)


def test_two_heads_side_by_side_without_blank_lines_are_told_apart() -> None:
    text = "\n".join((*HEAD_LINES, *TREES, *BOOKS))

    found = [
        (story["kicker"], story["headline"]) for story in draft_to_json(read_page("page.txt", text.encode()))["items"]
    ]

    assert found == [(KICKERS[0], HEADLINES[0]), (KICKERS[1], HEADLINES[1])]


def test_why_a_line_changed_its_story_is_told() -> None:
    text = "\n".join((*HEAD_LINES, *TREES, *BOOKS))

    told = [why for story in read_page("page.txt", text.encode()).stories for why in story.reasons["headline"]]
    before = read_page("page.txt", text.encode(), learnt=replace(shipped(), owners={})).stories

    assert any("than of another's" in why for why in told)
    assert not any("than of another's" in why for story in before for why in story.reasons.get("headline", ()))
