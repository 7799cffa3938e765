"""A photo: its words from the page, and the picture where there is one."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.edition import EditionStatus


class PhotoQuerySet(models.QuerySet["Photo"]):
    """Photos by who may see them."""

    def public(self) -> PhotoQuerySet:
        """Of published editions, not held back, and not of an article that readers cannot see."""
        from articles.models.article import ArticleStatus

        return self.filter(page__edition__status=EditionStatus.PUBLISHED, is_withheld=False).filter(
            Q(article__isnull=True) | Q(article__status=ArticleStatus.PUBLISHED)
        )

    def with_credits(self) -> PhotoQuerySet:
        return self.prefetch_related("credits__reporter")


class Photo(models.Model):
    """A photo of a page, alone or with an article; text import brings its words only."""

    page = models.ForeignKey("articles.Page", models.PROTECT, related_name="photos", verbose_name=_("page"))
    article = models.ForeignKey(
        "articles.Article", models.SET_NULL, null=True, blank=True, related_name="photos", verbose_name=_("article")
    )
    image = models.ImageField(_("picture"), upload_to="photos/", blank=True)
    alt = models.TextField(
        _("description"), blank=True, help_text=_("What the picture shows, for those who cannot see it.")
    )
    title = models.TextField(_("title"), blank=True)
    caption = models.TextField(_("caption"), blank=True)
    order = models.PositiveIntegerField(_("number"), help_text=_("The photo's number on its page, from 1."))
    is_withheld = models.BooleanField(_("held back"), default=False, help_text=_("Readers do not see it."))

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["page", "order"]
        constraints = [
            models.UniqueConstraint(fields=["page", "order"], name="photo_unique_number"),
            models.CheckConstraint(condition=Q(order__gte=1), name="photo_number_from_one"),
        ]

    def __str__(self) -> str:
        return self.title or self.caption[:20] or gettext("photo without words")
