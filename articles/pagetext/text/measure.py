"""The measure of columns: how wide a line is, how wide its column, and what that says of the line.

A page text has no geometry but leaks it: the lines of a justified column are all as wide as the column,
its first lines are two ems short where the extractor lost the indent, its last lines end anywhere.
All widths are in ems.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import add
from typing import Final

from articles.pagetext.text import signed_heads
from articles.pagetext.text import style_table as style
from articles.pagetext.text.blocks import EVERYWHERE, blocks
from articles.pagetext.text.clean import unshadow
from articles.pagetext.text.forms import ends_sentence, kept
from articles.pagetext.values import Block, SourceLine, char_width

SPACE = 0.1
"""Ems of a blank inside a line: extractors write one where digits meet Chinese, and little room stands there in print.

Measured: of 0, 0.1, 0.25, 0.35 and 0.5 the widths of full lines scatter least with 0 to 0.1.
"""

INDENT = 2.0
"""Ems of a paragraph's first-line indent in Chinese print."""

NEAR = 12
"""Lines on either side that share in finding the measure of a line's column."""

SHORTEST_MEASURE = 8.0
"""Ems; no body column is narrower."""

SUPPORT = 5.0
"""Lines (near ones count in part) that must agree before a width is taken for a column's measure."""

FEW_BLANKS = 0.02
"""Share of rows with a blank line above up to which an extractor is taken to have set none."""
ALL_BLANKS = 0.98
"""Share from which it is taken to have set one after each row. Measured: of pages read across, where lines of one
column seldom follow each other, .79 to .95."""
FEWEST_BREAKS = 20
"""Breaks between full rows, with a blank line between, from which it can be told whether these go on."""
ECHOES = 0.1
"""Share of such breaks whose two characters stand together elsewhere, from which rows do go on. Measured: 0 to .07 on
pages that were read across columns, .12 to .21 where an extractor made blocks of a few lines, .25 to .63 where it set a
blank line after each, or after most."""

GAP: Final = "gap"
LONE_GAP: Final = "lone gap"
GAPS: Final = frozenset({GAP, LONE_GAP})
"""What `Page.above` calls a blank line that parts blocks."""
SURELY_SHORT = 2.5
"""Ems: a sentence that ends in a line so much too short ends a paragraph, whatever follows."""

LONGEST_KEPT = 150
"""Lines of a block that a printed page may fill with verse or a table; each costs as much as a piece of a body."""
LOOSE = 1.2
"""Ems by which a full line may differ from its measure: hung or squeezed punctuation, half-width digits."""


def printed_width(text: str) -> float:
    """Width of a line in print, in ems, without the blanks that surround it."""
    return sum(map(EMS.__getitem__, text.strip()))


def indent(text: str) -> float:
    """Ems of blank before a text."""
    return sum(map(char_width, text[: len(text) - len(text.lstrip())]))


class _Ems(dict[str, float]):
    """The width of each character that was met."""

    def __missing__(self, char: str) -> float:
        width = self[char] = SPACE if char in " \u00a0" else char_width(char)
        return width


EMS: Final = _Ems()


@dataclass(frozen=True)
class Row:
    """A non-blank line in its surroundings."""

    number: int
    text: str
    """Without surrounding blanks, and without `byline`."""
    byline: str
    """What an extractor glued to the end of a headline: the byline under it. "" as a rule."""
    width: float
    """`printed_width` of `text`; of a line printed twice for a shadow, that of one half."""
    indent: float
    """Ems of blank before the text, as far as the extractor kept it."""
    gap_before: bool
    """A blank line that parts blocks, or the file's start, stands before it."""
    gap_after: bool
    measure: float
    """Width of the column that the lines around it seem to be set in."""

    @property
    def whole(self) -> str:
        """All that its line says."""
        return f"{self.text} {self.byline}" if self.byline else self.text

    @cached_property
    def packed(self) -> str:
        """Its text without any blanks."""
        return "".join(self.text.split())

    @property
    def heading(self) -> str:
        """What it says as a heading: without blanks, and without the marks and brackets around it."""
        return self.packed.strip(style.BULLETS + style.OPENERS + style.CLOSERS)

    @property
    def is_full(self) -> bool:
        """As wide as its column, give or take what punctuation does."""
        return abs(self.width - self.measure) <= LOOSE

    @property
    def is_alone(self) -> bool:
        """A block by itself."""
        return self.gap_before and self.gap_after

    @property
    def lacks_indent_width(self) -> bool:
        """Two ems short: a first line whose indent was lost."""
        return abs(self.measure - INDENT - self.width) <= 1.0


@dataclass(frozen=True)
class Page:
    """What every recogniser sees: the non-blank rows of a page, in file order."""

    rows: tuple[Row, ...]
    is_blended: bool = False
    """Its extractor took neighbouring blocks for one (`borders`): a blank line ends one, but some end without."""

    @cached_property
    def index(self) -> Mapping[int, int]:
        """Line number -> position in `rows`."""
        return {row.number: at for at, row in enumerate(self.rows)}

    def rows_of(self, numbers: Iterable[int]) -> list[Row]:
        """The rows of some lines, in their order."""
        return [self.rows[self.index[number]] for number in numbers]

    @cached_property
    def groups(self) -> tuple[tuple[Row, ...], ...]:
        """The rows between blank lines."""
        found: list[list[Row]] = []
        for row in self.rows:
            if row.gap_before or not found:
                found.append([])
            found[-1].append(row)
        return tuple(map(tuple, found))

    @cached_property
    def kept(self) -> Mapping[int, int]:
        """Lines that have a form (`forms`) whose line breaks are kept: line number -> the first one of its block."""
        found: dict[int, int] = {}
        for group in self.groups:
            kinds = kept([row.text for row in group])
            rows = [row.number for row, kind in zip(group, kinds, strict=True) if kind]
            if len(rows) <= LONGEST_KEPT:
                found.update(dict.fromkeys(rows, group[0].number))
        return found

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each pair of neighbouring Chinese characters stands on the page, across line ends too."""
        return Counter(pairs("".join(row.text for row in self.rows)))

    @cached_property
    def blanks(self) -> float:
        """Share of its rows with a blank line above, whether or not that parts blocks."""
        return sum(b.number > a.number + 1 for a, b in pairwise(self.rows)) / max(1, len(self.rows) - 1)

    @cached_property
    def is_spaced(self) -> bool:
        """Its extractor set blank lines where blocks end; else that none stands between two rows says nothing."""
        return not self.is_blended and self._has_blanks

    @cached_property
    def _has_blanks(self) -> bool:
        """So many rows have a blank line above that its extractor cannot have dropped all."""
        return sum(row.gap_before for row in self.rows[1:]) >= FEW_BLANKS * max(1, len(self.rows) - 1)

    @cached_property
    def is_parted(self) -> bool:
        """Its extractor set blank lines after most rows, the next being another column's: two that have none between
        stand in one column."""
        return not self._has_blanks and EVERYWHERE <= self.blanks < ALL_BLANKS and not self._goes_on

    @property
    def _goes_on(self) -> bool:
        """Its full rows go on in the next, whether or not a blank line stands between: the characters on either side of
        the break stand together inside of other rows."""
        inside = {pair for row in self.rows for pair in pairs(row.text)}
        breaks = [
            row.text[-1] + below.text[0]
            for row, below in pairwise(self.rows)
            if row.is_full and below.is_full and below.number > row.number + 1
        ]
        breaks = [pair for pair in breaks if pair.isalnum()]
        return len(breaks) >= FEWEST_BREAKS and sum(pair in inside for pair in breaks) >= ECHOES * len(breaks)

    @cached_property
    def gap(self) -> str:
        """What a blank line is that parts blocks: a "lone gap" where paragraphs have none between.

        Some extractors begin a block wherever a short line has an indented one below, for the two are level on neither
        side (pdfminer.six says so of its boxes). Others keep a column together: there a blank line is the end of a
        column, a story or a head of one type size. Of 180 development pages all but three do the one or the other
        throughout.
        """
        ends = [
            self.break_above(at)
            for at, (row, below) in enumerate(pairwise(self.rows), 1)
            if row.measure - row.width >= SURELY_SHORT and ends_sentence(row.text) and below.lacks_indent_width
        ]
        return GAP if ends.count(GAP) >= ends.count("line") else LONE_GAP

    def above(self, at: int) -> str:
        """What stands between the row at a position and the one above: "gap" or "lone gap" (`gap`: a blank line that
        parts blocks, or the file's edge), "line" (nothing), "apart" and "tied" (the same where most rows are parted),
        "open" (what says nothing)."""
        found = self.break_above(at)
        return self.gap if found == GAP else found

    def break_above(self, at: int) -> str:
        """As `above`, with "gap" for a blank line whatever those of the page say."""
        if self._has_blanks:
            without = "open" if self.is_blended else "line"
            return GAP if at == len(self.rows) or self.rows[at].gap_before else without
        if not self.is_parted:
            return "open"
        is_edge = not 0 < at < len(self.rows)
        return "apart" if is_edge or self.rows[at].number > self.rows[at - 1].number + 1 else "tied"

    def around(self, at: int, reach: int) -> Iterator[Row]:
        """The rows within `reach` of position `at`, itself included."""
        yield from self.rows[max(0, at - reach) : at + reach + 1]


def pairs(text: str) -> Iterator[str]:
    """Neighbouring pairs of Chinese characters, digits and letters; blanks and punctuation part them."""
    return filter(str.isalnum, map(add, text, text[1:]))


def page_of(lines: Sequence[SourceLine]) -> Page:
    """Measure every non-blank line of a page among its neighbours."""
    found = blocks(lines)
    texts = [signed_heads.parted(line.text.strip()) for block in found for line in block.lines]
    widths = [printed_width(unshadow(text)) for text, _ in texts]
    measures = _measures(widths)
    rows: list[Row] = []
    for block in found:
        rows.extend(_rows(block, texts, widths, measures, len(rows)))
    return Page(tuple(rows))


def _rows(
    block: Block, texts: list[tuple[str, str]], widths: list[float], measures: list[float], at: int
) -> Iterator[Row]:
    for k, line in enumerate(block.lines):
        text, byline = texts[at + k]
        yield Row(
            number=line.number,
            text=text,
            byline=byline,
            width=widths[at + k],
            indent=indent(line.text),
            gap_before=k == 0,
            gap_after=k == len(block.lines) - 1,
            measure=measures[at + k],
        )


def _measures(widths: Sequence[float]) -> list[float]:
    """The commonest width (rounded to an em, neighbours counted half) among the lines around each line.

    Full lines are the majority of any body; where too few lines agree, as among headlines, the nearest place that
    has a measure lends its own. A sliding histogram keeps this linear in the number of lines.
    """
    steps = [max(0, round(width)) for width in widths]
    window: Counter[int] = Counter(steps[:NEAR])
    found: list[float | None] = []
    for at in range(len(steps)):
        if at + NEAR < len(steps):
            window[steps[at + NEAR]] += 1
        if at - NEAR - 1 >= 0:
            gone = steps[at - NEAR - 1]
            window[gone] -= 1
            if not window[gone]:
                del window[gone]
        found.append(_commonest(window, steps[at]))
    return _lent(found)


def _commonest(window: Counter[int], own: int) -> float | None:
    best, best_weight = None, SUPPORT
    for step, count in window.items():
        if step < SHORTEST_MEASURE:
            continue
        weight = count + (window.get(step - 1, 0) + window.get(step + 1, 0)) / 2 + (step == own) * 0.5 + step / 1000
        if weight > best_weight:
            best, best_weight = float(step), weight
    return best


def _lent(found: Sequence[float | None]) -> list[float]:
    """Fill the gaps from the nearest place with a measure, the one below where two are as near."""
    above = _last_seen(found)
    below = _last_seen(found[::-1])[::-1]
    return [own if own is not None else _nearer(up, down) for own, up, down in zip(found, above, below, strict=True)]


def _last_seen(found: Sequence[float | None]) -> list[tuple[int, float] | None]:
    seen: list[tuple[int, float] | None] = []
    for own in found:
        if own is not None:
            seen.append((0, own))
        else:
            seen.append((seen[-1][0] + 1, seen[-1][1]) if seen and seen[-1] else None)
    return seen


def _nearer(above: tuple[int, float] | None, below: tuple[int, float] | None) -> float:
    if above is None or below is None:
        return (above or below or (0, SHORTEST_MEASURE))[1]
    return below[1] if below[0] <= above[0] else above[1]
