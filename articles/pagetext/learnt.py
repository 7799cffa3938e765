"""All that was learnt from gold pages, in one value: what the repository ships, or what saw no page of certain days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

from articles.pagetext import named
from articles.pagetext.marking import assign
from articles.pagetext.order import reading_order as order
from articles.pagetext.stories import bylines, confidence, head_owners, head_parts, paragraphs, recast

ROLES: Final = assign.WEIGHTS
JOINTS: Final = paragraphs.WEIGHTS
HEADS: Final = head_parts.WEIGHTS
OWNERS: Final = head_owners.WEIGHTS
RECAST: Final = recast.WEIGHTS
BYLINES: Final = bylines.WEIGHTS
CONFIDENCE: Final = confidence.WEIGHTS

SHIPPED: Final = Path(__file__).with_name("weights")
"""Where the weights in the repository lie."""

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Learnt:
    """The weights of every stage that has some."""

    roles: assign.Weights
    order: order.Model
    joints: Mapping[str, float]
    """Of `paragraphs`."""
    heads: Mapping[str, float]
    """Of `head_parts`."""
    owners: Mapping[str, float]
    """Of `head_owners`."""
    recast: Mapping[str, float]
    """Of `recast`."""
    bylines: Mapping[str, float]
    """Of `bylines`."""
    confidence: confidence.Weights
    """Of `confidence`."""


@lru_cache(maxsize=1)
def shipped() -> Learnt:
    """The weights in the repository."""
    return load(SHIPPED)


def load(folder: Path) -> Learnt:
    """The weights in a folder; what is not learnt yet weighs nothing."""
    return Learnt(
        assign.load(folder / ROLES),
        order.load(folder),
        named.load(folder / JOINTS),
        named.load(folder / HEADS),
        _if_learnt(named.load, folder / OWNERS),
        _if_learnt(named.load, folder / RECAST),
        _if_learnt(named.load, folder / BYLINES),
        _if_learnt(confidence.load, folder / CONFIDENCE),
    )


def _if_learnt(read: Callable[[Path], Mapping[str, _Value]], path: Path) -> Mapping[str, _Value]:
    return read(path) if path.exists() else {}
