"""An article at one moment, as one JSON value with its digest, and the revision that keeps it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractUser

from articles.models.article import Article
from articles.models.history import Revision
from articles.models.people import Byline, PhotoCredit

FIELDS = (
    "kind", "kicker", "headline", "deck", "dateline", "jump_to", "jump_from", "continued_on_id", "origin", "slug"
)  # fmt: skip
"""The fields of an article's row that its readers see in some form; its body stands apart."""


def snapshot(article: Article) -> dict[str, Any]:
    """The article as one JSON value: fields, blocks, bylines, tags and photos with their credits."""
    return {
        "fields": {name: getattr(article, name) for name in FIELDS},
        "body": article.body,
        "bylines": _credits(Byline.objects.filter(article=article).select_related("reporter")),
        "tags": sorted(article.tags.order_by().values_list("name", flat=True)),
        "photos": [
            {
                "id": photo.pk,
                "title": photo.title,
                "caption": photo.caption,
                "alt": photo.alt,
                "image": photo.image.name or "",
                "withheld": photo.is_withheld,
                "credits": _credits(photo.credits.all()),
            }
            for photo in article.photos.order_by("order").prefetch_related("credits__reporter")
        ],
    }


def _credits(rows: Iterable[Byline | PhotoCredit]) -> list[dict[str, Any]]:
    """Credits in printed order, with what a person needs to read them and a restore to find the row."""
    return [{"role": row.role, "name": row.reporter.name, "reporter": row.reporter_id} for row in rows]


def digest(value: dict[str, Any]) -> str:
    """SHA-256 (hex) over a snapshot's canonical JSON: sorted keys, no blanks, UTF-8."""
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def revise(article: Article, *, by: AbstractUser, comment: str = "") -> Revision:
    """The revision that holds the article as it is now; a new one only when it differs from the last."""
    value = snapshot(article)
    sha256 = digest(value)
    last = Revision.objects.filter(article=article).order_by("-number").first()
    if last is not None and last.sha256 == sha256:
        return last
    number = last.number + 1 if last is not None else 1
    return Revision.objects.create(
        article=article, number=number, snapshot=value, sha256=sha256, by=by, comment=comment
    )
