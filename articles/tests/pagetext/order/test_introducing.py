"""People who are introduced in one chunk and named alone in another."""

from __future__ import annotations

import pytest

from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.discourse import Discourse
from articles.pagetext.order.introducing import MOST, Introducing
from articles.pagetext.order.pieces import pieces_of
from articles.pagetext.values import Role, SourceLine

BOTH = (
    "村民张三说，水清了。",
    "张三介绍，河里有鱼了。",
    "会议昨天开过。",
    "局长李四指出，路要修宽。",
    "李四说，今年就修。",
)


def chunks(*texts: str) -> list[Chunk]:
    """A chunk of one line for each text."""
    lines = [SourceLine(at, f"\u3000\u3000{text}") for at, text in enumerate(texts, 1)]
    return [Chunk((piece,)) for piece in pieces_of(lines, {line.number: Role.BODY for line in lines})]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ((0, 1), {"named after the introduction": 1.0}),
        ((1, 0), {"named before the introduction": 1.0}),
        ((0, 2, 1, 3, 4), {"named after the introduction": 2.0}),
        ((4, 2, 3, 1), {"named before the introduction": 1.0, "introduced elsewhere": 1.0}),
        ((0, 3), {}),
        ((2,), {}),
    ],
)
def test_it_is_told_where_somebody_is_named_alone(path: tuple[int, ...], told: dict[str, float]) -> None:
    assert dict(Introducing(chunks(*BOTH)).of_path(path)) == told


def test_who_is_introduced_nowhere_tells_nothing() -> None:
    page = Introducing(chunks("王五说，今天很冷。", "王五说，明天更冷。", BOTH[0]))

    assert page.of_path((1, 0)) == []


def test_a_chunk_that_introduces_somebody_before_it_names_them_alone_names_nobody_alone() -> None:
    coming, saying, again = (chunk.pieces for chunk in chunks("村民张三来了。", "张三说，水清了。", BOTH[1]))
    page = Introducing([Chunk(coming + saying), Chunk(again)])

    assert dict(page.of_path((0, 1))) == {"named after the introduction": 1.0}
    assert dict(page.of_path((0,))) == {}


def test_a_page_says_both_what_it_counts_and_whom_it_introduces() -> None:
    page = Discourse(chunks(f"一是路宽。{BOTH[0]}", f"二是灯亮。{BOTH[1]}"))

    assert dict(page.of_path((0, 1))) == {"counts on": 1.0, "named after the introduction": 1.0}
    assert set(dict(page.of_path((1, 0)))) == {"counts from the midst", "counts anew", "named before the introduction"}


def test_a_text_that_introduces_more_people_than_any_page_tells_nothing() -> None:
    names = [f"张{chr(0x4E00 + at)}" for at in range(MOST + 1)]
    page = Introducing(chunks(*(text for name in names for text in (f"村民{name}说，水清了。", f"{name}说，路宽了。"))))

    assert page.of_path(range(2 * len(names))) == []
