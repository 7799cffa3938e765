"""A draft as JSON: the shape that scorers, `import_seeds --format json` and other tools read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from articles.pagetext.reasons import reason
from articles.pagetext.values import (
    Alternative,
    BodyBlock,
    Credit,
    Flag,
    Furniture,
    Json,
    Known,
    Metadata,
    PageDraft,
    Photo,
    Role,
    Story,
)


def draft_to_json(draft: PageDraft, *, language: str = "zh") -> dict[str, Json]:
    """A page draft as JSON values.

    Items stand in the order stories, photos, furniture; lines no item took are items of kind ``unplaced``.
    Reasons of flags are written in `language` (``zh`` or ``en``).
    """
    items: list[Json] = [_story(story, language) for story in draft.stories]
    items.extend(_photo(photo, language) for photo in draft.photos)
    items.extend(_furniture(item, language) for item in draft.furniture)
    return {
        "name": draft.name,
        "sha256": draft.sha256,
        "encoding": draft.encoding,
        "version": draft.version,
        **_metadata(draft.metadata),
        "items": items,
        "flags": [_flag(flag, language) for flag in draft.flags],
    }


def credits_to_json(credited: Iterable[Credit]) -> list[Json]:
    """Credits as ``[{"role": "reporter", "names": ["甲某"]}]``."""
    return [{"role": credit.role.value, "names": list(credit.names)} for credit in credited]


def body_to_json(body: Iterable[BodyBlock]) -> list[Json]:
    """Body blocks as ``[{"type": "paragraph", "text": "…", "source_lines": [1, 2]}]``."""
    return [{"type": block.kind.value, "text": block.text, "source_lines": list(block.lines)} for block in body]


def _story(story: Story, language: str) -> Json:
    return {
        "kind": story.kind.value,
        "kicker": story.kicker,
        "headline": story.headline,
        "deck": story.deck,
        "bylines": credits_to_json(story.bylines),
        "dateline": story.dateline,
        "body": body_to_json(story.body),
        "jump_to": story.jump_to,
        "jump_from": story.jump_from,
        "source_lines": _lines(story.lines),
        "needs_review": story.needs_review,
        "confidence": round(story.confidence.get("story", 0.0), 4),
        "confidences": {field: round(value, 4) for field, value in story.confidence.items()},
        "flags": [_flag(flag, language) for flag in story.flags],
    }


def _photo(photo: Photo, language: str) -> Json:
    return {
        "kind": "photo",
        "title": photo.title,
        "caption": photo.caption,
        "credits": credits_to_json(photo.credits),
        "story": photo.story,
        "source_lines": _lines(photo.lines),
        "needs_review": bool(photo.flags),
        "flags": [_flag(flag, language) for flag in photo.flags],
    }


def _furniture(item: Furniture, language: str) -> Json:
    return {
        "kind": item.kind.value,
        "text": item.text,
        "source_lines": {Role.TEXT.value: list(item.lines)},
        "confidence": round(item.confidence, 4),
        "flags": [_flag(flag, language) for flag in item.flags],
    }


def _flag(flag: Flag, language: str) -> Json:
    return {
        "code": flag.code,
        "field": flag.field,
        "lines": list(flag.lines),
        "reason": reason(flag.code, flag.facts, language=language),
        "alternatives": [_alternative(alternative) for alternative in flag.alternatives],
    }


def _alternative(alternative: Alternative) -> Json:
    return {
        "label": alternative.label,
        "value": alternative.value,
        "lines": list(alternative.lines),
        "score": round(alternative.score, 4),
    }


def _lines(lines: Mapping[Role, tuple[int, ...]]) -> Json:
    return {role.value: list(numbers) for role, numbers in lines.items() if numbers}


def _metadata(metadata: Metadata) -> dict[str, Json]:
    """Publication, date, page, section and editor flat, and beside them where each came from."""
    known: dict[str, Known[str]] = {}
    for field in ("publication", "page", "section", "editor"):
        piece = getattr(metadata, field)
        if piece is not None:
            known[field] = piece
    flat: dict[str, Json] = {field: piece.value for field, piece in known.items()}
    flat["date"] = metadata.date.value.isoformat() if metadata.date else None
    origins: dict[str, Json] = {field: _origin(piece) for field, piece in known.items()}
    if metadata.date:
        origins["date"] = _origin(metadata.date)
    return {"publication": "", "page": "", **flat, "metadata": origins}


def _origin(piece: Known[str] | Known[date]) -> Json:
    return {
        "origin": piece.origin.value,
        "confidence": round(piece.confidence, 4),
        "evidence": piece.evidence,
        "lines": list(piece.lines),
    }
