"""What changed between two revisions, character by character: Chinese has no blanks to compare words by.

Paragraphs are aligned first, so that a moved sentence does not set the whole text in motion; inside a changed
paragraph the differences are cleaned up to what a reader would call one change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from diff_match_patch import diff_match_patch
from django.utils.translation import gettext_lazy as _

from articles.models import ArticleKind, CreditRole

LABELS = {
    "kind": _("kind"),
    "kicker": _("kicker"),
    "headline": _("headline"),
    "deck": _("deck"),
    "bylines": _("bylines"),
    "dateline": _("dateline"),
    "body": _("body"),
    "jump_to": _("continued on page"),
    "jump_from": _("continued from page"),
    "continued_on_id": _("continued on"),
    "origin": _("source"),
    "slug": _("slug"),
    "tags": _("tags"),
    "photos": _("photos"),
}
SECONDS = 0.5
"""Longest time for one comparison; after that the rest counts as one change."""

SAME, ADDED, REMOVED = "same", "added", "removed"
OPERATIONS = {0: SAME, 1: ADDED, -1: REMOVED}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that stayed, came or went."""

    change: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that changed; its lines are paragraphs, for other fields than the body there is one."""

    label: str
    lines: list[list[Piece]]


def compare(old: str, new: str) -> list[Piece]:
    """The pieces that lead from the old text to the new one."""
    engine = diff_match_patch()
    engine.Diff_Timeout = SECONDS
    found = engine.diff_main(old, new)
    engine.diff_cleanupSemantic(found)
    return [Piece(OPERATIONS[operation], text) for operation, text in found]


def compare_lines(old: Sequence[str], new: Sequence[str]) -> list[list[Piece]]:
    """The paragraphs that changed; those that stayed are left out."""
    changed: list[list[Piece]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation != "equal":
            pairs = zip_longest(old[start:end], new[new_start:new_end], fillvalue="")
            changed.extend(compare(before, after) for before, after in pairs)
    return changed


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """The fields that differ between two snapshots, in the order of the form."""
    before, after = dict(_texts(old)), dict(_texts(new))
    return [
        Difference(str(label), compare_lines(before[name], after[name]))
        for name, label in LABELS.items()
        if before.get(name) != after.get(name) and name in before and name in after
    ]


def _texts(value: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Each field of a snapshot as lines that a person can read."""
    for name, field in value["fields"].items():
        shown = str(ArticleKind(field).label) if name == "kind" else str(field if field is not None else "")
        yield name, [shown]
    yield "body", [block["text"] for block in value["body"]]
    yield "bylines", ["　".join(_credit(credit) for credit in value["bylines"])]
    yield "tags", ["、".join(value["tags"])]
    yield "photos", [line for photo in value["photos"] for line in _photo(photo)]


def _photo(photo: Mapping[str, Any]) -> list[str]:
    credited = "　".join(_credit(credit) for credit in photo["credits"])
    return [text for text in (photo["title"], photo["caption"], photo["alt"], photo["image"], credited) if text]


def _credit(credit: Mapping[str, Any]) -> str:
    return f"{CreditRole(credit['role']).label} {credit['name']}"
