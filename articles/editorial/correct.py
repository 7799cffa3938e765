"""Correcting a published article: changed words and a dated note to the readers, in one step."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.translation import gettext

from articles.editorial.edit import Change, rewrite
from articles.editorial.history import record, take
from articles.editorial.rights import require
from articles.editorial.states import Incomplete, next_status
from articles.models import Article, Correction


@transaction.atomic
def correct(
    article: Article, *, by: AbstractUser, version: int, note: str, change: Change | None = None, comment: str = ""
) -> Article:
    """Change the words of a published article and tell its readers; it stays published.

    Without `change` only the note is added, as for a mistake that was in the printed page alone.

    Raises:
        NotAllowed: `by` lacks the right ``articles.correct_article``.
        WrongState: the article is not published.
        StaleVersion: somebody saved it since; nothing is changed.
        Incomplete: the note is empty, or the change takes the headline away.
    """
    article = take(article)
    require(by, "correct", article)
    status = next_status(article, "correct")
    if not note.strip():
        raise Incomplete(article, gettext("A correction needs a note that tells readers what was wrong."))
    Correction.objects.create(article=article, note=note.strip(), by=by)

    def checked(row: Article) -> None:
        if change is not None:
            change(row)
        if not row.headline.strip():
            raise Incomplete(row, gettext("A published article cannot lose its headline."))

    if not rewrite(article, "correct", by=by, version=version, change=checked, comment=comment):
        record(article, "correct", by=by, from_status=status, comment=comment)
    return article
