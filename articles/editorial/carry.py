"""Carrying source lines over an edit: a block keeps the lines that made it, however its words change.

Blocks of the same words keep their lines first, in order. What is left is compared by pairs of neighbouring
characters: a corrected, split or joined paragraph leads back to every old one that it shares half its words with.
A block without likeness to an old one has no lines: it was written at the desk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Block = Mapping[str, Any]

ALIKE = 0.5
"""Share of the shorter text's character pairs (0 to 1) from which a block counts as made of an old one."""


def carry_lines(old: Sequence[Block], new: Sequence[Block]) -> list[dict[str, Any]]:
    """The new blocks (``{"type", "text"}``), each with the ``lines`` of the old blocks that it came from."""
    result = [{"type": block["type"], "text": block["text"], "lines": []} for block in new]
    left = list(old)
    waiting = []
    for block in result:
        same = next((other for other in left if other["text"] == block["text"]), None)
        if same is None:
            waiting.append(block)
        else:
            left.remove(same)
            block["lines"] = list(same["lines"])
    sources = [(pairs(other["text"]), other["lines"]) for other in left]
    for block in waiting:
        words = pairs(block["text"])
        alike = (lines for theirs, lines in sources if likeness(words, theirs) >= ALIKE)
        block["lines"] = sorted({line for lines in alike for line in lines})
    return result


def pairs(text: str) -> frozenset[str]:
    """All pairs of neighbouring characters of a text; of a single character, itself."""
    return frozenset(text[place : place + 2] for place in range(max(1, len(text) - 1))) if text else frozenset()


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Common pairs as a share (0 to 1) of the text that has fewer."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0
