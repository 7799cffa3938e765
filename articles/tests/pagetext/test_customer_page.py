"""The customer's real page, pinned field by field."""

from datetime import date
from pathlib import Path

import pytest

from articles.pagetext import read_page
from articles.pagetext.values import BodyKind, Kind, Origin, PageDraft, Role, Story

PAGE = Path(__file__).parents[3] / "seeds" / "000_8658860eb72b6ef5.txt"

HEADS = {
    "平湖铁军：“赶考”路上的奋进者": ("", 9),
    "当湖时尚产业构建发展新生态": ("", 4),
    "“创新学堂”迎来百期": ("", 4),
    "市第十五次党代会12月27日开幕": ("市委十四届十三次全体会议决定", 2),
    "市党代会各项筹备工作准备就绪": ("", 3),
    "市人大读书会召开": ("", 4),
    "打造新时代乡村振兴广陈模式": ("仲旭东在平湖农业经济开发区调研时强调", 6),
}
"""Headline -> kicker and number of paragraphs."""

CERTAIN = {
    "市第十五次党代会12月27日开幕": "胡佳英",
    "市党代会各项筹备工作准备就绪": "胡佳英",
    "市人大读书会召开": "居丹荔",
}


@pytest.fixture(scope="module")
def draft() -> PageDraft:
    return read_page(PAGE.name, PAGE.read_bytes())


def story(draft: PageDraft, headline: str) -> Story:
    return next(story for story in draft.stories if story.headline == headline)


def test_seven_stories_with_their_heads_and_paragraphs(draft: PageDraft) -> None:
    found = {
        story.headline: (story.kicker, sum(block.kind is BodyKind.PARAGRAPH for block in story.body))
        for story in draft.stories
    }

    assert found == HEADS
    assert {story.deck for story in draft.stories} == {""}


def test_bodies_begin_and_end_where_they_do(draft: PageDraft) -> None:
    ends = {
        story.headline: (story.lines[Role.BODY][0], story.lines[Role.BODY][-1], len(story.lines[Role.BODY]))
        for story in draft.stories
    }

    assert ends == {
        "平湖铁军：“赶考”路上的奋进者": (68, 168, 91),
        "当湖时尚产业构建发展新生态": (173, 247, 69),
        "“创新学堂”迎来百期": (20, 64, 40),
        "市第十五次党代会12月27日开幕": (249, 264, 14),
        "市党代会各项筹备工作准备就绪": (273, 321, 46),
        "市人大读书会召开": (354, 399, 42),
        "打造新时代乡村振兴广陈模式": (404, 481, 70),
    }


def test_long_story_has_its_subheads_in_place_and_jumps(draft: PageDraft) -> None:
    long = story(draft, "平湖铁军：“赶考”路上的奋进者")

    follows = {
        block.text: after.text[:6]
        for block, after in zip(long.body, long.body[1:], strict=False)
        if block.kind is BodyKind.SUBHEAD
    }
    assert follows == {
        "聚焦项目推进攻坚破难": "干事创业，关",
        "聚力一线攻坚破难": "在一线锻炼，",
        "“学习平台”多样引航锤炼加速成才": "新闻回放：2",
    }
    assert long.jump_to == "C2"


def test_certain_bylines_are_exact_and_compete_with_none(draft: PageDraft) -> None:
    for headline, name in CERTAIN.items():
        found = story(draft, headline)

        assert [credit.names for credit in found.bylines] == [(name,)]
        assert not [flag for flag in found.flags if flag.code in {"byline.competing", "byline.distant"}]


def test_four_bylines_compete_with_all_alternatives(draft: PageDraft) -> None:
    unsure = [story for story in draft.stories if story.headline not in CERTAIN]

    assert len(unsure) == 4
    for found in unsure:
        flag = next(flag for flag in found.flags if flag.code == "byline.competing")
        names = [credit["names"] for alternative in flag.alternatives for credit in alternative.value]
        assert names == [["华婷婷"], ["李雨婷"], ["金睿敏"], ["赵泽曦", "单炯炯"], ["林旭东"]]
        assert flag.lines == (3, 10, 13, 14, 18)


def test_photo_has_title_caption_and_three_photographers(draft: PageDraft) -> None:
    (photo,) = draft.photos

    assert photo.title == "自主研发添动力"
    assert photo.caption.startswith("昨天，在浙江锋源氢能科技有限公司内")
    assert photo.caption.endswith("开展产业化合作。")
    assert [credit.names for credit in photo.credits] == [("王强", "陈明远", "徐冰艳")]


def test_furniture_is_told_apart(draft: PageDraft) -> None:
    found = {item.kind: item.lines for item in draft.furniture}

    assert found == {
        Kind.MASTHEAD: (6,),
        Kind.NOTICE: (328,),
        Kind.ADVERTISEMENT: (330, 332, 334, 335),
        Kind.WEATHER: (337, 338),
    }


def test_date_and_label_are_proposed_with_evidence(draft: PageDraft) -> None:
    day, label = draft.metadata.date, draft.metadata.page

    assert day is not None
    assert (day.value, day.origin) == (date(2021, 12, 22), Origin.INFERRED)
    assert "12月20日" in day.evidence
    assert label is not None
    assert (label.value, label.origin) == ("C1", Origin.INFERRED)
    assert {flag.code for flag in draft.flags} == {"date.inferred", "page.inferred"}


def test_the_forecast_runs_on_over_its_line_break(draft):
    (weather,) = [item for item in draft.furniture if item.kind == "weather"]

    assert "今天白天最高气温16℃" in weather.text
