"""Who somebody is, and who is named alone."""

from __future__ import annotations

import pytest

from articles.pagetext.text.introductions import introduced, speakers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三说，水清了。", ["张三"]),
        ("“水清了。”张三介绍。李四表示，路宽了。", ["张三", "李四"]),
        ("外长甲乙丙丁指出", ["外长甲乙丙丁"]),
        ("水清了，张三说。", []),
        ("他说，水清了。", []),
    ],
)
def test_who_says_something_at_the_beginning_of_a_sentence_is_named_alone(text: str, names: list[str]) -> None:
    assert [name for _, name in speakers(text)] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("村民张三来了", [(2, "张三")]),
        ("村民代表张三和局长李四", [(4, "张三"), (9, "李四")]),
        ("张三来了", []),
        ("局长王五", []),
        ("来的是村民", []),
    ],
)
def test_an_office_right_before_a_name_says_who_that_is(text: str, found: list[tuple[int, str]]) -> None:
    assert list(introduced(text, {"张三", "李四"})) == found
