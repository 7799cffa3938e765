"""Counting: whether what chunks enumerate (`enumerations`) goes on from one to the next, as it does inside a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from articles.pagetext.cover import Features
from articles.pagetext.order.chunk import Chunk

Numbers: TypeAlias = Mapping[str, int]
"""For each form of list a number of it."""
NONE: Final[Numbers] = MappingProxyType({})


class Counting:
    """What the chunks of a page count."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.first: list[Numbers] = [dict(reversed(chunk.enumerated)) for chunk in chunks]
        """Of each chunk the first number of each list; no order of chunks changes those between this and the last."""
        self.last: list[Numbers] = [dict(chunk.enumerated) for chunk in chunks]
        self._any = any(self.last)

    def of_path(self, path: Sequence[int]) -> Features:
        """Evidence in the order of some chunks: how often each step of their lists from one to another leads where."""
        if not self._any:
            return []
        found: Counter[str] = Counter()
        reached: dict[str, int] = {}
        for at in path:
            first = self.first[at]
            for form, last in self.last[at].items():
                found[_step(reached.get(form), first[form])] += 1
                reached[form] = last
        return [(step, float(times)) for step, times in found.items() if step]

    def reached(self, path: Iterable[int]) -> Iterator[Numbers]:
        """For each of some chunks in their order the last numbers up to its end."""
        numbers = NONE
        for at in path:
            if self.last[at]:
                numbers = {**numbers, **self.last[at]}
            yield numbers

    def ahead(self, path: Sequence[int]) -> list[Numbers]:
        """For each of some chunks in their order the first numbers from its beginning on."""
        numbers, found = NONE, []
        for at in reversed(path):
            if self.first[at]:
                numbers = {**numbers, **self.first[at]}
            found.append(numbers)
        return found[::-1]


def steps(reached: Numbers, ahead: Numbers) -> Features:
    """Evidence in what was counted up to a link, and what is counted behind it, for its being right."""
    found = (_step(reached.get(form), number) for form, number in ahead.items())
    return [(step, 1.0) for step in found if step]


def _step(before: int | None, number: int) -> str:
    """Where a list leads with a number, given the one before; "" where it begins with one."""
    if before is None:
        return "" if number == 1 else "counts from the midst"
    if number == before + 1:
        return "counts on"
    if number == 1:
        return "counts anew"
    return "counts back" if number <= before else "leaves out numbers"
