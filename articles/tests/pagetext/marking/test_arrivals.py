"""Stories that come from another page: the head beside the line that says so, and nothing but a headline in it."""

from __future__ import annotations

import pytest

from articles.pagetext.draft_json import draft_to_json
from articles.pagetext.marking.arrivals import arrivals, is_rest, with_heads
from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.units import units
from articles.pagetext.pipeline import read_page
from articles.pagetext.text.measure import Page, page_of
from articles.pagetext.values import SourceLine

JUMP = (Label.JUMP, "（上接A1版）")
BODY = (Label.BODY, "体施工，明年春天投入使用。")
END = (Label.BODY, "会议由市长主持。")
GAP = (Label.BODY, "")


def page(*rows: tuple[Label, str]) -> tuple[Page, dict[int, Mark]]:
    """A page of labelled rows, each label certain; those without text are blank lines."""
    lines = [SourceLine(at, text) for at, (_, text) in enumerate(rows, 1)]
    marks = {at: Mark(label, 1.0, label, 0.0) for at, (label, text) in enumerate(rows, 1) if text}
    return page_of(lines), marks


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Below the jump: taken for an advert, or for a line of the body.
        ((END, GAP, JUMP, (Label.ADVERTISEMENT, "新桥"), (Label.ADVERTISEMENT, "开工"), BODY), "..hh."),
        ((END, GAP, JUMP, (Label.BODY, "新桥开工在即"), BODY), "..h."),
        # Above it.
        ((END, GAP, (Label.SUBHEAD, "新桥开工在即"), JUMP, GAP, BODY), ".h.."),
        # A head above in another block may be the only one: what stands below is the body.
        ((END, GAP, (Label.HEADLINE, "新桥开工在即"), GAP, JUMP, BODY), ".h.."),
        # What stands in another block is nobody's business.
        ((END, GAP, JUMP, GAP, (Label.ADVERTISEMENT, "招租"), BODY), "...."),
        # A jump that leads away says nothing of a head.
        ((END, GAP, (Label.JUMP, "下转A2版"), (Label.ADVERTISEMENT, "招租"), BODY), "...."),
    ],
)
def test_what_stands_by_the_line_that_says_where_its_story_comes_from_is_its_head(rows, expected: str):
    made, marks = page(*rows)

    found = with_heads(made, marks)

    assert "".join("h" if found[at].label is Label.HEADLINE else "." for at in sorted(found)) == expected
    assert found.keys() == marks.keys()


def test_stories_that_come_from_another_page_are_counted():
    made, marks = page(END, GAP, JUMP, BODY, GAP, (Label.JUMP, "下转A2版"), GAP, JUMP, BODY)

    assert arrivals(units(made, marks)) == 2


@pytest.mark.parametrize(
    ("rows", "head", "expected"),
    [
        ((JUMP, (Label.HEADLINE, "新桥"), (Label.HEADLINE, "开工"), BODY), (1, 2), True),
        (((Label.HEADLINE, "新桥"), (Label.HEADLINE, "开工"), JUMP, BODY), (0, 1), True),
        (((Label.HEADLINE, "新桥"), (Label.HEADLINE, "开工"), BODY, JUMP), (0, 1), False),
        ((JUMP, GAP, (Label.HEADLINE, "新桥"), (Label.HEADLINE, "开工"), BODY), (1, 2), False),
        ((END, GAP, (Label.HEADLINE, "新桥"), (Label.HEADLINE, "开工"), JUMP), (1, 2), True),
    ],
)
def test_a_head_in_one_block_with_that_line_is_a_rests(rows, head: tuple[int, int], expected: bool):
    made, _ = page(*rows)

    assert is_rest(made, head) is expected


TWO_RESTS = """\
A4版 综合新闻

（上接A1版）
新大桥连接两岸
百姓出行更方便
同时，大桥两头的公交站也一并改造，从河东到
河西的班车由每小时一班加密到每十分钟一班，
住在河东的学生从此不用再绕路上学。
河东的菜农也把新鲜蔬菜装上早班车，不到半小
时就送进了河西的菜市场，比过去早了一个钟头。

上接A1版
老茶馆
重开张
第二天一早，茶馆里就坐满了老茶客。掌柜给每
张桌子添上热水，说书先生敲响了醒木，一切都
和三十年前一样。
"""


def test_two_stories_that_come_from_another_page_one_below_the_other_stay_two():
    draft = draft_to_json(read_page("A4.txt", TWO_RESTS.encode()))

    found = [(item["kicker"], item["headline"], item["jump_from"]) for item in draft["items"] if "headline" in item]
    assert found == [("", "新大桥连接两岸百姓出行更方便", "A1"), ("", "老茶馆重开张", "A1")]
