"""Revisions, steps and corrections: append-only, to be read."""

from __future__ import annotations

import json

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin
from articles.admin.filters import VerbFilter
from articles.admin.names import STATUS_NAMES
from articles.editorial.states import VERB_NAMES
from articles.models import Correction, Revision, WorkflowStep


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """Every text that an article ever had."""

    article_path = "article__"
    list_display = ("article", "number", "by", "created_at", "comment")
    list_select_related = ("article", "by")
    search_fields = ("article__headline", "sha256")
    ordering = ("-pk",)
    fields = ("article", "number", "by", "created_at", "comment", "sha256", "shown_snapshot")

    @admin.display(description=_("snapshot"))
    def shown_snapshot(self, revision: Revision) -> str:
        text = json.dumps(revision.snapshot, ensure_ascii=False, indent=2)
        return format_html('<pre class="source-text">{}</pre>', text)


@admin.register(WorkflowStep)
class WorkflowStepAdmin(ReadOnlyAdmin):
    """Who did what, newest first."""

    article_path = "article__"
    list_display = ("created_at", "by", "shown_verb", "thing", "from_to", "comment")
    list_display_links = ("shown_verb",)
    list_select_related = ("article", "edition", "by")
    list_filter = (VerbFilter,)
    search_fields = ("article__headline", "by__username", "comment")
    fields = ("created_at", "by", "shown_verb", "thing", "from_to", "revision", "comment")

    @admin.display(description=_("step"))
    def shown_verb(self, step: WorkflowStep) -> str:
        return str(VERB_NAMES.get(step.verb, step.verb))

    @admin.display(description=_("article or edition"))
    def thing(self, step: WorkflowStep) -> str:
        return str(step.article or step.edition)

    @admin.display(description=_("state"))
    def from_to(self, step: WorkflowStep) -> str:
        names = (STATUS_NAMES.get(status, status) for status in (step.from_status, step.to_status) if status)
        return " → ".join(str(name) for name in names)


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    """What readers were told."""

    article_path = "article__"
    list_display = ("created_at", "article", "note", "by")
    list_display_links = ("note",)
    list_select_related = ("article", "by")
    search_fields = ("note", "article__headline")
