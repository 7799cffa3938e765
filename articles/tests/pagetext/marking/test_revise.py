"""Roles looked at again: where captions begin and end, those read across a body, and heads."""

from __future__ import annotations

import pytest

from articles.pagetext.learnt import shipped
from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.marks import language_of
from articles.pagetext.marking.revise import revise
from articles.pagetext.marking.units import units
from articles.pagetext.stories.photos import photos
from articles.pagetext.text.measure import Page, page_of
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
    (photo,) = photos(made, units(made, found), language_of(made, TABLE, SENSES))

    assert labels(found) == [Label.CAPTION] * 3 + [Label.CREDIT] + [Label.BODY] * 3 + [Label.CAPTION]
    assert "".join(unit.text for unit in photo.caption) == "".join(texts)


def test_a_caption_that_ends_with_its_sentence_takes_no_line_of_a_body():
    rows = [(Label.CAPTION, line) for line in CAPTION] + [(Label.BODY, "他们说，明年还要再种一千亩。")]
    made, marks = page(*rows)

    assert labels(revise(made, marks, language_of(made, TABLE, SENSES))) == [label for label, _ in rows]


def test_a_line_of_numbers_behind_the_credit_goes_back_into_its_caption():
    caption = ("今年国庆假期，来乙岛游玩的游客超过", "图为游客在码头等候上船。")
    late = "12 万人次，比去年同期增加一成。"
    texts = (*caption, "■摄影 张三", "", late, "", "会议要求各部门加强协调配", "合，把各项任务落到实处。")
    given = (Label.CAPTION, Label.CAPTION, Label.CREDIT, None, Label.BODY, None, Label.BODY, Label.BODY)
    made, marks = spaced(texts, given)

    found = revise(made, marks, language_of(made, TABLE, SENSES))
    (photo,) = photos(made, units(made, found), language_of(made, TABLE, SENSES))

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


def test_lines_known_to_be_a_columns_tell_the_others():
    order = "bcbcbcbc"
    lines = {"b": iter(BODY), "c": iter(CAPTION)}
    rows = [(Label.BODY if at in (0, 2) else Label.CAPTION, next(lines[text])) for at, text in enumerate(order)]
    made, marks = page(
        (Label.BODY, "昨天上午，市里召开冬季工作会议。"),
        (Label.TITLE, "晒秋"),
        *rows,
        (Label.CREDIT, "■摄影 张三"),
        (Label.BODY, "的大桥。会议由市长主持。"),
    )

    found = revise(made, marks, language_of(made, TABLE, SENSES))
    (photo,) = photos(made, units(made, found), language_of(made, TABLE, SENSES))

    assert "".join(unit.text for unit in photo.caption) == "".join(CAPTION)


def test_a_credit_among_the_lines_of_a_column_closes_the_caption_above():
    rows = [row for two in zip(CAPTION, BODY, strict=True) for row in ((Label.CAPTION, two[0]), (Label.BODY, two[1]))]
    above = (Label.BODY, "昨天上午，市里召开冬季工作会议。")
    made, marks = page(above, *rows, (Label.BODY, "（张 三 摄）"), (Label.BODY, "的大桥。会议由市长主持。"))

    found = labels(revise(made, marks, language_of(made, TABLE, SENSES)))

    assert found == [Label.BODY, *(label for label, _ in rows), Label.CREDIT, Label.BODY]


def test_a_credit_below_no_caption_is_left_alone():
    made, marks = page(*((Label.BODY, line) for line in BODY), (Label.BODY, "（张 三 摄）"))

    assert set(labels(revise(made, marks, language_of(made, TABLE, SENSES)))) == {Label.BODY}


def test_sentences_above_a_caption_that_is_set_wider_are_a_bodys():
    wide = (CAPTION[0] + CAPTION[1], CAPTION[2] + CAPTION[3])
    texts = ("他们说，明年还要再种", "一千亩水稻。", *wide)
    made, marks = page(*((Label.CAPTION, text) for text in texts), (Label.CREDIT, "■摄影 张三"))

    found = labels(revise(made, marks, language_of(made, TABLE, SENSES)))

    assert found == [Label.BODY, Label.BODY, Label.CAPTION, Label.CAPTION, Label.CREDIT]


@pytest.mark.parametrize("known", [2, 0], ids=["its last lines are known", "only its credit is known"])
def test_without_blank_lines_a_caption_begins_with_its_paragraph(known: int):
    caption = ("图为昨天上午，甲村村民", *CAPTION[1:])
    above = (*BODY, *BODY[:3], "体施工。")
    given = [*[Label.BODY] * (len(above) + 4 - known), *[Label.CAPTION] * known]
    made, marks = page(
        *zip(given, (*above, *caption), strict=True),
        (Label.CREDIT, "■摄影 张三"),
        *((Label.BODY, line) for line in (*BODY, *BODY)),
    )

    found = labels(revise(made, marks, language_of(made, TABLE, SENSES)))

    assert not made.is_spaced
    assert found == [*[Label.BODY] * len(above), *[Label.CAPTION] * 4, Label.CREDIT, *[Label.BODY] * 8]


def test_what_stands_between_a_head_and_its_byline_is_the_heads():
    texts = ("甲村修桥记", "一座桥，三代人", "■记者 张三", "", *BODY, "")
    given = (Label.KICKER, Label.BODY, Label.BYLINE, None, *[Label.BODY] * 4, None)
    made, marks = spaced(texts, given)

    found = labels(revise(made, marks, language_of(made, TABLE, SENSES)))

    assert found == [Label.KICKER, Label.HEADLINE, Label.BYLINE, *[Label.BODY] * 4]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("85551234", Label.ADVERTISEMENT),
        ("0573-85551234", Label.ADVERTISEMENT),
        ("甲村苗圃 订购电话：85551234", Label.ADVERTISEMENT),
        ("建村 20191001 天", Label.HEADLINE),
        ("10 万人", Label.HEADLINE),
        ("——记甲村的三代人", Label.DECK),
        ("代表参加了会议。", Label.BODY),
        ("李四介绍，去年桥修好了", Label.BODY),
        ("李四介绍修桥经验", Label.HEADLINE),
    ],
)
def test_what_the_form_of_a_line_says_of_it_as_a_head(text: str, label: Label):
    made, marks = spaced((text, "", *BODY), (Label.HEADLINE, None, *[Label.BODY] * 4))

    assert labels(revise(made, marks, language_of(made, TABLE, SENSES)))[0] is label


@pytest.mark.parametrize("lead", ["甲村三代人——", "张三说："])
def test_what_stands_below_a_head_that_leads_in_is_a_head(lead: str):
    texts = (lead, "一座桥修了三十年", "", *BODY)
    made, marks = spaced(texts, (Label.KICKER, Label.BODY, None, *[Label.BODY] * 4))

    found = labels(revise(made, marks, language_of(made, TABLE, SENSES)))

    assert found == [Label.KICKER, Label.HEADLINE, *[Label.BODY] * 4]


@pytest.mark.parametrize(("text", "label"), [("走进新村 建设新家园", Label.HEADLINE), ("张 三 李 四", Label.BYLINE)])
def test_a_byline_that_names_nobody_is_what_else_it_is_likeliest_to_be(text: str, label: Label):
    made, marks = spaced((text, "", *BODY), (Label.BYLINE, None, *[Label.BODY] * 4))
    shares = {Label.BYLINE: 0.5, Label.HEADLINE: 0.4, Label.BODY: 0.1}
    marks[1] = Mark(Label.BYLINE, 0.5, Label.HEADLINE, 0.4, shares=shares)

    assert labels(revise(made, marks, language_of(made, TABLE, SENSES)))[0] is label


def spaced(texts: tuple[str, ...], given: tuple[Label | None, ...]) -> tuple[Page, dict[int, Mark]]:
    """A page with blank lines among its labelled rows."""
    lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
    marks = {at: Mark(label, 1.0, label, 0.0) for at, label in enumerate(given, 1) if label}
    return page_of(lines), marks


@pytest.mark.parametrize(
    ("gap", "label"), [(True, Label.BODY), (False, Label.CAPTION)], ids=["a blank line between", "none"]
)
def test_a_sentence_in_one_block_with_a_body_is_no_caption_of_the_next(gap: bool, label: Label):
    head = ("新桥通车", "", *BODY, "", *BODY, "")
    texts = (*head, *BODY[:3], "施工，明年投入使用。", *([""] * gap), *CAPTION, "■摄影 张三")
    given = (Label.HEADLINE, None, *[Label.BODY] * 4, None, *[Label.BODY] * 4, None, *[Label.BODY] * 3, Label.CAPTION)
    made, marks = spaced(texts, (*given, *([None] * gap), *[Label.CAPTION] * 4, Label.CREDIT))

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    assert found[len(head) + 4].label is label
    assert all(found[len(texts) - at].label is Label.CAPTION for at in range(1, 5))


@pytest.mark.parametrize(
    ("above", "text", "expected"),
    [
        ("今年的书展在体育馆里开幕，由某市", "某出版社主办，某书店和某印刷厂承", Label.BODY),
        ("今年的书展昨天在体育馆开幕了。", "某出版社主办，某书店和某印刷厂承", Label.MASTHEAD),
        ("今年的书展在体育馆里开幕，由某市", "某出版社主办", Label.MASTHEAD),
    ],
    ids=["in mid-sentence", "behind a sentence", "narrower than its column"],
)
def test_a_line_of_a_body_that_speaks_of_publishers_is_no_masthead(above: str, text: str, expected: Label):
    rows = [
        "书展在体育馆里开了三天，来的人比",
        above,
        text,
        "办，市民可以凭身份证免费入场看书",
        "书展在体育馆里开了三天，来的人比",
    ]
    labels = [Label.MASTHEAD if row == text else Label.BODY for row in rows]
    made, marks = page(*zip(labels, rows, strict=True))

    assert revise(made, marks, language_of(made, TABLE, SENSES))[3].label is expected


def test_a_block_that_says_what_a_picture_shows_is_a_caption():
    gap = ((Label.BODY, ""),)
    body = tuple((Label.BODY, line) for line in (*BODY, "。"))
    made, marks = page(*body, *gap, (Label.BODY, "图为村民们在晒场上"), (Label.BODY, "翻晒稻谷。"), *gap, *body)

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    assert [row.text for row in made.rows if found[row.number].label is Label.CAPTION] == [
        "图为村民们在晒场上",
        "翻晒稻谷。",
    ]
    assert [found[row.number].label for row in made.rows].count(Label.BODY) == 2 * len(body)


def test_the_heading_of_a_box_is_of_the_box():
    gap = ((Label.BODY, ""),)
    box = ((Label.HEADLINE, "某某福利彩票开奖公告"), *[(Label.ADVERTISEMENT, f"红球：0{at} 12 19") for at in (1, 3)])
    made, marks = page(*((Label.BODY, line) for line in BODY), *gap, *box, *gap, (Label.HEADLINE, "新桥通车"))

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    assert [found[row.number].label for row in made.rows[len(BODY) :]] == [*[Label.ADVERTISEMENT] * 3, Label.HEADLINE]


def test_what_says_which_notice_stands_below_is_of_the_notice():
    notice = ((Label.SUBHEAD, "更 正"), (Label.BODY, ""), (Label.NOTICE, "本报《新桥通车》一文有误，特此更正。"))
    made, marks = page(*((Label.BODY, line) for line in BODY), (Label.BODY, ""), *notice)

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    assert [found[row.number].label for row in made.rows[len(BODY) :]] == [Label.NOTICE, Label.NOTICE]


@pytest.mark.parametrize(("text", "label"), [("●小贴士", Label.SUBHEAD), ("●李四光", Label.BYLINE)])
def test_a_mark_inside_a_body_that_names_nobody_is_a_subheads(text: str, label: Label):
    rows = (*((Label.BODY, line) for line in BODY), (Label.BYLINE, text), *((Label.BODY, line) for line in BODY))
    made, marks = page(*rows)

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    assert labels(found)[len(BODY)] is label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("一、运行特点", Label.SUBHEAD),
        ("（二）存在问题", Label.SUBHEAD),
        ("一、部署年底前的工作", Label.BODY),
        ("三、没有了。", Label.BODY),
    ],
)
def test_a_numbered_line_that_is_short_and_no_sentence_is_a_subhead(text: str, label: Label):
    made, marks = page(*((Label.BODY, line) for line in (*BODY, text, *BODY)))

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    assert labels(found)[len(BODY)] is label


def test_a_byline_right_below_a_caption_that_names_who_took_it_is_its_credit():
    caption = ((Label.CAPTION, "消防员指导学生使用灭火器。"), (Label.BYLINE, "■记者 张三 文/摄"))
    written = ((Label.CAPTION, "消防员指导学生使用灭火器。"), (Label.BYLINE, "■记者 张三"))
    gap = ((Label.BODY, ""),)
    made, marks = page(*((Label.BODY, line) for line in BODY), *gap, *caption, *gap, *written)

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    assert [found[row.number].label for row in made.rows[-4:]] == [
        Label.CAPTION,
        Label.CREDIT,
        Label.CAPTION,
        Label.BYLINE,
    ]


@pytest.mark.parametrize("text", ["第一章 总则", "第二节　登记"])
def test_a_chapter_of_a_law_is_a_subhead(text: str):
    made, marks = page((Label.HEADLINE, "养犬管理规定"), (Label.HEADLINE, text), *((Label.BODY, line) for line in BODY))

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    assert labels(found)[:2] == [Label.HEADLINE, Label.SUBHEAD]


@pytest.mark.parametrize("label", [Label.HEADLINE, Label.TITLE, Label.JUMP])
def test_the_heading_of_a_box_beside_a_story_is_a_subhead(label: Label):
    gap = ((Label.BODY, ""),)
    body = tuple((Label.BODY, line) for line in BODY)
    made, marks = page(*body, *gap, (label, "【相关链接】"), *gap, *body, *gap, *body)

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    assert [found[row.number].label for row in made.rows if "链接" in row.text] == [Label.SUBHEAD]


def test_a_line_inside_a_body_may_speak_of_a_picture():
    made, marks = page(*((Label.BODY, line) for line in (*BODY, "图为", "建成的大桥。")))

    found = revise(made, marks, language_of(made, TABLE, SENSES))

    assert set(labels(found)) == {Label.BODY}
