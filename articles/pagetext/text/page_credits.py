"""Credits of a whole page: 本版文字 记者 …, 本版摄影 …, on a line of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from articles.pagetext.text import people
from articles.pagetext.text import style_table as style
from articles.pagetext.text.measure import Row
from articles.pagetext.values import Credit, CreditRole

FORM: Final = re.compile(
    rf"[{re.escape(style.BULLETS + style.OPENERS)}]*本[ \u3000]*[版页](?P<credit>.+?)[{re.escape(style.CLOSERS)}。]*$"
)
WORDS: Final = re.compile(
    rf"[ \u3000]*{style.any_of(style.WORDS_OF_PAGE)}[ \u3000]*均?由?[ \u3000]*[:：/|｜]?"
    rf"(?P<who>.+?)[ \u3000]*(?:{style.any_of(style.WROTE)})?$"
)
WRITERS: Final = frozenset({CreditRole.REPORTER, CreditRole.CORRESPONDENT})


@dataclass(frozen=True, slots=True)
class PageCredits:
    """Whom the lines of a page credit with all of it."""

    writers: tuple[Credit, ...] = ()
    photographers: tuple[Credit, ...] = ()


def credits_of_page(row: Row) -> PageCredits | None:
    """Whom a row credits with the whole page; None where it is no such credit."""
    match = FORM.match(row.text)
    if match is None:
        return None
    words = WORDS.match(match["credit"])
    parsed = people.parse(match["credit"]) or (
        people.parse(words["who"], default=CreditRole.REPORTER) if words else None
    )
    if parsed is None or not all(people.looks_like_name(name) for credit in parsed.credits for name in credit.names):
        return None
    took = tuple(credit for credit in parsed.credits if credit.role is CreditRole.PHOTOGRAPHER)
    wrote = tuple(credit for credit in parsed.credits if credit.role in WRITERS)
    return PageCredits(wrote, took) if wrote or took else None
