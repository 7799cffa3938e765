"""Withdrawing a published article, with a word to the readers."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.translation import gettext

from articles.editorial.history import record, take
from articles.editorial.rights import require
from articles.editorial.states import Incomplete, next_status
from articles.models import Article


@transaction.atomic
def withdraw(article: Article, *, by: AbstractUser, notice: str, comment: str = "") -> Article:
    """Take a published article back; readers find `notice` at its address, `comment` stays at the desk.

    Raises:
        NotAllowed: `by` lacks the right ``articles.withdraw_article``.
        WrongState: the article is not published.
        Incomplete: the notice is empty.
    """
    article = take(article)
    require(by, "withdraw", article)
    before = article.status
    article.status = next_status(article, "withdraw")
    article.withdrawal_notice = notice.strip()
    if not article.withdrawal_notice:
        raise Incomplete(article, gettext("Readers need a notice that says why the article is gone."))
    article.save(update_fields=["status", "withdrawal_notice", "updated_at"])
    record(article, "withdraw", by=by, from_status=before, comment=comment)
    return article
