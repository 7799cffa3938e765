"""Heads: which lines are one story's, and how they are parted among kicker, headline and deck."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pagetext.learnt import shipped
from articles.pagetext.marking.assign import Label, Mark, roles_of
from articles.pagetext.marking.marks import language_of
from articles.pagetext.marking.units import Unit, join_heads, units
from articles.pagetext.stories.bodies import bodies
from articles.pagetext.stories.head_orders import ways_to_read
from articles.pagetext.stories.head_parts import Head, Parting
from articles.pagetext.stories.heads import settle
from articles.pagetext.stories.sheet import Plan
from articles.pagetext.text.measure import Page, page_of
from articles.pagetext.values import SourceLine
from articles.tests.pagetext.chained import chain_of

BODY = (
    "某市昨天召开植树大会，总结去年的经验，部署今年的任务。张三出席会议并讲话。他说，去年全市种下的树比前年多了一倍，"
    "山上的水土流失少了，河里的水也清了。李四介绍说，今年春天要把城北的荒山都种上树，苗木和工具已经备好。"
)


def head_of(*texts: str, body: str = BODY) -> Head:
    column = [body[at : at + 14] for at in range(0, len(body), 14)]
    page = page_of([SourceLine(n, text) for n, text in enumerate((*texts, *column), 1)])
    return Head(page, page.rows[: len(texts)], body, shipped().order.table)


def read(page: Page, plan: Plan, heads: Sequence[Unit]) -> None:
    lines = [number for unit in heads for number in unit.lines]
    settle(page, plan, lines, heads, shipped().order.table, shipped().heads)


@pytest.mark.parametrize(
    ("texts", "reading"),
    [
        (["山上水土流失少了，城北荒山也要种树——", "某市召开植树大会"], (1, 2)),
        (["张三在植树大会上强调", "把荒山都种上树"], (1, 2)),
        (["全市植树大", "会昨天召开", "张三出席并讲话"], (0, 2)),
        (["去年种树多了一倍", "——某市植树造林的经验"], (0, 1)),
        (["荒山种上了树", "河里有了鱼", "——新年献词"], (0, 2)),
        (["东山植树队——", "“绿色长城”种出来"], (1, 2)),
        (["东山植树队：", "绿色长城种出来"], (1, 2)),
        (["某市今年春天要把城", "北的荒山都种上树"], (0, 2)),
        (["全市种下的松树、", "柏树多了一倍"], (0, 2)),
        (["植树造林系列报道之三", "荒山种上了树"], (1, 2)),
        (["荒山变青山系列报道③", "河里有了鱼"], (1, 2)),
    ],
)
def test_lines_are_parted_as_a_reader_would(texts: list[str], reading: tuple[int, int]) -> None:
    found = head_of(*texts).best(shipped().heads)

    assert found.reading == reading
    assert found.chance > 0.5
    assert found.runner_up not in {"", head_of(*texts).told(reading)}


def test_lines_of_marks_that_take_no_room_are_parted_too() -> None:
    found = head_of("\u0301\u0301", "某市召开植树大会", "\u200d").best(shipped().heads)

    assert 0 < found.chance <= 1


def test_one_line_is_a_headline_for_certain() -> None:
    assert head_of("某市召开植树大会").best(shipped().heads) == Parting((0, 1), 1.0, "")


@given(
    st.lists(st.text("植树大会张三说：—“” 2《》", min_size=1, max_size=20), min_size=1, max_size=6),
    st.text(max_size=80),
)
def test_every_reading_has_a_headline_and_their_chances_add_up(texts: list[str], body: str) -> None:
    texts = [text.strip() or "树" for text in texts]
    head = head_of(*texts, body=body)
    readings = list(head.readings())

    assert len(readings) == len(set(readings)) == len(texts) * (len(texts) + 1) // 2
    assert all(0 <= start < end <= len(texts) for start, end in readings)
    found = head.best({"kicker 1 lines": 0.5})
    assert found.reading in readings
    assert 1 / len(readings) <= found.chance + 1e-9 <= 1 + 2e-9


def test_a_reading_is_told_in_words() -> None:
    assert head_of("张三强调", "把荒山都", "种上树").told((1, 3)) == "kicker of 1 line, headline of 2 lines"


def page_with_marks(*rows: tuple[str, Label]) -> tuple[Page, dict[int, Mark]]:
    """Rows of a page (blank ones with any label), each surely what it is."""
    page = page_of([SourceLine(n, text) for n, (text, _) in enumerate(rows, 1)])
    labels = {n: label for n, (_, label) in enumerate(rows, 1)}
    return page, {row.number: Mark(labels[row.number], 1.0, Label.BODY, 0.0) for row in page.rows}


def joined(page: Page, marks: dict[int, Mark]) -> tuple[Unit, ...]:
    return join_heads(page, units(page, marks), language_of(page, shipped().order.table))


COLUMN = [(f"某市昨天召开植树大会第{n}行", Label.BODY) for n in range(8)]
BLANK = ("", Label.BODY)


def test_head_lines_without_a_blank_line_between_are_one_head() -> None:
    page, marks = page_with_marks(
        ("张三要求", Label.HEADLINE), ("把荒山都种上树", Label.HEADLINE), *COLUMN, BLANK, *COLUMN
    )

    found = joined(page, marks)

    assert [(unit.label, unit.lines) for unit in found] == [(Label.HEADLINE, (1, 2))]


def test_headlines_with_a_blank_line_between_are_two() -> None:
    page, marks = page_with_marks(
        ("荒山上种了树", Label.HEADLINE), BLANK, ("河里有了鱼", Label.HEADLINE), *COLUMN, BLANK, *COLUMN
    )

    assert [unit.lines for unit in joined(page, marks)] == [(1,), (3,)]


def test_without_any_blank_lines_two_headlines_stay_two() -> None:
    page, marks = page_with_marks(
        ("荒山上种了树", Label.HEADLINE),
        ("李四要求", Label.KICKER),
        ("河里要有鱼", Label.HEADLINE),
        *(row for row in COLUMN for _ in range(8)),
    )

    assert [unit.lines for unit in joined(page, marks)] == [(1,), (2, 3)]


@pytest.mark.parametrize("label", [Label.KICKER, Label.DECK])
def test_without_any_blank_lines_what_leads_in_begins_a_head(label: Label) -> None:
    page, marks = page_with_marks(
        ("荒山上种了树", Label.KICKER),
        ("某市东山植树队——", label),
        ("河里要有鱼", Label.HEADLINE),
        *(row for row in COLUMN for _ in range(8)),
    )

    assert joined(page, marks)[0].lines == (1,)


def test_a_head_read_across_the_two_lines_of_another_is_parted_from_it() -> None:
    page, marks = page_with_marks(
        ("某市机场旅客吞", Label.HEADLINE),
        ("“有事来这里说”", Label.HEADLINE),
        ("吐量创下新高", Label.HEADLINE_MORE),
        *COLUMN,
        BLANK,
        *COLUMN,
    )

    assert [(unit.lines, unit.text) for unit in joined(page, marks)] == [
        ((1, 3), "某市机场旅客吞吐量创下新高"),
        ((2,), "“有事来这里说”"),
    ]


def test_a_deck_that_was_written_above_its_headline_is_a_deck() -> None:
    page, marks = page_with_marks(
        ("——记东山的植树人", Label.DECK), ("荒山上种了树", Label.HEADLINE), *COLUMN, BLANK, *COLUMN
    )
    lines = [SourceLine(row.number, row.text) for row in page.rows]
    (body,) = bodies(page, lines, [chain_of(lines[2:])], roles_of(marks))
    plan = Plan(body)

    read(page, plan, joined(page, marks))

    assert plan.kicker is None
    assert (plan.headline.text, plan.deck.text) == ("荒山上种了树", "——记东山的植树人")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("荒山都种上了树", "某市东山植树队——", ("某市东山植树队——", "荒山都种上了树", "")),
        ("张三在植树大会上强调", "把荒山都种上树", ("张三在植树大会上强调", "把荒山都种上树", "")),
        ("——记某市东山的植树人", "荒山都种上了树", ("", "荒山都种上了树", "——记某市东山的植树人")),
        ("始终种树", "时时护林", ("", "始终种树时时护林", "")),
    ],
)
def test_lines_of_a_head_that_stand_apart_are_read_in_their_order(first: str, second: str, expected: tuple[str, ...]):
    rows = [(first, Label.HEADLINE), BLANK, *COLUMN, BLANK, (second, Label.HEADLINE), *COLUMN, BLANK, *COLUMN]
    page, marks = page_with_marks(*rows)
    lines = [SourceLine(row.number, row.text) for row in page.rows]
    (body,) = bodies(page, lines, [chain_of(lines[10:])], roles_of(marks))
    plan = Plan(body)

    read(page, plan, joined(page, marks))

    found = tuple(unit.text if unit else "" for unit in (plan.kicker, plan.headline, plan.deck))
    assert found == expected


@pytest.mark.parametrize("is_tied", [True, False])
def test_of_lines_that_stand_apart_the_one_right_above_the_text_is_the_last(is_tied: bool) -> None:
    between = [] if is_tied else [BLANK]
    page, _ = page_with_marks(
        ("城北荒山种了树", Label.DECK), *between, *COLUMN, BLANK, ("某市开植树大会", Label.HEADLINE), BLANK, *COLUMN
    )
    heads = [page.rows[0], page.rows[9]]

    first, other = ways_to_read(page, heads)

    assert (first.rows, other.rows) == (heads, heads[::-1])
    assert (other.cost < first.cost) == is_tied
