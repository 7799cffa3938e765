"""What templates of the public pages ask for."""

import datetime

import pytest
from django.utils.translation import override

from articles.models import CreditRole
from articles.reading.credits import by_role
from articles.reading.lunar import lunar_date, solar_term
from articles.templatetags.paper import day, full_day, lunar, opening
from articles.tests.builders import make_article, make_reporter, paragraphs

SOLSTICE = datetime.date(2021, 12, 21)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (datetime.date(2021, 12, 22), "辛丑年冬月十九"),
        (datetime.date(2023, 3, 22), "癸卯年闰二月初一"),
        (datetime.date(2024, 2, 10), "甲辰年正月初一"),
        (datetime.date(1949, 10, 1), "己丑年八月初十"),
    ],
)
def test_days_of_the_chinese_calendar(date, expected):
    assert lunar_date(date) == expected


def test_a_solar_term_stands_on_the_day_that_it_begins():
    assert solar_term(SOLSTICE) == "冬至"
    assert lunar(SOLSTICE) == "辛丑年冬月十八 冬至"
    assert solar_term(datetime.date(2021, 12, 22)) == ""


def test_days_are_said_in_the_language_of_the_page():
    with override("zh-hans"):
        assert (day(SOLSTICE), full_day(SOLSTICE)) == ("2021年12月21日", "2021年12月21日 星期二")
    with override("en"):
        assert (day(SOLSTICE), full_day(SOLSTICE)) == ("21 December 2021", "Tuesday, 21 December 2021")


def test_no_day_is_said_as_nothing():
    assert day("") == ""


@pytest.mark.parametrize(
    ("texts", "length", "expected"),
    [
        (["短句。"], 20, "短句。"),
        (["第一句说完了。第二句还长着呢，一直说下去。"], 12, "第一句说完了。"),
        (["没有句号的一段话一直说下去说下去"], 8, "没有句号的一段…"),
        (["一段。", "两段。"], 20, "一段。两段。"),
        ([], 20, ""),
    ],
)
def test_an_opening_ends_with_a_sentence_where_one_is_near(texts, length, expected):
    assert opening(paragraphs(*texts), length) == expected


def test_the_lines_of_a_verse_run_on_in_its_opening():
    body = [
        {"type": "verse", "text": "雪落在屋顶上\n没有声音", "lines": [1, 2]},
        {"type": "verse", "text": "一夜西风入小楼，\n满城黄叶不胜秋。", "lines": [3, 4]},
    ]

    assert opening(body, 40) == "雪落在屋顶上　没有声音　一夜西风入小楼，满城黄叶不胜秋。"


def test_a_list_opens_an_article_that_is_nothing_else():
    table = {"type": "table", "text": "张三丰  李四光\n王五常  赵六安", "lines": [1, 2]}

    assert opening([table], 40) == "张三丰  李四光　王五常  赵六安"
    assert opening([*paragraphs("名单如下。"), table], 40) == "名单如下。"


@pytest.mark.django_db
def test_credits_stand_by_role_in_printed_order(page):
    article = make_article(page=page, bylines=["张三", "李四"])
    article.bylines.create(reporter=make_reporter("王五"), role=CreditRole.PHOTOGRAPHER, order=2)
    article.bylines.create(reporter=make_reporter("甲社", kind="agency"), role=CreditRole.AGENCY, order=3)

    lines = by_role(article.bylines.all())

    assert [(line.role, [person.name for person in line.reporters]) for line in lines] == [
        ("reporter", ["张三", "李四"]),
        ("photographer", ["王五"]),
        ("agency", ["甲社"]),
    ]
    assert lines[-1].label == ""
