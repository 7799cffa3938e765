"""Credits: which words of a byline are people, what each of them did, and how their names are closed up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from articles.pagetext import style_table as style
from articles.pagetext.values import Credit, CreditRole

SEPARATOR = re.compile(r"[ \u3000\u00a0\t\n、，,；;/／]+")
ROLE_WORD = re.compile(
    r"(?<![\u4e00-\u9fff])(?:(?:"
    + style.any_of(style.DESKS)
    + r"|[\u4e00-\u9fff·]{1,14}?(?:报|社|网|台|中心|站))[ \u3000]*)*"
    + "(?P<word>"
    + style.any_of(tuple(style.CREDIT_WORDS), letter_spaced=True)
    + r")(?=[ \n\u3000:：/／|丨｜]|[\u4e00-\u9fff]|$)"
)
GLUED = re.compile(
    r"(?<=[\u4e00-\u9fff])(?="
    + style.any_of(("通讯员", "特约通讯员", "实习生"), letter_spaced=True)
    + ")(?<!特约)(?<!摄影)"
)
"""Where a line break was undone between a name and the next role: 郁春通讯员 袁一."""
HAN_NAME = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf○]{2,4}(?:·[\u4e00-\u9fff]{1,8})*")
FOREIGN_NAME = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·•・][\u4e00-\u9fff]{1,8})+")
LONGEST_CREDIT = 160
"""Characters; a longer text is no credit, and is not searched for one."""
LONGEST_NAME = 4
"""Characters of a Chinese name, compound surname included."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a credit says."""

    credits: tuple[Credit, ...]
    named_role: bool
    """A role was printed, not guessed."""
    certain: bool
    """Every piece was either a role, a desk or a well-formed name."""


def squeeze(text: str) -> str:
    """A text without any blanks."""
    return re.sub(r"[\s\u3000\u00a0]+", "", text)


def names(text: str) -> tuple[str, ...]:
    """The people named in a list, padded names closed up: ``王 强 陈明远`` -> 王强, 陈明远.

    Empty where a piece cannot be a name. Two neighbouring single characters are one padded name.
    """
    found: list[str] = []
    half = ""
    for piece in SEPARATOR.split(text.strip(" \u3000、，,；;.。")):
        if not piece:
            continue
        if half:
            if len(piece) > 2 or not _is_han(piece):
                return ()
            found.append(half + piece)
            half = ""
        elif len(piece) == 1 and _is_han(piece):
            half = piece
        else:
            found.extend(_split_run(piece))
    if half:
        return ()
    return tuple(found) if found and all(map(is_name, found)) else ()


def is_name(piece: str) -> bool:
    """Whether a piece of text can be a person's name."""
    if FOREIGN_NAME.fullmatch(piece):
        return True
    if not HAN_NAME.fullmatch(piece) or piece in style.NOT_NAMES:
        return False
    if len(piece) == LONGEST_NAME and not piece.startswith(style.COMPOUND_SURNAMES) and piece[0] not in style.SURNAMES:
        return False
    return not piece.endswith(style.NOT_NAME_ENDS)


def looks_like_name(piece: str) -> bool:
    """A name with a known surname: needed where no role word says that a person is meant."""
    return (
        is_name(piece)
        and len(piece) <= LONGEST_NAME
        and (piece[0] in style.SURNAMES or piece.startswith(style.COMPOUND_SURNAMES))
    )


@lru_cache(maxsize=8192)
def parse(text: str, *, default: CreditRole | None = None) -> Parsed | None:
    """Read a byline or photo credit such as ``■记者 甲某 通讯员 乙某`` or ``（甲某 摄）``.

    Args:
        text: the line or lines of the credit, bullets and brackets included.
        default: the role of names without any role word; None refuses them.
    Returns:
        None where the text is no credit.
    """
    if len(text) > LONGEST_CREDIT:
        return None
    bare = _bare(text)
    suffixed = _suffixed(bare)
    if suffixed:
        return suffixed
    pieces = _by_role(bare)
    if not pieces:
        return _unmarked(bare, default)
    credited: list[Credit] = []
    certain, carried = True, None
    for role, people in pieces:
        if not people:
            carried = role if carried is None else carried
            continue
        found = names(_without_desks(people))
        if not found:
            return None
        kept = carried if carried is not None else role
        carried = None
        credited.append(Credit(kept, found))
        certain = certain and all(map(looks_like_name, found))
    if not credited:
        return None
    return Parsed(merge(credited), named_role=True, certain=certain)


def merge(credited: Iterable[Credit]) -> tuple[Credit, ...]:
    """One credit for each role, in the order of their first name, no name twice in a role."""
    together: dict[CreditRole, list[str]] = {}
    for credit in credited:
        kept = together.setdefault(credit.role, [])
        kept.extend(name for name in credit.names if name not in kept)
    return tuple(Credit(role, tuple(people)) for role, people in together.items())


def _bare(text: str) -> str:
    bare = GLUED.sub(" ", text.strip().strip("—-").strip())
    bare = bare.lstrip(style.BULLETS + " \u3000")
    if bare[:1] in "（(【" and bare[-1:] in "）)】":
        bare = bare[1:-1]
    return bare.strip(" \u3000。")


def _by_role(bare: str) -> list[tuple[CreditRole, str]]:
    """The text cut at its role words: each role with what follows it; empty where a text stands before the first."""
    marks = [m for m in ROLE_WORD.finditer(bare) if _credits_here(bare, m)]
    if not marks:
        return []
    before = _without_desks(bare[: marks[0].start()])
    if before and not _is_organisation(before):
        return []
    pieces: list[tuple[CreditRole, str]] = []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start() if following else len(bare)
        role = style.CREDIT_WORDS[squeeze(mark["word"])]
        pieces.append((role, bare[mark.end() : end].strip(" \n\u3000:：/／|丨｜")))
    return pieces


def _credits_here(bare: str, mark: re.Match[str]) -> bool:
    """A weak credit word counts only with its own punctuation: ``文/``, ``图：``, ``编辑|``."""
    if squeeze(mark["word"]) not in style.WEAK_CREDIT_WORDS:
        return True
    return bare[mark.end() : mark.end() + 1] in "：:/／|丨｜" and mark.end() < len(bare)


SUFFIX = re.compile(
    r"^(?P<desk>(?:[\u4e00-\u9fff·]*?"
    + style.any_of(("记者", "通讯员", "小记者"))
    + r")?)[ \u3000]*(?P<names>\S.*?)[ \u3000]*"
    r"(?P<how>文[、/／](?:图|摄影|摄)|(?<=[ \u3000])文[ \u3000]?(?:图|摄影|摄)"
    r"|摄影报道|摄影|供图|翻拍|整理|插图|(?<=[ \u3000])[译文]|摄)$"
)
SLASHED = re.compile(
    r"(?P<names>[\u4e00-\u9fff·、 ]+?)[ ]*[/／][ ]*(?P<how>文、?摄|文、?图|文|图|摄|译|插图|摄影)(?=[ \u3000]|$)"
)
HOW: dict[str, tuple[CreditRole, ...]] = {
    "文": (CreditRole.REPORTER,),
    "译": (CreditRole.CORRESPONDENT,),
    "整理": (CreditRole.REPORTER,),
    "both": (CreditRole.REPORTER, CreditRole.PHOTOGRAPHER),
}
"""What the word behind a name says; all others took the picture."""


def _suffixed(bare: str) -> Parsed | None:
    """Names first, what they did behind: ``甲某 摄``, ``甲某 文 乙某 摄``, ``甲某/文 乙某/图``."""
    slashed = list(SLASHED.finditer(bare))
    if slashed and not SLASHED.sub("", bare).strip(" \u3000"):
        return _collect((m["names"], m["how"]) for m in slashed)
    halves = re.fullmatch(r"(?P<a>.+?)[ \u3000]+文[ \u3000]+(?P<b>.+?)[ \u3000]*(?:摄|图|摄影)", bare)
    if halves:
        return _collect(((_after_desk(halves["a"]), "文"), (_after_desk(halves["b"]), "摄")))
    match = SUFFIX.match(bare)
    return _collect(((match["names"], match["how"]),)) if match else None


def _after_desk(text: str) -> str:
    return re.sub(r"^[\u4e00-\u9fff·]*?(?:记者|通讯员)[ \u3000]*", "", text)


def _collect(parts: Iterable[tuple[str, str]]) -> Parsed | None:
    credited: list[Credit] = []
    for people, how in parts:
        found = names(_without_desks(people)) or _organisation(people, how)
        if not found:
            return None
        key = "both" if how[0] == "文" and len(squeeze(how)) > 1 else how
        credited.extend(Credit(role, found) for role in HOW.get(key, (CreditRole.PHOTOGRAPHER,)))
    return Parsed(merge(credited), named_role=True, certain=all(looks_like_name(n) for c in credited for n in c.names))


def _organisation(people: str, how: str) -> tuple[str, ...]:
    """``海宁警方供图`` credits an office."""
    whole = squeeze(people)
    return (whole,) if how == "供图" and 2 <= len(whole) <= 16 and _is_organisation(whole) else ()


def _unmarked(bare: str, default: CreditRole | None) -> Parsed | None:
    if default is None:
        return None
    found = names(_without_desks(bare))
    if not found or not all(map(looks_like_name, found)):
        return None
    return Parsed((Credit(default, found),), named_role=False, certain=True)


def _without_desks(text: str) -> str:
    """Without the offices, papers and schools that stand before a name, and without bracketed numbers."""
    text = re.sub(
        r"[（(](?:证号)?\s*[0-9]+[）)]|[（(][^（）()]{2,14}(?:民|人员|学生|教师|代表|主任|书记)[）)]", "", text
    )
    pieces = [p for p in re.split(r"[ \n\u3000]+", text.strip(" \n\u3000:：")) if p]
    while len(pieces) > 1 and _is_organisation(pieces[0]) and names(" ".join(pieces[1:])):
        pieces.pop(0)
    return " ".join(pieces)


def _is_organisation(piece: str) -> bool:
    whole = squeeze(piece).strip("·")
    if whole in style.DESKS:
        return True
    return bool(re.search(r"[0-9]+班$", whole)) or (
        len(whole) >= 3
        and whole.endswith(style.ORGANISATION_ENDS)
        and not (len(whole) == 3 and whole[0] in style.SURNAMES)
    )


def _split_run(piece: str) -> list[str]:
    """Names that were run together: 张三李四 -> 张三, 李四. Left whole unless each part has a known surname."""
    if len(piece) <= LONGEST_NAME - 1 or piece.startswith(style.COMPOUND_SURNAMES) or "·" in piece:
        return [piece]
    best = _cut(piece)
    return best or [piece]


def _cut(run: str) -> list[str]:
    """The split of a run into names of 2 or 3 characters that all begin with a surname, if there is exactly one."""
    ways: list[list[str]] = []

    def grow(at: int, so_far: list[str]) -> None:
        if len(ways) > 1 or len(so_far) > 6:
            return
        if at == len(run):
            ways.append(so_far)
            return
        for size in (2, 3):
            part = run[at : at + size]
            if len(part) == size and part[0] in style.SURNAMES:
                grow(at + size, [*so_far, part])

    grow(0, [])
    return ways[0] if len(ways) == 1 else []


def _is_han(piece: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in piece)
