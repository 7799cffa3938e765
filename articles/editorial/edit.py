"""Changing an article's words: a new one, an edit before publication.

The caller says what changes by a function that is given the locked row; everything it does, on the row, its
bylines, tags or photos, is one transaction with the check of the version and the record of the step.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Max

from articles.editorial.history import record, take
from articles.editorial.rights import require
from articles.editorial.states import StaleVersion, next_status
from articles.models import Article, Page
from articles.models.searchable import reindex
from articles.models.snapshot import digest, snapshot

Change = Callable[[Article], None]
"""Sets fields on the row it is given (without saving it) and saves bylines, tags, photos."""

WORDS = [
    "kind", "kicker", "headline", "deck", "dateline", "body", "jump_to", "jump_from", "continued_on",
    "origin", "slug", "position",
]  # fmt: skip
"""The fields that an edit may set."""


@transaction.atomic
def edit(article: Article, *, by: AbstractUser, version: int, change: Change, comment: str = "") -> Article:
    """Change an article that is not yet published; an approved one drops back to review.

    `version` is the one that the editor had before them. When `change` leaves every word as it was, nothing is
    recorded and an approval stands.

    Raises:
        NotAllowed: `by` may not edit it, or not any more.
        WrongState: it is published (correct it) or withdrawn (return it to review first).
        StaleVersion: somebody saved it since; nothing is changed.
    """
    article = take(article)
    require(by, "edit", article)
    rewrite(article, "edit", by=by, version=version, change=change, comment=comment)
    return article


@transaction.atomic
def create(article: Article, *, by: AbstractUser, comment: str = "", change: Change | None = None) -> Article:
    """Save a new article, written at the desk, as the last of its page; `change` saves what hangs on it.

    Raises:
        NotAllowed: `by` lacks the right ``articles.add_article``.
    """
    require(by, "create", article)
    page = Page.objects.select_for_update(of=("self",)).get(pk=article.page_id)
    last = page.articles.aggregate(order=Max("order"), position=Max("position"))
    article.order = (last["order"] or 0) + 1
    article.position = (last["position"] or 0) + 1
    article.save(force_insert=True)
    if change is not None:
        change(article)
        reindex(article)
    record(article, "create", by=by, from_status="", comment=comment)
    return article


def rewrite(article: Article, verb: str, *, by: AbstractUser, version: int, change: Change, comment: str = "") -> bool:
    """Apply `change` to a taken row under the rules of `verb`; whether a word was changed.

    Raises:
        WrongState: `verb` does not start from the article's state.
        StaleVersion: `version` is not the article's.
    """
    before, status = digest(snapshot(article)), next_status(article, verb)
    if article.version != version:
        raise StaleVersion(article, seen=version)
    jumped_to = article.continued_on
    change(article)
    changed = digest(snapshot(article)) != before
    from_status = article.status
    if changed:
        article.version += 1
        article.status = status
        article.scheduled_for = None
    article.save(update_fields=[*WORDS, "version", "status", "scheduled_for", "updated_at"])
    if jumped_to is not None and jumped_to != article.continued_on:
        reindex(jumped_to)
    if changed:
        record(article, verb, by=by, from_status=from_status, comment=comment)
    return changed
