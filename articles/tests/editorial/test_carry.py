"""Source lines stay with the words through an edit."""

from hypothesis import given
from hypothesis import strategies as st

from articles.editorial.carry import carry_lines

OLD = [
    {"type": "paragraph", "text": "甲村的图书室昨天上午开门，村里来了三十多人。", "lines": [3, 4]},
    {"type": "subhead", "text": "孩子有了去处", "lines": [5]},
    {"type": "paragraph", "text": "村民李四说，孩子放学以后终于有地方看书了。", "lines": [6, 7]},
]


def lines(new: list[dict]) -> list[list[int]]:
    return [block["lines"] for block in carry_lines(OLD, new)]


def words(*texts: str) -> list[dict]:
    return [{"type": "paragraph", "text": text} for text in texts]


def test_unchanged_blocks_keep_their_lines_in_any_order():
    assert lines(list(reversed(OLD))) == [[6, 7], [5], [3, 4]]


def test_a_corrected_paragraph_keeps_its_lines():
    assert lines(words("甲村的图书室昨天下午开门，村里来了四十多人。")) == [[3, 4]]


def test_both_halves_of_a_split_paragraph_keep_them():
    assert lines(words("甲村的图书室昨天上午开门。", "村里来了三十多人。")) == [[3, 4], [3, 4]]


def test_joined_paragraphs_have_the_lines_of_both():
    assert lines(words(OLD[0]["text"] + OLD[2]["text"])) == [[3, 4, 6, 7]]


def test_new_words_have_no_lines():
    assert lines([*OLD, *words("编辑部补记：开放时间另行通知。")]) == [[3, 4], [5], [6, 7], []]


def test_the_same_words_twice_keep_their_own_lines():
    twice = [
        {"type": "paragraph", "text": "（完）", "lines": [1]},
        {"type": "paragraph", "text": "（完）", "lines": [9]},
    ]

    assert [block["lines"] for block in carry_lines(twice, twice)] == [[1], [9]]


texts = st.lists(st.text(alphabet="甲乙丙丁。，", max_size=12), max_size=6)


@given(texts, texts)
def test_words_are_the_new_ones_and_lines_are_old_ones(old, new):
    before = [{"type": "paragraph", "text": text, "lines": [number]} for number, text in enumerate(old, start=1)]

    after = carry_lines(before, words(*new))

    assert [block["text"] for block in after] == new
    assert {line for block in after for line in block["lines"]} <= set(range(1, len(old) + 1))


@given(texts)
def test_an_edit_of_nothing_keeps_everything(old):
    before = [{"type": "paragraph", "text": text, "lines": [number]} for number, text in enumerate(old, start=1)]

    assert carry_lines(before, before) == before
