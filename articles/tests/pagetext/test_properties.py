"""What holds for any page: every line used once, the same draft every time, an error or a draft for any bytes."""

import json
import os
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.pagetext import read_page
from articles.pagetext.conservation import claims
from articles.pagetext.draft_json import draft_to_json
from articles.pagetext.errors import EmptyText, NotText
from articles.pagetext.reasons import REASONS
from articles.pagetext.trials.fuzz import CHECKOUT
from articles.pagetext.trials.fuzz import PAGES as FOLDERS
from articles.pagetext.trials.mutate import CHANGES, mutate
from articles.pagetext.values import PageDraft

PIECES = (
    "■记者 张三",
    "□记 者 李四光 王五常",
    "通讯员 赵六",
    "本报讯 昨天，某村的桥通车。",
    "某村的桥通车了，村民们走上桥头，",
    "看见河水从桥下流过。",
    "桥通车了",
    "——访某村村民",
    "某市强调",
    "下转C2版",
    "（上接第一版）",
    "■摄影 王 强",
    "（张三 摄）",
    "今天多云到晴，偏北风3级，最高气温9℃。",
    "某某驾校招生",
    "报名热线：85000000",
    "2021年12月22日 星期三",
    "C1 版 要闻",
    "友情提醒：注意安全",
    "图为村民走过新桥。",
    "",
    " ",
    "“",
    "。",
    "甲",
    "\u202e乙丙",
    "e\u0301",
    "\ue000\ue001",
    "ABC def 123",
    "12月20日晚",
)
PAGES = [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
"""The shipped page and invented ones."""
LINES = st.lists(st.sampled_from(PIECES), max_size=40).map("\n".join)


def read(text: str) -> PageDraft | None:
    """The draft of a text; None where it holds nothing to read. A lost line is a fault of ours and passes through."""
    try:
        return read_page("page.txt", text.encode())
    except (EmptyText, NotText):
        return None


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_draft_or_a_clear_error(data: bytes) -> None:
    with suppress(EmptyText, NotText):
        assert read_page("page.txt", data).stories is not None


@given(LINES)
@settings(max_examples=80, deadline=None)
def test_every_line_is_used_exactly_once(text: str) -> None:
    draft = read(text)

    if draft is not None:
        assert sorted(claims(draft)) == [line.number for line in draft.lines if not line.is_blank]


@given(LINES)
@settings(max_examples=25, deadline=None)
def test_the_same_text_gives_the_same_draft(text: str) -> None:
    first, second = read(text), read(text)

    assert first == second


@given(LINES)
@settings(max_examples=25, deadline=None)
def test_drafts_are_json_and_their_flags_have_reasons(text: str) -> None:
    draft = read(text)

    if draft is not None:
        as_json = json.loads(json.dumps(draft_to_json(draft)))
        flags = as_json["flags"] + [flag for item in as_json["items"] for flag in item.get("flags", [])]
        assert all(flag["code"] in REASONS for flag in flags)


def contents(draft: PageDraft) -> list[object]:
    """All that readers would see of a page, without the numbers of its lines."""
    stories = [
        (
            s.kicker,
            s.headline,
            s.deck,
            s.bylines,
            s.dateline,
            [(b.kind, b.text) for b in s.body],
            s.jump_to,
            s.jump_from,
        )
        for s in draft.stories
    ]
    photos = [(photo.title, photo.caption, photo.credits, photo.story) for photo in draft.photos]
    return [stories, photos, [(box.kind, box.text) for box in draft.furniture]]


def is_stable(text: str, change: str) -> bool:
    before, after = read(text), read(mutate(text, change, random.Random(0)).text)
    return before is None or (after is not None and contents(before) == contents(after))


@given(LINES)
@settings(max_examples=40, deadline=None)
def test_more_blank_lines_and_blanks_at_line_ends_change_nothing(text: str) -> None:
    assert is_stable(text, "blanks doubled")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_more_blanks_change_nothing_of_a_page(path: Path) -> None:
    assert is_stable(path.read_text(encoding="utf-8"), "blanks doubled")


@given(LINES, st.sampled_from(["\r\n", "\r", "\f"]))
@settings(max_examples=20, deadline=None)
def test_how_lines_end_changes_nothing(text: str, ending: str) -> None:
    before, after = read(text), read(text.replace("\n", ending))

    assert (before and contents(before)) == (after and contents(after))


@given(LINES, st.sampled_from(sorted(CHANGES)), st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_damaged_pages_keep_their_lines_too(text: str, change: str, seed: int) -> None:
    draft = read(mutate(text, change, random.Random(seed)).text) if text.strip() else None

    if draft is not None:
        assert sorted(claims(draft)) == [line.number for line in draft.lines if not line.is_blank]


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_draft_does_not_depend_on_the_process(seed: str) -> None:
    """Sets of texts have another order in every process; nothing may follow it."""
    command = [sys.executable, "-m", "articles.pagetext", "--json", str(PAGES[0])]

    ran = subprocess.run(
        command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, cwd=CHECKOUT, check=True
    )

    found = json.loads(ran.stdout)
    assert found["items"] == draft_to_json(read_page("page.txt", PAGES[0].read_bytes()))["items"]
