"""Differences are shown by character, paragraph by paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from articles.admin.difference import ADDED, REMOVED, SAME, compare, compare_lines, differences

OLD = {
    "fields": {"kind": "article", "headline": "甲村新建图书室", "continued_on_id": None},
    "body": [{"type": "paragraph", "text": "甲村的图书室昨天开门。", "lines": [3]}],
    "bylines": [{"role": "reporter", "name": "张三", "reporter": 1}],
    "tags": ["乡村"],
    "photos": [],
}


def changed(pieces) -> list[tuple[str, str]]:
    return [(piece.change, piece.text) for piece in pieces]


def test_one_character_is_one_change():
    assert changed(compare("昨天上午开门", "昨天下午开门")) == [
        (SAME, "昨天"),
        (REMOVED, "上"),
        (ADDED, "下"),
        (SAME, "午开门"),
    ]


def test_paragraphs_that_stay_are_left_out():
    lines = compare_lines(["甲", "乙", "丙"], ["甲", "乙改", "丙", "丁"])

    assert [changed(line) for line in lines] == [[(SAME, "乙"), (ADDED, "改")], [(ADDED, "丁")]]


def test_only_fields_that_differ_are_named():
    new = OLD | {
        "bylines": [*OLD["bylines"], {"role": "photographer", "name": "王五", "reporter": 2}],
        "tags": [],
    }

    assert len(differences(OLD, new)) == 2
    assert differences(OLD, OLD) == []


def test_a_photos_caption_counts():
    photo = {"id": 1, "title": "", "caption": "村民在看书。", "alt": "", "image": "", "withheld": False, "credits": []}

    (difference,) = differences(OLD, OLD | {"photos": [photo]})

    assert changed(difference.lines[0]) == [(ADDED, "村民在看书。")]


def test_source_lines_are_no_words():
    moved = OLD | {"body": [OLD["body"][0] | {"lines": [4]}]}

    assert differences(OLD, moved) == []


texts = st.text(alphabet="甲乙丙，。 a", max_size=40)


@given(texts, texts)
def test_the_pieces_lead_from_one_text_to_the_other(old, new):
    pieces = compare(old, new)

    assert "".join(piece.text for piece in pieces if piece.change != ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.change != REMOVED) == new
