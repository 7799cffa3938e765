"""What the index holds of a text, and which queries find it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from modelsearch.query import And, Phrase

from articles.models.searchable import fold, index_text, search_query

CHINESE = st.text(alphabet="平湖铁军甲乙，。 3ab", min_size=1, max_size=30)


def phrases_of(query):
    return [phrase.query_string for phrase in (query.subqueries if isinstance(query, And) else [query])]


def is_found(query: str, text: str) -> bool:
    """Match as a database does: every phrase's tokens stand next to each other in the stored text."""
    stored = f" {index_text([text])} "
    return all(f" {phrase} " in stored for phrase in phrases_of(search_query(query)))


def test_text_is_stored_as_overlapping_pairs_and_single_characters():
    assert index_text(["平湖铁军"]) == "b 平湖 湖铁 铁军 b 平 湖 铁 军"


@pytest.mark.parametrize(
    "query", ["平", "平湖", "湖铁", "平湖铁军", "第15次", "15", "5G", "５ｇ", "3.5", "党代会 15", "café", "𠮷田"]
)
def test_a_word_in_the_text_is_found(query):
    assert is_found(query, "平湖铁军迎来第15次党代会，5G基站3.5万个，CAFÉ开张，𠮷田来访。")


@pytest.mark.parametrize("query", ["铁湖", "军平", "铁军第", "1", "5次", "平湖 乙", "湖军"])
def test_what_is_not_in_the_text_is_not_found(query):
    assert not is_found(query, "平湖，铁军。第15次")


def test_a_phrase_does_not_run_over_punctuation():
    assert not is_found("甲乙丙", "甲乙，乙丙")


def test_full_and_half_width_and_case_are_the_same():
    assert fold("ＡＢ１２é") == "ab12e"


@pytest.mark.parametrize("text", ["", "，。！", "   ", "%_*\"'"])
def test_a_query_without_letters_asks_for_nothing(text):
    assert search_query(text) is None


def test_a_query_word_is_one_phrase():
    query = search_query("平湖铁军")

    assert isinstance(query, Phrase)
    assert query.query_string == "平湖 湖铁 铁军"


@given(CHINESE, st.text(alphabet="平湖铁军甲乙", min_size=1, max_size=6))
def test_what_is_found_holds_the_word(text, word):
    assert is_found(word, text) == (word in text)
