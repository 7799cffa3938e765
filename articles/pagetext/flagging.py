"""Flags for whoever owns lines in doubt: what is told of a page's lines becomes a flag of its stories and photos."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from typing import TypeVar

from articles.pagetext.values import Flag, Photo, Story

Item = TypeVar("Item", Story, Photo)


def flagged(
    items: Iterable[Item], doubtful: Container[int], flag: Callable[[tuple[int, ...]], Flag]
) -> tuple[Item, ...]:
    """The stories or photos, each that owns lines in doubt with one flag more.

    Args:
        items: those of a page.
        doubtful: the numbers of the lines in doubt.
        flag: the flag of an item, by the numbers of its own among them, ascending.
    """
    return tuple(_flagged(item, doubtful, flag) for item in items)


def _flagged(item: Item, doubtful: Container[int], flag: Callable[[tuple[int, ...]], Flag]) -> Item:
    own = {number for number in item.numbers if number in doubtful}
    return replace(item, flags=(*item.flags, flag(tuple(sorted(own))))) if own else item
