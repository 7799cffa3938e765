"""Stories: what each is given once the chains are known."""

from __future__ import annotations

import pytest

from articles.pagetext import read_page
from articles.pagetext.learnt import shipped
from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.marks import language_of
from articles.pagetext.marking.units import units
from articles.pagetext.stories.items import sketched, stories
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import BodyKind, Role, SourceLine
from articles.tests.pagetext.chained import chain_of
from articles.tests.pagetext.samples import PARKS

HEADLINE = "北河镇新图书室开门"
BODY = (
    "昨天上午，北河镇的新图书室正式",
    "开门，前来借书的居民在门口排起",
    "了长队。图书室由一座旧粮仓改建",
    "而成，上下两层，共有图书三万多",
    "册，其中一半是居民捐赠的。",
)


@pytest.mark.parametrize(
    ("opening", "dateline", "names"),
    [
        ("本报讯（记者 张 三）", "本报讯", ("张三",)),
        ("新华社北河1月3日电（记者 张三、李四）", "新华社北河1月3日电", ("张三", "李四")),
    ],
)
def test_an_opening_that_was_joined_to_no_body_names_the_writers_of_its_story(opening, dateline, names):
    texts = (HEADLINE, opening, *BODY)
    lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
    page = page_of(lines)
    labels = [Label.HEADLINE, *[Label.BODY] * 6]
    marks = {at: Mark(label, 1.0, label, 0.0) for at, label in enumerate(labels, 1)}
    chains = [chain_of(lines[1:2]), chain_of(lines[2:])]
    language = language_of(page, shipped().order.table, shipped().order.senses)

    sketch = sketched(page, lines, marks, units(page, marks), chains, language, shipped())
    (story,) = stories(sketch, shipped()).stories

    assert [credit.names for credit in story.bylines] == [names]
    assert story.dateline == dateline
    assert story.lines[Role.BYLINE] == (2,)
    assert "".join(block.text for block in story.body if block.kind is BodyKind.PARAGRAPH) == "".join(BODY)


FRONT_PAGE = f"""某州日报·城东版
2026年11月20日 星期五
农历丙午年十月十二
今日4版 总第3120期
国内统一连续出版物号CN 00-0000

今日导读

三所学校同日启用
详见A2版

老街改造进入收尾阶段
详见A3版

城东马拉松下月开跑
详见A4版

城东建成三座公园
居民出门十分钟可达

■记者 张三 通讯员 李四

{PARKS}“以前带孩子出来玩，要坐三站公交车，
现在下楼就是公园。”住在附近的市民王五说，
傍晚的广场上全是散步的人。
（下转A2版）

【党建引领乡村振兴】

一张笑脸墙 温暖一个村

■记者 赵六

本报讯 在西山村文化礼堂，一面“笑脸墙”
吸引了不少村民驻足。墙上的一百张照片，都
是村里老人的笑脸，照片是大学生志愿者利用
暑假拍的。
村党支部书记说，照片挂上墙以后，老人
们天天来看，笑声也多了。

某某福利彩票开奖公告
双色球第2026132期
红球：03 07 12 19 25 31 蓝球：09
3D第2026312期
中奖号码：4 8 2

天气预报
今天晴到多云，明天多云，后天阴有小雨。今
天最高气温18℃，明晨最低气温9℃，东北风3级。

新闻热线 0500-85000000
"""


def test_a_front_page_is_stories_and_what_stands_around_them() -> None:
    draft = read_page("page.txt", FRONT_PAGE.encode())

    assert [(story.kicker or story.headline, story.jump_to, len(story.body)) for story in draft.stories] == [
        ("城东建成三座公园", "A2", 3),
        ("【党建引领乡村振兴】", "", 2),
    ]
    assert [item.kind.value for item in draft.furniture] == [
        "folio",
        "nameplate",
        "masthead",
        "advertisement",
        "weather",
    ]
    assert draft.lines[draft.furniture[0].lines[-1] - 1].text == "新闻热线 0500-85000000"
    (weather,) = (item for item in draft.furniture if item.kind.value == "weather")
    assert weather.text.split("\n")[0] == "天气预报"
    assert not draft.photos
    assert draft.metadata.date.value.isoformat() == "2026-11-20"
