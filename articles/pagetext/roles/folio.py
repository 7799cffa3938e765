"""Folio lines: date, label, section and staff that stand atop a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from articles.pagetext.text import style_table as style
from articles.pagetext.text.folio_parts import DATE, PAPER, is_joined
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.values import Claim, Kind, Role

DATE_LINE = re.compile(rf"^{DATE.pattern}[\s\S]{{0,24}}$")
CALENDAR = re.compile(f"{style.WEEKDAYS}|农历")
DAY_LINE = re.compile(
    rf"^(?:{style.WEEKDAYS}[ \u3000]*)?\d{{1,2}}\s*月\s*\d{{1,2}}\s*日[ \u3000]*(?:{style.WEEKDAYS})?$"
)
LUNAR_LINE = re.compile(style.LUNAR_DAY)
LABEL_LINE = re.compile(rf"^第?\s*{style.FOLIO_LABEL}\s*{style.PAGE}\s*[:：·•/|—-]?\s*\S{{0,10}}$")
SECTION_LABEL = re.compile(
    r"^(?P<section>[\u4e00-\u9fff]{2,5})\s+(?P<label>[A-Za-z]?[0-9]{1,3})$|^[A-Za-z]?[0-9]{1,2}\s*[\u4e00-\u9fff]{2,5}$"
    rf"|^(?!.?.?[转接见]\s)[\u4e00-\u9fff]{{2,8}}(?:\s*[:·•/|—-]\s*|\s+)第?\s*{style.FOLIO_LABEL}\s*{style.PAGE}$"
    r"|^(?:[\u4e00-\u9fff]{2,8}\s*[·•/|]\s*[A-Za-z]?[0-9]{1,3}|[A-Za-z]?[0-9]{1,3}\s*[·•/|]\s*[\u4e00-\u9fff]{2,8})$"
)
BARE_LABEL = re.compile(r"^[A-Za-z]?[0-9]{1,3}$")
BARE_SECTION = re.compile(r"^(?:" + "|".join(style.SECTIONS) + r")(?:新闻|版)?$")
REPRINT = re.compile(rf"^《\s*{style.PAPER_NAME}\s*》\s*\(\s*{style.FULL_DATE}[^()]{{0,12}}版\s*\)$")
STAFF = re.compile(rf"^[\W_]*{style.FOLIO_STAFF}")
STAFF_WORD = re.compile(style.FOLIO_STAFF)
ADDRESSED = re.compile(r"同志|先生|女士|老师[:：]|您好")
"""What a letter to the editor begins with."""
PHONE_ONLY = re.compile(r"^(?:电\s*话\s*[:：]?\s*)?(?:\d{3,4}\s*[-—]\s*\d{7,8})$")
EDGE = 12
"""Rows at the start and the end of a file among which a bare section or label is believed more readily."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for each line that has the form of a folio."""
    for at, row in enumerate(page.rows):
        found = _claim(row, near_edge=at < EDGE or at >= len(page.rows) - EDGE)
        if found:
            score, reason = found
            yield Claim(Role.TEXT, (row.number,), score, reason, Kind.FOLIO)


def _claim(row: Row, *, near_edge: bool) -> tuple[float, str] | None:
    text = unicodedata.normalize("NFKC", row.text)
    if re.search(r"[。；，]", row.text):
        return None
    if is_joined(text):
        return 0.98, "several parts of a folio on one line"
    if row.width > 40:
        return None
    if DATE_LINE.match(text) and (CALENDAR.search(text) or row.width <= 14):
        return (0.97 if CALENDAR.search(text) else 0.7), "a full date, as a folio prints it"
    if LUNAR_LINE.fullmatch(text):
        return 0.95, "a day of the lunar calendar"
    if DAY_LINE.match(text) and CALENDAR.search(text):
        return 0.9, "a day and a weekday, as a folio prints them"
    if REPRINT.match(text):
        return 0.9, "paper, date and page that a text was reprinted from"
    if LABEL_LINE.match(text):
        return 0.95, "a page label and a section"
    if (
        STAFF.match(text)
        and not ADDRESSED.search(text)
        and (len(STAFF_WORD.findall(text)) > 1 or near_edge or row.gap_before)
    ):
        return 0.93, "names the staff of the page"
    if PHONE_ONLY.match(text):
        return 0.6, "a telephone number alone"
    if PAPER.fullmatch(text) and row.gap_before:
        return 0.85, "the name of a newspaper alone"
    if SECTION_LABEL.match(text):
        return (0.9 if near_edge else 0.7), "a section and a page label"
    if BARE_SECTION.match(text) and row.gap_before and row.gap_after:
        return (0.85 if near_edge else 0.6), "a section name alone"
    if BARE_LABEL.match(text) and row.gap_before and row.gap_after:
        return (0.85 if near_edge else 0.6), "a page label alone"
    return None
