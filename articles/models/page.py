"""A printed page of an edition."""

from __future__ import annotations

import re

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.edition import EditionStatus

LABEL = re.compile(r"([A-Z]?)0*(\d+)")
"""A label that says its place: an optional letter and a number."""
ADDRESS = RegexValidator(r"\A\w[\w-]*\Z", _("Letters and digits only, like C1: the label is part of the address."))
"""A label that an address can carry: a slash would end it, and no page of the edition could be shown."""
PAGES_OF_A_LETTER = 1000
"""More than the pages that one lettered section of a paper ever has."""


class PageQuerySet(models.QuerySet["Page"]):
    """Pages as readers and editors look for them."""

    def public(self) -> PageQuerySet:
        """Pages of published editions that have a label to be addressed by."""
        return self.filter(edition__status=EditionStatus.PUBLISHED).exclude(label="")


class Page(models.Model):
    """A printed page; its label (版次) is empty while nobody knows it."""

    edition = models.ForeignKey("articles.Edition", models.PROTECT, related_name="pages", verbose_name=_("edition"))
    label = models.CharField(
        _("label"),
        max_length=40,
        blank=True,
        validators=[ADDRESS],
        help_text=_("As printed: C1, 01. Part of the public address."),
    )
    section = models.TextField(_("section"), blank=True, help_text=_("The page's name, e.g. 要闻."))
    order = models.PositiveIntegerField(
        _("order"), default=0, help_text=_("Pages stand in the order of these numbers; it follows the label.")
    )
    responsible_editor = models.TextField(
        _("responsible editor"), blank=True, help_text=_("Shown under every article of the page.")
    )
    image = models.ImageField(_("page picture"), upload_to="pages/", blank=True)
    pdf = models.FileField(_("page PDF"), upload_to="pages/", blank=True)
    current_source = models.ForeignKey(
        "articles.SourceText",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("source"),
    )
    metadata = models.JSONField(_("origin of date and label"), default=dict, blank=True, editable=False)
    """Field -> {"value", "origin", "confidence", "evidence", "lines"}: what the importer knew, and from where."""

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["edition", "order", "label", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "label"], condition=~Q(label=""), name="page_unique_label"),
            models.CheckConstraint(condition=~Q(label__contains="/"), name="page_label_without_slash"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.label or gettext('page without label')}"

    def get_absolute_url(self) -> str:
        """The page's public address; needs a dated edition and a label."""
        return reverse("page", args=[self.edition.date, self.label])

    @property
    def name(self) -> str:
        """Label and section as the trade says them: ``C1 要闻``."""
        return " ".join(part for part in (self.label, self.section) if part)


def label_order(label: str) -> int:
    """Where a page stands in its edition by its label: 1, 02, A3, B1; what says nothing comes last."""
    match = LABEL.fullmatch(label.upper())
    if match is None:
        return 27 * PAGES_OF_A_LETTER
    letter, number = match.groups()
    rank = ord(letter) - ord("A") + 1 if letter else 0
    return rank * PAGES_OF_A_LETTER + min(int(number), PAGES_OF_A_LETTER - 1)
