"""What happened to an article: snapshots with their digest, revisions, steps. Append-only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractUser

from articles.editorial.rights import importer
from articles.models import Article, Byline, Edition, PhotoCredit, Revision, WorkflowStep

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


def take(article: Article) -> Article:
    """The article's row as it is now, locked until the transaction ends; every verb begins with it.

    Its first revision is kept before anything changes, so that the import can always be compared with.
    """
    row = Article.objects.select_for_update(of=("self",)).select_related("page__edition").get(pk=article.pk)
    if not Revision.objects.filter(article=row).exists():
        revise(row, by=importer())
    return row


def record(article: Article, verb: str, *, by: AbstractUser, from_status: str, comment: str = "") -> WorkflowStep:
    """Write down that `by` did `verb` to the article, on which revision, from which state to its present one."""
    return WorkflowStep.objects.create(
        article=article,
        verb=verb,
        from_status=from_status,
        to_status=article.status,
        revision=revise(article, by=by, comment=comment),
        by=by,
        comment=comment,
    )


def record_edition(
    edition: Edition, verb: str, *, by: AbstractUser, from_status: str, comment: str = ""
) -> WorkflowStep:
    """Write down that `by` did `verb` to the edition."""
    return WorkflowStep.objects.create(
        edition=edition, verb=verb, from_status=from_status, to_status=edition.status, by=by, comment=comment
    )
