"""What happened to an article: revisions, steps of the workflow, corrections. Append-only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

REIMPORT = "reimport"
"""The verb of the one step that no person does: an import has changed an article that was there."""


class Revision(models.Model):
    """An article with its credits, tags and photos at one moment, as one JSON value with its SHA-256."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="revisions", verbose_name=_("article"))
    number = models.PositiveIntegerField(_("number"))
    snapshot = models.JSONField(_("snapshot"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    comment = models.TextField(_("comment"), blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["article", "-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_unique_number")]

    def __str__(self) -> str:
        return f"{self.article} #{self.number}"


class WorkflowStep(models.Model):
    """One verb done to an article or an edition: who, when, from which state to which, on which revision."""

    article = models.ForeignKey(
        "articles.Article", models.PROTECT, null=True, blank=True, related_name="steps", verbose_name=_("article")
    )
    edition = models.ForeignKey(
        "articles.Edition", models.PROTECT, null=True, blank=True, related_name="steps", verbose_name=_("edition")
    )
    verb = models.CharField(_("step"), max_length=40)
    from_status = models.CharField(_("from"), max_length=20, blank=True)
    to_status = models.CharField(_("to"), max_length=20, blank=True)
    revision = models.ForeignKey(
        Revision, models.PROTECT, null=True, blank=True, related_name="steps", verbose_name=_("revision")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    comment = models.TextField(_("comment"), blank=True)
    created_at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("workflow step")
        verbose_name_plural = _("workflow steps")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=False, edition__isnull=True)
                | Q(article__isnull=True, edition__isnull=False),
                name="step_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb}: {self.article or self.edition}"


class Correction(models.Model):
    """A dated note to the readers about what was wrong in a published article."""

    article = models.ForeignKey(
        "articles.Article", models.PROTECT, related_name="corrections", verbose_name=_("article")
    )
    note = models.TextField(_("note"), help_text=_("Readers see it above the article: what was wrong, what is right."))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    created_at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-created_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(note=""), name="correction_says_something")]

    def __str__(self) -> str:
        return self.note[:40]
