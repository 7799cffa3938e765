"""Texts that are no page: read in sections or refused, at a cost that grows with their lines and no faster."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

from articles.pagetext import PageDraft, PageTextError, read_page
from articles.pagetext import limits as bounds
from articles.pagetext.conservation import claims
from articles.pagetext.errors import EmptyText, TooLarge
from articles.pagetext.limits import COLUMNS, FULL, MOST_CHARACTERS, MOST_LINES, MOST_ROWS
from articles.pagetext.text.decode import decode
from articles.pagetext.trials.hostile import LONG_LINES, SHAPES, long_line

CALLS_OF_A_LINE = 120_000
"""Calls of functions that a line may cost where everything is weighed with everything; measured: up to 104,000."""
CALLS_OF_A_CHARACTER = 20
"""The same for a character of a long line; measured: up to 12."""


def read(text: str) -> PageDraft:
    return read_page("page.txt", text.encode())


def is_whole(draft: PageDraft) -> bool:
    return sorted(claims(draft)) == [line.number for line in draft.lines if not line.is_blank]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A world of small pages: sections from 40 rows, file order from 100."""
    for name, value in {"FULL": 40, "SECTION": 30, "COLUMNS": 100}.items():
        monkeypatch.setattr(f"articles.pagetext.limits.{name}", value)
        monkeypatch.setattr(f"articles.pagetext.stories.sections.{name}", value)
    return monkeypatch


@contextmanager
def counted() -> Iterator[list[int]]:
    """Counts calls of functions, which cost the same on every machine."""
    count = [0]

    def count_call(_frame: FrameType, event: str, _what: Any) -> None:
        count[0] += event in ("call", "c_call")

    sys.setprofile(count_call)
    try:
        yield count
    finally:
        sys.setprofile(None)


def calls(text: str) -> int:
    read("某村的桥通车了。")
    with counted() as count:
        read(text)
    return count[0]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hostile_page_keeps_its_lines(shape: str) -> None:
    draft = read(SHAPES[shape](60))

    assert is_whole(draft)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hostile_text_in_sections_keeps_its_lines_and_is_flagged(shape: str, small: Any) -> None:
    draft = read(SHAPES[shape](75))

    assert is_whole(draft)
    assert [flag.code for flag in draft.flags if flag.code.startswith("page.s")] == ["page.sections"]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hostile_text_in_file_order_keeps_its_lines_and_is_flagged(shape: str, small: Any) -> None:
    draft = read(SHAPES[shape](180))

    assert is_whole(draft)
    assert "page.file-order" in [flag.code for flag in draft.flags]
    assert all(story.needs_review for story in draft.stories)


@pytest.mark.parametrize(
    "shape",
    ["every line a block", "every line an opening", "headlines and scraps", "bylines and scraps", "only captions"],
)
@pytest.mark.parametrize(("lines", "more"), [(70, 95), (150, 600)], ids=["sections", "file order"])
def test_the_work_grows_with_the_lines(shape: str, lines: int, more: int, small: pytest.MonkeyPatch) -> None:
    """Where all of a text is read in both ways, which else depends on how its lines fall into sections."""
    small.setattr("articles.pagetext.order.reading_order.may_be_scattered", lambda _reading: True)
    less, greater = calls(SHAPES[shape](lines)), calls(SHAPES[shape](more))

    assert greater < 1.5 * less * more / lines


@pytest.mark.parametrize("shape", ["every line a block", "bylines and scraps", "mixed scripts", "only marks"])
def test_the_work_for_a_line_is_bounded_where_all_is_weighed_with_all(shape: str) -> None:
    assert calls(SHAPES[shape](150)) < 150 * CALLS_OF_A_LINE


@pytest.mark.parametrize("unit", LONG_LINES)
def test_the_work_for_a_long_line_grows_with_its_length(unit: str) -> None:
    assert calls(long_line(unit, 32_000)) < 32_000 * CALLS_OF_A_CHARACTER


def test_far_links_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.pagetext.limits.WHOLE", bounds.Bounds(far_links=100))

    assert is_whole(read(SHAPES["every line a block"](60)))


def test_open_links_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.pagetext.limits.WHOLE", bounds.Bounds(open_terms=2_000))

    assert is_whole(read(SHAPES["every line a block"](60)))


def test_lines_in_no_column_stay_in_file_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.pagetext.limits.WHOLE", bounds.Bounds(loose=10))

    draft = read(SHAPES["every line a block"](60))

    assert is_whole(draft)
    assert [list(block.lines) for story in draft.stories for block in story.body] == [
        sorted(block.lines) for story in draft.stories for block in story.body
    ]


def test_a_page_as_long_as_several_is_read_as_one() -> None:
    draft = read(SHAPES["a page that goes on"](700))

    assert not [flag for flag in draft.flags if flag.code.startswith("page.") and flag.code != "page.unknown"]
    # Of 21, and all of them say the same nine sentences: a few may be taken for one.
    assert len(draft.stories) >= 18


def test_a_story_beside_a_cut_is_flagged_and_photos_keep_theirs(small: Any) -> None:
    text = "\n".join(
        f"{SHAPES['a page that goes on'](33)}\n\n图为某村村民走过新桥{k}。\n■摄影 张三\n" for k in range(2)
    )

    draft = read(text)

    assert is_whole(draft)
    assert any(flag.code == "story.cut" for story in draft.stories for flag in story.flags)
    assert all(photo.story is None or photo.story < len(draft.stories) for photo in draft.photos)


@pytest.mark.parametrize(
    ("text", "unit", "limit"),
    [
        pytest.param("桥通车了\n" * (MOST_ROWS + 1), "lines with text", MOST_ROWS, id="lines with text"),
        pytest.param("桥通车了" + "\r\n" * (MOST_LINES + 1), "lines", MOST_LINES, id="blank lines"),
        pytest.param("桥通车了，" * (MOST_CHARACTERS // 4), "characters", MOST_CHARACTERS, id="one line"),
    ],
)
def test_more_than_any_page_has_is_refused(text: str, unit: str, limit: int) -> None:
    with pytest.raises(TooLarge) as caught:
        read(text)

    assert (caught.value.unit, caught.value.limit) == (unit, limit)
    assert "超过上限" in caught.value.said("zh-hans")


def test_only_blanks_is_no_text() -> None:
    with pytest.raises(EmptyText):
        read(" \n\u3000\n\t\n" * 100_000)


def test_as_many_lines_as_are_allowed_are_lines() -> None:
    text = "桥通车了" + "\n" * (MOST_LINES - 1)

    assert len(decode("page.txt", text.encode(), max_bytes=len(text) * 4).lines) == MOST_LINES


def test_the_limits_stand_in_order() -> None:
    assert bounds.SECTION < FULL < COLUMNS < MOST_ROWS < MOST_LINES < MOST_CHARACTERS
    assert issubclass(TooLarge, PageTextError)
