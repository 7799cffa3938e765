"""Names with nothing between them."""

import pytest

from articles.pagetext.text.names import LONGEST_RUN, are_doubtful, names, names_run_together
from articles.pagetext.text.run_names import flag_run_names
from articles.pagetext.values import Credit, CreditRole, Kind, Photo, Role, SourceLine, Story

LINES = [
    SourceLine(1, "■记者 张三 通讯员张丁丙李乙甲"),
    SourceLine(2, "王五 摄"),
    SourceLine(3, "张丁丙"),
    SourceLine(4, "李乙甲"),
]


def story(*people: str, line: int) -> Story:
    return Story(Kind.ARTICLE, {Role.BYLINE: (line,)}, bylines=(Credit(CreditRole.CORRESPONDENT, people),))


def test_names_that_can_be_parted_in_two_ways_are_flagged_where_they_stand() -> None:
    (flagged,) = flag_run_names([story("张丁丙", "李乙甲", line=1)], LINES)

    assert [(flag.code, flag.field, flag.lines, flag.facts["text"]) for flag in flagged.flags] == [
        ("names.run-together", "bylines", (1,), "张丁丙李乙甲")
    ]


def test_a_photo_is_flagged_in_its_credits() -> None:
    photo = Photo({Role.CREDIT: (1,)}, credits=(Credit(CreditRole.PHOTOGRAPHER, ("张丁丙", "李乙甲")),))

    (flagged,) = flag_run_names([photo], LINES)

    assert [flag.field for flag in flagged.flags] == ["credits"]


def test_names_that_stand_on_two_lines_are_not_flagged() -> None:
    both = Story(Kind.ARTICLE, {Role.BYLINE: (3, 4)}, bylines=(Credit(CreditRole.REPORTER, ("张丁丙", "李乙甲")),))

    assert flag_run_names([both, story("张三", line=1), story("王五", line=2)], LINES) == (
        both,
        story("张三", line=1),
        story("王五", line=2),
    )


@pytest.mark.parametrize(
    ("run", "doubtful"),
    [("张三李四", False), ("张丁丙李乙甲", True), ("甲乙" * (LONGEST_RUN // 2 + 1), False), ("张三", False)],
)
def test_only_what_can_be_parted_in_more_than_one_way_is_doubtful(run: str, doubtful: bool) -> None:
    assert are_doubtful(run) is doubtful


def test_a_run_longer_than_any_byline_is_not_parted() -> None:
    assert names_run_together("甲乙" * (LONGEST_RUN // 2 + 1)) == ()


def test_a_name_is_parted_only_beside_half_of_a_padded_one() -> None:
    assert names("张 三李四光") == ("张三", "李四光")
    assert names("莫斯科中国论坛") == ()
