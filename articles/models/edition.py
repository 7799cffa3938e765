"""One day's paper."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class EditionStatus(models.TextChoices):
    """Whether readers can see the edition."""

    OPEN = "open", _("open")
    PUBLISHED = "published", _("published")


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions by who may see them and when they were printed."""

    def public(self) -> EditionQuerySet:
        """What any reader may see."""
        return self.filter(status=EditionStatus.PUBLISHED)

    def on(self, day: datetime.date) -> EditionQuerySet:
        return self.filter(date=day)

    def here(self) -> EditionQuerySet:
        """The editions of the publication that this site shows."""
        return self.filter(publication=settings.PUBLICATION)

    def bare(self) -> EditionQuerySet:
        """Open editions with nothing of their own: no page, no step, no title or number."""
        return self.filter(status=EditionStatus.OPEN, title="", number="", pages__isnull=True, steps__isnull=True)

    def latest_first(self) -> EditionQuerySet:
        return self.order_by(models.F("date").desc(nulls_first=True), "-pk")


class Edition(models.Model):
    """One day's issue of a publication; the undated one holds pages whose date nobody knows yet."""

    Status = EditionStatus

    publication = models.TextField(_("publication"))
    date = models.DateField(
        _("date"), null=True, blank=True, help_text=_("The day on the paper; it is part of the public address.")
    )
    title = models.TextField(
        _("title"), blank=True, help_text=_("Only for special editions; readers see it above the pages.")
    )
    number = models.TextField(_("number"), blank=True, help_text=_("The number in the nameplate, as printed."))
    status = models.CharField(_("status"), max_length=20, choices=EditionStatus, default=EditionStatus.OPEN)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-date", "-pk"]
        permissions = [("publish_edition", _("Can publish an edition"))]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "date"], condition=Q(date__isnull=False), name="edition_unique_by_day"
            ),
            models.UniqueConstraint(fields=["publication"], condition=Q(date__isnull=True), name="edition_one_undated"),
            models.CheckConstraint(condition=~Q(publication=""), name="edition_has_publication"),
            models.CheckConstraint(condition=Q(status__in=EditionStatus.values), name="edition_status_known"),
            models.CheckConstraint(
                condition=~Q(status=EditionStatus.PUBLISHED) | Q(date__isnull=False, published_at__isnull=False),
                name="edition_published_has_date",
            ),
        ]
        indexes = [models.Index(fields=["status", "-date"], name="edition_by_status_day")]

    def __str__(self) -> str:
        day = date_format(self.date, "Y-m-d") if self.date else gettext("undated")
        return f"{self.publication} {day}"

    def get_absolute_url(self) -> str:
        """The edition's public address; only a dated edition has one."""
        return reverse("edition", args=[self.date])

    @property
    def is_published(self) -> bool:
        return self.status == EditionStatus.PUBLISHED
