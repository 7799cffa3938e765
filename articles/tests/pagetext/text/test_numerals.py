"""Chinese numerals."""

import pytest

from articles.pagetext.text.numerals import number, page_label


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("四", 4),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十二", 22),
        ("廿三", 23),
        ("卅", 30),
        ("二〇二一", 2021),
        ("二○一九", 2019),
        ("一二", 12),
        ("二廿", None),
        ("版", None),
        ("", None),
    ],
)
def test_numeral_is_read(text: str, value: int | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "label"),
    [("四", "4"), ("Ｃ ２", "C2"), ("c02", "C02"), ("03", "03"), ("头", "1"), ("十二", "12"), ("特", "特")],
)
def test_label_keeps_leading_zeros_and_loses_blanks(text: str, label: str) -> None:
    assert page_label(text) == label
