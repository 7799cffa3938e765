"""Small parts of the road: assignment of pairs, paragraphs, subheads, reasons, the sum that must close."""

from dataclasses import replace
from itertools import permutations
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pagetext import read_page
from articles.pagetext.conservation import check
from articles.pagetext.errors import LinesLost
from articles.pagetext.explain import line_span
from articles.pagetext.hungarian import best_pairs
from articles.pagetext.learnt import shipped
from articles.pagetext.reasons import REASONS, reason
from articles.pagetext.stories.paragraphs import Piece, joints
from articles.pagetext.stories.subheads import best_slots
from articles.pagetext.text.measure import page_of, printed_width
from articles.pagetext.values import SourceLine

SCORES = st.lists(st.lists(st.integers(-3, 9), min_size=3, max_size=3), min_size=1, max_size=3)


@given(SCORES)
def test_assignment_is_the_best_there_is(scores: list[list[int]]) -> None:
    pairs = best_pairs(scores)

    best = max(
        sum(max(0, scores[r][c]) for r, c in enumerate(columns[: len(scores)])) for columns in permutations(range(3))
    )
    assert sum(scores[r][c] for r, c in pairs.items()) == best
    assert len(set(pairs.values())) == len(pairs)


def test_large_assignments_are_greedy_but_one_to_one() -> None:
    size = 200
    scores = [[float(r == c) for c in range(size)] for r in range(size)]

    assert best_pairs(scores, least=0.5) == {k: k for k in range(size)}


def pieces(*texts: str) -> list[Piece]:
    return [Piece(n, text, whole=True, gap_before=False) for n, text in enumerate(texts, 1)]


def breaks(*texts: str) -> list[bool]:
    return [joint.breaks >= 0.5 for joint in joints(pieces(*texts), shipped().joints)]


def test_lost_indent_and_short_last_line_end_a_paragraph() -> None:
    found = breaks(
        "某村的桥在昨天上午通车，",
        "村民们从四面八方走上了新的桥",
        "头看河水流过。",
        "桥是去年开始修建的，全长",
        "一百二十米，宽有七米，能让两",
        "辆车并排开过去，村民出门再也",
        "不用绕道走了。",
    )

    assert found == [False, False, True, False, False, False]


def test_indents_that_stand_behind_sentences_alone_tell_where_paragraphs_begin() -> None:
    found = breaks(
        "本报讯 某村的桥在昨天上午通车",
        "村民们从四面八方走上了新的桥。",
        "　　桥是去年开始修建的，全长一",
        "百二十米，宽有七米，能让两辆车",
        "并排开过去，村民出门不用绕道。",
        "　　明年还要再修一座同样的桥。",
    )

    assert found == [False, True, False, False, True]


def test_what_stands_far_in_is_no_indent() -> None:
    texts = ("●某村的桥通车了，村民都去看。", " " * 12 + "（张三）", "●某镇的学校开学，孩子们都有", "了新书包。")

    assert not any("habit visible" in name for joint in joints(pieces(*texts), shipped().joints) for name in joint.why)


def test_a_sentence_cut_at_the_line_end_goes_on() -> None:
    assert breaks("某村的桥在昨天上午通车，村民们", "从四面八方走上了新的桥头来看河") == [False]


def test_an_item_of_a_list_and_a_speaker_open_a_paragraph() -> None:
    items = breaks(
        "春节期间请市民注意几点事项。",
        "▲出门前关好门窗，拔掉插头，",
        "不留火种；",
        "▲不在楼道堆放杂物，保持通",
        "道畅通。",
    )
    talk = breaks("图书角早上几点开门，借书要带", "什么证件？", "答：早上八点开门，带上身份", "证就能借。")

    assert items[1:] == [False, True, False]
    assert talk == [False, True, False]


def test_a_number_is_no_item() -> None:
    names = joints(pieces("去年全村的人均收入比前年增加了", "3.5 个百分点，超过了三万元。"), shipped().joints)[0].why

    assert "begins digit" in names


def test_no_paragraph_ends_in_the_byline_that_opens_a_story() -> None:
    found = breaks("本报讯（记者 张三丰 李", "四光 通讯员 王五）昨天上午，某", "村的桥通车，村民们从四面八方走")

    assert found == [False, False]


def test_a_signature_set_to_the_right_belongs_to_the_paragraph_above() -> None:
    found = breaks(
        "某村的桥昨天上午通车了，村民",
        "都去看。",
        " " * 20 + "（张三）",
        "某镇的学校昨天开学，孩子们都",
    )

    assert found[:2] == [False, False]


def test_who_said_it_goes_with_the_quotation_above() -> None:
    quotation = ("村里修了路，种了树，老人和孩", "子都高兴得很，“大家的日子会", "越过越好，明年还要修一座桥！”")
    more = ("桥是去年开始修建的，全长", "一百二十米，宽有七米，能让两")

    assert breaks(*quotation, "张三村党支部书记李四这样说。", *more) == [False, False, False, True, False]
    assert breaks(*quotation, "张三村党支部去年修建了桥。", *more) == [False, False, True, True, False]


def test_a_line_that_the_next_number_would_not_fit_is_rather_a_full_one() -> None:
    bridge = ("桥是前年开始修建的，全长大约", "一百二十米，宽有七米，能让两", "辆车并排开过去，村民都说好。")
    cost = ("修建这座桥用去人民币共", "12345678元，是村里人一起凑", "的，去年秋天通车时很热闹。")
    words = (cost[0], "一千二百万元，是村里人一起凑", cost[2])

    unlike, like = (joints(pieces(*bridge, *lines), shipped().joints)[2].breaks for lines in (cost, words))

    assert unlike < like - 0.2


def test_a_bracket_of_other_words_may_be_left_open_at_a_paragraphs_end() -> None:
    inside = joints(pieces("桥上的栏杆（长一百二十米。", "从明天起行人可以走上新的桥头"), shipped().joints)

    assert inside[0].breaks > 0


def test_digits_do_not_make_a_line_short() -> None:
    assert printed_width("选派 14批次 826名") == pytest.approx(7.7)


def test_a_line_printed_twice_is_as_wide_as_one_half() -> None:
    assert page_of([SourceLine(1, "打造新村打造新村")]).rows[0].width == 4.0


def test_subheads_stand_where_their_words_are() -> None:
    paragraphs = ["修桥的钱来自村民", "修桥的人来自外村", "种树的人是学生", "种树的地在山上"]

    assert best_slots(["大家种树", "大家修桥"], {}, paragraphs) == [2, 0]


def test_every_reason_speaks_both_languages_with_the_same_facts() -> None:
    for code, sentences in REASONS.items():
        names = {
            language: {name for _, name, _, _ in Formatter().parse(text) if name}
            for language, text in sentences.items()
        }
        facts = dict.fromkeys(names["zh"], "甲")

        assert names["zh"] == names["en"]
        assert {"{" in reason(code, facts, language=language) for language in ("zh", "en")} == {False}

    assert reason("no.such-code", {}) == "no.such-code"


def test_lost_and_double_lines_are_found() -> None:
    draft = read_page("page.txt", "本报讯 昨天，某村的桥通车。\n\n友情提醒：注意安全".encode())
    check(draft)

    with pytest.raises(LinesLost) as caught:
        check(replace(draft, stories=(*draft.stories, *draft.stories), furniture=()))

    assert caught.value.lost or caught.value.double


def test_line_numbers_are_shown_as_ranges() -> None:
    assert line_span([9, 5, 6, 7]) == "5-7, 9"
