"""Columns of briefs: short items below a heading, each a whole story or a mark on the same one."""

from __future__ import annotations

import pytest

from articles.pagetext import read_page
from articles.pagetext.marking.briefs import columns, is_heading
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import Kind, PageDraft, Role, SourceLine, Story

STORY = """新桥通车 村民出行更方便

■记者 张三

本报讯 昨天上午，某村的新桥通车了，村民
们从四面八方走上新的桥头，看河水从桥下
流过。桥是去年开始修建的，全长一百二十
米，宽七米，能让两辆车并排开过去。
村里的老人说，过去进城要绕道八里，现
在只要十分钟。桥边还立了一块石碑，碑上
刻着捐款人的名字。
镇里有关负责人表示，明年还将修建两座
同样的桥，方便更多村民出行。
"""

MORE = """桥头的小广场也在昨天开放。广场上有长椅、
凉亭和一个小小的篮球场，孩子们放学以后
都来这里玩。住在桥边的村民说，夜里灯亮
起来的时候，站在桥上能看见对岸的镇子。
"""

HEADED = """
简  讯

东街社区举办读书会

东街社区日前举办读书会，三十多位居民
带着自己喜爱的书来到社区图书室，一起朗
读和讨论。

南镇开展垃圾分类宣传

南镇近日组织志愿者走进农户家中，宣传
垃圾分类知识，并发放宣传册五百多份。

西湖小学迎来消防演练

西湖小学昨天开展消防演练，全校八百名
师生在三分钟内全部撤到操场。
"""

MARKED = """
短  讯

●东街社区日前举办读书会，三十多位居民
带着自己喜爱的书来到社区图书室，一起朗
读和讨论。                    （李四）
●南镇近日组织志愿者走进农户家中，宣传
垃圾分类知识，并发放宣传册五百多份。
                                （王五）
●西湖小学昨天开展消防演练，全校八百名
师生在三分钟内全部撤到操场。  （赵六）
"""


def read(text: str) -> PageDraft:
    return read_page("page.txt", text.encode())


def briefs(draft: PageDraft) -> list[Story]:
    return [story for story in draft.stories if story.kind is Kind.BRIEF]


def without_blank_lines(text: str) -> str:
    return "".join(f"{line}\n" for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("layout", [str, without_blank_lines], ids=["blank lines", "none"])
def test_each_item_with_a_headline_is_a_brief(layout) -> None:
    draft = read(layout(STORY + HEADED))

    assert [story.headline for story in briefs(draft)] == [
        "东街社区举办读书会",
        "南镇开展垃圾分类宣传",
        "西湖小学迎来消防演练",
    ]
    assert [story.kicker for story in briefs(draft)] == ["简讯", "", ""]
    assert [len(story.body) for story in briefs(draft)] == [1, 1, 1]
    assert [story.headline for story in draft.stories if story.kind is Kind.ARTICLE] == ["新桥通车 村民出行更方便"]


def test_a_brief_is_not_flagged_for_being_short() -> None:
    assert not any(flag.code == "story.short" for story in briefs(read(STORY + HEADED)) for flag in story.flags)


def test_one_byline_at_the_end_of_the_column_is_that_of_all_of_it() -> None:
    draft = read(f"{STORY}{HEADED}\n（李四 王五）\n")

    assert [[credit.names for credit in story.bylines] for story in briefs(draft)] == [[("李四", "王五")]] * 3
    assert [len(story.body) for story in briefs(draft)] == [1, 1, 1]


def test_a_byline_behind_the_last_item_is_its_own() -> None:
    draft = read(f"{STORY}{HEADED.rstrip()}（李四光 王五常）\n")

    assert [[credit.names for credit in story.bylines] for story in briefs(draft)] == [[], [], [("李四光", "王五常")]]


@pytest.mark.parametrize("layout", [str, without_blank_lines], ids=["blank lines", "none"])
def test_marked_items_are_one_brief_with_a_paragraph_for_each(layout) -> None:
    (brief,) = briefs(read(layout(STORY + MARKED)))

    assert brief.headline == "短讯"
    assert [block.text[:5] for block in brief.body] == ["●东街社区", "●南镇近日", "●西湖小学"]
    assert [block.text[-4:] for block in brief.body] == ["（李四）", "（王五）", "（赵六）"]


def test_reports_without_headlines_are_one_brief_and_keep_their_writers() -> None:
    reports = """
要闻速览

本报讯 东街社区日前举办读书会，三十多
位居民带着自己喜爱的书来到社区图书室，一
起朗读和讨论。（记者 李四）
本报讯 南镇近日组织志愿者走进农户家
中，宣传垃圾分类知识，并发放宣传册五百多
份。（记者 王五）
本报讯 西湖小学昨天开展消防演练，全校
八百名师生在三分钟内全部撤到操场。（通讯
员 赵六）
"""

    (brief,) = briefs(read(STORY + reports))

    assert (brief.headline, brief.dateline, brief.bylines) == ("要闻速览", "本报讯", ())
    assert [block.text[-6:] for block in brief.body] == ["记者 李四）", "记者 王五）", "讯员 赵六）"]


def test_a_long_story_below_the_column_is_none_of_it() -> None:
    draft = read(f"{HEADED}\n{STORY.replace('■记者 张三', '')}{MORE}")

    assert [story.headline for story in draft.stories if story.kind is Kind.ARTICLE] == ["新桥通车 村民出行更方便"]


def test_a_single_item_makes_no_column() -> None:
    lines = [SourceLine(at, text) for at, text in enumerate(HEADED.splitlines()[1:8], 1)]
    roles = {1: Role.KICKER, 3: Role.HEADLINE, 5: Role.BODY, 6: Role.BODY, 7: Role.BODY}

    assert not list(columns(page_of(lines), roles))


def test_an_item_that_ends_in_mid_sentence_ends_the_column() -> None:
    lines = [SourceLine(at, text) for at, text in enumerate(HEADED.replace("八百名\n师生", "八百名\n").splitlines(), 1)]
    page = page_of(lines)
    heads = {row.number for row in page.rows if row.text.endswith(("讯", "会", "宣传", "演练"))}
    roles = {row.number: Role.HEADLINE if row.number in heads else Role.BODY for row in page.rows}
    cut = {number: role for number, role in roles.items() if "师生" not in page.rows[page.index[number]].text}

    (column,) = columns(page, {**cut, page.rows[-1].number: Role.HEADLINE})

    assert len(column.items) == 2


@pytest.mark.parametrize("text", ["简讯", "简 讯", "平湖简讯", "【要闻速览】", "◆新闻集锦", "一句话新闻"])
def test_a_heading(text: str) -> None:
    assert is_heading(page_of([SourceLine(1, text)]).rows[0])


@pytest.mark.parametrize("text", ["我市召开简讯工作会议", "简讯：某村通桥", "速览", "他们每天发简讯。"])
def test_no_heading(text: str) -> None:
    assert not is_heading(page_of([SourceLine(1, text)]).rows[0])
