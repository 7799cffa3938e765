"""What this site shows its readers: the public rows of its one publication. Every view starts here."""

from __future__ import annotations

from django.conf import settings
from django.db.models import F, QuerySet

from articles.models import Article, ArticleQuerySet, Edition, Page, PageItem, Photo
from articles.models.edition import EditionQuerySet
from articles.models.page import PageQuerySet
from articles.models.photo import PhotoQuerySet
from articles.models.source import PUBLIC_FURNITURE


def editions() -> EditionQuerySet:
    """Published editions."""
    return Edition.objects.public().here()


def pages(edition: Edition) -> PageQuerySet:
    """The pages of an edition in the order of the paper."""
    return Page.objects.public().filter(edition=edition).order_by("order", "label")


def articles() -> ArticleQuerySet:
    """Published articles, the continued ones whole: their later parts do not stand alone."""
    return all_parts().first_parts()


def all_parts() -> ArticleQuerySet:
    """Published articles with the parts that continue others on later pages."""
    return Article.objects.public().filter(page__edition__publication=settings.PUBLICATION)


def photos() -> PhotoQuerySet:
    """Photos that readers may see, on pages that have an address."""
    shown = Photo.objects.public().filter(page__edition__publication=settings.PUBLICATION)
    return shown.exclude(page__label="").select_related("page__edition", "article__page__edition").with_credits()


def furniture(edition: Edition) -> QuerySet[PageItem]:
    """The weather and the notices of an edition, from the newest reading of each page."""
    return (
        PageItem.objects.filter(kind__in=PUBLIC_FURNITURE, source__page__edition=edition)
        .filter(source__page__current_source_id=F("source_id"))
        .order_by("source__page__order", "position")
    )
