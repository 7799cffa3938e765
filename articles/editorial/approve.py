"""Approving an article."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from articles.editorial.history import record, take
from articles.editorial.rights import require
from articles.editorial.states import next_status
from articles.models import Article


@transaction.atomic
def approve(article: Article, *, by: AbstractUser, comment: str = "") -> Article:
    """Say that an article in review is fit to print; the step points to the revision that was approved.

    Raises:
        NotAllowed: `by` lacks ``articles.approve_article``, or wrote part of it and the desk is not a small one.
        WrongState: the article is not in review.
    """
    article = take(article)
    require(by, "approve", article)
    before = article.status
    article.status = next_status(article, "approve")
    article.save(update_fields=["status", "updated_at"])
    record(article, "approve", by=by, from_status=before, comment=comment)
    return article
