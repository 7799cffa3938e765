"""Text repairs: what must change, what must stay, and that every repair can be replayed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pagetext.text.clean import clean, join_head, join_lines, replay, unshadow

TEXT = st.text(alphabet=st.sampled_from("中文王强，。“”（）0123456789 .%AbC\u3000\u00a0\u200b\u202e⼀…—"), max_size=40)


@pytest.mark.parametrize(
    ("raw", "better"),
    [
        ("选派 14批次 826名干部", "选派14批次826名干部"),
        ("达 95%，攻克 219 个", "达95%，攻克219个"),
        ("“ 4K 超高清”", "“4K超高清”"),
        ("⼀一", "一一"),
        ("零\u200b宽", "零宽"),
        ("  两端  ", "两端"),
    ],
)
def test_repairs(raw: str, better: str) -> None:
    assert clean(raw).text == better


@pytest.mark.parametrize("text", ["迈进新的一年 奋斗只争朝夕", "CFW POP", "好……真好", "天天向上"])
def test_what_is_right_stays(text: str) -> None:
    assert clean(text).text == text


def test_lines_run_on_but_latin_words_stay_apart() -> None:
    assert join_lines(["市级农业", "面源污染"]) == "市级农业面源污染"
    assert join_lines(["a news", "paper"]) == "a news paper"
    assert join_lines(["news-", "paper"]) == "newspaper"


@pytest.mark.parametrize(
    ("printed", "once"),
    [
        ("打造新模式打造新模式", "打造新模式"),
        ("桥通车了 桥通车了", "桥通车了"),
        ("打打造造新新模模", "打造新模"),
        ("天天向上", "天天向上"),
    ],
)
def test_shadow_is_collapsed(printed: str, once: str) -> None:
    assert unshadow(printed) == once


def test_repeated_headline_lines_are_one() -> None:
    assert join_head(["把根扎", "把根扎", "在草原在草原"]) == "把根扎在草原"


@pytest.mark.parametrize("printed", ["秋  思", "秋\u3000思", "秋 思"])
def test_a_headline_that_was_set_wide_is_closed_up(printed: str) -> None:
    assert join_head([printed]) == "秋思"


def test_two_clauses_of_a_headline_stay_apart() -> None:
    assert join_head(["新桥通车 村民出行"]) == "新桥通车 村民出行"


@given(TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text).text

    assert clean(once).text == once


@given(TEXT)
def test_recorded_repairs_replay(text: str) -> None:
    done = clean(text)

    assert replay(text, done.applied) == done.text
