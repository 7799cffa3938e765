"""Text repairs: hard wraps undone, blanks an extractor put in taken out, look-alike characters put right.

Each step is small and can be named; `clean` records those that changed the text, and replaying the record on the
raw text gives the result. When in doubt nothing is changed: a false repair is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
MARKS = "，。、；：？！“”‘’（）《》〈〉【】「」『』—…·～％℃°"
HAN_OR_MARK = f"[{HAN}{MARKS}]"
IDEOGRAPH = re.compile(f"[{HAN}]")
BLANK = "[ \\t\u00a0]+"
BLANKS = re.compile(BLANK)
RADICAL = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
LOOK_LIKE = dict(
    zip(
        "⺒⺓⺜⺝⺟⺠⺩⺬⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻳⼾",
        "巳幺日月母民王示虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龜龟户",
        strict=True,
    )
)
"""Radicals that NFKC leaves as they are, by the characters that Unicode names them after; and the door, of which it
makes the traditional one."""
LETTERSPACED = re.compile(f"[{HAN}](?:[ \\t\u00a0\u3000]+[{HAN}])+")
"""Single characters with blanks between: a short headline set wide."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A repaired text and the names of the steps that changed it, in order."""

    text: str
    applied: tuple[str, ...]


def controls(text: str) -> str:
    """Take out control characters, zero-width characters and bidirectional overrides; tabs become blanks."""
    if text.isprintable():
        return text
    text = text.replace("\t", " ")
    return "".join(char for char in text if unicodedata.category(char) not in {"Cc", "Cf"} or char == "\n")


def radicals(text: str) -> str:
    """Radicals and compatibility ideographs, which PDF fonts put in place of the characters they look like."""
    return RADICAL.sub(lambda m: LOOK_LIKE.get(m[0]) or unicodedata.normalize("NFKC", m[0]), text)


def blanks_beside_han(text: str) -> str:
    """Blanks where Chinese meets digits, letters or punctuation: ``选派 14批次`` -> ``选派14批次``.

    A blank between two Chinese characters may mean something (a padded name, two clauses of a headline): it stays.
    """
    if not BLANKS.search(text):
        return text
    text = re.sub(f"(?<={HAN_OR_MARK}){BLANK}(?=[0-9A-Za-z.%+\\-({{\\[$&#@/])", "", text)
    text = re.sub(f"(?<=[0-9A-Za-z.%+)}}\\]/]){BLANK}(?={HAN_OR_MARK})", "", text)
    text = re.sub(f"(?<=[{MARKS}]){BLANK}(?=\\S)", "", text)
    return re.sub(f"(?<=\\S){BLANK}(?=[{MARKS}])", "", text)


def blanks_inside_numbers(text: str) -> str:
    """Blanks beside a sign inside a number: ``10 / 4``, ``3 . 5 %``."""
    if " " not in text:
        return text
    text = re.sub(r"(?<=\d)[ ]+(?=[.,:%‰][ ]?\d|[%‰])", "", text)
    return re.sub(r"(?<=\d[.,:])[ ]+(?=\d)", "", text)


def many_blanks(text: str) -> str:
    """Several blanks in a row, and blanks at the ends."""
    return re.sub(r"[ \t\u00a0]{2,}", " ", text).strip(" \t\u00a0\u3000")


STEPS: tuple[Callable[[str], str], ...] = (controls, radicals, blanks_beside_han, blanks_inside_numbers, many_blanks)
"""The repairs of a running text, in order."""


def clean(text: str) -> Cleaned:
    """Apply every step in order, and again while they change anything; record those that did."""
    applied: list[str] = []
    changed = True
    while changed:
        changed = False
        for step in STEPS:
            better = step(text)
            if better != text:
                text, changed = better, True
                applied.append(step.__name__)
    return Cleaned(text, tuple(applied))


def replay(text: str, applied: Iterable[str]) -> str:
    """The result of applying recorded steps to a raw text."""
    by_name = {step.__name__: step for step in STEPS}
    for name in applied:
        text = by_name[name](text)
    return text


def join_lines(parts: Iterable[str]) -> str:
    """Undo hard wraps: lines run on without a blank, except between two Latin words or numbers.

    A hyphen at a line end between letters is taken to be the line break's and goes.
    """
    whole: list[str] = []
    for part in parts:
        bare = controls(part).strip(" \u3000\u00a0")
        if not bare:
            continue
        above = whole[-1] if whole else ""
        if re.search(r"[A-Za-z]-$", above[-2:]) and re.match(r"[a-z]", bare):
            whole[-1] = above[:-1]
        elif re.match(r"[A-Za-z,.;]", above[-1:]) and re.match(r"[A-Za-z]", bare):
            whole.append(" ")
        whole.append(bare)
    return clean("".join(whole)).text


def join_head(parts: Iterable[str]) -> str:
    """One line of a kicker, headline or deck: shadow-printed doubles collapsed, then joined.

    Lines equal to the one before are its shadow; a line printed twice on itself is halved; 秋　思 was set wide.
    """
    kept: list[str] = []
    for part in parts:
        bare = unshadow(clean(part).text)
        if not kept or kept[-1] != bare:
            kept.append(bare)
    whole = join_lines(kept)
    return "".join(whole.split()) if LETTERSPACED.fullmatch(whole) else re.sub(r"[ \u3000]{2,}|\u3000", " ", whole)


def unshadow(text: str) -> str:
    """What is left of a line that was printed twice for a shadow: 甲乙丙甲乙丙 -> 甲乙丙; the text itself otherwise.

    Also where the doubles are parted by a blank, and where each character is doubled. A repetition shorter than
    three characters (天天向上) is speech.
    """
    packed = "".join(text.split())
    half = len(packed) // 2
    if len(packed) >= 6 and len(packed) % 2 == 0:
        if packed[:half] == packed[half:]:
            return _first_half(text, half)
        if packed[::2] == packed[1::2]:
            return packed[::2]
    return text


def _first_half(text: str, size: int) -> str:
    """The start of a text that holds `size` characters that are no blanks."""
    seen = 0
    for at, char in enumerate(text):
        seen += not char.isspace()
        if seen == size:
            return text[: at + 1]
    return text
