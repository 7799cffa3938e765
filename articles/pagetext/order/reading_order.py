"""Reading order: which line of a body follows which, and where one story ends and the next begins.

Seven looks, each in the light of the one before, with learnt weights (`learning.order`): lines and their neighbours
(`links`), twice the links around each link (`weave`), what is surely joined and what lies far apart (`chunks`), three
times the stories that emerge (`threads`); a page that was read across is looked at again from the chunks on. There all
links are chosen together (`cover`); what opens no story is put back into one (`adopt`), and in the end the page is
mended as a whole, by subjects, headlines, columns, places in the file and what is said in which order (`worth`,
`depths`, `discourse`, `repair`), and each story put in order once more (`turns`). Where blocks stand in no order
(`scattered`), all this goes by weights of its own; where they may, it goes both ways, and what fits better is kept. So
it does where a page may stand in the file line by line as it was written (`written`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar

from articles.pagetext import named
from articles.pagetext.cover import Link, Odds, Problem, Weights, cover, judge
from articles.pagetext.limits import WHOLE, Bounds
from articles.pagetext.marking.marks import language_of
from articles.pagetext.order import depths
from articles.pagetext.order.adopt import adopt
from articles.pagetext.order.chaining import in_file_order, of_reading, owned
from articles.pagetext.order.chains import Chain
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.chunks import chunk_problem, chunks_of
from articles.pagetext.order.cohesion import Cohesion
from articles.pagetext.order.depths import Depths, Kinds
from articles.pagetext.order.habits import habit_of
from articles.pagetext.order.headline_words import Title
from articles.pagetext.order.links import line_problem
from articles.pagetext.order.pieces import Piece, pieces_of
from articles.pagetext.order.reading import UNKNOWN, Margins, Reading
from articles.pagetext.order.repair import LARGEST, repair
from articles.pagetext.order.scattered import fits_better, is_scattered, joints_of, may_be_scattered
from articles.pagetext.order.subjects import Subjects
from articles.pagetext.order.threads import between_pieces, headlines, thread_problem
from articles.pagetext.order.turns import Order, Turns
from articles.pagetext.order.weave import likely, weave_problem
from articles.pagetext.order.worth import Worth
from articles.pagetext.order.written import holds, may_be_as_written, of_next
from articles.pagetext.text.language import Language, Table
from articles.pagetext.text.measure import Page, page_of
from articles.pagetext.text.senses import WEIGHTS as SENSES
from articles.pagetext.text.senses import Senses
from articles.pagetext.values import Role, SourceLine

UNSEEN: Final = -14.0
"""Worth, in natural logarithms, of a link that was never considered."""

WEIGHTS, LANGUAGE = "order.json", "language.bin"
"""Names of the files that hold what was learnt."""

LOOKS_AT_CHUNKS: Final = ("chunks", "threads 1", "threads 2", "threads 3")
LOOKS: Final = ("lines", "weave 1", "weave 2", *LOOKS_AT_CHUNKS)
"""Names of the sets of weights, in the order in which they are used and learnt."""
TORN: Final = 60
"""Chunks from which a page that was read across is looked at again, with what is likely taken for sure."""
MOST_TORN: Final = 0.8
"""Chunks for each piece from which nothing is likely, and a second look finds no more."""
SURE_AGAIN: Final = (0.9, 0.9)
"""Probability from which two pieces are one chunk when a page is looked at again. Measured: of the 117 stories of pages
read across three to six more are found, and with half as many chunks the search takes half the time. On other pages
what is wrong among such links costs more stories than it brings."""

PAGE: Final = "page"
"""Name of the weights by which the page is repaired as a whole."""
TURNS: Final = "turns"
"""Name of the weights by which the chunks of each story are put in order."""


@dataclass(frozen=True)
class Model:
    """All that was learnt."""

    weights: Mapping[str, Weights]
    """For each of `LOOKS`, for `PAGE` and `TURNS` the weight of each feature."""
    scattered: Mapping[str, Weights]
    """The same for pages whose blocks stand in no order."""
    depths: Mapping[str, float]
    """Of `depths`."""
    table: Table
    senses: Senses

    def of(self, *, is_scattered: bool) -> Mapping[str, Weights]:
        """The weights for a page."""
        return self.scattered if is_scattered else self.weights


def load(folder: FilePath) -> Model:
    """The weights and the language of a folder that `learning.order` wrote to."""
    raw = json.loads((folder / WEIGHTS).read_text(encoding="utf-8"))
    table, senses = Table.load(folder / LANGUAGE), Senses.load(folder / SENSES)
    usual = raw["order"]
    scattered = {look: {**weights, **raw.get("scattered", {}).get(look, {})} for look, weights in usual.items()}
    return Model(usual, scattered, named.load(folder / depths.WEIGHTS), table, senses)


Looks: TypeAlias = Generator[Problem, Odds, Reading | None]
"""Yields problems, is sent what was found, returns the reading, if there is one."""
_Found = TypeVar("_Found")


def chains(
    lines: Sequence[SourceLine],
    roles: Mapping[int, Role],
    *,
    titles: Sequence[Title] = (),
    strange: Mapping[int, float] = MappingProxyType({}),
    model: Model,
    page: Page | None = None,
    language: Language | None = None,
    arrivals: int = 0,
    bounds: Bounds | None = WHOLE,
) -> tuple[Chain, ...]:
    """Join the body lines of a page to one chain for each story.

    Args:
        lines: all lines of the page, blank ones included, in file order.
        roles: the best role known for each non-blank line, by line number.
        titles: the headlines of the page, which the chains are repaired by.
        strange: line number -> probability that the line is none of any body, where that is not next to nothing.
        arrivals: stories that come from another page, as jump lines say.
        model: what to judge by.
        page: the lines measured, where that is done already.
        language: of the page, where it is at hand.
        bounds: how much work it may be; None where the lines are taken in file order.
    Returns:
        Chains in the order of their first line in the file. Every line whose role is body or subhead is in exactly
        one chain's `lines`.
    """
    page = page or page_of(lines)
    pieces = pieces_of(lines, roles, page)
    reading = None
    if pieces and bounds is not None:
        language = language or language_of(page, model.table, model.senses)
        heads = headlines(lines, roles)
        mended = partial(_mended, titles=titles, strange=strange, model=model, arrivals=arrivals)
        reading = read(pieces, heads, model, language, bounds=bounds)
        if reading is not None:
            reading = mended(reading)
            if may_be_scattered(reading):
                other = mended(
                    _read_chunks(reading.chunks, reading.near, heads, model, language, bounds, as_scattered=True)
                )
                reading = other if fits_better(joints_of(other), joints_of(reading)) else reading
            elif may_be_as_written(reading):
                again = _judged(looks(pieces, heads, language, bounds, as_written=True), LOOKS, model)
                if again is not None and holds(other := mended(again), reading):
                    reading = other
    found = of_reading(reading) if reading is not None else in_file_order(pieces)
    return tuple(sorted(owned(found), key=lambda chain: min(chain.lines or (chain.segments[0].line,))))


def _mended(
    reading: Reading, titles: Sequence[Title], strange: Mapping[int, float], model: Model, arrivals: int
) -> Reading:
    """A reading, repaired by the weights by which it was read."""
    worth = worth_of(reading, titles, strange, model, arrivals)
    return repaired(reading, worth, model.of(is_scattered=reading.is_scattered))


def worth_of(
    reading: Reading, titles: Sequence[Title], strange: Mapping[int, float], model: Model, arrivals: int = 0
) -> Worth:
    """What the chains of a page are judged by, given its headlines, which lines may be none of a body, and how many
    stories come from another page."""
    columns = Depths([chunk.pieces for chunk in reading.chunks], model.depths)
    habit = habit_of(reading.chunks, reading.near)
    return Worth(
        reading.chunks, reading.odds, reading.cohesion, titles, reading.paths, columns, strange, habit, arrivals
    )


def repaired(reading: Reading, page: Worth, weights: Mapping[str, Weights]) -> Reading:
    """The reading with the chains that the page as a whole speaks for, each in its likeliest order."""
    if len(reading.chunks) > LARGEST:
        return replace(reading, margins={path[0]: UNKNOWN for path in reading.paths})
    order = Order(Turns(reading.chunks, page, reading.language), weights[TURNS])
    follows: dict[int, int] = {}
    margins: dict[int, Margins] = {}
    for chain, margin in repair(reading.paths, page, weights[PAGE]).items():
        path, own = order.best(chain)
        follows.update(pairwise(path))
        margins[path[0]] = Margins(
            margin,
            own,
            page.weakest_sense(path),
            page.columns(path),
            page.columns_without(path),
            tuple(said for said, _ in page.discourse.of_path(path)),
        )
    return replace(reading, follows=follows, margins=margins)


def read(
    pieces: Sequence[Piece], titles: Sequence[str], model: Model, language: Language, *, bounds: Bounds = WHOLE
) -> Reading | None:
    """Find the reading order of pieces, numbered from 0, given the page's headlines and its language.

    Returns:
        None where more of them stand alone than `bounds` allows: such lines were in no column.
    """
    reading = _judged(looks(pieces, titles, language, bounds), LOOKS, model)
    for sure in SURE_AGAIN:
        if reading is None or not TORN <= len(reading.chunks) <= MOST_TORN * len(pieces):
            break
        if not Kinds(chunk.pieces for chunk in reading.chunks).across:
            break
        known = {**reading.near, **between_pieces(reading.chunks, reading.near, reading.odds.chances())}
        reading = _read_chunks(chunks_of(pieces, known, sure=sure), known, titles, model, language, bounds)
    return reading


def _read_chunks(
    chunks: Sequence[Chunk],
    near: Mapping[Link, float],
    titles: Sequence[str],
    model: Model,
    language: Language,
    bounds: Bounds,
    *,
    as_scattered: bool = False,
) -> Reading:
    """Find the reading order of chunks, by the weights of pages that stand in no order, or by those that it needs."""
    steps = _looks_at_chunks(chunks, near, titles, language, bounds, as_scattered=as_scattered)
    return _judged(steps, LOOKS_AT_CHUNKS, model)


def _judged(steps: Generator[Problem, Odds, _Found], names: Sequence[str], model: Model) -> _Found:
    """What some looks find by the weights of their names."""
    problem = next(steps)
    for look in names:
        try:
            problem = steps.send(judge(problem, model.of(is_scattered=problem.is_scattered)[look]))
        except StopIteration as done:
            found: _Found = done.value
            return found
    raise AssertionError("more looks than names for them")


def looks(
    pieces: Sequence[Piece],
    titles: Sequence[str],
    language: Language,
    bounds: Bounds = WHOLE,
    *,
    as_written: bool = False,
) -> Looks:
    """Yield the problem of each look; to be sent the odds that its judge found. Returns the reading."""
    near = yield from _looks_at_pieces(pieces, language, as_written=as_written)
    chunks = chunks_of(pieces, near)
    if bounds.loose is not None and len(chunks) > bounds.loose:
        return None
    return (yield from _looks_at_chunks(chunks, near, titles, language, bounds, as_written=as_written))


def _looks_at_pieces(
    pieces: Sequence[Piece], language: Language, *, as_written: bool = False
) -> Generator[Problem, Odds, dict[Link, float]]:
    """The looks at pieces; returns the probability of the links between them."""
    lines = line_problem(pieces, language)
    if as_written:
        lines = of_next(lines)
    odds = yield lines
    odds = yield weave_problem(lines, odds)
    odds = yield weave_problem(likely(lines, odds.chances()), odds)
    return odds.chances()


def _looks_at_chunks(
    chunks: Sequence[Chunk],
    near: Mapping[Link, float],
    titles: Sequence[str],
    language: Language,
    bounds: Bounds,
    *,
    as_scattered: bool = False,
    as_written: bool = False,
) -> Generator[Problem, Odds, Reading]:
    """The looks from the chunks on, given the probability of links between pieces."""
    cohesion = Cohesion(chunks, language)
    scattered = as_scattered or is_scattered(chunks, language)
    problem = chunk_problem(chunks, near, language, cohesion, most_far=bounds.far_links)
    if as_written:
        problem = of_next(problem)
    odds = yield replace(problem, is_scattered=scattered)
    early = odds
    subjects = Subjects(chunks, titles)
    for _ in range(3):
        problem = thread_problem(chunks, near, odds, subjects, cohesion, most=bounds.open_terms)
        odds = yield replace(problem, is_scattered=scattered)
    return Reading(tuple(chunks), _decide(odds, early), near, odds, cohesion, language, scattered)


def _decide(odds: Odds, early: Odds) -> dict[int, int]:
    """Choose among the links of the last look; orphans may also fall back on those of an earlier one."""
    gains = odds.gains()

    def worth(link: Link) -> float:
        if link in gains:
            return gains[link]
        return math.log(max(early.chance(link), 1e-9)) - 2 if link in early.after else UNSEEN

    return adopt(cover(gains), dict(enumerate(odds.starts)), worth, {*gains, *early.after})
