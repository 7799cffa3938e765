"""Lines -> blocks: neighbouring non-blank lines, what the extractor kept together.

Blocks are evidence, never law: some extractors drop every blank line, others put one after each line.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.pagetext.values import Block, SourceLine


def blocks(lines: Sequence[SourceLine]) -> tuple[Block, ...]:
    """Cut the lines of a page at its blank lines; every non-blank line is in exactly one block, in file order."""
    found: list[Block] = []
    current: list[SourceLine] = []
    for line in lines:
        if not line.is_blank:
            current.append(line)
        elif current:
            found.append(Block(tuple(current)))
            current = []
    if current:
        found.append(Block(tuple(current)))
    return tuple(found)
