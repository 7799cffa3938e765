"""Where headlines break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.phrases import phrases


def parts(headline):
    return ["".join(run.text for run in phrase.runs) for phrase in phrases(headline)]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("甲村党政代表团 来乙镇考察", ["甲村党政代表团", "来乙镇考察"]),
        ("甲村铁军：“赶考”路上的人", ["甲村铁军：", "“赶考”路上的人"]),
        ("他说：“来吧！”众人笑", ["他说：", "“来吧！”众人笑"]),
        ("甲村新建图书室", ["甲村新建图书室"]),
        ("一、免去张三的职务", ["一、免去张三的职务"]),
        ("甲村、乙镇同日通车", ["甲村、", "乙镇同日通车"]),
        ("甲村第十五次村民大会12月27日开幕", ["甲村第十五次村民大会", "12月27日开幕"]),
        ("甲村第十五次大会2021年12月开幕", ["甲村第十五次大会", "2021年12月开幕"]),
        ("甲村12月27日开村民大会", ["甲村12月27日开村民大会"]),
        ("", []),
    ],
)
def test_a_headline_breaks_between_its_parts(headline, expected):
    assert parts(headline) == expected


def test_a_part_behind_a_space_remembers_it():
    assert [phrase.is_spaced for phrase in phrases("甲村 乙镇：丙河")] == [False, True, False]


def test_numbers_keep_their_units_and_quotations_their_marks():
    kept = [run.text for phrase in phrases("“创新”课堂12月27日开讲") for run in phrase.runs if run.is_kept]

    assert kept == ["“创新”", "12月", "27日"]


@given(st.text(alphabet="甲乙 ：，“”12月—　", max_size=30))
def test_nothing_but_spaces_is_lost(headline):
    assert "".join(parts(headline)) == "".join(headline.split())
