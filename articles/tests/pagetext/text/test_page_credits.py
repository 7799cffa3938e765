"""Credits of a whole page."""

from __future__ import annotations

import pytest

from articles.pagetext import read_page
from articles.pagetext.text.measure import page_of
from articles.pagetext.text.page_credits import credits_of_page
from articles.pagetext.values import Kind, SourceLine
from articles.tests.pagetext.samples import SCHOOL

PAGE = f"""A4版 综合新闻

桥头的小学来了音乐老师

{SCHOOL}
城东建成三座公园

本报讯（记者 赵六 孙七一）今年以来，城
东陆续建成三座公园，总面积十二万平方米。
公园里有步道、球场和儿童乐园，附近居民出
门十分钟就能走到。

图为村民们在晒场上翻晒稻谷。

本版文字 记者 张三 通讯员 李四
本版摄影 记者 王五
"""


def told(text: str) -> list[tuple[str, tuple[str, ...]]] | None:
    found = credits_of_page(page_of([SourceLine(1, text)]).rows[0])
    return [(credit.role.value, credit.names) for credit in (*found.writers, *found.photographers)] if found else None


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("本版文字 记者 张三 通讯员 李四", [("reporter", ("张三",)), ("correspondent", ("李四",))]),
        ("■本版稿件均由记者 张三丰 采写", [("reporter", ("张三丰",))]),
        ("本版文字记者张三", [("reporter", ("张三",))]),
        ("本版摄影 记者 王五", [("photographer", ("王五",))]),
        ("（本版图片由张三丰提供）", [("photographer", ("张三丰",))]),
        ("本版图文 张三 李四", [("reporter", ("张三", "李四")), ("photographer", ("张三", "李四"))]),
        ("本版文字：张三  摄影：李四", [("reporter", ("张三",)), ("photographer", ("李四",))]),
        ("本 版 撰文/张三 李四 摄影/王五", [("reporter", ("张三", "李四")), ("photographer", ("王五",))]),
    ],
)
def test_a_line_credits_somebody_with_the_page(text, credits) -> None:
    assert told(text) == credits


@pytest.mark.parametrize(
    "text",
    ["本版编辑 张三", "本版图片由某某学校提供", "本版报道的内容很多", "记者 张三", "本组图片 张三 摄"],
)
def test_other_lines_do_not(text) -> None:
    assert told(text) is None


def test_stories_that_name_nobody_are_by_the_writers_of_the_page() -> None:
    draft = read_page("page.txt", PAGE.encode())

    names = {story.headline: [credit.names for credit in story.bylines] for story in draft.stories}
    assert names == {"桥头的小学来了音乐老师": [("张三",), ("李四",)], "城东建成三座公园": [("赵六", "孙七一")]}


def test_a_photo_without_a_credit_is_by_the_photographer_of_the_page() -> None:
    (photo,) = read_page("page.txt", PAGE.encode()).photos

    assert [(credit.role.value, credit.names) for credit in photo.credits] == [("photographer", ("王五",))]


def test_the_lines_themselves_stand_with_what_the_page_says_of_itself() -> None:
    draft = read_page("page.txt", PAGE.encode())

    (folio,) = (item for item in draft.furniture if item.kind is Kind.FOLIO)
    assert folio.text.split("\n") == ["A4版 综合新闻", "本版文字 记者 张三 通讯员 李四", "本版摄影 记者 王五"]
