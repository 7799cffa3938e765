"""Publishing: one article, or an edition with all its approved articles in one step."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from articles.editorial.history import record, record_edition, take
from articles.editorial.rights import require
from articles.editorial.states import APPROVED, IMPORTED, IN_REVIEW, PUBLISHED, SCHEDULED, Incomplete, next_status
from articles.models import Article, Edition


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """What publishing an edition did: which articles went out with it, and which stayed back unapproved."""

    edition: Edition
    published: tuple[Article, ...]
    held_back: tuple[Article, ...]


@transaction.atomic
def publish(article: Article, *, by: AbstractUser, comment: str = "") -> Article:
    """Put an approved article before the readers, as soon as its edition is.

    Raises:
        NotAllowed: `by` lacks the right ``articles.publish_article``.
        WrongState: the article is not approved.
        Incomplete: it has no headline, or no public address for want of a date or a page label.
    """
    article = take(article)
    require(by, "publish", article)
    before = article.status
    article.status = next_status(article, "publish")
    _check_whole(article)
    article.published_at = article.published_at or timezone.now()
    article.save(update_fields=["status", "published_at", "updated_at"])
    record(article, "publish", by=by, from_status=before, comment=comment)
    return article


def _check_whole(article: Article) -> None:
    if not article.headline.strip():
        raise Incomplete(article, gettext("An article without a headline cannot be published."))
    if article.page.edition.date is None:
        raise Incomplete(
            article, gettext("“%(article)s” has no date: give its edition one first.") % {"article": article}
        )
    if not article.page.label:
        raise Incomplete(article, gettext("“%(article)s”: its page has no label yet.") % {"article": article})


@transaction.atomic
def publish_edition(edition: Edition, *, by: AbstractUser, comment: str = "") -> PublishedEdition:
    """Publish an edition and all its approved articles; what is not approved stays back and is reported.

    On a published edition it publishes what has been approved since.

    Raises:
        NotAllowed: `by` lacks ``articles.publish_edition`` or ``articles.publish_article``.
        Incomplete: the edition has no date, or nothing of it is approved, or all that is approved is out already; or an
            article is not whole.
    """
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    require(by, "publish_edition", edition)
    if edition.date is None:
        raise Incomplete(edition, gettext("An edition without a date cannot be published."))
    articles = Article.objects.filter(page__edition=edition).in_print_order().for_lists()
    approved = articles.filter(status=APPROVED)
    published = tuple(publish(article, by=by, comment=comment) for article in approved)
    if not published and edition.is_published:
        raise Incomplete(
            edition, gettext("All that is approved in “%(edition)s” is out already.") % {"edition": edition}
        )
    if not published and not articles.filter(status=PUBLISHED).exists():
        raise Incomplete(edition, gettext("Nothing in “%(edition)s” is approved yet.") % {"edition": edition})
    before = edition.status
    edition.status = Edition.Status.PUBLISHED
    edition.published_at = edition.published_at or timezone.now()
    edition.save(update_fields=["status", "published_at"])
    record_edition(edition, "publish_edition", by=by, from_status=before, comment=comment)
    held_back = tuple(articles.filter(status__in=[IMPORTED, IN_REVIEW, SCHEDULED]))
    return PublishedEdition(edition, published, held_back)
