"""The opening and the tail of a body: dateline, and bylines that stand inside the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.pagetext.text import people
from articles.pagetext.text import style_table as style
from articles.pagetext.text.forms import ends_sentence
from articles.pagetext.text.jump_forms import label_in, label_out
from articles.pagetext.values import Credit, CreditRole

DATELINE = re.compile("(?P<dateline>" + "|".join(f"(?:{form})" for form in style.DATELINES) + r")[ \u3000：:]*")
DAY_AND_PLACE = re.compile(f"(?P<dateline>{style.DAY_AND_PLACE})$")
BRACKET = re.compile(r"[（(](?P<inside>[^（）()]{2,60})[）)][ \u3000]*")
REPORTS = re.compile(
    rf"(?P<inside>{style.any_of(style.DESKS)}*(?:记者|通讯员)[ \u3000]*[\u4e00-\u9fff、 ]{{2,30}}?)"
    r"[ \u3000]*(?:报道|电)(?:[：:][ \u3000]*|[ \u3000]+)"
)
TAIL = re.compile(
    r"(?:(?:新华社|中新社|本报)发[ \u3000]*)?[（(【](?P<inside>[^（）()【】]{2,60})[）)】][。]?$"
    r"|[—]{1,2}[ \u3000]*(?P<dash>[\u4e00-\u9fff]{0,12}(?:记者|通讯员)[\u4e00-\u9fff 、]{2,20})$"
    rf"|(?:(?<=[。！？])|(?<=[。！？]”))[ \u3000]*(?P<plain>据{style.any_of(style.AGENCIES)}"
    rf"|[^。，！？；：（）()“”]{{2,24}}?(?:{style.any_of(style.TOOK_WORDS)}|提供))$"
)
JUMP_BEHIND = re.compile(r"[（(【](?P<jump>[紧緊]?[下转轉][^（）()【】]{2,14})[）)】]$")
JUMP_BEFORE = re.compile(r"[（(【](?P<jump>[上紧緊]接[^（）()【】]{2,24})[）)】]")
END_MARKS = re.compile(style.END_MARKS)
ONE_NAME = 3
"""Characters from which a name alone in a bracket is its writer's: two may be a word, or a name that the text gives."""
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
    match = DATELINE.match(text) or DAY_AND_PLACE.match(text)
    if match:
        dateline, at = match["dateline"].strip(), match.end()
    credited: tuple[Credit, ...] = ()
    for form in (BRACKET, REPORTS):
        inside = form.match(text, at)
        if inside and inside.end() <= LATEST:
            parsed = people.parse(inside["inside"])
            unnamed = _names_alone(inside["inside"]) if parsed is None and dateline else ()
            if parsed and parsed.named_role:
                credited, at = parsed.credits, inside.end()
                break
            if unnamed:
                credited, at = unnamed, inside.end()
                break
    return Opening(re.sub(r"[ \u3000]+", "", dateline), credited, text[at:].lstrip(" \u3000"))


def tail(text: str) -> tuple[str, tuple[Credit, ...]]:
    """The last paragraph without the byline in brackets that closes it, and that byline."""
    bare = END_MARKS.sub("", text.rstrip()).rstrip()
    start = max(0, len(bare) - LONGEST_TAIL)
    match = TAIL.search(bare, start)
    if not match:
        return (bare if bare != text.rstrip() else text), ()
    inside = match["inside"] or match["dash"] or match["plain"]
    before = bare[: match.start()].rstrip()
    parsed = people.parse(inside)
    if parsed and parsed.named_role and (parsed.certain or not match["plain"]):
        return before, parsed.credits
    signed = _names_alone(inside) if not before or ends_sentence(before) else ()
    if len(signed) == 1 and len(signed[0].names) == 1 and len(people.squeeze(inside)) < ONE_NAME:
        signed = ()
    return (before, signed) if signed else (bare, ())


def caption(text: str) -> tuple[str, tuple[Credit, ...]]:
    """A caption without the credit that closes it, and all its credits: numbered pictures have one each."""
    rest, closing = tail(text)
    inner = [parsed for match in BRACKET.finditer(rest) if (parsed := people.parse(match["inside"]))]
    taken = [credit for parsed in inner for credit in parsed.credits if credit.role is CreditRole.PHOTOGRAPHER]
    return rest, people.merge((*taken, *closing)) if taken else closing


def jump_behind(text: str) -> tuple[str, str]:
    """The text without the jump that was set at the end of its last line, and the page that it goes on on."""
    match = JUMP_BEHIND.search(text.rstrip())
    label = label_out(match["jump"]) if match else ""
    return (text[: match.start()].rstrip(), label) if match and label else (text, "")


def jump_before(text: str) -> tuple[str, str]:
    """The text without the jump that was set before its first words, and the page that it comes from."""
    match = JUMP_BEFORE.match(text)
    label = label_in(match["jump"]) if match else ""
    return (text[match.end() :].lstrip(" \u3000"), label) if match and label else (text, "")


def _names_alone(inside: str) -> tuple[Credit, ...]:
    """Names without a role in a bracket: reporters."""
    found = people.names(inside)
    return (Credit(CreditRole.REPORTER, found),) if found and all(map(people.looks_like_name, found)) else ()
