"""The chunks of one story in the order in which they are read."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pagetext.cover import Features, Link
from articles.pagetext.learning.folds import EVERY
from articles.pagetext.learning.turns import Sample, fit, true_paths
from articles.pagetext.learnt import shipped
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.depths import Fit
from articles.pagetext.order.pieces import pieces_of
from articles.pagetext.order.turns import LEAST, LONGEST, Order, Turns, exchanges
from articles.pagetext.order.worth import CEILING, COLUMNS, Path
from articles.pagetext.text.language import Language
from articles.pagetext.values import Role, SourceLine

SIZE = 5
POINTS = st.lists(st.floats(-5, 5), min_size=SIZE * SIZE, max_size=SIZE * SIZE)


class Told(Turns):
    """Turns whose links and ends are worth what they are told to be."""

    def __init__(self, points: list[float], size: int = SIZE) -> None:
        self.points = points
        self.size = size

    def place(self, chunk: int) -> int:
        return chunk

    def of_link(self, link: Link) -> Features:
        return [("told", self.points[link[0] * self.size + link[1]])]

    def of_first(self, chunk: int) -> Features:
        return [("told", self.points[chunk * self.size + chunk])]

    def of_last(self, chunk: int) -> Features:
        return [("told", -self.points[chunk * self.size + chunk])]

    def of_whole(self, path: Path) -> Features:
        return []

    def is_subhead(self, chunk: int) -> bool:
        return False

    def worth(self, path: Path) -> float:
        return sum(value for _, value in self.of_chain(path))


class Filled:
    """A page whose stories fill columns that end behind some pieces."""

    def __init__(self, *ends: int) -> None:
        self.fit = Fit(1.5, ends)

    def columns(self, path: Path) -> Fit:
        return self.fit


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ((), "one column of 3"),
        ((4,), "exactly even columns 2"),
        ((5,), "columns end inside 2"),
        ((3,), "uneven columns 2"),
        ((3, 4), "uneven columns 3"),
    ],
)
def test_columns_that_a_story_fills_are_even_or_not(ends: tuple[int, ...], told: str) -> None:
    lines = [SourceLine(at, "村民从四面八方走上新的桥头看河水") for at in range(1, 9)]
    pieces = pieces_of(lines, {line.number: Role.BODY for line in lines})
    chunks = [Chunk(pieces[:3]), Chunk(pieces[3:4]), Chunk(pieces[4:])]
    turns = Turns(chunks, Filled(*ends), Language(shipped().order.table, []))

    assert turns.of_columns((0, 1, 2))[:2] == [(COLUMNS, 1.5), (told, 1.0)]


def test_it_is_told_how_the_file_goes_through_the_columns() -> None:
    lines = [SourceLine(at, "村民从四面八方走上新的桥头看河水") for at in range(1, 9)]
    pieces = pieces_of(lines, {line.number: Role.BODY for line in lines})
    chunks = [Chunk(pieces[at : at + 2]) for at in (0, 2, 4, 6)]
    turns = Turns(chunks, Filled(4), Language(shipped().order.table, []))

    assert ("row by row", 1.0) in turns.of_columns((0, 2, 1, 3))
    assert ("column by column", 1.0) in turns.of_columns((0, 1, 2, 3))


def test_chunks_that_stand_together_in_the_file_are_one_box() -> None:
    lines = [SourceLine(at, "村民从四面八方走上新的桥头看河水") for at in range(1, 9)]
    pieces = pieces_of(lines, {line.number: Role.BODY for line in lines})
    language = Language(shipped().order.table, [])
    parted = Turns([Chunk(pieces[at : at + 2]) for at in (0, 2, 4, 6)], Filled(6), language)
    whole = Turns([Chunk(pieces)], Filled(6), language)

    assert parted.of_columns((0, 1, 2, 3))[2:] == whole.of_columns((0,))[2:]


@given(POINTS)
def test_no_exchange_of_neighbouring_runs_is_much_better_than_what_is_found(points: list[float]) -> None:
    turns = Told(points)
    start = tuple(range(SIZE))

    found, margin = Order(turns, {"told": 1.0}).best(start)

    losses = [turns.worth(found) - turns.worth(other) for other in exchanges(found)]
    assert sorted(found) == list(start)
    assert turns.worth(found) >= turns.worth(start) - 1e-6
    assert min(losses) >= -LEAST
    assert 0.0 <= margin <= max(0.0, min(CEILING, *losses)) + 1e-5


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_that_were_read_across_are_read_one_after_the_other(columns: int) -> None:
    size = 4 * columns
    points = [0.0] * size * size
    for before, after in combinations(range(size), 2):
        # As it stands, each is likely to follow the one before.
        points[before * size + after] = {1: 2.0, columns: 3.0}.get(after - before, 0.0)
    for column in range(columns - 1):
        points[(size - columns + column) * size + column + 1] = 1.0
    points[0] = 1.0
    turns = Told(points, size)
    order = Order(turns, {"told": 1.0})

    found, _ = order.best(tuple(range(size)))

    assert found == tuple(at for column in range(columns) for at in range(column, size, columns))
    assert order.worth(found) == pytest.approx(turns.worth(found))


def test_another_order_that_is_worth_as_much_leaves_no_margin() -> None:
    size = 8
    points = [0.0] * size * size
    for before, after in combinations(range(size), 2):
        points[before * size + after] = {1: 18 / 7, 2: 3.0}.get(after - before, 0.0)
    points[0] = 1.0

    found, margin = Order(Told(points, size), {"told": 1.0}).best(tuple(range(size)))

    assert found == tuple(range(size))
    assert margin == pytest.approx(0.0, abs=0.01)


def test_three_exchanges_reach_every_order_of_four() -> None:
    reached = {(0, 1, 2, 3)}
    for _ in range(3):
        reached |= {other for path in reached for other in exchanges(path)}

    assert reached == set(permutations(range(4)))


def test_one_chunk_has_one_order_and_of_very_many_none_is_sure() -> None:
    order = Order(Told([0.0] * SIZE * SIZE), {"told": 1.0})
    many = tuple(range(LONGEST + 1))

    assert order.best((3,)) == ((3,), CEILING)
    assert order.best(many) == (many, 0.0)


def test_what_is_learnt_puts_a_story_in_its_true_order() -> None:
    true = (2, 0, 3, 1)
    points = [0.0] * SIZE * SIZE
    for before, after in pairwise(true):
        points[before * SIZE + after] = 1.0
    turns = Told(points)

    weights = fit([Sample(fold, turns, true) for fold in range(5)], {fold: {} for fold in EVERY})

    assert all(Order(turns, found).best((0, 1, 2, 3))[0] == true for found in weights.values())


def test_stories_with_torn_or_foreign_chunks_teach_nothing() -> None:
    class Piece:
        def __init__(self, index: int) -> None:
            self.index = index

    class Chunk:
        def __init__(self, *indices: int) -> None:
            self.pieces = [Piece(index) for index in indices]

    chunks = [Chunk(0, 1), Chunk(2), Chunk(3, 4)]

    assert list(true_paths(chunks, [(2, 0, 1), (3, 5)][:1])) == [(1, 0)]  # type: ignore[arg-type]
    assert list(true_paths(chunks, [(0, 2, 1), (3,)])) == []  # type: ignore[arg-type]
