"""A doubt of the machine about one field, until a person resolves it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.pagetext.reasons import reason


class FlagQuerySet(models.QuerySet["Flag"]):
    """Flags by whether they still wait for somebody."""

    def open(self) -> FlagQuerySet:
        return self.filter(resolved_at__isnull=True)

    def resolved(self) -> FlagQuerySet:
        return self.filter(resolved_at__isnull=False)


class Flag(models.Model):
    """A doubt on a field of an article or photo, or on the page as a whole, with its reason and alternatives."""

    page = models.ForeignKey("articles.Page", models.CASCADE, related_name="flags", verbose_name=_("page"))
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, blank=True, related_name="flags", verbose_name=_("article")
    )
    photo = models.ForeignKey(
        "articles.Photo", models.CASCADE, null=True, blank=True, related_name="flags", verbose_name=_("photo")
    )
    source = models.ForeignKey("articles.SourceText", models.CASCADE, null=True, blank=True, verbose_name=_("source"))
    code = models.CharField(_("code"), max_length=60)
    field = models.CharField(_("field"), max_length=40, blank=True)
    lines = models.JSONField(_("source lines"), default=list, blank=True)
    facts = models.JSONField(_("facts"), default=dict, blank=True)
    """What fills the reason's sentence."""
    alternatives = models.JSONField(_("alternatives"), default=list, blank=True)
    """``[{"label": str, "value": …, "lines": [int], "score": float}]``; `value` as in the JSON draft."""
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("resolved by")
    )
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolution = models.TextField(_("resolution"), blank=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        ordering = ["page", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(article__isnull=True) | Q(photo__isnull=True), name="flag_on_one_thing"),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="flag_resolved_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["page"], condition=Q(resolved_at__isnull=True), name="flag_open_by_page"),
            models.Index(fields=["article"], condition=Q(resolved_at__isnull=True), name="flag_open_by_article"),
        ]
        permissions = [("resolve_flag", _("Can resolve flags"))]

    def __str__(self) -> str:
        return self.reason

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None

    @property
    def reason(self) -> str:
        """The doubt in one sentence, in the interface's language."""
        language = "en" if (get_language() or "").startswith("en") else "zh"
        return reason(self.code, self.facts, language=language)
