"""Masthead and nameplate: who publishes the paper, its numbers, its QR labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.pagetext.text import style_table as style
from articles.pagetext.text.measure import Page
from articles.pagetext.values import Claim, Kind, Role

CUES = tuple(re.compile(cue) for cue in style.MASTHEAD_CUES)
NAMEPLATE = tuple(re.compile(cue) for cue in style.NAMEPLATE_CUES)
LABEL_ENDS = ("客户端", "公众号", "官方微博", "数字报", "二维码", "视频号")
LONGEST_LABEL = 14.0
"""Ems of a QR or app label."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield claims for app labels and for lines with the numbers that only mastheads print."""
    for row in page.rows:
        if re.search(r"[。！？，]", row.text) and row.is_full:
            continue
        if row.width <= LONGEST_LABEL and row.text.endswith(LABEL_ENDS) and not re.search(r"[，。：]", row.text):
            yield Claim(Role.TEXT, (row.number,), 0.85, "a short label of an app or a QR code", Kind.MASTHEAD)
            continue
        hits = sum(bool(cue.search(row.text)) for cue in CUES)
        if hits >= 2 or (hits and re.search(r"CN\d{2}[-—]\d{4}|\d{2}[-—]\d{2,4}", row.text)):
            yield Claim(
                Role.TEXT, (row.number,), min(0.95, 0.7 + hits * 0.08), f"{hits} words of a masthead", Kind.MASTHEAD
            )
        elif sum(bool(cue.search(row.text)) for cue in NAMEPLATE) >= 2:
            yield Claim(Role.TEXT, (row.number,), 0.9, "the numbers that a nameplate prints", Kind.NAMEPLATE)
