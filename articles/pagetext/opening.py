"""The opening and the tail of a body: dateline, and bylines that stand inside the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.pagetext import people
from articles.pagetext import style_table as style
from articles.pagetext.values import Credit

DATELINE = re.compile("(?P<dateline>" + "|".join(f"(?:{form})" for form in style.DATELINES) + r")[ \u3000]*")
BRACKET = re.compile(r"[（(](?P<inside>[^（）()]{2,60})[）)][ \u3000]*")
REPORTS = re.compile(r"(?P<inside>(?:本报)?记者[ \u3000]*[\u4e00-\u9fff、 ]{2,20}?)(?:报道|电)[：:][ \u3000]*")
TAIL = re.compile(
    r"[（(](?P<inside>[^（）()]{2,60})[）)][。]?$"
    r"|[—]{1,2}(?P<dash>(?:本报|本刊)[\u4e00-\u9fff]{0,8}记者[\u4e00-\u9fff 、]{2,16})$"
)
LONGEST_TAIL = 80
"""Characters at the end of a body in which its closing byline stands."""
LATEST = 80
"""Characters into a body up to which a dateline's byline may reach."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the first sentence of a story."""

    dateline: str
    """``本报讯``, ``新华社杭州1月3日电``; "" where there is none."""
    credits: tuple[Credit, ...]
    text: str
    """The rest."""


def opening(text: str) -> Opening:
    """Part a story's first paragraph into dateline, byline in brackets and the rest.

    The dateline counts only at the very start; a byline in brackets only right behind it or at the very start.
    """
    at, dateline = 0, ""
    match = DATELINE.match(text)
    if match:
        dateline, at = match["dateline"].strip(), match.end()
    credited: tuple[Credit, ...] = ()
    for form in (BRACKET, REPORTS):
        inside = form.match(text, at)
        if inside and inside.end() <= LATEST:
            parsed = people.parse(inside["inside"])
            unnamed = _run_together(inside["inside"]) if parsed is None and dateline else ()
            if parsed and parsed.named_role:
                credited, at = parsed.credits, inside.end()
                break
            if unnamed:
                credited, at = unnamed, inside.end()
                break
    return Opening(re.sub(r"[ \u3000]+", "", dateline), credited, text[at:].lstrip(" \u3000"))


def tail(text: str) -> tuple[str, tuple[Credit, ...]]:
    """The last paragraph without the byline in brackets that closes it, and that byline."""
    bare = text.rstrip()
    start = max(0, len(bare) - LONGEST_TAIL)
    match = TAIL.search(bare, start)
    if not match:
        return text, ()
    parsed = people.parse(match["inside"] or match["dash"])
    if parsed is None or not parsed.named_role or any(c.role.value == "editor" for c in parsed.credits):
        return text, ()
    return text[: match.start()].rstrip(), parsed.credits


def _run_together(inside: str) -> tuple[Credit, ...]:
    """Names alone in the bracket behind a dateline: reporters."""
    from articles.pagetext.values import CreditRole

    found = people.names(inside)
    return (Credit(CreditRole.REPORTER, found),) if found and all(map(people.looks_like_name, found)) else ()
