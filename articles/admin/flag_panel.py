"""Open flags as a form shows them: the doubt, the alternatives one click away, and a way to say that all is well."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet

from articles.admin.difference import Piece, compare_lines
from articles.admin.names import FIELD_NAMES
from articles.editorial.flags import can_take
from articles.editorial.rights import may
from articles.importing.doubts import CONFLICT, SETTLED
from articles.models import Byline, CreditRole, Flag


@dataclass(frozen=True, slots=True)
class Choice:
    """One alternative of a flag."""

    index: int
    label: str
    lines: list[int]
    taken_by: str
    """Headline of the article that carries this byline already; empty otherwise."""
    is_current: bool = False
    """The article in hand carries this byline now."""
    changes: list[list[Piece]] = field(default_factory=list)
    """For a value that was read anew: what it would change in the one that stands, paragraph by paragraph."""


@dataclass(frozen=True, slots=True)
class ShownFlag:
    """A flag with what this user may do about it."""

    flag: Flag
    field: str
    choices: list[Choice]
    can_take: bool
    """Its alternatives are buttons."""
    can_resolve: bool


def shown_flags(flags: QuerySet[Flag], *, to: AbstractUser) -> list[ShownFlag]:
    """The open flags of a form. At most two queries, however many flags there are."""
    opened = list(flags.open().order_by("pk"))
    credited = _credited(opened)
    can_resolve = may(to, "resolve_flag")
    return [
        ShownFlag(
            flag,
            field=str(FIELD_NAMES.get(flag.field, flag.field)),
            choices=[
                Choice(
                    index,
                    choice["label"],
                    choice.get("lines", []),
                    *_carried(flag, choice, credited),
                    _changes(flag, index),
                )
                for index, choice in enumerate(flag.alternatives)
            ],
            can_take=can_take(flag) and can_resolve,
            can_resolve=can_resolve,
        )
        for flag in opened
    ]


def _changes(flag: Flag, index: int) -> list[list[Piece]]:
    """What an alternative would change in the first one, for flags whose alternatives are named, not quoted."""
    if flag.code not in (CONFLICT, SETTLED) or index == 0:
        return []
    return compare_lines(_lines(flag.alternatives[0]["value"]), _lines(flag.alternatives[index]["value"]))


def _lines(value: Any) -> list[str]:
    """A field's value as lines that a person can read: a text, the blocks of a body, or credits."""
    if not isinstance(value, list):
        return [str(value or "")]
    return [
        part["text"] if "text" in part else f"{CreditRole(part['role']).label} {'、'.join(part['names'])}"
        for part in value
    ]


def _credited(flags: list[Flag]) -> dict[str, tuple[int, str]]:
    """Name -> the article of the same page that credits it, for the names that compete."""
    names = {name for flag in flags if flag.field == "bylines" for name in _names(flag.alternatives)}
    if not names:
        return {}
    bylines = Byline.objects.filter(article__page=flags[0].page_id, reporter__name__in=names)
    rows = bylines.values_list("reporter__name", "article_id", "article__headline")
    return {name: (article, headline) for name, article, headline in rows}


def _names(choices: list[dict[str, Any]]) -> list[str]:
    return [name for choice in choices for credit in choice["value"] or [] for name in credit["names"]]


def _carried(flag: Flag, choice: dict[str, Any], credited: dict[str, tuple[int, str]]) -> tuple[str, bool]:
    """Which other article carries the byline, and whether the one in hand does."""
    if flag.field != "bylines":
        return "", False
    found = [credited[name] for name in _names([choice]) if name in credited]
    others = [headline for article, headline in found if article != flag.article_id]
    return (others[0], False) if others else ("", bool(found))
