"""Credits: which words of a byline are people, and what each of them did.

A credit is read in this order: who provided a picture; the paper that a text was taken from; names with what they
did behind them (``张三/文 李四/摄``); roles with their names behind them (``记者 张三``); names signed by an office,
a class or a newsroom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.pagetext.text import style_table as style
from articles.pagetext.text.names import is_name, looks_like_name, names, names_run_together, squeeze
from articles.pagetext.text.offices import (
    BAR,
    BLANK,
    SOURCE,
    giver,
    is_office_holder,
    is_organisation,
    signed,
    without_desks,
)
from articles.pagetext.values import Credit, CreditRole

__all__ = ["Parsed", "is_name", "looks_like_name", "merge", "names", "parse", "squeeze"]

ROLE_WORD = re.compile(
    r"(?<![\u4e00-\u9fff])(?:(?:"
    + style.any_of(style.DESKS)
    + r"|[\u4e00-\u9fff·]{1,14}?"
    + style.any_of(style.DESK_ENDS)
    + r"|(?:本报)?驻[\u4e00-\u9fff]{2,6}?|今日[\u4e00-\u9fff]{2,3})[ \u3000]*){0,3}"
    + "(?P<word>"
    + style.any_of(tuple(style.CREDIT_WORDS), letter_spaced=True)
    + rf")(?={BLANK}|{BAR}|[\u4e00-\u9fff]|$)"
)
GLUED = re.compile(
    r"(?<=[\u4e00-\u9fff])(?="
    + style.any_of(("通讯员", "特约通讯员", "实习生"), letter_spaced=True)
    + ")(?<!特约)(?<!摄影)"
)
"""Where a line break was undone between a name and the next role: 郁春通讯员 袁一."""
CAPTION_INDEX = re.compile(r"^[①-⑳][0-9]{0,2}[ \u3000]*")
"""The number of a caption, or the code of a page's editor, glued before a credit."""
ROLE_IN_BRACKETS = re.compile(
    rf"[（(](?P<inside>{style.any_of(tuple(style.CREDIT_WORDS))}{BAR}[^（）()]+|(?<=发[（(])[^（）()]+摄)[）)]"
)
SPACED_BAR = re.compile(r"[ \u3000]*([/／|丨｜])[ \u3000]*")
SENT_FROM = re.compile(style.SENT_FROM)
LONGEST_CREDIT = 160
"""Characters; a longer text is no credit, and is not searched for one."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a credit says."""

    credits: tuple[Credit, ...]
    named_role: bool
    """A role was printed, not guessed."""
    certain: bool
    """Every piece was either a role, a desk or a well-formed name."""


def parse(text: str, *, default: CreditRole | None = None) -> Parsed | None:
    """Read a byline or photo credit such as ``■记者 甲某 通讯员 乙某`` or ``（甲某 摄）``.

    Args:
        text: the line or lines of the credit, bullets and brackets included.
        default: the role of names without any role word; None refuses them.
    Returns:
        None where the text is no credit.
    """
    return _parse(text, default) if len(text) <= LONGEST_CREDIT else None


@lru_cache(maxsize=8192)
def _parse(text: str, default: CreditRole | None) -> Parsed | None:
    bare = _bare(text)
    gave = giver(bare)
    if gave:
        return Parsed((Credit(CreditRole.PHOTOGRAPHER, gave),), named_role=True, certain=True)
    source = SOURCE.match(bare)
    if source is None:
        return _people(bare, default)
    rest = bare[source.end() :]
    agency = Credit(CreditRole.AGENCY, (squeeze(source["paper"] or source["agency"]).strip("《》"),))
    if not rest:
        return Parsed((agency,), named_role=True, certain=True)
    found = _people(rest, None)
    return Parsed((agency, *found.credits), named_role=True, certain=found.certain) if found else None


def names_helpers(text: str) -> bool:
    """Whether a byline names only who helped with a story, as 指导老师 under a pupil's text: that ends the story."""
    parsed = parse(text)
    return parsed is not None and all(credit.role is CreditRole.EDITOR for credit in parsed.credits)


def merge(credited: Iterable[Credit]) -> tuple[Credit, ...]:
    """One credit for each role, in the order of their first name, no name twice in a role."""
    together: dict[CreditRole, list[str]] = {}
    for credit in credited:
        kept = together.setdefault(credit.role, [])
        kept.extend(name for name in credit.names if name not in kept)
    return tuple(Credit(role, tuple(people)) for role, people in together.items())


def _bare(text: str) -> str:
    bare = GLUED.sub(" ", text.strip().strip("—-").strip())
    bare = CAPTION_INDEX.sub("", bare.lstrip(style.BULLETS + " \u3000"))
    if bare[:1] in style.CREDIT_OPENERS and bare[-1:] in style.CREDIT_CLOSERS:
        bare = bare[1:-1]
    bare = SPACED_BAR.sub(r"\1", bare)
    return ROLE_IN_BRACKETS.sub(r" \g<inside> ", bare).strip(" \u3000。")


def _people(bare: str, default: CreditRole | None) -> Parsed | None:
    bare = _without_place(bare)
    behind = _behind(bare) or _both_in_front(bare)
    if behind:
        return behind
    pieces = _by_role(bare)
    if pieces:
        return _parsed(_read(pieces))
    authors = signed(bare)
    if authors:
        return Parsed((Credit(CreditRole.REPORTER, authors),), named_role=True, certain=not is_office_holder(bare))
    return _unmarked(bare, default)


def _parsed(credited: Sequence[Credit], *, certain: bool = True) -> Parsed | None:
    if not credited:
        return None
    known = all(looks_like_name(name) for credit in credited for name in credit.names)
    return Parsed(merge(credited), named_role=True, certain=certain and known)


def _without_place(bare: str) -> str:
    """Without ``发自某地`` and ``某地报道`` behind the names."""
    match = SENT_FROM.search(bare)
    if not match or len(match[0]) == len(bare):
        return bare
    place = re.sub("报道|報道", "", match[0]).strip()
    return bare[: match.start()] + (f" {place}" if looks_like_name(place) else "")


def _by_role(bare: str) -> list[tuple[CreditRole, str]]:
    """The text cut at its role words: each role with what follows it; empty where a text stands before the first."""
    marks = [m for m in ROLE_WORD.finditer(bare) if _credits_here(bare, m)]
    if not marks:
        return []
    pieces: list[tuple[CreditRole, str]] = []
    before = bare[: marks[0].start()].strip(" \u3000\n")
    if before and not is_organisation(without_desks(before)):
        authors = signed(before)
        if not authors:
            return []
        pieces.append((CreditRole.REPORTER, " ".join(authors)))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start() if following else len(bare)
        role = style.CREDIT_WORDS[squeeze(mark["word"])]
        pieces.append((role, bare[mark.end() : end].strip(" \n\u3000:：/／|丨｜")))
    return pieces


def _credits_here(bare: str, mark: re.Match[str]) -> bool:
    """A weak credit word counts only with its own punctuation (``文/``, ``图：``), or with names alone behind it."""
    if mark["word"] not in style.WEAK_CREDIT_WORDS:
        return squeeze(mark["word"]) not in style.WEAK_CREDIT_WORDS
    rest = bare[mark.end() :]
    if re.match(BAR, rest):
        return True
    alone = mark.start() == 0 and len(mark["word"]) > 1 and rest[:1] in (" ", "\u3000")
    return alone and all(map(looks_like_name, names(rest) or ("",)))


def _read(pieces: Sequence[tuple[CreditRole, str]]) -> list[Credit]:
    """The names of each role; of two words of role before one name the first counts, a photographer's always."""
    credited: list[Credit] = []
    carried = None
    for role, text in pieces:
        if not text:
            carried = role if carried is None or role is CreditRole.PHOTOGRAPHER else carried
            continue
        found = _listed(text)
        if not found:
            return []
        credited.append(Credit(role if carried is None or role is CreditRole.PHOTOGRAPHER else carried, found))
        carried = None
    return credited


HOW = (
    style.any_of(style.BOTH_WORDS)
    + rf"|文{BLANK}*(?:图|摄影|摄)|"
    + style.any_of((*style.WROTE_WORDS, *style.TOOK_WORDS, *style.TRANSLATED_WORDS))
)
SEGMENTS = tuple(
    re.compile(
        rf"(?P<people>\S.*?)(?:(?:{BLANK}*[/／|丨｜]{BLANK}*|{BLANK}+)(?P<how>{how})"
        rf"|(?P<glued>{style.any_of(style.GLUED_WORDS)}))(?=[ \u3000\n、，,;；]|$)[ \u3000\n、，,;；]*",
        re.DOTALL,
    )
    for how in (HOW, style.any_of(style.TOOK_WORDS))
)
"""People and what they did, behind them; where 文 turns out to be half of a padded name, only words for pictures."""
BOTH_IN_FRONT = re.compile(rf"{style.any_of(style.BOTH_WORDS)}(?:{BLANK}|{BAR})+(?P<people>.+)", re.DOTALL)


def _behind(bare: str) -> Parsed | None:
    """Names first, what they did behind: ``甲某 摄``, ``甲某 文 乙某 摄``, ``甲某/文 乙某/图``."""
    credited: list[Credit] = []
    certain, at = True, 0
    while at < len(bare):
        for form in SEGMENTS:
            match = form.match(bare, at)
            if not match:
                continue
            how = squeeze(match["how"] or match["glued"])
            printed = _with_roles(match["people"]) or _organisation(match["people"], how)
            if printed:
                break
        else:
            return None
        certain = certain and (len(printed) == 1 or how not in style.TOOK_WORDS)
        credited.extend(_done(printed, how))
        at = match.end()
    return _parsed(credited, certain=certain)


def _both_in_front(bare: str) -> Parsed | None:
    match = BOTH_IN_FRONT.fullmatch(bare)
    return _parsed(_done(_with_roles(match["people"]), "文图")) if match else None


def _with_roles(text: str) -> list[Credit]:
    """People with the roles that stand before them; reporters without any."""
    pieces = _by_role(text)
    if pieces:
        return _read(pieces)
    found = _listed(text)
    return [Credit(CreditRole.REPORTER, found)] if found else []


def _listed(text: str) -> tuple[str, ...]:
    """The names of a list of which a word says that it is one."""
    bare = without_desks(text)
    return names(bare) or names_run_together(bare)


def _done(printed: Sequence[Credit], how: str) -> list[Credit]:
    """What the word behind names makes of them."""
    together = tuple(name for credit in printed for name in credit.names)
    if how in style.TRANSLATED_WORDS:
        return [Credit(CreditRole.CORRESPONDENT, together)]
    if how in style.TOOK_WORDS:
        return [Credit(CreditRole.PHOTOGRAPHER, together)]
    if how in style.WROTE_WORDS:
        return list(printed)
    return [*printed, Credit(CreditRole.PHOTOGRAPHER, together)] if printed else []


def _organisation(people: str, how: str) -> list[Credit]:
    """``海宁警方供图`` credits an office."""
    whole = squeeze(people)
    if how != "供图" or not 2 <= len(whole) <= 16 or not is_organisation(whole):
        return []
    return [Credit(CreditRole.PHOTOGRAPHER, (whole,))]


def _unmarked(bare: str, default: CreditRole | None) -> Parsed | None:
    if default is None:
        return None
    found = names(without_desks(bare))
    if not found or not all(map(looks_like_name, found)):
        return None
    return Parsed((Credit(default, found),), named_role=False, certain=True)
