"""The values of a draft's items as rows keep them: plain JSON, lines by role, credits each once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from articles.importing.merge import PHOTO_TEXT_FIELDS, TEXT_FIELDS
from articles.models import CreditRole, ReporterKind
from articles.pagetext.draft_json import credits_to_json
from articles.pagetext.values import BodyBlock, Flag, Furniture, Photo, Role, Story

Person = tuple[str, str]
"""Kind (a `ReporterKind`) and name: what a credit says of who it means."""


def story_draft(story: Story) -> dict[str, Any]:
    """A story as `PageItem.draft` keeps it: its fields, how sure the importer was of each, and why."""
    return {
        **{name: str(getattr(story, name)) for name in TEXT_FIELDS},
        "body": [block_json(block) for block in story.body],
        "bylines": credits_to_json(story.bylines),
        "confidence": dict(story.confidence),
        "reasons": {field: list(reasons) for field, reasons in story.reasons.items()},
    }


def photo_draft(photo: Photo) -> dict[str, Any]:
    """A photo as `PageItem.draft` keeps it; the article it belongs to is added when that has a row."""
    return {
        "kind": "photo",
        **{name: getattr(photo, name) for name in PHOTO_TEXT_FIELDS},
        "credits": credits_to_json(photo.credits),
        "confidence": dict(photo.confidence),
        "reasons": {field: list(reasons) for field, reasons in photo.reasons.items()},
    }


def block_json(block: BodyBlock) -> dict[str, Any]:
    """A block of a body in the shape of `Article.body`."""
    return {"type": block.kind.value, "text": block.text, "lines": list(block.lines)}


def lines_json(lines: Mapping[Role, Sequence[int]]) -> dict[str, list[int]]:
    """Role -> line numbers, without roles that have none."""
    return {role.value: list(numbers) for role, numbers in lines.items() if numbers}


def furniture_lines(item: Furniture) -> dict[str, list[int]]:
    return {Role.TEXT.value: list(item.lines)}


def alternatives_json(flag: Flag) -> list[dict[str, Any]]:
    """A flag's alternatives in the shape of `Flag.alternatives`."""
    return [
        {"label": choice.label, "value": choice.value, "lines": list(choice.lines), "score": choice.score}
        for choice in flag.alternatives
    ]


def credited(entries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Person]]:
    """Role and person of each credit in printed order, once each."""
    seen = set()
    for credit in entries:
        for name in credit["names"]:
            entry = credit["role"], person(credit["role"], name)
            if entry not in seen:
                seen.add(entry)
                yield entry


def person(role: str, name: str) -> Person:
    """Who a name in a role means: an agency where the role is an agency's, else a person."""
    return (ReporterKind.AGENCY if role == CreditRole.AGENCY else ReporterKind.PERSON).value, name


def story_words(draft: Mapping[str, Any]) -> str:
    """The words by which two readings of one story know each other."""
    return draft["headline"] + "".join(block["text"] for block in draft["body"])


def photo_words(draft: Mapping[str, Any]) -> str:
    """The words by which two readings of one photo know each other."""
    names = "".join(name for credit in draft["credits"] for name in credit["names"])
    return draft["title"] + draft["caption"] + names
