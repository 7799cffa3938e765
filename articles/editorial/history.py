"""What happened to an article: its row taken with its first revision, its steps. Append-only."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser

from articles.editorial.rights import importer
from articles.models import Article, Edition, Revision, WorkflowStep
from articles.models.snapshot import revise


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
