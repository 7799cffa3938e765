"""Lines that name who wrote a story, in forms that no page was learnt from."""

from __future__ import annotations

import pytest

from articles.pagetext import read_page

PAGE = """西山日报
2001年3月5日 星期一 第2版

城东建成三座公园

{first}
    今年以来，城东陆续建成三座公园，总面积
十二万平方米。公园里有步道、球场和儿童乐
园，附近居民出门十分钟就能走到。
    下一步，城东还将建设两座口袋公园，预
计明年国庆前开放。

桥头的小学来了音乐老师

    上周一，西山小学来了一位音乐老师，孩子
们第一次上了真正的音乐课。老师带来了手风
琴，还教孩子们唱了一首新歌。
    校长说，学校有六十三名学生，过去音乐
课都由语文老师代上，现在终于有了专职的老
师，孩子们每天都盼着上课。
{second}
"""


@pytest.mark.parametrize(
    "form",
    [
        "记者：{}",
        "记者:{}",
        "◎本报记者 {}",
        "▲记者 {}",
        "文/记者 {}",
        "本报记者 | {}",
        "【记者 {}】",
        "本报首席记者 {}",
        "本报记者 {} 报道",
        "本报记者{}",
        "采写：本报记者 {}",
        "◆全媒体记者 {}",
    ],
)
def test_what_can_be_nothing_but_a_byline_is_one(form: str) -> None:
    text = PAGE.format(first=form.format("张三丰"), second=form.format("李四光"))

    stories = read_page("page.txt", text.encode()).stories

    assert [(story.headline, [(b.role.value, b.names) for b in story.bylines]) for story in stories] == [
        ("城东建成三座公园", [("reporter", ("张三丰",))]),
        ("桥头的小学来了音乐老师", [("reporter", ("李四光",))]),
    ]


def test_a_question_of_an_interview_is_none() -> None:
    text = PAGE.format(first="记者：公园什么时候开放？", second="")

    stories = read_page("page.txt", text.encode()).stories

    assert not any(story.bylines for story in stories)
