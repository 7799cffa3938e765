"""Lines that name who wrote a story, in forms that no page was learnt from."""

from __future__ import annotations

import pytest

from articles.pagetext import read_page
from articles.tests.pagetext.samples import PARKS, SCHOOL

PAGE = f"""西山日报
2001年3月5日 星期一 第2版

城东建成三座公园

{{first}}
{PARKS}
桥头的小学来了音乐老师

{SCHOOL}{{second}}
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
