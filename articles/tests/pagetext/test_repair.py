"""The page mended as a whole: as many stories as headlines, each with the words of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from articles.pagetext import repair as module
from articles.pagetext.chunk import Chunk
from articles.pagetext.cover import Link, Odds
from articles.pagetext.language import canonical
from articles.pagetext.pieces import pieces_of
from articles.pagetext.repair import Title, repair
from articles.pagetext.values import Role, SourceLine

BODIES = ("甲村的图书室昨天开门迎客", "图书室里摆上了三千册新书", "乙镇的菜场搬进了新的大棚", "菜场里摊位多了整整一倍")
"""Two stories of two chunks each."""
LIBRARY, MARKET = "甲村新建图书室", "乙镇菜场搬新家"


def chunks() -> tuple[Chunk, ...]:
    lines = [SourceLine(at, text) for at, text in enumerate(BODIES, 1)]
    return tuple(Chunk((piece,)) for piece in pieces_of(lines, dict.fromkeys(range(1, 5), Role.BODY)))


def titles(*texts: str) -> list[Title]:
    return [Title(canonical(text), row=-1) for text in texts]


def odds(links: Mapping[Link, float], *, starts: Sequence[float], ends: Sequence[float]) -> Odds:
    return Odds(after=links, before=links, starts=starts, ends=ends)


def test_a_chain_with_the_words_of_two_headlines_is_cut():
    found = odds({(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9}, starts=(0.9, 0.1, 0.4, 0.1), ends=(0.1, 0.4, 0.1, 0.9))

    assert repair([(0, 1, 2, 3)], chunks(), found, titles(LIBRARY, MARKET)) == ((0, 1), (2, 3))


def test_a_chain_with_one_headline_is_not_cut():
    found = odds({(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9}, starts=(0.9, 0.1, 0.4, 0.1), ends=(0.1, 0.4, 0.1, 0.9))

    assert repair([(0, 1, 2, 3)], chunks(), found, titles(LIBRARY)) == ((0, 1, 2, 3),)


def test_chains_exchange_tails_that_speak_of_each_others_headlines():
    links = {(0, 1): 0.4, (0, 3): 0.6, (2, 3): 0.4, (2, 1): 0.6}
    found = odds(links, starts=(0.9, 0.05, 0.9, 0.05), ends=(0.05, 0.9, 0.05, 0.9))
    # The words of the second halves alone are in a headline: 图书 and 菜场 stand in both halves of their own story.
    heads = titles("三千册新书", "摊位多了一倍", LIBRARY, MARKET)

    assert repair([(0, 3), (2, 1)], chunks(), found, heads[2:]) == ((0, 3), (2, 1))
    mended = repair([(0, 3), (2, 1)], chunks(), found, titles(LIBRARY + "三千册新书", MARKET + "摊位多了一倍"))
    assert mended == ((0, 1), (2, 3))


def test_a_fragment_without_headline_joins_the_story_it_goes_on_from():
    found = odds({(0, 1): 0.5, (2, 3): 0.9}, starts=(0.9, 0.5, 0.9, 0.1), ends=(0.5, 0.9, 0.1, 0.9))

    assert repair([(0,), (1,), (2, 3)], chunks(), found, titles(LIBRARY, MARKET)) == ((0, 1), (2, 3))


def test_a_run_of_another_story_is_moved_back_to_it():
    links = {(0, 1): 0.5, (0, 3): 0.5, (3, 1): 0.4, (2, 3): 0.4}
    found = odds(links, starts=(0.9, 0.1, 0.9, 0.1), ends=(0.1, 0.9, 0.5, 0.5))

    mended = repair([(0, 3, 1), (2,)], chunks(), found, titles(LIBRARY, MARKET + "摊位多了一倍"))

    assert mended == ((0, 1), (2, 3))


def test_every_chunk_stays_in_exactly_one_chain():
    links = {(a, b): 0.3 for a in range(4) for b in range(4) if a != b}
    found = odds(links, starts=(0.3,) * 4, ends=(0.3,) * 4)

    mended = repair([(0,), (1,), (2,), (3,)], chunks(), found, titles(LIBRARY, MARKET))

    assert sorted(at for chain in mended for at in chain) == [0, 1, 2, 3]


def test_a_text_of_too_many_chunks_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "LARGEST", 3)
    found = odds({(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9}, starts=(0.9, 0.1, 0.4, 0.1), ends=(0.1, 0.4, 0.1, 0.9))

    assert repair([(0, 1, 2, 3)], chunks(), found, titles(LIBRARY, MARKET)) == ((0, 1, 2, 3),)
