"""Chinese numerals as dates and page labels print them."""

from __future__ import annotations

import re
import unicodedata

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | dict.fromkeys("〇○ОＯO", 0)
TENS = {"十": 10, "廿": 20, "卅": 30}


def number(text: str) -> int | None:
    """The number of 四, 十二, 廿三, 二十二 or 二〇二一; None where the text is no such numeral.

    Digits in a row are read as digits; 十 廿 卅 as tens.
    """
    bare = re.sub(r"\s", "", text)
    if bare and all(char in DIGITS for char in bare):
        return int("".join(str(DIGITS[char]) for char in bare))
    match = re.fullmatch(r"(?P<ones>[一二三四五六七八九])?(?P<tens>[十廿卅])(?P<rest>[一二三四五六七八九])?", bare)
    if not match or (match["ones"] and match["tens"] != "十"):
        return None
    return TENS[match["tens"]] * DIGITS[match["ones"] or "一"] + DIGITS[match["rest"] or "零"]


def page_label(text: str) -> str:
    """A page label in Arabic digits and capitals: ``第四`` of 第四版 is ``4``, ``Ｃ 2`` is ``C2``, 头版 is ``1``."""
    bare = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    if bare == "头":
        return "1"
    value = number(bare) if not bare.isascii() else None
    return bare if value is None else str(value)
