"""What is seen of a line in its surroundings."""

from __future__ import annotations

from articles.pagetext.learnt import shipped
from articles.pagetext.marking.marks import language_of
from articles.pagetext.marking.shape import features
from articles.pagetext.text.measure import Page, page_of
from articles.pagetext.values import SourceLine

COLUMN = ("某村的桥昨天上午通车，", "村民从四面八方走上新的", "桥头看河水流过桥下去。")


def page_with(*texts: str) -> Page:
    return page_of([SourceLine(n, text) for n, text in enumerate(texts, 1)])


def seen(page: Page) -> list[tuple[str, ...]]:
    return list(features(page, [], language_of(page, shipped().order.table)))


def test_blank_lines_after_every_line_or_after_none_are_no_evidence_of_blocks() -> None:
    none, every = page_with(*COLUMN * 20), page_with(*(part for text in COLUMN * 8 for part in (text, "")))

    assert not any(name.startswith("block") for names in (*seen(none), *seen(every)) for name in names)


def test_a_line_is_told_by_the_block_that_it_stands_in() -> None:
    page = page_with("河上有了新桥", "", *COLUMN, "", *COLUMN, "", *COLUMN)

    first, second = seen(page)[:2]

    assert {"block of 1", "first of 1", "block next of 3"} <= set(first)
    assert {"block of 3", "first of 3", "block before of 1", "block ends full-stop"} <= set(second)


def test_a_line_that_its_neighbours_go_on_over_is_a_stranger() -> None:
    text = "桥的两边都装上了新的护栏和路灯，村民出门再也不用绕道走了"
    left, right = text[:11], text[11:22]

    def over(*texts: str) -> int:
        return next(int(name.split()[-1]) for name in seen(page_with(*texts))[1] if name.startswith("gone over by"))

    assert over(left, "山羊生了小羊", right) > over("山羊生了小羊", left, right)
