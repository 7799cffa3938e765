"""Heads: kicker, headline and deck lines, told from body lines by their width, their ends and their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.pagetext.text import style_table as style
from articles.pagetext.text.clean import unshadow
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.values import Claim, Role

LONGEST = 40.0
"""Ems of a headline on one line across the page."""
SENTENCE_INSIDE = re.compile(r"[。；]|[！？].")
LEADS_IN = re.compile(r"(?:——|—|：|:)$")


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for each line that is short, or wide, as no body line of its column is."""
    for at, row in enumerate(page.rows):
        score, reason = _score(page, at, row)
        if score >= 0.3:
            yield Claim(_kind(row), (row.number,), score, reason)


def _kind(row: Row) -> Role:
    if row.text.startswith("——"):
        return Role.DECK
    if LEADS_IN.search(row.text) or row.text.endswith(style.KICKER_ENDS):
        return Role.KICKER
    return Role.HEADLINE


def _score(page: Page, at: int, row: Row) -> tuple[float, str]:
    text = row.text
    if row.width > LONGEST or SENTENCE_INSIDE.search(text) or text[-1] in "，、；。" or text[0] in "，。、；”）":
        return 0.0, ""
    score, why = 0.1, []
    if unshadow(text) != text:
        return 0.97, "the same words printed twice, as a headline's shadow"
    if row.gap_before and row.gap_after:
        score += 0.35
        why.append("stands alone")
    elif row.gap_before:
        score += 0.15
        why.append("opens a block")
    off = row.measure - row.width
    if abs(off) > 1.2 and abs(off - 2.0) > 0.8:
        score += 0.25
        why.append("is not as wide as its column")
    following = page.rows[at + 1] if at + 1 < len(page.rows) else None
    if following and re.match(rf"[{style.BULLETS}]|本报讯|新华社|（?本报记者", following.text):
        score += 0.25
        why.append("a byline or a dateline follows")
    if "，" in text and row.is_full:
        score -= 0.2
    return max(0.0, min(0.95, score)), ", ".join(why)
