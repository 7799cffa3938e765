"""Captions that were read across a body, and titles that stand in a row over their photos."""

from __future__ import annotations

import pytest

from articles.pagetext.assign import Label, Mark
from articles.pagetext.learnt import shipped
from articles.pagetext.marks import language_of
from articles.pagetext.measure import Page, page_of
from articles.pagetext.photos import photos
from articles.pagetext.revise import revise
from articles.pagetext.units import units
from articles.pagetext.values import SourceLine

TABLE, SENSES = shipped().order.table, shipped().order.senses
CAPTION = (
    "昨天上午，甲村的村民在晒",
    "场上翻晒稻谷。今年全村种",
    "了三千亩水稻，亩产比去年",
    "高了一成，家家户户喜气。",
)
BODY = ("会议要求各部门加强协调配", "合，把各项任务落到实处，", "确保年底以前完成工程的主", "体施工，明年春天投入使用")


def page(*rows: tuple[Label, str]) -> tuple[Page, dict[int, Mark]]:
    """A page of labelled rows, each label certain."""
    lines = [SourceLine(at, text) for at, (_, text) in enumerate(rows, 1)]
    marks = {at: Mark(label, 1.0, label, 0.0) for at, (label, _) in enumerate(rows, 1)}
    return page_of(lines), marks


def labels(found: dict[int, Mark]) -> list[Label]:
    return [found[at].label for at in sorted(found)]


@pytest.mark.parametrize("order", ["bcbcbcbc", "cbcbcbcb", "bcbccbcb"])
def test_the_lines_of_the_column_beside_a_caption_go_back_to_the_body(order: str):
    lines = {"b": iter(BODY), "c": iter(CAPTION)}
    rows = [(Label.CAPTION, next(lines[text])) for text in order]
    made, marks = page(
        (Label.BODY, "昨天上午，市里召开冬季工作会议。"),
        *rows,
        (Label.CREDIT, "■摄影 张三"),
        (Label.BODY, "的大桥。会议由市长主持。"),
    )

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    given = [Label.BODY if text == "b" else Label.CAPTION for text in order]
    assert labels(found) == [Label.BODY, *given, Label.CREDIT, Label.BODY]


def test_what_stands_between_a_title_and_the_rest_of_a_caption_is_the_captions():
    texts = ((Label.BODY, BODY[0]), (Label.TITLE, "晒秋"), *((Label.BODY, line) for line in CAPTION[:2]))
    made, marks = page(*texts, *((Label.CAPTION, line) for line in CAPTION[2:]), (Label.CREDIT, "■摄影 张三"))

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    assert labels(found) == [Label.BODY, Label.TITLE, *[Label.CAPTION] * 4, Label.CREDIT]


def test_what_stands_between_a_title_and_a_credit_is_a_caption():
    lines = ((Label.BODY, line) for line in CAPTION)
    made, marks = page((Label.BODY, BODY[0]), (Label.TITLE, "晒秋"), *lines, (Label.CREDIT, "■摄影 张三"))

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    assert labels(found) == [Label.BODY, Label.TITLE, *[Label.CAPTION] * 4, Label.CREDIT]


def test_a_caption_that_reads_well_is_left_alone():
    made, marks = page(*((Label.CAPTION, line) for line in CAPTION), (Label.CREDIT, "■摄影 张三"))

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    assert labels(found) == [Label.CAPTION] * 4 + [Label.CREDIT]


def test_a_captions_last_line_is_found_among_the_lines_of_a_body():
    between = ((Label.BODY, BODY[0]), (Label.BODY, BODY[1]), (Label.BODY, BODY[2]))
    texts = (*CAPTION[:2], "了三千亩水稻，为国家粮食安全作出了贡", "献。")
    caption = tuple((Label.CAPTION, text) for text in texts[:3])
    made, marks = page(*caption, (Label.CREDIT, "■摄影 张三"), *between, (Label.BODY, texts[3]))

    found = revise(made, marks, language_of(made, TABLE, SENSES))
    (photo,), _ = photos(made, units(made, found), language_of(made, TABLE, SENSES))

    assert labels(found) == [Label.CAPTION] * 3 + [Label.CREDIT] + [Label.BODY] * 3 + [Label.CAPTION]
    assert "".join(unit.text for unit in photo.caption) == "".join(texts)


def test_a_caption_that_ends_with_its_sentence_takes_no_line_of_a_body():
    rows = [(Label.CAPTION, line) for line in CAPTION] + [(Label.BODY, "他们说，明年还要再种一千亩。")]
    made, marks = page(*rows)

    assert labels(revise(made, marks, language_of(made, TABLE, SENSES))) == [label for label, _ in rows]


def test_titles_in_a_row_are_the_photos_in_their_turn():
    made, marks = page(
        (Label.TITLE, "晒秋"),
        (Label.TITLE, "归来"),
        (Label.CAPTION, "甲村的晒场上铺满了金黄的谷子。"),
        (Label.CREDIT, "■摄影 张三"),
        (Label.CAPTION, "乙港的渔船昨天傍晚靠了岸。"),
        (Label.CREDIT, "■摄影 李四"),
    )

    plans, left = photos(made, units(made, marks), language_of(made, TABLE, SENSES))

    assert [plan.title.text for plan in plans if plan.title] == ["晒秋", "归来"]
    assert not left


def test_a_title_right_above_its_photo_needs_no_turn():
    made, marks = page(
        (Label.CAPTION, "甲村的晒场上铺满了金黄的谷子。"),
        (Label.CREDIT, "■摄影 张三"),
        (Label.TITLE, "归来"),
        (Label.CAPTION, "乙港的渔船昨天傍晚靠了岸。"),
        (Label.CREDIT, "■摄影 李四"),
    )

    plans, _ = photos(made, units(made, marks), language_of(made, TABLE, SENSES))

    assert [plan.title.text if plan.title else "" for plan in plans] == ["", "归来"]


def test_a_title_far_away_goes_to_the_photo_of_its_subject():
    made, marks = page(
        (Label.CAPTION, "主队球员在决赛中庆祝进球。"),
        (Label.CREDIT, "■摄影 张三"),
        (Label.BODY, "他们说，明年还要再种一千亩。"),
        (Label.CAPTION, "村民在田里收割水稻。"),
        (Label.CREDIT, "■摄影 李四"),
        *((Label.BODY, line) for line in BODY),
        (Label.TITLE, "足球夺冠"),
    )

    (match, field), left = photos(made, units(made, marks), language_of(made, TABLE, SENSES))

    assert (match.title.text, field.title, left) == ("足球夺冠", None, [])


def test_a_line_of_numbers_behind_the_credit_goes_back_into_its_caption():
    caption = ("今年国庆假期，来乙岛游玩的游客超过", "图为游客在码头等候上船。")
    late = "12 万人次，比去年同期增加一成。"
    texts = (*caption, "■摄影 张三", "", late, "", "会议要求各部门加强协调配", "合，把各项任务落到实处。")
    given = (Label.CAPTION, Label.CAPTION, Label.CREDIT, None, Label.BODY, None, Label.BODY, Label.BODY)
    made, marks = spaced(texts, given)

    found = revise(made, marks, language_of(made, TABLE, SENSES))
    (photo,), _ = photos(made, units(made, found), language_of(made, TABLE, SENSES))

    assert "".join(unit.text for unit in photo.caption) == f"{caption[0]}12万人次，比去年同期增加一成。{caption[1]}"
    assert [unit.lines for unit in photo.caption] == [(1,), (5,), (2,)]


def test_a_line_of_numbers_that_no_caption_wants_stays_a_bodys():
    texts = (*CAPTION, "■摄影 张三", "", "3 人因此受到了表彰，大家都说这是他们应得的荣誉。", "", BODY[0])
    given = (*[Label.CAPTION] * 4, Label.CREDIT, None, Label.BODY, None, Label.BODY)
    made, marks = spaced(texts, given)

    assert labels(revise(made, marks, language_of(made, TABLE, SENSES))) == [label for label in given if label]


def test_what_stands_between_a_caption_and_its_credit_is_the_captions():
    given = (Label.CAPTION, Label.BODY, Label.BODY, Label.CREDIT, Label.CREDIT)
    made, marks = page(*zip(given, (*CAPTION, "■摄影 张三"), strict=True))

    assert labels(revise(made, marks, language_of(made, TABLE, SENSES))) == [Label.CAPTION] * 4 + [Label.CREDIT]


def test_a_line_by_itself_begins_the_caption_that_it_goes_on_in():
    texts = (BODY[0], BODY[1], "", "昨天上午，甲村的村民自发组", "", "织起来翻晒稻谷。", "■摄影 张三")
    given = (Label.BODY, Label.BODY, None, Label.BODY, None, Label.CAPTION, Label.CREDIT)
    made, marks = spaced(texts, given)

    found = labels(revise(made, marks, language_of(made, TABLE, SENSES)))

    assert found == [Label.BODY, Label.BODY, Label.CAPTION, Label.CAPTION, Label.CREDIT]


def spaced(texts: tuple[str, ...], given: tuple[Label | None, ...]) -> tuple[Page, dict[int, Mark]]:
    """A page with blank lines among its labelled rows."""
    lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
    marks = {at: Mark(label, 1.0, label, 0.0) for at, label in enumerate(given, 1) if label}
    return page_of(lines), marks
