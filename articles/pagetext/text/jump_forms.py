"""The wording of jumps, and the page label in it."""

from __future__ import annotations

import re

from articles.pagetext.text import style_table as style
from articles.pagetext.text.numerals import page_label

LABELS = rf"(?P<label>{style.LABEL})(?:\s*版?\s*[-—–、,，]\s*第?\s*{style.LABEL})*"
"""Of a pointer to several pages the first label counts."""
PADDED = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
"""Blanks between the characters of a word that is set wide: 下 转 C2 版."""
SECTION = r"\s*(?:[\u4e00-\u9fff]{2,4}?)??\s*第?\s*"
"""下转要闻3版."""


def _compiled(forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The forms of the table as whole lines, with brackets and marks around them."""
    edge = style.JUMP_MARKS
    filled = (form.format(label=LABELS, section=SECTION, pointer=style.any_of(style.JUMP_POINTERS)) for form in forms)
    before, behind = rf"^[（(【\s{edge}]*{style.JUMP_HEAD}", rf"{style.JUMP_TAIL}[）)】\s。{edge}]*$"
    return tuple(re.compile(rf"{before}(?:{form}){behind}") for form in filled)


OUT, IN = _compiled(style.JUMP_OUT), _compiled(style.JUMP_IN)
MAY_BE = re.compile(style.MAY_BE_JUMP)


def may_be_jump(text: str) -> bool:
    """Whether a line can be a jump, of whatever form: it speaks of a page or of going on."""
    return MAY_BE.search(text) is not None


def label_out(text: str) -> str:
    """The page label that a jump line points to, in Arabic digits; "" where it is none."""
    return _label(text, OUT)


def label_in(text: str) -> str:
    """The page label that a jump line comes from."""
    return _label(text, IN)


def _label(text: str, forms: tuple[re.Pattern[str], ...]) -> str:
    printed = text.strip()
    for line in dict.fromkeys((printed, PADDED.sub("", printed))):
        for form in forms:
            match = form.match(line)
            if match:
                return page_label(match["label"])
    return ""
