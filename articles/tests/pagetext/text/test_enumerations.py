"""What a text counts with."""

from __future__ import annotations

import pytest

from articles.pagetext.text.enumerations import marks


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("一是修好老街，二是种满新树；三是开放码头", [("is", 1), ("is", 2), ("is", 3)]),
        ("会议指出，一要看河，二要看桥", [("shall", 1), ("shall", 2)]),
        ("第一，先看水位。第十二，再看天色", [("th", 1), ("th", 12)]),
        ("其一，路宽；其二，灯亮", [("of", 1), ("of", 2)]),
        ("十一、其他事项", [("point", 11)]),
        ("（一）总则。（二）附则", [("bracket", 1), ("bracket", 2)]),
        ("\u3000\u30002. 不要靠近水边", [("digit", 2)]),
        ("(3) 带好雨具", [("bracket", 3)]),
        ("首先，路要宽；其次，灯要亮", [("word", 1), ("word", 2)]),
        ("①路宽②灯亮⑫水清", [("circle", 1), ("circle", 2), ("circle", 12)]),
        ("2）带好雨具", [("digit", 2)]),
        ("一是路宽：1. 六车道", [("is", 1)]),
    ],
)
def test_a_list_is_counted_in_the_form_that_it_is_printed_in(text: str, numbers: list[tuple[str, int]]) -> None:
    assert [(mark.form, mark.number) for mark in marks(text)] == numbers


@pytest.mark.parametrize("text", ["统一是大势", "12.5万株", "十月一日是节日", "第一次来这里", "这是其一", "2019年"])
def test_numbers_that_count_nothing_are_no_marks(text: str) -> None:
    assert list(marks(text)) == []


def test_a_mark_at_the_very_beginning_is_told_from_one_behind_a_pause() -> None:
    assert [mark.is_first for mark in marks("\u3000一是路宽，二是灯亮")] == [True, False]
    assert [mark.is_first for mark in marks("（一）路宽。（二）灯亮")] == [True, False]
