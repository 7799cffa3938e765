"""Which old text each new text is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.importing.match import ALIKE, likeness, pair_up
from articles.tests.importing.drafts import BRIDGE, LIBRARY, MARKET, RACE

WORDS = ["".join(words) for words in (LIBRARY, MARKET, BRIDGE, RACE)]


def test_equal_texts_are_one_whatever_their_place():
    assert pair_up(dict(enumerate(WORDS)), dict(enumerate(reversed(WORDS)))) == {0: 3, 1: 2, 2: 1, 3: 0}


def test_white_space_does_not_count():
    assert pair_up({"old": LIBRARY[1]}, {"new": " ".join(LIBRARY[1])}) == {"new": "old"}


def test_a_story_that_lost_half_of_its_text_is_still_itself():
    half = {place: words[: len(words) // 2] for place, words in enumerate(WORDS)}

    assert pair_up(dict(enumerate(WORDS)), half) == {0: 0, 1: 1, 2: 2, 3: 3}


def test_different_stories_are_not_paired():
    assert pair_up({0: WORDS[0], 1: WORDS[1]}, {0: WORDS[2], 1: WORDS[3]}) == {}


def test_of_a_story_cut_in_two_the_longer_part_keeps_the_row():
    cut = len(WORDS[0]) // 3

    assert pair_up({"old": WORDS[0]}, {"short": WORDS[0][:cut], "long": WORDS[0][cut:]}) == {"long": "old"}


def test_of_two_stories_joined_one_row_is_left():
    assert len(pair_up({0: WORDS[0], 1: WORDS[1]}, {"joined": WORDS[0] + WORDS[1]})) == 1


def test_equal_texts_are_paired_in_order():
    assert pair_up({1: "简讯", 2: "简讯"}, {"a": "简讯", "b": "简讯", "c": "简讯"}) == {"a": 1, "b": 2}


def test_texts_without_words_are_nobody():
    assert pair_up({1: ""}, {2: ""}) == {}


def test_different_stories_are_less_alike_than_the_threshold():
    assert all(likeness(one, other) < ALIKE / 2 for one in WORDS for other in WORDS if one != other)


texts = st.dictionaries(st.integers(0, 20), st.text(st.sampled_from("甲乙丙丁 "), max_size=12), max_size=8)


@given(old=texts, new=texts)
def test_pairs_are_one_to_one(old, new):
    pairs = pair_up(old, new)

    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs) <= set(new)
    assert set(pairs.values()) <= set(old)


@given(old=texts)
def test_everything_with_words_is_itself(old):
    pairs = pair_up(old, old)

    assert all("".join(old[key].split()) == "".join(old[other].split()) for key, other in pairs.items())
    assert set(pairs) == {key for key, text in old.items() if text.strip()}
