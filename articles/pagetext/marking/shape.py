"""The shape of a line in its surroundings, as named features: what `assign` weighs beside the recognisers' claims.

Everything is relative: widths to the measure of the column, places to neighbours, words to classes of words.
So what was learnt on some papers holds on others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat

from articles.pagetext.text import style_table as style
from articles.pagetext.text.clean import unshadow
from articles.pagetext.text.language import Language, canonical
from articles.pagetext.text.measure import Page, Row, pairs
from articles.pagetext.values import Claim

DATELINE = re.compile("|".join(style.DATELINES[:5]))
STOP = "。"
ECHO_LINES = 8
"""Lines above and below in which a line's words are looked for."""
PAIRED = (("“", "”"), ("《", "》"), ("（", "）"))
"""Marks that open, and those that close."""
HOLDS = tuple((mark, f"holds {mark}") for mark in "，。、；：（！？")
"""A mark inside a line, and the name of that feature."""
MANY = (4, 13)
"""Lines from which a block has some lines, and many: captions and boxes have some, columns many."""
GAPS = {"gap": "1", "line": "0", "apart": "a", "tied": "t", "open": "-"}
"""What stands between two rows (`Page.break_above`), in one character."""
HIGH, MIDDLE = 0.9, 0.65
"""Bounds of a claim's score between the features ``high``, ``middle`` and ``low``."""


def features(page: Page, claims: Iterable[Claim], language: Language) -> Iterator[tuple[str, ...]]:
    """Yield the names of the features that hold for each row of a page, in the order of `page.rows`.

    Args:
        language: tells how lines go on, the page's own words counted in.
    """
    claimed = _claimed(page, claims)
    bonds = _Bonds(page, language)
    words = [frozenset(pairs(row.text)) for row in page.rows]
    for at, (row, of_block) in enumerate(zip(page.rows, _blocks(page, claimed), strict=True)):
        yield tuple(
            dict.fromkeys(
                [
                    *_own(page, at, row),
                    *claimed.get(at, ()),
                    *_near(page, at, claimed),
                    *_joint(page, at),
                    *_echo(page, at, words),
                    *bonds.names(at),
                    *of_block,
                ]
            )
        )


def _blocks(page: Page, claimed: Mapping[int, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield for each row what the lines between two blank lines are as a whole, where blank lines say anything."""
    if not page.is_spaced:
        yield from repeat((), len(page.rows))
        return
    last = -1
    for number, group in enumerate(page.groups):
        first, last = last + 1, last + len(group)
        size = _size(len(group))
        whole = [f"block of {size}"]
        whole.extend(f"block begins as {claim}" for claim in claimed.get(first, ()) if not claim.endswith("low"))
        whole.extend(f"block ends as {claim}" for claim in claimed.get(last, ()) if not claim.endswith("low"))
        whole.append(f"block ends {end_class(group[-1].text)}")
        if DATELINE.match(group[0].text):
            whole.append("block begins with a dateline")
        for word, other in (("before", number - 1), ("next", number + 1)):
            if 0 <= other < len(page.groups):
                rows = page.groups[other]
                whole.append(f"block {word} of {_size(len(rows))}")
                whole.append(f"block {word} of {_size(len(rows))}, this of {size}")
                if DATELINE.match(rows[0].text):
                    whole.append(f"block {word} begins with a dateline")
                whole.append(f"block {word} ends {end_class(rows[-1].text)}")
        for at in range(len(group)):
            place = "first" if at == 0 else "last" if at == len(group) - 1 else "second" if at == 1 else "inside"
            yield (*whole, f"{place} of {size}", *(f"{place}: {name}" for name in whole[1:]))


def _size(count: int) -> str:
    return str(count) if count < MANY[0] else "some" if count < MANY[1] else "many"


class _Bonds:
    """How well the lines of a page go on in those below them."""

    def __init__(self, page: Page, language: Language) -> None:
        self._page = page
        self._rows = page.rows
        texts = [canonical(row.text) for row in page.rows]
        self._next = list(map(language.bond, texts, texts[1:]))
        """Of each line with the next."""
        self._over = list(map(language.bond, texts, texts[2:]))
        """Of each line with the one after the next."""
        self._opens = [language.bond(STOP, text) for text in texts]
        """How well a sentence begins with each line."""
        self._closes = [language.bond(text, STOP) for text in texts]
        """How well one ends with it."""
        self._sense = list(map(language.sense, texts, texts[1:]))
        """Of each line with the next, by the senses of the characters at the cut."""
        self._kin = list(map(language.kin, texts, texts[1:]))
        """How surely they are of one story."""
        self._kin_over = list(map(language.kin, texts, texts[2:]))
        """The same of each line with the one after the next."""

    def names(self, at: int) -> list[str]:
        """What a line is to its neighbours: one that the line above goes on over is a stranger there."""
        up = self._next[at - 1] if at else None
        down = self._next[at] if at < len(self._next) else None
        gaps = _gaps(self._page, at)
        names: list[str] = []
        if up is not None:
            goes_on, above = f"goes on {_bond(up)}", end_class(self._rows[at - 1].text)
            names += (goes_on, f"{goes_on} from {above}", f"gaps {gaps} {goes_on} from {above}")
        if down is not None:
            leads_on, own = f"leads on {_bond(down)}", end_class(self._rows[at].text)
            names += (leads_on, f"{leads_on} with {own}", f"gaps {gaps} {leads_on} with {own}")
        if up is not None and down is not None:
            over = self._over[at - 1]
            names += (f"gone over {_bond(over)}", f"gone over by {_bond(over - max(up, down))}")
            kin, other = max(self._kin[at - 1], self._kin[at]), self._kin_over[at - 1]
            names += (f"kin {_sense(kin)} of neighbours {_sense(other)}", f"kin by {_sense(kin - other)}")
        for side, place in (("above", at - 1), ("below", at)):
            if 0 <= place < len(self._next):
                names += (f"sense {side} {_sense(self._sense[place])}", f"kin {side} {_sense(self._kin[place])}")
        if at > 1:
            names.append(f"goes on from two up by {_bond(self._over[at - 2] - self._next[at - 1])}")
        if at < len(self._over):
            names.append(f"leads on to two down by {_bond(self._over[at] - self._next[at])}")
        opens, closes = _bond(self._opens[at]), _bond(self._closes[at])
        names += (
            f"opens {opens}",
            f"closes {closes}",
            f"opens {max(-2, min(1, opens))} closes {max(-2, min(1, closes))}",
            f"gaps {gaps} closes {closes}",
            f"gaps {gaps} opens {opens}",
        )
        if at:
            names.append(f"above: closes {_bond(self._closes[at - 1])}")
        if at < len(self._next):
            names.append(f"below: opens {_bond(self._opens[at + 1])}")
        return names


def _bond(value: float) -> int:
    """A bond in steps of one and a half nats."""
    return max(-4, min(5, round(value / 1.5)))


def _sense(value: float) -> int:
    """What senses say, in steps of a nat."""
    return max(-3, min(4, round(value)))


def _echo(page: Page, at: int, words: Sequence[frozenset[str]]) -> list[str]:
    """How much of the line's words come again: a headline's in the lead below it and all over its story."""
    own = words[at]
    if not own:
        return []
    below = frozenset().union(*words[at + 1 : at + 1 + ECHO_LINES])
    above = frozenset().union(*words[max(0, at - ECHO_LINES) : at])
    counts = page.counts
    again = sum([counts[word] > 1 for word in own]) / len(own)
    return [
        f"echo below {_share(len(own & below) / len(own))}",
        f"echo above {_share(len(own & above) / len(own))}",
        f"echo page {_share(again)}",
        f"echo page {_share(again)} width {width_class(page.rows[at])}",
    ]


def _share(share: float) -> str:
    return (
        "none"
        if share == 0
        else "little"
        if share < 0.2
        else "some"
        if share < 0.4
        else "much"
        if share < 0.7
        else "most"
    )


def end_class(text: str) -> str:
    """What kind of character a text ends with; the dots and quotes behind a sentence's end belong to it."""
    return _end_class(text[-2:])


@lru_cache(maxsize=8192)
def _end_class(text: str) -> str:
    last = text[-1]
    if text.endswith(("——", "—", "：", ":")):
        return "leads-in"
    if last in style.SENTENCE_ENDS:
        return "full-stop" if last == "。" else "stop"
    if last in style.CLOSERS:
        return "closed-stop" if text[-2:-1] in tuple(style.SENTENCE_ENDS) else "closed"
    if last in "，、；,;":
        return "comma"
    return "digit" if last.isdigit() else "word"


def start_class(text: str) -> str:
    """What kind of character a text starts with."""
    return _start_class(text[:2])


@lru_cache(maxsize=8192)
def _start_class(text: str) -> str:
    first = text[0]
    if first in style.BULLETS:
        return "bullet"
    if text.startswith(("——", "—")):
        return "dash"
    if first in "，。、；！？：" + style.CLOSERS:
        return "closing"
    if first in style.OPENERS:
        return "opening"
    return "digit" if first.isdigit() else "word"


def width_class(row: Row) -> str:
    """How the width of a line stands to its column's measure, in ems."""
    off = row.measure - row.width
    for bound, name in ((-3.0, "much-wider"), (-1.3, "wider"), (1.2, "full"), (2.8, "indented"), (4.5, "shorter")):
        if off <= bound:
            return name
    return "short" if row.width > row.measure / 3 else "stub"


def _claimed(page: Page, claims: Iterable[Claim]) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for claim in claims:
        what = claim.kind.value if claim.kind else claim.role.value
        how = "high" if claim.score >= HIGH else "middle" if claim.score >= MIDDLE else "low"
        for number in claim.lines:
            found.setdefault(page.index[number], []).append(f"claim {what} {how}")
    return {at: tuple(names) for at, names in found.items()}


def _own(page: Page, at: int, row: Row) -> list[str]:
    text, width = row.text, width_class(row)
    names = [
        "always",
        f"width {width}",
        f"end {end_class(text)}",
        f"start {start_class(text)}",
        f"width {width} end {end_class(text)}",
        f"ems {min(12, int(row.width // 3))}",
        f"gaps {_gaps(page, at)} width {width}",
        f"gaps {_gaps(page, at)} width {width} end {end_class(text)}",
    ]
    names.extend([name for mark, name in HOLDS if mark in text[:-1]])
    if text[-1] in style.HANGING_ENDS or text.endswith(style.HANGING_WORDS):
        names.append(f"hangs at its end, width {width}")
    if text[0] in style.HANGING_STARTS:
        names.append("hangs at its start")
    names += (
        f"first {text[0]}",
        f"last {text[-1]}",
        f"off {max(-3.0, min(3.0, round(2 * (row.measure - row.width)) / 2))}",
    )
    names.extend([f"cuts {opened}{closed}" for opened, closed in PAIRED if text.count(opened) != text.count(closed)])
    marks = sum(map(text.count, "，。、；：！？"))
    names += (f"marks {min(3, marks)} width {width}", f"gaps {_gaps(page, at)} marks {min(3, marks)}")
    if text[-2:].isalnum():
        names.append(f"tail {text[-2:]}")
    if unshadow(text) != text:
        names.append("printed twice")
    if text.endswith(style.KICKER_ENDS):
        names.append("ends like a kicker")
    if DATELINE.match(text):
        names.append("dateline")
    if " " in text.strip() and re.search(r"[\u4e00-\u9fff] [\u4e00-\u9fff“]", text):
        names.append("parted words")
    if row.indent >= 1.5:
        names.append("indented visibly")
    if at < 3 or at >= len(page.rows) - 3:
        names.append("edge of file")
    return names


def _near(page: Page, at: int, claimed: Mapping[int, Sequence[str]]) -> list[str]:
    names: list[str] = []
    for step, word in ((-2, "two up"), (-1, "above"), (1, "below"), (2, "two down")):
        k = at + step
        if not 0 <= k < len(page.rows):
            names.append(f"{word}: nothing")
            continue
        row = page.rows[k]
        names.append(f"{word}: width {width_class(row)}")
        if k in claimed:
            names.extend([f"{word}: {claim}" for claim in claimed[k] if not claim.endswith("low")])
        if abs(step) == 1:
            end = end_class(row.text)
            names += (f"{word}: end {end}", f"{word}: start {start_class(row.text)}")
            if DATELINE.match(row.text):
                names.append(f"{word}: dateline")
            names.append(f"{word}: {end} gap {_gap(page, k + (step < 0))}")
    for step in (1, 2, 3):
        if at + step < len(page.rows) and DATELINE.match(page.rows[at + step].text):
            names.append(f"dateline {step} down, gaps {_gaps(page, at)}")
    names.append(f"full above {_full(page.rows[max(0, at - 4) : at])}")
    names.append(f"full below {_full(page.rows[at + 1 : at + 5])}")
    return names


def _gaps(page: Page, at: int) -> str:
    """Whether blank lines stand above and below a row."""
    return _gap(page, at) + _gap(page, at + 1)


def _gap(page: Page, at: int) -> str:
    """Whether a blank line stands above a position, as far as blank lines say anything on the page."""
    return GAPS[page.break_above(at)]


def _full(rows: Sequence[Row]) -> str:
    share = sum([row.is_full or row.lacks_indent_width for row in rows])
    return "many" if share >= 3 else "some" if share else "none"


def _joint(page: Page, at: int) -> list[str]:
    """How the line joins the one above: a word cut by the line end, equal widths, the same words."""
    row = page.rows[at]
    names = [f"leads on {_straddle(page, row, page.rows[at + 1])}"] if at + 1 < len(page.rows) else []
    if at == 0:
        return names
    above = page.rows[at - 1]
    names += [
        f"joint gap {_gap(page, at)}",
        f"joint word {_straddle(page, above, row)}",
        f"after {end_class(above.text)} {width_class(above)} this {width_class(row)} {end_class(row.text)}",
    ]
    difference = row.width - above.width
    size = (
        "equal"
        if abs(difference) <= 1.0
        else "near"
        if abs(difference) <= 2.5
        else "longer"
        if difference > 0
        else "shorter"
    )
    names.append(f"joint {size}")
    names.append(f"joint {size} gap {_gap(page, at)} end {end_class(above.text)}")
    if above.text == row.text:
        names.append("joint same words")
    if above.width <= 0.75 * row.width:
        names.append("joint above much shorter")
    if row.width <= 0.75 * above.width:
        names.append("joint above much longer")
    return names


def _straddle(page: Page, above: Row, below: Row) -> str:
    """Whether the last character of a line and the first of the next make a pair that the page uses elsewhere."""
    pair = above.text[-1] + below.text[0]
    if not pair.isalnum():
        return "no word"
    count = page.counts.get(pair, 0)
    return "often" if count > 2 else "twice" if count == 2 else "once"
