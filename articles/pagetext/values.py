"""The values that travel along the road: frozen, small, each knowing its source lines.

Line numbers are 1-based and count blank lines; a form feed counts as a line break.
Widths are in ems: one Chinese character is 1, a half-width character 0.5.
"""

from __future__ import annotations

import copyreg
import dataclasses
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import Any, Final, Generic, TypeAlias, TypeVar

T = TypeVar("T")

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


class Role(StrEnum):
    """What a source line is to the item that owns it."""

    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    BODY = "body"
    SUBHEAD = "subhead"
    JUMP = "jump"
    TITLE = "title"
    CAPTION = "caption"
    CREDIT = "credit"
    TEXT = "text"


HEADS: Final = frozenset({Role.KICKER, Role.HEADLINE, Role.DECK})
"""Roles of the lines of a story's head."""
INSIDE: Final = frozenset({Role.BODY, Role.SUBHEAD})
"""Roles of the lines that make its body."""


class Kind(StrEnum):
    """What an item of a page is."""

    ARTICLE = "article"
    BRIEF = "brief"
    PHOTO = "photo"
    ADVERTISEMENT = "advertisement"
    WEATHER = "weather"
    NOTICE = "notice"
    FOLIO = "folio"
    NAMEPLATE = "nameplate"
    MASTHEAD = "masthead"
    UNPLACED = "unplaced"


class CreditRole(StrEnum):
    """What a credited person or agency did."""

    REPORTER = "reporter"
    CORRESPONDENT = "correspondent"
    PHOTOGRAPHER = "photographer"
    EDITOR = "editor"
    AGENCY = "agency"


class BodyKind(StrEnum):
    """The kinds of block that make a body."""

    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    VERSE = "verse"
    """Line breaks are kept."""
    TABLE = "table"
    """Preformatted: line breaks and inner spaces are kept."""


class Origin(StrEnum):
    """Where a piece of page metadata came from, most trusted first."""

    OPTION = "option"
    SIDECAR = "sidecar"
    FILENAME = "filename"
    FOLIO = "folio"
    INFERRED = "inferred"


def _read_only(facts: dict[str, Any]) -> MappingProxyType[str, Any]:
    """Facts that nobody can change any more."""
    return MappingProxyType(facts)


copyreg.pickle(MappingProxyType, lambda facts: (_read_only, (dict(facts),)))
"""Drafts travel between processes, and Python itself does not pickle such a mapping."""


def char_width(char: str) -> float:
    """Width of one character in ems: 0 for combining and control characters, 1 for wide ones, else 0.5."""
    if unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the source, without its line break."""

    number: int
    text: str
    is_joined: bool = False
    """Its text is read with that of a line above (`upright`); it looks blank and parts nothing."""

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def width(self) -> float:
        """Width of the text without surrounding blanks, in ems."""
        return sum(map(char_width, self.text.strip()))


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring non-blank lines; what the extractor kept together."""

    lines: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One recogniser's opinion of what some lines are."""

    role: Role
    lines: tuple[int, ...]
    score: float
    """0 (no) to 1 (certain)."""
    reason: str
    kind: Kind | None = None
    """For furniture and photos: the item the lines would make."""


@dataclass(frozen=True, slots=True)
class Credit:
    """People or agencies credited in one role, in printed order, names closed up (王强, never 王 强)."""

    role: CreditRole
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """One paragraph, subhead, verse or table of a body, cleaned, with the lines that made it in reading order."""

    kind: BodyKind
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading that an editor may choose for a flagged field.

    `label` is for a person; `value` has the field's own shape as in the JSON draft
    (for bylines ``[{"role": …, "names": […]}]``, for text fields a string).
    """

    label: str
    value: Json
    lines: tuple[int, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt about one field, for an editor. `code` names its sentence in `reasons.REASONS`, `facts` fill it."""

    code: str
    """``subject.doubt``, e.g. ``byline.competing``."""
    field: str
    """The field of the item in doubt, or "" for the item or page as a whole."""
    lines: tuple[int, ...] = ()
    facts: Mapping[str, str | int] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    alternatives: tuple[Alternative, ...] = ()


class _OfLines:
    """What is made of lines, each in a role."""

    __slots__ = ()
    lines: Mapping[Role, tuple[int, ...]]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all its lines, role by role."""
        return tuple(chain.from_iterable(self.lines.values()))


@dataclass(frozen=True, slots=True)
class Story(_OfLines):
    """One rebuilt article or brief."""

    kind: Kind
    lines: Mapping[Role, tuple[int, ...]]
    """Role -> line numbers, ascending."""
    kicker: str = ""
    headline: str = ""
    deck: str = ""
    bylines: tuple[Credit, ...] = ()
    dateline: str = ""
    body: tuple[BodyBlock, ...] = ()
    jump_to: str = ""
    """Page label as printed: ``C2``, ``3``."""
    jump_from: str = ""
    confidence: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """Field -> probability that it is right, if its body lines are; ``story`` is the probability that all of it is."""
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Field -> the evidence for the choice, and for the runner-up, as sentences for a person."""
    flags: tuple[Flag, ...] = ()

    @property
    def needs_review(self) -> bool:
        return bool(self.flags)


@dataclass(frozen=True, slots=True)
class Photo(_OfLines):
    """A photo known by its words; the picture itself is not in the text."""

    lines: Mapping[Role, tuple[int, ...]]
    title: str = ""
    caption: str = ""
    credits: tuple[Credit, ...] = ()
    story: int | None = None
    """Index in `PageDraft.stories` of the story that it belongs to; None when it stands alone."""
    confidence: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is on the page but is no story; also the explicit "unplaced" item that an editor sees."""

    kind: Kind
    text: str
    lines: tuple[int, ...]
    confidence: float = 1.0
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """A piece of page metadata with where it came from; `evidence` is for a person, with its `lines`."""

    value: T
    origin: Origin
    confidence: float = 1.0
    evidence: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a caller knows about a page beforehand, and what a draft knows afterwards; None where nothing is known."""

    publication: Known[str] | None = None
    date: Known[date] | None = None
    page: Known[str] | None = None
    section: Known[str] | None = None
    editor: Known[str] | None = None
    """责任编辑 as the folio names them, separated by 、."""


@dataclass(frozen=True, slots=True)
class PageDraft:
    """One page rebuilt: every non-blank source line belongs to exactly one item."""

    name: str
    sha256: str
    """Hex digest of the file's bytes."""
    encoding: str
    lines: tuple[SourceLine, ...]
    """Blank lines included."""
    metadata: Metadata
    stories: tuple[Story, ...]
    """In the order of their first headline line in the source; a story's number on the page is its index + 1."""
    photos: tuple[Photo, ...]
    furniture: tuple[Furniture, ...]
    """Unplaced lines included, as kind ``unplaced``."""
    flags: tuple[Flag, ...] = ()
    """Doubts about the page as a whole: date, label, publication."""
    version: str = ""
