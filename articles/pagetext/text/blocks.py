"""Lines -> blocks: neighbouring non-blank lines, what the extractor kept together.

Blocks are evidence, never law: some extractors drop every blank line, others put one after each line, or after each
that another column's follows. Of the latter only those blank lines part blocks that are more than stand after each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from articles.pagetext.values import Block, SourceLine

EVERYWHERE: Final = 0.6
"""Share of neighbours with blank lines between from which these part no blocks. Measured: of development pages .79 to
.95 where the extractor read across columns, .05 to .27 elsewhere."""
FEWEST: Final = 20
"""Lines from which that can be told: a few headlines stand alone each."""


def blocks(lines: Sequence[SourceLine]) -> tuple[Block, ...]:
    """Cut the lines of a page at its blank lines; every non-blank line is in exactly one block, in file order."""
    found: list[list[SourceLine]] = []
    gaps = _gaps(lines)
    usual = _usual(gaps[1:])
    for line, gap in zip((line for line in lines if not line.is_blank), gaps, strict=True):
        if gap > usual or not found:
            found.append([])
        found[-1].append(line)
    return tuple(Block(tuple(block)) for block in found)


def _gaps(lines: Sequence[SourceLine]) -> list[int]:
    """Blank lines before each line that is none."""
    gaps: list[int] = []
    gap = 0
    for line in lines:
        if line.is_blank:
            gap += not line.is_joined
        else:
            gaps.append(gap)
            gap = 0
    return gaps


def _usual(gaps: Sequence[int]) -> int:
    """How many blank lines an extractor set after each line; 0 when it did so to few."""
    counts = Counter(gap for gap in gaps if gap)
    is_everywhere = len(gaps) >= FEWEST and counts.total() >= EVERYWHERE * len(gaps)
    return counts.most_common(1)[0][0] if is_everywhere else 0
