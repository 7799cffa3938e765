"""Confidence: how sure each field of a story is, and which doubts an editor is told of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from articles.pagetext.learnt import shipped
from articles.pagetext.pipeline import read_page
from articles.pagetext.stories import confidence
from articles.pagetext.stories.confidence import (
    STORY,
    THRESHOLD,
    Field,
    chances_of,
    speaking_of,
)
from articles.pagetext.values import Role, Story

SURE, UNSURE = 6.0, -1.0
"""Nats of a field that is right for certain, and of one that is rather wrong."""
PAGE = """\
北河镇新图书室开门
■记者 张三 通讯员 李四
本报讯 昨天上午，北河镇的新图书室正式开门，前
来借书的居民在门口排起了长队。
图书室由一座旧粮仓改建而成，上下两层，共有图书
三万多册，其中一半是居民捐赠的。

读书会也办起来了
镇里的十二个读书会轮流到这里活动，每个星期六晚
上都有人讲书。
"""


def read(doubtful: Iterable[str], text: str = PAGE) -> Story:
    """The first story of a page whose fields are sure but for some."""
    weights = {field: {"always": UNSURE if field in doubtful else SURE} for field in Field}
    return read_page("page.txt", text.encode(), learnt=replace(shipped(), confidence=weights)).stories[0]


def codes(story: Story) -> list[str]:
    return [flag.code for flag in story.flags]


def test_a_story_is_right_where_all_of_its_fields_are():
    found = read(()).confidence

    assert set(found) == {*Field, STORY}
    product = 1.0
    for field in Field:
        product *= found[field]
    assert found[STORY] == pytest.approx(product)
    assert found[STORY] >= THRESHOLD
    assert codes(read(())) == []


@pytest.mark.parametrize(
    ("doubtful", "expected"),
    [
        ([Field.LINES], {"story.separation"}),
        ([Field.ORDER], {"body.order"}),
        ([Field.PARAGRAPHS], {"body.paragraphs"}),
        ([Field.HEADS], {"headline.unsure"}),
        ([Field.BYLINES], {"byline.unsure"}),
        ([Field.ORDER, Field.BYLINES], {"body.order", "byline.unsure"}),
    ],
)
def test_each_doubtful_field_is_flagged_by_name(doubtful: list[str], expected: set[str]):
    story = read(doubtful)

    assert set(codes(story)) == expected
    assert all(flag.facts["percent"] == 27 for flag in story.flags)


def test_the_most_doubtful_field_is_named_where_none_is_doubtful_alone():
    weights = {field: {"always": 3.0} for field in Field} | {Field.ORDER: {"always": 2.5}}
    found = read_page("page.txt", PAGE.encode(), learnt=replace(shipped(), confidence=weights)).stories[0]

    assert min(found.confidence[field] for field in Field) > THRESHOLD > found.confidence[STORY]
    assert codes(found) == ["body.order"]


def test_a_story_without_byline_is_asked_for_one():
    story = read([Field.BYLINES], PAGE.replace("■记者 张三 通讯员 李四\n", ""))

    assert not story.bylines
    assert codes(story) == ["byline.missing"]


def test_a_missing_headline_is_flagged_once():
    lines = PAGE.split("\n")
    story = read([Field.HEADS], "\n".join(lines[1:]))

    assert not story.headline
    assert codes(story) == ["headline.missing"]


def test_only_what_has_to_do_with_a_field_counts_for_it():
    names = ("always", "weakest joint 0.5", "byline nowhere", "head parts 0.9")

    assert speaking_of(Field.BYLINES, names) == ("always", "byline nowhere")
    assert speaking_of(Field.HEADS, names) == ("always", "weakest joint 0.5", "head parts 0.9")
    assert speaking_of(Field.LINES, names) == speaking_of(Field.REST, names) == names


@pytest.mark.parametrize(
    "fitted", [{}, {Field.LINES: {"always": 2.0}, Field.HEADS: {"head parts 0.9": -1.25, "always": 0.5}}]
)
def test_weights_are_kept_as_they_were_written(tmp_path: Path, fitted: Mapping[str, Mapping[str, float]]):
    path = tmp_path / confidence.WEIGHTS

    confidence.write(fitted, path)

    assert confidence.load(path) == fitted


def test_what_is_not_learnt_is_as_likely_wrong_as_right():
    assert chances_of(("always",), {})[Field.LINES] == 0.5


def test_of_a_body_only_the_most_doubtful_is_flagged_and_where_to_look():
    weights = {field: {"always": SURE} for field in Field} | {
        Field.LINES: {"always": 1.0},
        Field.ORDER: {"always": 0.5},
    }
    found = read_page("page.txt", PAGE.encode(), learnt=replace(shipped(), confidence=weights)).stories[0]

    (flag,) = found.flags
    assert flag.code == "body.order"
    assert len(flag.lines) == 2
    assert set(flag.lines) <= set(found.lines[Role.BODY])
