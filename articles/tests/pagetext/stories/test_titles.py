"""Which photo or story a title or a headline is given to."""

from __future__ import annotations

from collections.abc import Sequence

from articles.pagetext.learnt import shipped
from articles.pagetext.marking.assign import Label, Mark, roles_of
from articles.pagetext.marking.marks import language_of
from articles.pagetext.marking.units import Unit, units
from articles.pagetext.stories.bodies import Rarity, bodies
from articles.pagetext.stories.match import places
from articles.pagetext.stories.photos import photos
from articles.pagetext.stories.sheet import PhotoPlan
from articles.pagetext.stories.titles import give_titles
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine
from articles.tests.pagetext.chained import chain_of

ORDER = shipped().order
HARBOUR = ((Label.CAPTION, "乙港的渔船昨天傍晚靠了岸。"), (Label.CREDIT, "■摄影 李四"))
GRAIN = ((Label.CAPTION, "甲村的晒场上铺满了金黄的谷子。"), (Label.CREDIT, "■摄影 张三"))
STORY = tuple(
    (Label.BODY, line)
    for line in ("本报讯 东门社区的图书角昨天正", "式开放，前来借书的居民排起了长", "队。图书角由旧仓库改建而成。")
)


def given(*rows: tuple[Label, str]) -> tuple[list[PhotoPlan], list[str], list[Unit]]:
    """The photos of a page whose body lines are one story's, the headlines they took, and the titles that are left."""
    lines = [SourceLine(at, text) for at, (_, text) in enumerate(rows, 1)]
    marks = {at: Mark(label, 1.0, label, 0.0, shares={label: 1.0}) for at, (label, _) in enumerate(rows, 1)}
    page = page_of(lines)
    language = language_of(page, ORDER.table, ORDER.senses)
    own = [line for line in lines if marks[line.number].label is Label.BODY]
    found = bodies(page, lines, [chain_of(own)] if own else [], roles_of(marks))
    every = units(page, marks)
    plans = photos(page, every, language)
    headlines = [unit for unit in every if unit.label is Label.HEADLINE]
    where, rarity = places(found, len(page.rows)), Rarity(found, ORDER.senses)
    taken, left = give_titles(plans, every, headlines, found, marks, where, rarity)
    return plans, [unit.text for unit in taken], left


def titles(plans: Sequence[PhotoPlan]) -> list[str]:
    return [plan.title.text if plan.title else "" for plan in plans]


def test_titles_in_a_row_are_the_photos_in_their_turn():
    plans, _, left = given((Label.TITLE, "晒秋"), (Label.TITLE, "归来"), *GRAIN, *HARBOUR)

    assert titles(plans) == ["晒秋", "归来"]
    assert not left


def test_a_title_right_above_its_photo_needs_no_turn():
    plans, _, _ = given(*GRAIN, (Label.TITLE, "归来"), *HARBOUR)

    assert titles(plans) == ["", "归来"]


def test_a_title_far_away_goes_to_the_photo_of_its_subject():
    match = ((Label.CAPTION, "主队球员在决赛中庆祝进球。"), (Label.CREDIT, "■摄影 张三"))
    plans, _, left = given(*match, *STORY, *GRAIN, *STORY, (Label.TITLE, "足球夺冠"))

    assert titles(plans) == ["足球夺冠", ""]
    assert not left


def test_a_headline_that_only_a_caption_speaks_of_is_its_title():
    plans, taken, _ = given((Label.HEADLINE, "图书角开放"), *STORY, (Label.HEADLINE, "渔船靠岸"), *STORY, *HARBOUR)

    assert titles(plans) == ["渔船靠岸"]
    assert taken == ["渔船靠岸"]


def test_a_title_that_a_body_has_the_words_of_is_its_headline():
    plans, _, left = given((Label.TITLE, "社区图书角正式开放"), *GRAIN, *STORY)

    assert titles(plans) == [""]
    assert [(unit.label, unit.text) for unit in left] == [(Label.HEADLINE, "社区图书角正式开放")]


def test_a_photo_takes_no_headline_of_another_subject():
    plans, taken, _ = given(*HARBOUR, (Label.HEADLINE, "图书角开放"), *STORY)

    assert titles(plans) == [""]
    assert not taken


def test_a_page_without_photos_leaves_its_titles():
    plans, taken, left = given((Label.TITLE, "晒秋"), *STORY)

    assert (plans, taken) == ([], [])
    assert [unit.text for unit in left] == ["晒秋"]
