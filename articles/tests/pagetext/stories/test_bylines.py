"""Where bylines stand, whose turn each is, and which of them compete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from articles.pagetext.learnt import shipped
from articles.pagetext.marking.assign import Label, Mark, roles_of
from articles.pagetext.marking.units import Unit, units
from articles.pagetext.stories.bodies import bodies
from articles.pagetext.stories.byline_places import BACK, FRONT, NOBODYS, Place, Standing
from articles.pagetext.stories.bylines import place_bylines
from articles.pagetext.stories.match import places
from articles.pagetext.stories.sheet import Plan
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine
from articles.tests.pagetext.chained import chain_of

LABELS = {"k": Label.KICKER, "h": Label.HEADLINE, "d": Label.DECK, "w": Label.BYLINE, "b": Label.BODY}
TEXTS = {
    "k": "某市今天举行的会议强调",
    "h": "新桥今天上午正式通车了",
    "d": "比去年同期增加了一成多",
    "w": "■记者 张三",
    "b": "昨天上午村民们从四面八方走上新的桥头，看河水从桥下流过。",
}
PLACES = {"1": "甲村", "2": "乙镇", "3": "丙县"}
"""What the texts of each story begin with."""


AS_MANY, PERHAPS, OUT = "in turn in a list of as many", "perhaps in turn in a list", "out of turn in a list"


class Sheet:
    """A page written as marks, one for each line: what the line is, and of which story; a bar is a blank line."""

    def __init__(self, sketch: str, *, signed: str = "") -> None:
        """`signed` names the stories whose text names its writers."""
        cells = sketch.split()
        texts = ["" if cell == "|" else self._text(cell, signed) for cell in cells]
        self.lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
        self.page = page_of(self.lines)
        marks = {at: _mark(LABELS[cell[0]]) for at, cell in enumerate(cells, 1) if cell != "|"}
        self.every = units(self.page, marks)
        names = list(dict.fromkeys(cell[1:] for cell in cells if cell != "|" and cell[0] == "b"))
        chains = [
            chain_of([line for line, cell in zip(self.lines, cells, strict=True) if cell == f"b{n}"], link=1.0)
            for n in names
        ]
        found = bodies(self.page, self.lines, chains, roles_of(marks))
        self.plans = [Plan(body) for body in found]
        self.bylines = [unit for unit in self.every if unit.label is Label.BYLINE]
        for unit in self.every:
            name = cells[unit.lines[0] - 1][1:]
            if unit.label in (Label.KICKER, Label.HEADLINE, Label.DECK):
                setattr(self.plans[names.index(name)], unit.label.value, unit)
        where = places(found, len(self.page.rows))
        self.standing = Standing(self.page, self.plans, self.bylines, self.every, where)

    def _text(self, cell: str, signed: str) -> str:
        text = PLACES.get(cell[1:], "") + TEXTS[cell[0]]
        return f"{text}（记者 李四）" if cell[0] == "b" and cell[1:] in signed.split() else text

    def given(self, weights: Mapping[str, float] | None = None) -> list[int | None]:
        """For each story the number of its byline."""
        place_bylines(self.plans, self.bylines, self.standing, weights or shipped().bylines)
        return [self._number(plan.bylines) for plan in self.plans]

    def _number(self, some: Sequence[Unit]) -> int | None:
        return self.bylines.index(some[0]) if some else None


def _mark(label: Label) -> Mark:
    return Mark(label, 1.0, Label.BODY, 0.0)


@pytest.mark.parametrize(
    ("sketch", "place"),
    [
        ("h1 w b1 b1", Place.BOTH),
        ("b1 b1 h1 w", Place.HEAD_BEHIND),
        ("h1 w b2 b1", Place.UNDER_HEAD),
        ("h1 | b2 | w b1 b1", Place.OVER_BODY),
        ("h1 b1 b1 w", Place.BEHIND_BODY),
        ("b1 | w h1 b2 | b2 b1", Place.OVER_HEAD),
        ("w h1 b1 b1 | b2", Place.OVER_BOTH),
        ("h1 b1 b1 | h2 b2 w", Place.ELSEWHERE),
    ],
)
def test_where_a_byline_stands_towards_the_first_story(sketch: str, place: Place) -> None:
    sheet = Sheet(sketch)
    first = min(range(len(sheet.plans)), key=lambda at: sheet.plans[at].headline is None)

    assert sheet.standing.places[first][0] is place


def test_of_headlines_in_a_row_each_has_its_turn() -> None:
    standing = Sheet("h1 | h2 | w | w | b1 b1 b1 | b2 b2 b2").standing

    assert "in turn with the headlines above" in standing.evidence(0, 0, FRONT)
    assert "in turn with the headlines above" not in standing.evidence(1, 0, FRONT)
    assert "in turn with the headlines above" in standing.evidence(1, 1, FRONT)


def test_a_headline_with_a_deck_waits_from_its_deck_on() -> None:
    sheet = Sheet("h1 | h2 | d1 | w | w | b2 b2 b2 | b1 b1 b1")
    second = next(at for at, plan in enumerate(sheet.plans) if not plan.deck)

    assert "in turn with the headlines above" in sheet.standing.evidence(second, 0, FRONT)
    assert "in turn with the headlines above" in sheet.standing.evidence(1 - second, 1, FRONT)


def test_who_is_named_in_the_text_waits_for_no_byline() -> None:
    standing = Sheet("h1 | h2 | w | b1 b1 b1 | b2 b2 b2", signed="1").standing

    assert "in turn with the headlines above" in standing.evidence(1, 0, FRONT)
    assert "its text names its writers" in standing.evidence(0, 0, FRONT)


def test_headlines_of_an_earlier_run_wait_no_longer() -> None:
    standing = Sheet("h1 | b1 b1 b1 | h2 | h3 | w | b2 b2 b2 | w | b3 b3 b3").standing

    assert "in turn with the headlines above" in standing.evidence(1, 0, FRONT)


def test_in_a_list_of_as_many_bylines_as_stories_each_has_its_turn() -> None:
    standing = Sheet("h1 | b1 b1 b1 | h2 | b2 b2 b2 | w | w").standing

    assert AS_MANY in standing.evidence(0, 0, FRONT)
    assert AS_MANY in standing.evidence(1, 1, FRONT)
    assert OUT in standing.evidence(1, 0, FRONT)
    assert OUT in standing.evidence(0, 1, FRONT)


def test_in_a_list_of_fewer_bylines_than_stories_some_turns_may_be() -> None:
    standing = Sheet("w | w | h1 | b1 b1 b1 | h2 | b2 b2 b2 | h3 | b3 b3 b3").standing

    found = [[PERHAPS in standing.evidence(story, unit, FRONT) for unit in range(2)] for story in range(3)]

    assert found == [[True, False], [True, True], [False, True]]


def test_a_list_is_of_the_stories_that_have_no_byline_in_their_text_nor_under_their_headline() -> None:
    signed = Sheet("h1 | b1 b1 b1 | h2 | b2 b2 b2 | h3 | b3 b3 b3 | w | w", signed="2").standing
    under = Sheet("h1 w b1 b1 | h2 | b2 b2 b2 | h3 | b3 b3 b3 | w | w").standing

    assert AS_MANY in signed.evidence(2, 1, FRONT)
    assert AS_MANY in under.evidence(1, 1, FRONT)
    assert AS_MANY in under.evidence(2, 2, FRONT)


def test_bylines_with_something_between_are_no_list() -> None:
    standing = Sheet("w | h1 | w | b1 b1 b1 | h2 | b2 b2 b2").standing

    assert not {AS_MANY, PERHAPS, OUT} & set(standing.evidence(0, 0, FRONT))


def test_bylines_in_a_list_are_given_in_the_order_of_the_headlines_and_compete() -> None:
    sheet = Sheet("h1 | b1 b1 b1 | h2 | b2 b2 b2 | h3 | b3 b3 b3 | w | w | w")

    assert sheet.given() == [0, 1, 2]
    assert [[flag.code for flag in plan.flags] for plan in sheet.plans] == [["byline.competing"]] * 3


def test_as_many_headlines_as_bylines_say_more() -> None:
    even = Sheet("h1 | h2 | w | w | b1 b1 b1 | b2 b2 b2").standing
    odd = Sheet("h1 | h2 | h3 | w | w | b1 b1 b1 | b2 b2 b2 | b3 b3 b3").standing

    assert "in turn with as many headlines above" in even.evidence(0, 0, FRONT)
    assert "in turn with as many headlines above" not in odd.evidence(0, 0, FRONT)


@pytest.mark.parametrize(
    ("sketch", "frame"),
    [
        ("h1 w h2 w b1 b1 b2 b2", "from head to byline with two bylines"),
        ("w h1 w h2 b1 b1 b2 b2", "from byline to head with two bylines"),
        ("h1 w h2 b1 b1 b2 b2", "from head to head with one byline"),
    ],
)
def test_a_run_of_heads_tells_by_its_ends_where_its_bylines_stand(sketch: str, frame: str) -> None:
    assert any(name.endswith(frame) for name in Sheet(sketch).standing.evidence(0, 0, FRONT))


@pytest.mark.parametrize(
    ("sketch", "ends"),
    [
        ("w h1 b1 b1 w h2 b2 b2", "from byline to body"),
        ("h1 b1 b1 w h2 b2 b2 w", "from head to byline"),
        ("b1 b1 w h1 b2 b2 h2", "from body to head"),
        ("h1 w b1 b1 | h2 w b2 b2", "from head to body"),
    ],
)
def test_what_the_page_begins_and_ends_with_is_told_of_every_byline(sketch: str, ends: str) -> None:
    standing = Sheet(sketch).standing

    told = [name for unit in range(len(standing.places[0])) for name in standing.evidence(0, unit, FRONT)]
    assert sum(name.endswith(f"on a page {ends}") for name in told) == len(standing.places[0])


def test_what_its_neighbours_say_depends_on_where_it_stands() -> None:
    standing = Sheet("h1 b1 b1 w h2 b2 b2").standing

    assert f"right above it a line of the body, {Place.BEHIND_BODY.value}" in standing.evidence(0, 0, BACK)
    assert f"right above it another's body, {Place.OVER_BOTH.value}" in standing.evidence(1, 0, BACK)


def test_what_is_usual_on_the_page_is_told() -> None:
    standing = Sheet("h1 b1 b1 w").standing

    assert f"{Place.BEHIND_BODY.value}, usual" in standing.evidence(0, 0, BACK)
    assert f"{Place.BEHIND_BODY.value}, other" in standing.evidence(0, 0, FRONT)


@pytest.mark.parametrize(
    ("sketch", "given"),
    [
        ("h1 w b1 b1 b1 | h2 w b2 b2 b2", [0, 1]),
        ("h1 b1 b1 b1 w | h2 b2 b2 b2 w", [0, 1]),
        ("w h1 b1 b1 b1 | w h2 b2 b2 b2 | w h3 b3 b3 b3", [0, 1, 2]),
        ("h1 | h2 | w | w | b1 b1 b1 | b2 b2 b2 | h3 w b3 b3 b3", [0, 1, 2]),
        ("h1 w h2 w h3 w b1 b1 b1 b2 b2 b2 b3 b3 b3", [0, 1, 2]),
        ("w h1 b1 b1 b1 w h2 b2 b2 b2 w h3 b3 b3 b3", [0, 1, 2]),
        ("h1 b1 b1 b1 w h2 b2 b2 b2 w h3 b3 b3 b3 w", [0, 1, 2]),
    ],
)
def test_each_story_gets_its_byline(sketch: str, given: list[int]) -> None:
    assert Sheet(sketch).given() == given


@pytest.mark.parametrize(("nats", "given"), [(0.8, [1, 0]), (1.5, [0, 1])])
def test_bylines_that_hardly_fit_better_do_not_cross_their_headlines(nats: float, given: list[int]) -> None:
    """The second story's headline stands above the first one's, so its byline stands above that one's."""
    assert Sheet("h2 | h1 w | w | b1 b1 b1 | b2 b2 b2").given({Place.BOTH.value: nats}) == given


def test_a_byline_that_no_story_wants_is_left() -> None:
    sheet = Sheet("h1 w b1 b1 b1")

    left = place_bylines(sheet.plans, sheet.bylines, sheet.standing, {NOBODYS: 2.0})

    assert left == sheet.bylines
    assert not sheet.plans[0].bylines


@pytest.mark.parametrize(
    ("sketch", "compete"),
    [
        ("h1 b1 b1 b1 w h2 b2 b2 b2 w h3 b3 b3 b3", True),
        ("w h1 b1 b1 b1 w h2 b2 b2 b2 w h3 b3 b3 b3", False),
        ("h1 b1 b1 b1 w h2 b2 b2 b2 w h3 b3 b3 b3 w", False),
    ],
    ids=["neither end tells", "a byline above all", "a byline below all"],
)
def test_bylines_compete_where_the_page_may_as_well_set_them_elsewhere(sketch: str, compete: bool) -> None:
    sheet = Sheet(sketch)

    sheet.given()

    assert [bool(plan.flags) for plan in sheet.plans] == [compete] * 3


def test_bylines_in_one_place_compete() -> None:
    sheet = Sheet("h1 b1 b1 b1 | h2 b2 b2 b2 | w | w")

    sheet.given({})

    assert {flag.code for plan in sheet.plans for flag in plan.flags} == {"byline.competing"}
