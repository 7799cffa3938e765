"""Bylines that an extractor glued to the headline above them."""

from __future__ import annotations

import pytest

from articles.pagetext import read_page
from articles.pagetext.text.signed_heads import parted


@pytest.mark.parametrize(
    ("text", "head", "byline"),
    [
        ("某村新桥昨天通车■记者 张三", "某村新桥昨天通车", "■记者 张三"),
        ("某村新桥昨天通车 □记者 张三 通讯员 李四", "某村新桥昨天通车", "□记者 张三 通讯员 李四"),
        ("“新桥通了！”◎本报记者 张三", "“新桥通了！”", "◎本报记者 张三"),
    ],
)
def test_a_byline_is_taken_off_the_headline(text: str, head: str, byline: str) -> None:
    assert parted(text) == (head, byline)


@pytest.mark.parametrize(
    "text",
    [
        "■记者 张三 通讯员 李四",
        "某村新桥昨天通车",
        "村民走过新桥，都说方便。■记者 张三",
        "村民走过新桥■摄影 张三",
        "今天的看点■新桥昨天通车",
        "图片■记者 张三",
        "桥" * 120 + "■记者 张三",
    ],
)
def test_other_lines_are_left_whole(text: str) -> None:
    assert parted(text) == (text, "")


def test_a_story_is_its_writers_whose_names_stand_behind_its_headline() -> None:
    text = """某村新桥昨天通车■记者 张三
某村的桥昨天上午通车，村
民从四面八方走上新的桥头
看河水流过。这座桥造了两
年，花了三百万元，村民出
门再也不用绕道走了。
"""

    draft = read_page("2022-04-18_A2.txt", text.encode())

    (story,) = draft.stories
    assert story.headline == "某村新桥昨天通车"
    assert [credit.names for credit in story.bylines] == [("张三",)]


def test_what_stands_below_a_glued_byline_is_another_head_or_goes_on_with_it() -> None:
    text = """某村新桥昨天通车■记者 张三
南河镇早稻插秧过半■记者 李四
通讯员 王五
　　本报讯　某村的桥昨天上
午通车，村民从四面八方走上
新的桥头看河水流过。这座桥
造了两年，村民出门再也不用
绕道走了。

　　本报讯　春耕以来，南河镇
的早稻插秧基本结束，机插面
积首次超过一半。农机手开着
插秧机来回穿梭，一亩田十五
分钟就能插完，省时也省力。
"""

    draft = read_page("2022-04-18_A2.txt", text.encode())

    bridge, rice = draft.stories
    assert (bridge.kicker, bridge.headline) == ("", "某村新桥昨天通车")
    assert (rice.kicker, rice.headline) == ("", "南河镇早稻插秧过半")
    assert [credit.names for credit in bridge.bylines] == [("张三",)]
    assert [credit.names for credit in rice.bylines] == [("李四",), ("王五",)]
