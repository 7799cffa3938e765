"""Lines of a former text in a new one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.importing.lines import line_map, renumber


def block(text: str, *lines: int) -> dict:
    return {"type": "paragraph", "text": text, "lines": list(lines)}


def test_lines_are_found_where_they_moved_to():
    assert line_map(["甲", "乙", "丙"], ["丁", "丙", "甲"]) == {1: 3, 3: 2}


def test_repeated_lines_keep_their_order():
    assert line_map(["甲", "乙", "甲"], ["甲", "甲", "甲"]) == {1: 1, 3: 2}


def test_blanks_in_and_between_lines_do_not_count():
    assert line_map(["甲 乙", "", "丙"], ["", "甲乙", "", "", " 丙"]) == {1: 2, 3: 5}


def test_a_block_of_the_same_words_takes_the_lines_of_the_reading():
    assert renumber([block("甲", 1)], [block("甲", 7, 8)], {1: 5}) == [block("甲", 7, 8)]


def test_an_edited_block_takes_the_new_places_of_its_lines():
    assert renumber([block("编辑改过", 2, 3, 4)], [block("甲", 7)], {2: 7, 3: 6}) == [block("编辑改过", 6, 7)]


def test_two_blocks_of_the_same_words_keep_their_own_lines():
    assert renumber([block("甲", 1), block("甲", 2)], [block("甲", 5), block("甲", 6)], {}) == [
        block("甲", 5),
        block("甲", 6),
    ]


lines = st.lists(st.sampled_from(["甲", "乙", "丙", "", " "]), max_size=12)


@given(former=lines, new=lines)
def test_a_line_leads_to_its_own_words_and_no_two_to_one(former, new):
    moved = line_map(former, new)

    assert len(set(moved.values())) == len(moved)
    assert all(former[old - 1].strip() == new[number - 1].strip() != "" for old, number in moved.items())
