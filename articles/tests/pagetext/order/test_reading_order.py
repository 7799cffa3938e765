"""The reading order of body lines, on pages set from invented stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.pagetext.learnt import shipped
from articles.pagetext.order import links as near
from articles.pagetext.order import reading_order as module
from articles.pagetext.order.chains import Chain
from articles.pagetext.order.chunks import chunks_of
from articles.pagetext.order.links import local_links
from articles.pagetext.order.pieces import pieces_of
from articles.pagetext.order.reading_order import chains
from articles.pagetext.text.language import Language
from articles.pagetext.values import Role, SourceLine

MEASURE = 16

LIBRARY = (
    "本报讯　昨天上午，东门社区的图书角正式开放，前来借书的居民排起了长队。图书角由旧仓库改建，一半图书是居民捐赠的。",
    "社区工作人员张三介绍，图书角每天早上八点开门，晚上九点关门，居民凭身份证就可以借书，每次最多可以借五本，借期为一个月。",
    "“以前想看书要坐公交车到市里，现在走几步路就到了。”居民李四说，他打算周末带孙子来图书角看看。",
)
BRIDGE = (
    "本报讯　城北的石桥修缮工程本月开工，预计年底前完工。这座石桥建成于清代，多年来桥墩受到水流冲刷，部分石块松动。",
    "施工负责人王五告诉记者，修缮将尽量使用原有的石料，破损严重的石块则按照原来的尺寸重新打制，行人可以从旁边的便桥通过。",
    "文物部门表示，石桥修缮完成以后，还将在桥头设立说明牌，向游客讲述石桥的历史。",
)


def column(paragraphs: Sequence[str]) -> list[str]:
    """Set paragraphs in lines of `MEASURE` ems; first lines are two ems short, as where an indent was lost."""
    lines = []
    for paragraph in paragraphs:
        lines.append(paragraph[: MEASURE - 2])
        lines.extend(paragraph[at : at + MEASURE] for at in range(MEASURE - 2, len(paragraph), MEASURE))
    return lines


def order(rows: Sequence[tuple[Role | None, str]], **options: Any) -> tuple[list[str], tuple[Chain, ...]]:
    """The text of each chain and the chains of a page; a row without role is blank."""
    lines = [SourceLine(at, text) for at, (_, text) in enumerate(rows, 1)]
    found = chains(lines, {at: role for at, (role, _) in enumerate(rows, 1) if role}, model=shipped().order, **options)
    texts = [
        "".join(lines[part.line - 1].text[part.begin : part.end].strip() for part in one.segments) for one in found
    ]
    return texts, found


def body(lines: Sequence[str]) -> list[tuple[Role | None, str]]:
    return [(Role.BODY, line) for line in lines]


def head(text: str) -> list[tuple[Role | None, str]]:
    return [(None, ""), (Role.HEADLINE, text), (None, "")]


def text_of(paragraphs: Sequence[str]) -> str:
    return "".join(column(paragraphs))


def woven(left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    """The lines of two columns side by side, read across."""
    return (line for line in chain.from_iterable(zip_longest(left, right)) if line)


def test_stories_one_after_the_other_are_one_chain_each():
    page = head("图书角开放") + body(column(LIBRARY)) + head("石桥开始修缮") + body(column(BRIDGE))

    texts, _ = order(page)

    assert texts == [text_of(LIBRARY), text_of(BRIDGE)]


@pytest.mark.parametrize("blank", ["never", "always"])
def test_stories_are_told_apart_whatever_the_blank_lines_say(blank):
    whole = head("图书角开放") + body(column(LIBRARY)) + head("石桥开始修缮") + body(column(BRIDGE))
    rows = [row for row in whole if row[0]]
    page = [part for row in rows for part in ([row, (None, "")] if blank == "always" else [row])]

    texts, _ = order(page)

    assert texts == [text_of(LIBRARY), text_of(BRIDGE)]


def test_two_columns_that_were_read_across_are_taken_apart():
    lines = column(LIBRARY)
    half = len(lines) // 2
    page = head("图书角开放") + body(list(woven(lines[:half], lines[half:])))

    texts, _ = order(page)

    assert texts == [text_of(LIBRARY)]


def test_a_page_read_across_is_looked_at_again(monkeypatch: pytest.MonkeyPatch):
    lines = column(LIBRARY)
    half = len(lines) // 2
    page = head("图书角开放") + body(list(woven(lines[:half], lines[half:])))
    seen: list[float | None] = []

    def noted(*arguments: Any, **options: Any) -> Any:
        seen.append(options.get("sure"))
        return chunks_of(*arguments, **options)

    monkeypatch.setattr(module, "chunks_of", noted)
    monkeypatch.setattr(module, "TORN", 1)
    monkeypatch.setattr(module, "MOST_TORN", 1.0)

    texts, _ = order(page)

    assert texts == [text_of(LIBRARY)]
    assert seen == [None, *module.SURE_AGAIN]


def test_a_page_read_down_its_columns_is_looked_at_once(monkeypatch: pytest.MonkeyPatch):
    seen: list[Any] = []

    def noted(*arguments: Any, **options: Any) -> Any:
        seen.append(arguments)
        return chunks_of(*arguments, **options)

    monkeypatch.setattr(module, "chunks_of", noted)
    monkeypatch.setattr(module, "TORN", 1)
    monkeypatch.setattr(module, "MOST_TORN", 1.0)

    order(head("图书角开放") + body(column(LIBRARY)))

    assert len(seen) == 1


def test_a_line_that_surely_goes_on_in_the_next_has_no_other_partner(monkeypatch):
    monkeypatch.setattr(near, "FIRM", 1.0)
    lines = [SourceLine(at, text) for at, text in enumerate(column([*LIBRARY, *BRIDGE]), 1)]
    pieces = pieces_of(lines, {line.number: Role.BODY for line in lines})
    language = Language(shipped().order.table, [line.text for line in lines])

    links = set(local_links(pieces, language))

    sure = [at for at in range(len(pieces) - 1) if {link for link in links if link[0] == at} == {(at, at + 1)}]
    assert sure
    assert not any(b - 1 in sure and a != b - 1 for a, b in links)


def test_a_body_cut_in_the_middle_goes_on_behind_another_story():
    lines = column(LIBRARY)
    other = head("石桥开始修缮") + body(column(BRIDGE)) + [(None, "")]
    page = head("图书角开放") + body(lines[:6]) + other + body(lines[6:])

    texts, _ = order(page)

    assert texts == [text_of(LIBRARY), text_of(BRIDGE)]


def test_a_line_glued_from_two_columns_is_two_segments():
    lines = column(LIBRARY)
    half = next(at for at, line in enumerate(lines) if line.endswith("。") and at > 2)
    glued = f"{lines[half]} {lines[-2]}"
    page = head("图书角开放") + body([*lines[:half], glued, *lines[half + 1 : -2], lines[-1]])

    _, found = order(page)

    parts = [part for one in found for part in one.segments if part.line == 3 + half + 1]
    assert [glued[part.begin : part.end].strip() for part in sorted(parts, key=lambda part: part.begin)] == [
        lines[half],
        lines[-2],
    ]


def test_a_chain_says_how_sure_it_is_of_each_joint():
    page = head("图书角开放") + body(column(LIBRARY))

    _, found = order(page)

    assert len(found[0].links) == len(found[0].segments) - 1
    assert min(found[0].links) > 0.5
    assert found[0].start > 0.5
    assert "weakest joint" in found[0].reasons[0]


def test_a_weak_joint_tells_who_else_could_follow():
    rows = [(Role.BODY, line) for line in ("一" * 16, "二" * 16, "三" * 16, "四" * 16)]
    page = [part for row in rows for part in (row, (None, ""), (Role.TEXT, "今天晴到多云"), (None, ""))]

    _, found = order(page)

    for one in found:
        weak = {place for place, chance in enumerate(one.links) if chance < 0.9}
        assert weak >= {place for place, _ in one.alternatives}
        assert all(0 < runner.probability <= 1 for _, runners in one.alternatives for runner in runners)


def test_subheads_stay_in_the_body():
    lines = column(LIBRARY)
    page = head("图书角开放") + body(lines[:5]) + [(Role.SUBHEAD, "走几步就到")] + body(lines[5:])

    _, found = order(page)

    assert [one.lines for one in found] == [tuple(range(4, 4 + len(lines) + 1))]


def test_a_page_without_body_has_no_chain():
    assert order(head("图书角开放"))[1] == ()


def test_lines_that_are_to_stay_in_file_order_do():
    page = body(column(LIBRARY) * 3)

    texts, _ = order(page, bounds=None)

    assert texts == [text_of(LIBRARY)] * 3


ROLES = st.sampled_from([None, *Role])
TEXTS = st.text(alphabet="的一是在不了有和人这中大为上个国我以要他，。“”（）《》 3年 a本报讯记者", max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(ROLES, TEXTS), max_size=60))
def test_every_body_line_is_in_exactly_one_chain(rows):
    page = [(role if text.strip() else None, text) for role, text in rows]

    _, found = order(page)

    wanted = [at for at, (role, _) in enumerate(page, 1) if role in {Role.BODY, Role.SUBHEAD}]
    assert sorted(line for one in found for line in one.lines) == wanted
    assert all(len(one.links) == len(one.segments) - 1 for one in found)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(ROLES, TEXTS), max_size=40))
def test_the_same_page_gives_the_same_chains(rows):
    page = [(role if text.strip() else None, text) for role, text in rows]

    assert order(page)[1] == order(page)[1]
