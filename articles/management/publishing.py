"""What `import_seeds --publish` puts before the readers: all that is in no doubt, with its edition.

The editorial verbs do it, in the name of the system user; what they refuse and what is in doubt stays back, and each
of these says why. An article that an editor has worked on is left to the editors.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.editorial.approve import approve
from articles.editorial.publish import publish_edition
from articles.editorial.review import send_to_review
from articles.editorial.states import EditorialError
from articles.models import Article, Edition, Flag, Photo, WorkflowStep

PAGE_WIDE = ("date", "page", "publication")
"""Fields of a page's own flags that put all of its articles in doubt: whether this is their place at all."""


@dataclass(slots=True)
class Publication:
    """What became of one edition."""

    edition: Edition
    published: list[Article] = field(default_factory=list)
    held_back: list[tuple[Article, str]] = field(default_factory=list)
    """With the reason, for a person."""
    held_back_photos: list[Photo] = field(default_factory=list)


def publish_pages(pages: Collection[int], *, by: AbstractUser) -> list[Publication]:
    """Publish what may be published of the pages (by key) and their editions, one transaction an edition."""
    editions = Edition.objects.filter(pages__in=pages).distinct().order_by("date", "pk")
    return [_publish(edition, pages, by=by) for edition in editions]


@transaction.atomic
def _publish(edition: Edition, pages: Collection[int], *, by: AbstractUser) -> Publication:
    outcome = Publication(edition)
    articles = Article.objects.filter(page__edition=edition, page__in=pages).in_print_order()
    waiting = list(articles.filter(status=Article.Status.IMPORTED).select_related("page__edition"))
    reasons = _reasons(waiting, by=by)
    for article in waiting:
        if article.pk in reasons:
            outcome.held_back.append((article, reasons[article.pk]))
            continue
        try:
            with transaction.atomic():
                approve(send_to_review(article, by=by), by=by)
        except EditorialError as error:
            outcome.held_back.append((article, str(error)))
        else:
            outcome.published.append(article)
    if outcome.published:
        _go_out(outcome, by=by)
    return outcome


def _go_out(outcome: Publication, *, by: AbstractUser) -> None:
    """Publish the edition with what was approved; photos in doubt are held back before readers see any of it."""
    edition = outcome.edition
    if not edition.is_published:
        doubtful = Photo.objects.filter(page__edition=edition, is_withheld=False, flags__in=Flag.objects.open())
        outcome.held_back_photos = list(doubtful.distinct())
        Photo.objects.filter(pk__in=[photo.pk for photo in outcome.held_back_photos]).update(is_withheld=True)
    publish_edition(edition, by=by)


def _reasons(articles: Iterable[Article], *, by: AbstractUser) -> dict[int, str]:
    """Article -> why it stays back; who is not in it may go out."""
    articles = list(articles)
    keys = [article.pk for article in articles]
    flags: dict[int, list[Flag]] = defaultdict(list)
    for flag in Flag.objects.open().filter(article__in=keys).order_by("pk"):
        flags[flag.article_id].append(flag)
    page_flags: dict[int, list[Flag]] = defaultdict(list)
    of_pages = Q(page__in={article.page_id for article in articles}, article=None, photo=None, field__in=PAGE_WIDE)
    for flag in Flag.objects.open().filter(of_pages).order_by("pk"):
        page_flags[flag.page_id].append(flag)
    steps = WorkflowStep.objects.filter(article__in=keys).exclude(by=by)
    in_hand = set(steps.values_list("article", flat=True))
    reasons = {}
    for article in articles:
        doubts = page_flags[article.page_id] + flags[article.pk]
        if why := _reason(article, doubts, is_in_hand=article.pk in in_hand):
            reasons[article.pk] = why
    return _with_their_other_parts(articles, reasons)


def _reason(article: Article, doubts: Sequence[Flag], *, is_in_hand: bool) -> str:
    if article.page.edition.date is None:
        return _("its edition has no date yet")
    if not article.page.label:
        return _("its page has no label yet")
    if not article.headline.strip():
        return _("it has no headline")
    if is_in_hand:
        return _("an editor has worked on it")
    return " ".join(flag.reason for flag in doubts)


def _with_their_other_parts(articles: Sequence[Article], reasons: Mapping[int, str]) -> dict[int, str]:
    """A story over several pages goes out whole or not at all."""
    keys = {article.pk for article in articles}
    linked = Article.objects.filter(Q(pk__in=keys) | Q(continued_on__in=keys), continued_on__isnull=False)
    links = linked.values_list("pk", "status", "continued_on", "continued_on__status")
    goes_out = (keys - set(reasons)) | {
        key
        for one, status, other, other_status in links
        for key, state in ((one, status), (other, other_status))
        if state in (Article.Status.APPROVED, Article.Status.PUBLISHED)
    }
    pairs = [pair for one, _status, other, _other_status in links for pair in ((one, other), (other, one))]
    reasons = dict(reasons)
    while stopped := {one for one, other in pairs if one in keys & goes_out and other not in goes_out}:
        goes_out -= stopped
        reasons |= dict.fromkeys(stopped, _("its other part stays back"))
    return reasons
