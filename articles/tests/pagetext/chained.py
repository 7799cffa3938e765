"""Lines as a chain, for tests of what comes after the chains."""

from __future__ import annotations

from collections.abc import Sequence

from articles.pagetext.order.chains import Chain, Segment
from articles.pagetext.values import SourceLine


def chain_of(lines: Sequence[SourceLine], *, link: float = 0.9) -> Chain:
    """Whole lines, read one after the other, each of which follows the last with some probability."""
    segments = tuple(Segment(line.number, 0, len(line.text)) for line in lines)
    return Chain(segments, tuple(line.number for line in lines), (link,) * (len(lines) - 1), 1.0, 1.0)
