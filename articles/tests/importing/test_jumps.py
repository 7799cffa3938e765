"""Stories that go on on another page, told by their two ends."""

from __future__ import annotations

import pytest

from articles.importing.jumps import End, match_jumps, plain_label
from articles.tests.importing.drafts import BRIDGE, LIBRARY, MARKET

HEADLINES = [LIBRARY[0], MARKET[0], BRIDGE[0], "戊山茶园开采"]


def text(topic: str, start: int = 0) -> str:
    """A long text in which one character comes back with eighty others, from the one at `start` on."""
    return "".join(f"{topic}{chr(0x4E00 + number)}" for number in range(start, start + 80))


def out(headline: str, *, key: object = "", text: str = "", page: str = "A1", to: str = "A4") -> End:
    return End(key or ("out", headline), page, headline, jump_to=to, text=text)


def into(headline: str, *, key: object = "", text: str = "", page: str = "A4", back: str = "A1") -> End:
    return End(key or ("in", headline), page, headline, jump_from=back, text=text)


def headlines(ends):
    return {(one.headline, other.headline) for one, other in match_jumps(ends)}


def test_the_same_headline_on_the_page_that_is_named():
    ends = [out("甲村新建图书室"), out("乙镇菜场搬新家"), into("乙镇菜场搬新家"), into("甲村新建图书室")]

    assert headlines(ends) == {("甲村新建图书室", "甲村新建图书室"), ("乙镇菜场搬新家", "乙镇菜场搬新家")}


def test_punctuation_and_blanks_of_a_headline_do_not_count():
    ends = [out("“甲村”新建 图书室"), out("乙镇菜场搬新家"), into("甲村新建图书室"), into("乙镇菜场搬新家")]

    assert ("“甲村”新建 图书室", "甲村新建图书室") in headlines(ends)


def test_a_headline_shortened_on_the_second_page():
    ends = [out("甲村新建图书室昨天开门"), out("乙镇菜场搬新家"), into("新建图书室"), into("菜场搬新家")]

    assert headlines(ends) == {("甲村新建图书室昨天开门", "新建图书室"), ("乙镇菜场搬新家", "菜场搬新家")}


def test_without_headlines_the_words_of_the_texts_tell():
    first = [out(headline, text=text(headline[0])) for headline in HEADLINES]
    second = [into("", key=headline, text=text(headline[0], 65)) for headline in reversed(HEADLINES)]

    found = {(one.headline, other.key) for one, other in match_jumps([*first, *second])}
    assert found == {(headline, headline) for headline in HEADLINES}


@pytest.mark.parametrize(
    "other",
    [
        into("甲村新建图书室", page="A5"),
        into("甲村新建图书室", back="A2"),
        into("丁湖划船比赛开桨", text=text("湖")),
    ],
)
def test_what_does_not_belong_together_is_left_alone(other):
    assert match_jumps([out("甲村新建图书室", text=text("村")), other]) == []


def test_two_ends_left_alone_by_their_pages_need_no_like_headline():
    assert headlines([out("甲村新建图书室"), into("一间图书室的故事")]) == {("甲村新建图书室", "一间图书室的故事")}


def test_an_end_without_a_jump_line_is_not_guessed_at():
    assert match_jumps([out("甲村新建图书室"), End("in", "A4", "甲村新建图书室")]) == []


def test_a_jump_that_was_given_to_another_story_of_its_page_is_put_right():
    first = [out("甲村新建图书室"), out("乙镇菜场搬新家")]
    second = [into("乙镇菜场搬新家"), into("丁湖划船比赛开桨"), End("in", "A4", "甲村新建图书室")]

    assert headlines([*first, *second]) == {(end.headline, end.headline) for end in first}


def test_both_sides_may_have_given_a_jump_away():
    first = [out("戊山茶园开采"), out("乙镇菜场搬新家"), End("out", "A1", "甲村新建图书室")]
    second = [into("甲村新建图书室"), into("丁湖划船比赛开桨"), End("in", "A4", "乙镇菜场搬新家")]

    assert headlines([*first, *second]) == {
        ("甲村新建图书室", "甲村新建图书室"),
        ("乙镇菜场搬新家", "乙镇菜场搬新家"),
    }


def test_no_jump_is_taken_from_a_story_whose_headline_stands_on_both_pages():
    ends = [out("甲村新建图书室"), into("甲村新建图书室"), out("乙镇菜场搬新家"), End("in", "A4", "乙镇菜场搬新家")]

    assert headlines(ends) == {("甲村新建图书室", "甲村新建图书室")}


def test_a_brief_on_both_pages_takes_no_jump():
    brief = [End("here", "A1", "戊山茶园开采"), End("there", "A4", "戊山茶园开采")]

    assert headlines([out("甲村新建图书室"), into("一间图书室的故事"), *brief]) == {
        ("甲村新建图书室", "一间图书室的故事")
    }


def test_a_text_printed_twice_borrows_no_jump():
    twice = text("茶")
    ends = [out("戊山茶园开采", text=twice), into("甲村新建图书室"), End("in", "A4", "戊山茶园开采", text=twice)]

    assert headlines(ends) == {("戊山茶园开采", "甲村新建图书室")}


def test_a_text_that_stands_on_the_other_page_under_another_headline_borrows_no_jump():
    other = text("茶")
    ends = [out("戊山茶园开采", text=text("山")), End("here", "A1", "丁湖划船比赛开桨", text=other)]
    ends += [into("乙镇菜场搬新家", text=text("菜")), End("there", "A4", "戊山茶园开采", text=other)]

    assert match_jumps(ends) == []


def test_one_text_printed_twice_is_no_continued_story():
    assert match_jumps([out("甲村新建图书室", text=text("村")), into("甲村新建图书室", text=text("村"))]) == []


def test_an_end_goes_into_one_pair_only():
    ends = [out("甲村新建图书室", key=1), out("甲村新建图书室", key=2), into("甲村新建图书室", key=3)]

    assert len(match_jumps(ends)) == 1


def test_a_story_over_three_pages_is_two_pairs():
    middle = End("mid", "A4", "甲村新建图书室", jump_to="A6", jump_from="A1")

    ends = [out("甲村新建图书室"), middle, into("甲村新建图书室", page="A6", back="A4")]

    assert [(one.page, other.page) for one, other in match_jumps(ends)] == [("A1", "A4"), ("A4", "A6")]


@pytest.mark.parametrize(("one", "other", "same"), [("2", "02", True), ("Ｃ２", "c2", True), ("C2", "C20", False)])
def test_labels_as_they_are_printed(one, other, same):
    assert (plain_label(one) == plain_label(other)) is same
