"""The raw material of a page, kept for ever, and what became of each of its lines."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.pagetext.values import Kind


class SourceText(models.Model):
    """The text of one imported file, verbatim; append-only.

    A text is read once by each version of the importer: the pair of digest and version is unique, which is
    also what keeps two imports at once from making two pages.
    """

    page = models.ForeignKey("articles.Page", models.PROTECT, related_name="sources", verbose_name=_("page"))
    name = models.TextField(_("file name"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    encoding = models.CharField(_("encoding"), max_length=20)
    text = models.TextField(_("text"))
    imported_at = models.DateTimeField(_("imported at"), auto_now_add=True)
    importer_version = models.CharField(_("importer version"), max_length=20)

    class Meta:
        verbose_name = _("source text")
        verbose_name_plural = _("source texts")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["sha256", "importer_version"], name="source_read_once_by_version"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def lines(self) -> list[str]:
        """The text's lines; line n of the file is ``lines[n - 1]``. A form feed breaks a line."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")


class ItemKind(models.TextChoices):
    """What an item of a page is; the values are the page text library's."""

    ARTICLE = Kind.ARTICLE.value, _("article")
    BRIEF = Kind.BRIEF.value, _("brief")
    PHOTO = Kind.PHOTO.value, _("photo")
    ADVERTISEMENT = Kind.ADVERTISEMENT.value, _("advertisement")
    WEATHER = Kind.WEATHER.value, _("weather")
    NOTICE = Kind.NOTICE.value, _("notice")
    FOLIO = Kind.FOLIO.value, _("folio")
    NAMEPLATE = Kind.NAMEPLATE.value, _("nameplate")
    MASTHEAD = Kind.MASTHEAD.value, _("masthead")
    UNPLACED = Kind.UNPLACED.value, _("unplaced lines")


PUBLIC_FURNITURE = (ItemKind.WEATHER, ItemKind.NOTICE)
"""Furniture that readers see with a published edition; the rest is for the desk only."""


class PageItem(models.Model):
    """What one reading of a source text found: an article, a photo or a piece of furniture, with its lines.

    The items of a page's current source together claim every non-blank line exactly once. `draft` keeps the
    values as they were imported; a later import compares with them to see what an editor has changed.
    """

    Kind = ItemKind

    source = models.ForeignKey("articles.SourceText", models.CASCADE, related_name="items", verbose_name=_("source"))
    kind = models.CharField(_("kind"), max_length=20, choices=ItemKind)
    article = models.ForeignKey(
        "articles.Article", models.PROTECT, null=True, blank=True, related_name="items", verbose_name=_("article")
    )
    photo = models.ForeignKey(
        "articles.Photo", models.PROTECT, null=True, blank=True, related_name="items", verbose_name=_("photo")
    )
    text = models.TextField(_("text"), blank=True)
    """Furniture only: its words, cleaned."""
    lines = models.JSONField(_("source lines"), default=dict)
    """Role -> ascending line numbers, from 1."""
    draft = models.JSONField(_("as imported"), default=dict, blank=True)
    """The item as the importer made it, in the shape of the JSON draft; empty for furniture."""
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("page item")
        verbose_name_plural = _("page items")
        ordering = ["source", "position"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ItemKind.values), name="item_kind_known"),
            models.CheckConstraint(
                condition=Q(kind__in=[ItemKind.ARTICLE, ItemKind.BRIEF], article__isnull=False, photo__isnull=True)
                | Q(kind=ItemKind.PHOTO, photo__isnull=False, article__isnull=True)
                | Q(article__isnull=True, photo__isnull=True)
                & ~Q(kind__in=[ItemKind.ARTICLE, ItemKind.BRIEF, ItemKind.PHOTO]),
                name="item_row_fits_kind",
            ),
            models.UniqueConstraint(fields=["source", "position"], name="item_unique_position"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.text[:20]}".strip()

    @property
    def line_numbers(self) -> list[int]:
        """All source lines of the item, ascending."""
        return sorted(number for numbers in self.lines.values() for number in numbers)
