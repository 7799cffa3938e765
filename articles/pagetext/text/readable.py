"""Lines as they are read: without what an extractor put into all of a text, or in the place of other characters.

What is kept, shown and counted are the source's own lines; the reading goes by these. Each has the number of the one
that it is of, and none that has text becomes blank.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from articles.pagetext.text import style_table as style
from articles.pagetext.text.clean import IDEOGRAPH, controls, radicals
from articles.pagetext.text.measure import indent
from articles.pagetext.text.unnamed import UNNAMED
from articles.pagetext.values import SourceLine

BLANKS: Final = str.maketrans(dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F), " "))
"""Blanks of other widths, and those that no line breaks at."""
DASHES: Final = re.compile("[―─]{1,2}(?![―─])(?<![―─]{3})|⸺")
"""What typefaces have for a dash, or for a double one; more of it in a row is a rule."""
CREDITED: Final = "|".join(
    style.spaced(word)
    for word in (*style.CREDIT_WORDS, *style.BOTH_WORDS, *style.DESKS)
    if word not in style.WEAK_CREDIT_WORDS
)
CREDIT: Final = re.compile(CREDITED)
BULLET: Final = re.compile(rf"^([ \u3000]*)(?:{UNNAMED})(?=[ \u3000]*(?:{CREDITED}))")
"""Before a credit such a character is the paper's mark: bullets are often set in a typeface of symbols."""

DOUBLED: Final = re.compile(r"(?:(\S)\1|[ \u3000])+")
"""Every character twice: type that was made bold by printing it a second time beside itself."""
PAIR: Final = re.compile(r"(.)\1")
LEAST_HAN, LEAST_PAIRS = 3, 5
"""Different Chinese characters of such a line, and pairs, at least: 红红火火 热热闹闹 is speech. Fewer pairs will do
where a mark or a number is among them, or where they credit somebody."""

MOST: Final = 0.5
"""Share of the lines from which an extractor did something to all of them."""
LETTER: Final = r"(?:[^\x00-\x7f\s]|[\x21-\x7e]+)"
APART: Final = re.compile(rf"{LETTER}(?: +{LETTER})+")
"""Single characters, numbers and Latin words with blanks between."""
WIDE: Final = 0.25
"""Share of Chinese characters among them; a date has fewest, 2 0 2 4 年 1 0 月 7 日."""
GAPS: Final = re.compile(r" +")
NEAR: Final = 4
"""Lines on either side that tell where a line's column begins."""
DEEPEST: Final = 3.0
"""Ems of a first line's indent at most; the usual one is of two."""
LONG: Final = 8
"""Characters of a line from which nobody sets it so to fill a column; padded names and short headlines are shorter."""
FEW: Final = 4
"""Blanks of a line from which two sizes of them tell words from characters."""


def readable(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """The lines of a text as they are read.

    Controls and zero-width characters are gone, tabs are blanks, radicals are the characters they look like, dashes are
    dashes, a mark without a name before a credit is a bullet, and what was printed twice for bold type is there once.
    Letterspaced lines are closed up. Where most lines are indented only the indents within a column are kept.
    """
    texts = [_plain(line.text) for line in lines]
    own = [at for at, text in enumerate(texts) if text.strip()]
    is_habit = _are_letterspaced([texts[at].strip() for at in own])
    for at in own:
        texts[at] = _closed_up(texts[at], is_habit=is_habit)
    indents = [indent(texts[at]) for at in own]
    if sum(map(bool, indents)) > MOST * len(own):
        for at, kept in zip(own, _within_columns(indents), strict=True):
            texts[at] = "\u3000" * int(kept) + " " * round(2 * (kept % 1)) + texts[at].lstrip()
    return tuple(
        line if text == line.text or (not text.strip() and not line.is_blank) else SourceLine(line.number, text)
        for line, text in zip(lines, texts, strict=True)
    )


def _plain(text: str) -> str:
    """A line without what depends on typefaces."""
    text = radicals(controls(text)).translate(BLANKS)
    text = DASHES.sub(lambda dash: style.DASH * (2 if dash[0] == "⸺" else len(dash[0])), text)
    return BULLET.sub(r"\1■", _once(text))


def _once(text: str) -> str:
    """A line of doubled characters with each of them once."""
    if not DOUBLED.fullmatch(text.strip()):
        return text
    single = PAIR.sub(r"\1", text)
    letters = "".join(single.split())
    han = IDEOGRAPH.findall(letters)
    is_certain = len(letters) >= LEAST_PAIRS or len(han) < len(letters) or CREDIT.match(single.strip())
    return single if is_certain and len(set(han)) >= LEAST_HAN else text


def _are_letterspaced(texts: Sequence[str]) -> bool:
    long = [text for text in texts if len(text) - text.count(" ") >= LONG]
    return sum(map(_is_letterspaced, long)) > MOST * len(long)


def _is_letterspaced(text: str) -> bool:
    """Whether blanks part its characters: in English they part words, and in a table numbers."""
    parts = text.split() if APART.fullmatch(text) else ()
    ones, wide = sum(len(part) == 1 for part in parts), sum(not part.isascii() for part in parts)
    return ones > len(parts) / 2 and wide >= WIDE * len(parts)


def _closed_up(text: str, *, is_habit: bool) -> str:
    """A letterspaced line without the blanks between its characters; where two words are parted one stays.

    Args:
        is_habit: whether most lines of the text are; else a short one is only where it has wider blanks too.
    """
    bare = text.strip()
    if not _is_letterspaced(bare):
        return text
    gaps = [len(gap) for gap in GAPS.findall(bare)]
    if not (is_habit or len(gaps) >= LONG or (len(gaps) >= FEW and len(set(gaps)) > 1)):
        return text
    usual = min(gaps)
    return text[: text.index(bare)] + GAPS.sub(lambda gap: "" if len(gap[0]) == usual else " ", bare)


def _within_columns(indents: Sequence[float]) -> Iterator[float]:
    """Ems by which each line is indented within its column, which begins where most lines around it do."""
    for at, own in enumerate(indents):
        near = Counter(indents[max(0, at - NEAR) : at + NEAR + 1])
        margin = max(near, key=lambda size: (near[size], size == own))
        yield own - margin if 0 < own - margin <= DEEPEST else 0.0
