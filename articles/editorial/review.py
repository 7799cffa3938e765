"""Sending an article to review, and taking it back there from any later state."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from articles.editorial.history import record, take
from articles.editorial.rights import require
from articles.editorial.states import next_status
from articles.models import Article


@transaction.atomic
def send_to_review(article: Article, *, by: AbstractUser, comment: str = "") -> Article:
    """Hand an imported article to those who approve.

    Raises:
        NotAllowed: `by` lacks the right ``articles.review_article``.
        WrongState: the article is not as imported.
    """
    return _move_to_review(article, "send_to_review", by=by, comment=comment)


@transaction.atomic
def return_to_review(article: Article, *, by: AbstractUser, comment: str = "") -> Article:
    """Take an approved, scheduled, published or withdrawn article back to review.

    A published one leaves the public pages: its address answers "not found" until it is published again.

    Raises:
        NotAllowed: `by` lacks ``articles.return_article``, or, for a published one, ``articles.withdraw_article``.
        WrongState: the article is not in one of those states.
    """
    return _move_to_review(article, "return_to_review", by=by, comment=comment)


def _move_to_review(article: Article, verb: str, *, by: AbstractUser, comment: str) -> Article:
    article = take(article)
    require(by, verb, article)
    before = article.status
    article.status = next_status(article, verb)
    article.scheduled_for = None
    article.save(update_fields=["status", "scheduled_for", "updated_at"])
    record(article, verb, by=by, from_status=before, comment=comment)
    return article
