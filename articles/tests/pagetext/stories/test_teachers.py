"""Who helped with a story: a teacher under a pupil's text."""

from __future__ import annotations

import pytest

from articles.pagetext import read_page
from articles.pagetext.text import people
from articles.tests.pagetext.samples import PARKS

PAGE = f"""难忘的一课

■东湖小学501班 张三

星期三下午，我们小记者来到消防中队，上
了一堂难忘的消防课。
消防员叔叔先给我们介绍了各种各样的消
防车，有云梯车、水罐车，还有照明车。接着，
我们穿上厚厚的消防服，学着叔叔的样子拿起
水枪。水枪一开，水柱喷出去好远好远。
回家的路上，我心里想：消防员叔叔真了
不起，长大以后我也要像他们一样。
回到学校，老师让我们把这一课写下来，贴在
教室后面的墙上，人人都来看一看。
                  指导老师 李四

城东建成三座公园

■记者 王五

{PARKS}"""


def test_a_teacher_below_a_text_is_credited_after_its_writer() -> None:
    draft = read_page("page.txt", PAGE.encode())

    found = {story.headline: [(c.role.value, c.names) for c in story.bylines] for story in draft.stories}
    assert found == {
        "难忘的一课": [("reporter", ("张三",)), ("editor", ("李四",))],
        "城东建成三座公园": [("reporter", ("王五",))],
    }


@pytest.mark.parametrize(
    ("text", "helps"),
    [
        ("指导老师 李四", True),
        ("指导老师：李四", True),
        ("■记者 李四", False),
        ("■西山小学303班 王五", False),
        ("李四", False),
    ],
)
def test_only_helpers_are_named(text: str, helps: bool) -> None:
    assert people.names_helpers(text) is helps
