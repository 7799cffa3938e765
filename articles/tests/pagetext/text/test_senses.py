"""Senses: what goes on in what, and what is of one story, where no word comes twice."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pagetext.learnt import shipped
from articles.pagetext.text.senses import LINE, MOST, NEAR, Rows, Senses, no_senses

WIDTH = 3
ROWS = [(0, 0, 0), (127, -127, 1), (-5, 6, -7), (100, 100, 100)]

texts = st.text("甲乙丙", max_size=2 * MOST)


def rows(*vectors: tuple[int, ...]) -> Rows:
    data = array("b", [value for vector in vectors for value in vector]).tobytes()
    return Rows(data, len(vectors[0]), (1.0, 0.5, 2.0)[: len(vectors[0])])


def senses() -> Senses:
    """Three characters, each with a subject of its own, and a word; 甲 at a line's end goes on with 乙."""
    blank = [(0,)] * 4
    ends = rows((0,), (4,), (0,), (0,), *blank, *blank)
    starts = rows((0,), (0,), (3,), (-3,), *blank, *blank)
    subjects = rows((0, 0, 0), (1, 0, 0), (0, 2, 0), (0, 0, 1), (5, 0, 0))
    return Senses("甲乙丙", ["丙丙"], 3, (ends, starts, subjects), (0.3, 0.2, 0.1))


@given(st.lists(st.integers(0, len(ROWS) - 1), max_size=2 * MOST + 1))
def test_many_vectors_are_added_up_as_one_by_one(chosen: list[int]):
    found = rows(*ROWS).sum(chosen)

    assert found == [sum(ROWS[row][at] for row in chosen) * scale for at, scale in enumerate((1.0, 0.5, 2.0))]


def test_a_line_of_any_length_is_added_up():
    assert rows((0,), (1,)).sum([1] * 100_000) == [100_000.0]


@given(texts, texts)
def test_two_texts_are_as_much_of_one_story_in_either_order(left: str, right: str):
    known = senses()
    one, other = known.stretch(left), known.stretch(right)

    gain = known.gain(one, other)

    assert gain == pytest.approx(known.gain(other, one))
    assert gain == pytest.approx(known.joined([other, one]).evidence - one.evidence - other.evidence, abs=1e-6)


def test_like_characters_are_rather_of_one_story():
    known = senses()
    first, like, unlike = map(known.stretch, ("甲甲甲甲", "甲甲甲", "乙乙乙"))

    assert known.gain(first, like) > 0 > known.gain(first, unlike)


def test_a_word_has_a_subject_beside_those_of_its_characters():
    known = senses()

    assert known.stretch("丙丙").vector == [5.0, 0.0, 4.0]
    assert known.stretch("丙甲丙").vector == [1.0, 0.0, 4.0]


lines = st.text("甲乙丙", min_size=LINE, max_size=LINE)


@given(lines, lines)
def test_lines_are_compared_as_texts_are(left: str, right: str):
    known = senses()

    kin = known.kin(known.line(known.stretch(left)), known.line(known.stretch(right)))

    assert kin == pytest.approx(known.gain(known.stretch(left), known.stretch(right)))


def test_the_characters_at_a_cut_tell_whether_it_is_bridged():
    known = senses()
    end = known.end("丙甲")

    found = [sum(a * b for a, b in zip(end, known.start(text), strict=True)) for text in ("乙", "丙", "丁")]

    assert found == [12.0, -12.0, 0.0]


def test_only_characters_near_a_cut_count():
    known = shipped().order.senses

    assert known.end("市民今天上午") == known.end("今天上午"[-NEAR:])
    assert known.start("前往新建的公园") == known.start("前往新建的公园"[:NEAR])


def test_what_was_saved_is_read_again(tmp_path: Path):
    known = shipped().order.senses
    known.save(tmp_path / "senses.bin")

    again = Senses.load(tmp_path / "senses.bin")

    text = "农户把新收的稻谷送进粮站"
    assert again.stretch(text) == known.stretch(text)
    assert (again.end(text), again.start(text)) == (known.end(text), known.start(text))


def test_without_senses_nothing_speaks_for_or_against_anything():
    known = no_senses()
    stretch = known.stretch("甲乙")

    assert [known.end("甲乙"), known.start("甲乙")] == [[], []]
    assert known.gain(stretch, stretch) == 0.0


def test_what_ships_knows_a_subject_without_a_common_word():
    known = shipped().order.senses
    harvest, farm, match = map(
        known.stretch,
        (
            "稻谷熟了，农户开着机器下田，一亩能收一千多斤",
            "合作社种植蔬菜和果树，施用有机肥料",
            "主队在上半场先入两球，守门员扑出点球",
        ),
    )

    assert known.gain(harvest, farm) > 0 > known.gain(harvest, match)
