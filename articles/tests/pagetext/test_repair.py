"""The page mended as a whole: as many stories as headlines, each with the words of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from articles.pagetext import repair as module
from articles.pagetext import worth
from articles.pagetext.chunk import Chunk
from articles.pagetext.cohesion import Cohesion
from articles.pagetext.cover import Link, Odds
from articles.pagetext.language import canonical
from articles.pagetext.pieces import pieces_of
from articles.pagetext.repair import CEILING, Margins, Path, repair
from articles.pagetext.values import Role, SourceLine
from articles.pagetext.worth import Title, Worth

BODIES = ("甲村的图书室昨天开门迎客", "图书室里摆上了三千册新书", "乙镇的菜场搬进了新的大棚", "菜场里摊位多了整整一倍")
"""Two stories of two chunks each."""
WEIGHTS = {
    **{f"link {kind}": 2.0 for kind in ("next line", "next block", "near", "ahead", "back")},
    "start": 2.0,
    "end": 2.0,
    "words of the headlines": 6.0,
    "without headline": -3.0,
    "shares of headlines left over": -4.0,
}
"""Links, open ends and headlines count; that is enough to see what the search does."""
LIBRARY, MARKET = "甲村新建图书室", "乙镇菜场搬新家"


@pytest.fixture(autouse=True)
def _short_bodies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bodies of a dozen characters are to prove what real ones do."""
    monkeypatch.setattr(worth, "MIXED", 20.0)


def chunks() -> tuple[Chunk, ...]:
    lines = [SourceLine(at, text) for at, text in enumerate(BODIES, 1)]
    return tuple(Chunk((piece,)) for piece in pieces_of(lines, dict.fromkeys(range(1, 5), Role.BODY)))


def titles(*texts: str) -> list[Title]:
    return [Title(canonical(text), row=-1) for text in texts]


def odds(links: Mapping[Link, float], *, starts: Sequence[float], ends: Sequence[float]) -> Odds:
    return Odds(after=links, before=links, starts=starts, ends=ends)


def mended(chains: Sequence[Path], found: Odds, heads: Sequence[Title]) -> dict[Path, Margins]:
    parts = chunks()
    return repair(chains, Worth(parts, found, Cohesion(parts), heads, chains), WEIGHTS)


def test_a_chain_with_the_words_of_two_headlines_is_cut():
    found = odds({(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9}, starts=(0.9, 0.1, 0.4, 0.1), ends=(0.1, 0.4, 0.1, 0.9))

    assert [*mended([(0, 1, 2, 3)], found, titles(LIBRARY, MARKET))] == [(0, 1), (2, 3)]


def test_a_chain_with_one_headline_is_not_cut():
    found = odds({(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9}, starts=(0.9, 0.1, 0.4, 0.1), ends=(0.1, 0.4, 0.1, 0.9))

    assert [*mended([(0, 1, 2, 3)], found, titles(LIBRARY))] == [
        (0, 1, 2, 3),
    ]


def test_chains_exchange_tails_that_speak_of_each_others_headlines():
    links = {(0, 1): 0.45, (0, 3): 0.5, (2, 3): 0.45, (2, 1): 0.5}
    found = odds(links, starts=(0.9, 0.05, 0.9, 0.05), ends=(0.05, 0.9, 0.05, 0.9))

    assert [*mended([(0, 3), (2, 1)], found, titles("春雨", "夏日"))] == [(0, 3), (2, 1)]
    better = mended([(0, 3), (2, 1)], found, titles(LIBRARY + "三千册新书", MARKET + "摊位多了一倍"))
    assert [*better] == [(0, 1), (2, 3)]


def test_a_fragment_without_headline_joins_the_story_it_goes_on_from():
    found = odds({(0, 1): 0.5, (2, 3): 0.9}, starts=(0.9, 0.5, 0.9, 0.1), ends=(0.5, 0.9, 0.1, 0.9))

    assert [*mended([(0,), (1,), (2, 3)], found, titles(LIBRARY, MARKET))] == [(0, 1), (2, 3)]


def test_a_run_of_another_story_is_moved_back_to_it():
    links = {(0, 1): 0.5, (0, 3): 0.5, (3, 1): 0.4, (2, 3): 0.4}
    found = odds(links, starts=(0.9, 0.1, 0.9, 0.1), ends=(0.1, 0.9, 0.5, 0.5))

    better = mended([(0, 3, 1), (2,)], found, titles(LIBRARY, MARKET + "摊位多了一倍"))

    assert [*better] == [(0, 1), (2, 3)]


def test_every_chunk_stays_in_exactly_one_chain():
    links = {(a, b): 0.3 for a in range(4) for b in range(4) if a != b}
    found = odds(links, starts=(0.3,) * 4, ends=(0.3,) * 4)

    better = mended([(0,), (1,), (2,), (3,)], found, titles(LIBRARY, MARKET))

    assert sorted(at for chain in better for at in chain) == [0, 1, 2, 3]


def test_a_text_of_too_many_chunks_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "LARGEST", 3)
    found = odds({(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9}, starts=(0.9, 0.1, 0.4, 0.1), ends=(0.1, 0.4, 0.1, 0.9))

    assert [*mended([(0, 1, 2, 3)], found, titles(LIBRARY, MARKET))] == [
        (0, 1, 2, 3),
    ]


def test_what_another_reading_would_lose_is_the_margin():
    links = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.1}
    sure = odds(links, starts=(0.9, 0.1, 0.9, 0.1), ends=(0.1, 0.9, 0.1, 0.9))
    unsure = odds({**links, (0, 3): 0.6, (2, 1): 0.6}, starts=sure.starts, ends=sure.ends)
    heads = titles(LIBRARY, MARKET)

    firm, weak = mended([(0, 1), (2, 3)], sure, heads), mended([(0, 1), (2, 3)], unsure, heads)

    assert 0 < weak[0, 1].parts < firm[0, 1].parts <= CEILING
    assert firm[0, 1].order == CEILING


def test_of_a_text_that_is_left_as_it_is_nothing_is_sure(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "LARGEST", 3)
    found = odds({(0, 1): 0.9}, starts=(0.9, 0.1, 0.9, 0.9), ends=(0.1, 0.9, 0.9, 0.9))

    assert set(mended([(0, 1), (2,), (3,)], found, []).values()) == {Margins(0.0, 0.0)}
