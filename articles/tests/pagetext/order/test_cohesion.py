"""Cohesion: what shares rare words is of one story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pagetext.learnt import shipped
from articles.pagetext.limits import FEW_PARTS, GROWN, MANY_PARTS, PAGE_PARTS
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.cohesion import LIMIT, SENSES_LIMIT, Cohesion, Rivals
from articles.pagetext.order.pieces import pieces_of
from articles.pagetext.text.language import Language, Table
from articles.pagetext.values import Role, SourceLine

BODIES = (
    "甲村的图书室昨天开门迎客，图书室里摆上了三千册新书",
    "图书室的管理员说，图书室每晚开到九点，新书都能外借",
    "乙镇的菜场搬进了新的大棚，菜场里摊位多了整整一倍",
)


LANGUAGE = Language(Table.build({}, size=1), senses=shipped().order.senses)


def cohesion_of(*texts: str) -> Cohesion:
    lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
    pieces = pieces_of(lines, dict.fromkeys(range(1, len(texts) + 1), Role.BODY))
    return Cohesion([Chunk((piece,)) for piece in pieces], LANGUAGE)


def test_chunks_of_one_subject_gain_more_by_being_joined_than_others():
    found = cohesion_of(*BODIES)
    library, more, market = found.bags

    assert found.gain(library, more) > found.gain(library, market) < 0


@given(st.lists(st.text("甲乙丙丁戊己", min_size=2, max_size=12), min_size=2, max_size=5))
def test_what_a_chain_is_worth_is_the_sum_of_what_its_parts_gain(texts: list[str]):
    found = cohesion_of(*texts)
    order = range(len(texts))

    sums = sum(found.gain(bag, found.bags[at + 1]) for at, bag in enumerate(found.along(order)[:-1]))

    assert found.of(order) == pytest.approx(sums, abs=1e-6)
    assert found.of(order) == pytest.approx(found.of(order[::-1]), abs=1e-6)


def test_a_chain_holds_least_where_two_subjects_meet():
    found = cohesion_of(*BODIES)

    assert found.weakest((0, 1, 2)) == pytest.approx(found.gain_of_senses(found.along((0, 1))[-1], found.bags[2]))
    assert found.weakest((0, 1, 2)) < found.weakest((0, 1))
    assert found.weakest((0,)) == SENSES_LIMIT


def test_a_chain_of_many_parts_holds_its_words_but_for_few_of_its_lengths():
    found = cohesion_of(*(BODIES[at % len(BODIES)][:6] for at in range(4 * MANY_PARTS)))

    bags = found.along(range(4 * MANY_PARTS))

    assert len(bags) == 4 * MANY_PARTS
    assert len({id(bag) for bag in bags}) < MANY_PARTS
    assert bags[-1].size * GROWN > found.along(range(MANY_PARTS))[-1].size * 4
    assert len({id(bag) for bag in found.along(range(MANY_PARTS))}) == MANY_PARTS


def test_in_a_text_of_more_parts_than_a_page_has_the_words_of_a_chain_are_gathered_less_often():
    found = cohesion_of(*(BODIES[at % len(BODIES)][:6] for at in range(PAGE_PARTS + 1)))

    assert len({id(bag) for bag in found.along(range(FEW_PARTS))}) == FEW_PARTS
    assert len({id(bag) for bag in found.along(range(MANY_PARTS))}) < MANY_PARTS


def test_a_link_is_seen_beside_its_rivals():
    rivals = Rivals({(0, 1): 1.0, (0, 2): -9.0, (3, 2): 0.5})

    assert dict(rivals.features((0, 2), "small")) == {
        "one subject small": -LIMIT,
        "one subject among successors small": -LIMIT,
        "one subject among predecessors small": -LIMIT,
    }
    assert dict(rivals.features((0, 1)))["one subject among successors "] == 0.0
