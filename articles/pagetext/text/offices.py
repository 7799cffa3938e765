"""Offices, schools, papers and agencies in a credit: where people belong, who gave a picture, whom a text is from."""

from __future__ import annotations

import re

from articles.pagetext.text import style_table as style
from articles.pagetext.text.names import looks_like_name, names, squeeze

BLANK = r"[ \u3000\n]"
BAR = r"[:：/／|丨｜]"
WHO = r"[^，。；：:]{2,20}?"
PROVIDED = re.compile(
    rf"(?:本组|本版|以上|文中|本文)?(?:图片|照片|配图|图)均?由(?P<giver>{WHO}){BLANK}*(?:提供|拍摄|摄)"
    rf"|由(?P<giver2>{WHO}){BLANK}*供图"
    rf"|{style.any_of(style.PICTURE_SOURCES)}{BLANK}*[:：]{BLANK}*(?P<source>{WHO})"
    rf"|供图{BLANK}*(?:{BAR}|{BLANK}){BLANK}*(?P<office>{WHO})"
)


def giver(bare: str) -> tuple[str, ...]:
    """``图片由某局提供`` credits an office, or people."""
    match = PROVIDED.fullmatch(bare)
    if not match:
        return ()
    who = next(filter(None, match.groups()))
    if match["office"] and not is_organisation(who):
        return ()
    return names(without_desks(who)) or (squeeze(who).strip("《》"),)


SOURCE = re.compile(
    rf"{style.any_of(style.SOURCE_WORDS)}{BLANK}*[:：|丨｜]{BLANK}*"
    rf"(?P<paper>《{BLANK}*[^》]{{2,16}}》|[^\s《》，。:：、]{{2,16}})(?:{BLANK}+|$)"
    rf"|据?(?P<agency>{style.any_of(style.AGENCIES)})(?:(?<=^据...)|(?<=^据....)|(?<=^据.....)|发)$"
)
"""``来源：某某日报``, ``据新华社``, ``新华社发``: whose text or picture it is; people may follow the first."""


IDENTITY = re.compile(
    rf"[（(](?:证号)?\s*[0-9]+[）)](?!班)|[（(][^（）()]{{1,14}}{style.any_of(style.PEOPLE_ENDS)}[）)]"
)
"""A bracket that says who a person is, or the number of a pupil's press card."""


def without_desks(text: str) -> str:
    """The text without the offices, papers and schools that stand beside a name, and without bracketed numbers."""
    pieces = [p for p in re.split(r"[ \n\u3000]+", IDENTITY.sub("", text).strip(" \n\u3000:：")) if p]
    people = [piece for piece in pieces if not is_organisation(piece)]
    return " ".join(people if people and names(" ".join(people)) else pieces)


def is_organisation(piece: str) -> bool:
    """Whether a piece of a credit is where a person works or learns."""
    whole = squeeze(piece).strip("·")
    if whole in style.DESKS or re.search(style.CLASS + "$", whole):
        return True
    return (
        len(whole) >= 3
        and whole.endswith(style.ORGANISATION_ENDS)
        and not (len(whole) == 3 and whole[0] in style.SURNAMES)
    )


SIGNED = (
    re.compile(rf"(?:\S{{1,14}}[ \u3000]+){{0,2}}?[^\s0-9]{{0,20}}?{style.CLASS}[ \u3000]*(?P<names>\S.*)"),
    re.compile(rf"[\u4e00-\u9fff]{{2,14}}{style.any_of(style.OFFICES)}[ \u3000]+(?P<names>\S.{{1,5}})"),
    re.compile(rf"[\u4e00-\u9fff·]{{0,14}}{style.any_of(style.MEDIA_ENDS)}[ \u3000]+(?P<names>\S.*)"),
    re.compile(
        rf"(?P<names>[^\s（(].{{1,7}}?)\s*[（(][\u4e00-\u9fff0-9]{{2,20}}?{style.any_of(style.PEOPLE_ENDS)}[）)]",
        re.DOTALL,
    ),
)
"""Authors without a role word: ``某校501班 张三``, ``某市市委书记 张三``, ``某县融媒体中心 张三``."""


def signed(bare: str) -> tuple[str, ...]:
    """The authors that an office, a class or a newsroom signs for; empty where the text is not signed so."""
    for form in SIGNED:
        match = form.fullmatch(bare)
        found = names(match["names"]) if match else ()
        if found and all(map(looks_like_name, found)):
            return found
    return ()


def is_office_holder(bare: str) -> bool:
    """Whether an office stands before the name: a headline or a list of officials may say as much."""
    return bool(SIGNED[1].fullmatch(bare))
