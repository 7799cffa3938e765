"""Work on many things at once, by as many processes as there are processors."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

_jobs: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""What is done with which things, last; the processes are forked from this one and find it here, so that only results
travel between them."""


def side_by_side(work: Callable[[Thing], Result], things: Sequence[Thing]) -> list[Result]:
    """What some work makes of each thing, in their order.

    What the work changes in a thing stays in the process that did it.
    """
    _jobs.append((work, things))
    try:
        with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:
            return list(pool.map(_done, range(len(things))))
    finally:
        _jobs.pop()


def all_from(work: Callable[[Thing], Iterable[Result]], things: Iterable[Thing]) -> Iterator[Result]:
    """All that some work gives of each thing, in their order."""
    return chain.from_iterable(side_by_side(lambda thing: list(work(thing)), list(things)))


def _done(at: int) -> Any:
    work, things = _jobs[-1]
    return work(things[at])
