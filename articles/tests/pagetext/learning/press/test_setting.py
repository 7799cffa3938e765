"""Text in lines of a measure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pagetext.learning.press.setting import (
    MOST_LINES,
    NEVER_FIRST,
    NEVER_LAST,
    head_lines,
    lines_of,
    width,
)

TEXTS = st.text(alphabet="张三李四昨天上午去村里看了新桥，。“”（）《》…—12A. ", min_size=1, max_size=200)


@pytest.mark.parametrize(
    ("text", "gap", "ems"),
    [("张三", 0.0, 2.0), ("10月", 0.0, 2.0), ("10月3日", 0.25, 4.25), ("张 三", 0.25, 2.25)],
)
def test_how_wide_a_text_is(text: str, gap: float, ems: float) -> None:
    assert width(text, gap) == ems


def test_a_first_line_is_indented_and_a_mark_hangs() -> None:
    assert lines_of("张三李四去看新桥好吗？王五在家。", 4, indent=2.0) == [
        "张三",
        "李四去看",
        "新桥好吗？",
        "王五在家。",
    ]


def test_a_mark_that_may_not_hang_takes_a_character_along() -> None:
    assert lines_of("张三李四。王五在家。", 4, hangs=False) == ["张三李", "四。王五", "在家。"]


def test_a_number_is_never_broken() -> None:
    assert lines_of("今年共有12345人", 5) == ["今年共有", "12345人"]


@given(text=TEXTS, measure=st.integers(9, 24), hangs=st.booleans())
def test_lines_have_the_whole_text(text: str, measure: int, hangs: bool) -> None:
    lines = lines_of(text, measure, indent=2.0, hangs=hangs)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(text=st.text(alphabet="张三李四昨天去村里看了新桥，。”《", min_size=1, max_size=200), measure=st.integers(9, 24))
def test_no_line_is_wider_than_its_column_but_for_a_hanging_mark(text: str, measure: int) -> None:
    for line in lines_of(text, measure, hangs=True):
        assert width(line.rstrip("".join(NEVER_FIRST))) <= measure


@given(text=st.text(alphabet="张三李四昨天去村里看新桥", max_size=150), marks=st.sampled_from(["，", "“", "。", "《"]))
def test_lines_begin_and_end_with_what_may_stand_there(text: str, marks: str) -> None:
    lines = lines_of(marks.join(text[at : at + 7] for at in range(0, len(text), 7)), 10)
    assert not any(line[0] in NEVER_FIRST for line in lines[1:])
    assert not any(line[-1] in NEVER_LAST for line in lines[:-1])


@pytest.mark.parametrize(
    ("measure", "fewest", "lines"),
    [(20, 1, ["新桥今天上午正式通车"]), (6, 1, ["新桥今天上", "午正式通车"]), (20, 2, ["新桥今天上", "午正式通车"])],
)
def test_a_head_is_broken_into_like_lines(measure: int, fewest: int, lines: list[str]) -> None:
    assert head_lines("新桥今天上午正式通车", measure, fewest=fewest) == lines


def test_a_head_has_no_more_lines_than_print_has() -> None:
    assert len(head_lines("新桥今天上午" * 10, 5)) == MOST_LINES
