"""The page mended as a whole: as many stories as headlines, each with the words of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from articles.pagetext.cover import Link, Odds
from articles.pagetext.learnt import shipped
from articles.pagetext.order import headline_words
from articles.pagetext.order import reading_order as order
from articles.pagetext.order import repair as module
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.cohesion import Cohesion
from articles.pagetext.order.depths import Depths
from articles.pagetext.order.headline_words import Title
from articles.pagetext.order.pieces import pieces_of
from articles.pagetext.order.reading import UNKNOWN, Reading
from articles.pagetext.order.reading_order import PAGE, TURNS, repaired
from articles.pagetext.order.repair import Path, repair
from articles.pagetext.order.worth import CEILING, Worth
from articles.pagetext.text.language import Language, canonical
from articles.pagetext.values import Role, SourceLine

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
LANGUAGE = Language(shipped().order.table, senses=shipped().order.senses)
LIBRARY, MARKET = "甲村新建图书室", "乙镇菜场搬新家"


@pytest.fixture(autouse=True)
def _short_bodies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bodies of a dozen characters are to prove what real ones do."""
    monkeypatch.setattr(headline_words, "MIXED", 20.0)


def chunks(below: Sequence[int] = ()) -> tuple[Chunk, ...]:
    """The bodies' lines, those `below` under a line that says from which page their story comes; all are full."""
    texts = [text for at, body in enumerate(BODIES) for text in (*["上接2版"] * (at in below), body)]
    lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
    roles = {line.number: Role.BODY if line.text in BODIES else Role.JUMP for line in lines}
    return tuple(Chunk((replace(piece, begins="full"),)) for piece in pieces_of(lines, roles))


def judged(
    found: Odds,
    heads: Sequence[Title],
    chains: Sequence[Path],
    strange: Mapping[int, float] = {},
    *,
    parts: Sequence[Chunk] = chunks(),
    arrivals: int = 0,
) -> Worth:
    """The page, whose columns say nothing."""
    columns = Depths([part.pieces for part in parts], {})
    return Worth(parts, found, Cohesion(parts, LANGUAGE), heads, chains, columns, strange, arrivals=arrivals)


def titles(*texts: str) -> list[Title]:
    return [Title(canonical(text), row=-1) for text in texts]


def odds(links: Mapping[Link, float], *, starts: Sequence[float], ends: Sequence[float]) -> Odds:
    return Odds(after=links, before=links, starts=starts, ends=ends)


def mended(chains: Sequence[Path], found: Odds, heads: Sequence[Title]) -> dict[Path, float]:
    return repair(chains, judged(found, heads, chains), WEIGHTS)


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


def test_what_another_reading_would_lose_is_the_margin():
    links = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.1}
    sure = odds(links, starts=(0.9, 0.1, 0.9, 0.1), ends=(0.1, 0.9, 0.1, 0.9))
    unsure = odds({**links, (0, 3): 0.6, (2, 1): 0.6}, starts=sure.starts, ends=sure.ends)
    heads = titles(LIBRARY, MARKET)

    firm, weak = mended([(0, 1), (2, 3)], sure, heads), mended([(0, 1), (2, 3)], unsure, heads)

    assert 0 < weak[0, 1] < firm[0, 1] <= CEILING


@pytest.mark.parametrize(
    ("below", "arrivals", "expected"),
    [
        ((), 0, [(0, 1, 2, 3)]),
        ((0, 2), 2, [(0, 1), (2, 3)]),
        # The heads of both stand together above the first: the second begins somewhere in mid-sentence.
        ((0,), 2, [(0, 1), (2, 3)]),
        ((0,), 1, [(0, 1, 2, 3)]),
    ],
)
def test_each_story_that_comes_from_another_page_is_one(below: Sequence[int], arrivals: int, expected: list[Path]):
    found = odds({(0, 1): 0.9, (1, 2): 0.5, (2, 3): 0.9}, starts=(0.9, 0.1, 0.6, 0.1), ends=(0.1, 0.6, 0.1, 0.9))
    chains = [(0, 1, 2, 3)]
    page = judged(found, titles(LIBRARY), chains, parts=chunks(below), arrivals=arrivals)

    assert [*repair(chains, page, WEIGHTS)] == expected


def test_a_text_of_too_many_chunks_is_left_as_it_is_and_nothing_in_it_is_sure(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(order, "LARGEST", 3)
    parts = chunks()
    found = odds({(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9}, starts=(0.9, 0.1, 0.4, 0.1), ends=(0.1, 0.4, 0.1, 0.9))
    reading = Reading(parts, {0: 1, 1: 2, 2: 3}, {}, found, Cohesion(parts, LANGUAGE), LANGUAGE)
    page = judged(found, titles(LIBRARY, MARKET), reading.paths)

    after = repaired(reading, page, {PAGE: WEIGHTS, TURNS: {}})

    assert after.paths == ((0, 1, 2, 3),)
    assert list(after.margins.values()) == [UNKNOWN]


def test_chains_of_doubtful_links_are_also_begun_from_what_is_sure(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MANY", 0)
    monkeypatch.setattr(module, "MOST", 2.0)
    links = {(0, 1): 0.9, (2, 3): 0.9, (0, 3): 0.2, (3, 2): 0.2, (2, 1): 0.2}
    found = odds(links, starts=(0.9, 0.1, 0.9, 0.1), ends=(0.1, 0.9, 0.1, 0.9))
    page = judged(found, titles(LIBRARY, MARKET), [(0, 3, 2, 1)])

    assert list(module._starts([(0, 3, 2, 1)], page)) == [((0,), (3,), (2,), (1,)), ((0, 3, 2, 1),)]
    assert [*repair([(0, 3, 2, 1)], page, WEIGHTS)] == [(0, 1), (2, 3)]


def test_where_nothing_is_sure_there_is_one_start(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MANY", 0)
    found = odds({(0, 1): 0.2, (1, 2): 0.2, (2, 3): 0.2}, starts=(0.5,) * 4, ends=(0.5,) * 4)
    page = judged(found, [], [(0, 1, 2, 3)])

    assert list(module._starts([(0, 1, 2, 3)], page)) == [((0, 1, 2, 3),)]


def test_a_short_line_that_may_be_a_head_is_worth_more_alone():
    found = odds({(0, 1): 0.5}, starts=(0.5,) * 4, ends=(0.5,) * 4)

    def alone(strange: Mapping[int, float]) -> dict[str, float]:
        return dict(judged(found, [], [(0,)], strange).of_whole((0,)))

    assert "perhaps no body" not in alone({})
    assert alone({1: 0.4})["perhaps no body"] > alone({1: 0.05})["perhaps no body"] > 0
