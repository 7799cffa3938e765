"""How well chains match the true stories of gold pages, for the figures that `learning` prints."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from articles.pagetext.learning.goldpages import GoldPage
from articles.pagetext.order.reading import Reading

MATCH = 0.9
"""Jaccard index of the lines from which a chain is the story (the measure of the benchmark)."""

BANDS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)
"""Limits of the bands of the reliability table."""

WORST = 10
"""Pages that are named."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How well the chains of one page match its true stories."""

    page: str
    style: str
    extractor: str
    counts: Counter[str]
    bands: Mapping[int, Counter[bool]]
    """For each band of probability whether the links made are true."""


def outcome(page: GoldPage, reading: Reading) -> Outcome:
    """Compare what a page was read as with the truth."""
    bands: defaultdict[int, Counter[bool]] = defaultdict(Counter)
    for chance, is_true in _links(page, reading):
        bands[max(at for at, limit in enumerate(BANDS) if chance >= limit)][is_true] += 1
    return Outcome(page.name, page.style, page.extractor, _counts(page, list(_chains(reading))), dict(bands))


def figures(title: str, outcomes: Iterable[Outcome]) -> str:
    """A table by style and extractor, the reliability of link probabilities, and the worst pages."""
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    bands: defaultdict[int, Counter[bool]] = defaultdict(Counter)
    worst: list[tuple[int, str]] = []
    for found in outcomes:
        kind = f"{found.style}, {found.extractor}"
        for name in (kind, "all", "all but woven" if found.style != "woven" else ""):
            table[name].update(found.counts)
        worst.append((found.counts["stories"] - found.counts["found"], f"{found.page} ({kind})"))
        for band, links in found.bands.items():
            bands[band].update(links)
    head = f"{title}\n{'':32}stories  chains  found  precision  F1     exact order\n"
    rows = [_row(name, table[name]) for name in sorted(table) if name]
    reliability = [_band(at, bands[at]) for at in sorted(bands)]
    named = [f"  {name}: {lost} stories missed\n" for lost, name in sorted(worst, reverse=True)[:WORST] if lost]
    middle = ["probability of a link, links, share true\n", *reliability]
    return "".join([head, *rows, *middle, "worst pages\n", *named, "\n"])


def _row(name: str, counts: Counter[str]) -> str:
    stories, made, found = counts["stories"], counts["chains"], counts["found"]
    return (
        f"{name:32}{stories:7}{made:8}  {found / stories:.3f}  {found / max(made, 1):9.3f}"
        f"  {2 * found / (stories + made):.3f}  {counts['exact'] / stories:.3f}\n"
    )


def _band(at: int, counts: Counter[bool]) -> str:
    total = counts[True] + counts[False]
    return f"  {BANDS[at]:.2f} to {min(BANDS[at + 1], 1.0):.2f}  {total:6}  {counts[True] / total:.3f}\n"


def _chains(reading: Reading) -> Iterator[tuple[int, ...]]:
    """The pieces of each chain, in reading order."""
    for path in reading.paths:
        yield tuple(piece.index for at in path for piece in reading.chunks[at].pieces)


def _counts(page: GoldPage, chains: list[tuple[int, ...]]) -> Counter[str]:
    lines = [page.lines_of(chain) for chain in chains]
    counts = Counter(stories=len(page.stories), chains=len(chains))
    for story in page.stories:
        true = page.lines_of(story)
        match, best = max((len(true & own) / len(true | own), at) for at, own in enumerate(lines))
        if match >= MATCH:
            counts["found"] += 1
            counts["exact"] += chains[best] == story
    return counts


def _links(page: GoldPage, reading: Reading) -> Iterator[tuple[float, bool]]:
    """Probability of each link made, and whether it is true."""
    follows = page.follows
    for at, chunk in enumerate(reading.chunks):
        for a, b in pairwise(chunk.pieces):
            yield reading.near[a.index, b.index], follows.get(a.index) == b.index
        if at in reading.follows:
            after = reading.follows[at]
            yield reading.odds.chance((at, after)), follows.get(chunk.tail.index) == reading.chunks[after].head.index
