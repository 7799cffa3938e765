"""Editions at the desk: how far each is, and publishing one as a whole."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Count, F, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin, count_of
from articles.admin.forms import OneLine
from articles.admin.jumps import link_again
from articles.admin.numbers import number_in
from articles.admin.steps import SHOWN_STEPS, ShownStep
from articles.editorial.publish import publish_edition
from articles.editorial.rights import may
from articles.editorial.states import APPROVED, PUBLISHED, EditorialError
from articles.models import Article, ArticleStatus, Edition, Flag, Page, WorkflowStep


@admin.register(Edition)
class EditionAdmin(DeskAdmin):
    """A row for each day, with its pages and its articles by state."""

    change_form_template = "admin/desk/edition_form.html"
    object_history_template = "admin/desk/edition_history.html"
    formfield_overrides = {models.TextField: {"widget": OneLine}}
    list_display = ("day", "publication", "state", "page_count", "progress", "flag_count", "number")
    list_filter = ("status",)
    search_fields = ("date", "title", "number")
    search_help_text = _("Day (2021-12-22), number or title")
    ordering = (F("date").desc(nulls_first=True), "-pk")
    fields = ("publication", "date", "number", "title")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        of_state = {
            f"{status}_n": count_of(Article.objects.filter(status=status), "page__edition")
            for status in ArticleStatus.values
        }
        return (
            super()
            .get_queryset(request)
            .annotate(
                pages_n=count_of(Page.objects.all(), "edition"),
                flags_n=count_of(Flag.objects.open(), "page__edition"),
                **of_state,
            )
        )

    @admin.display(description=_("day"), ordering="date")
    def day(self, edition: Edition) -> str:
        return edition.date.isoformat() if edition.date else gettext("undated")

    @admin.display(description=_("status"), ordering="status")
    def state(self, edition: Edition) -> str:
        label = edition.get_status_display()
        return render_to_string("admin/desk/state.html", {"status": edition.status, "label": label})

    @admin.display(description=_("pages"))
    def page_count(self, edition: Edition) -> int:
        return edition.pages_n

    @admin.display(description=_("articles"))
    def progress(self, edition: Edition) -> str:
        counted = [(status, label, getattr(edition, f"{status}_n")) for status, label in ArticleStatus.choices]
        return render_to_string("admin/desk/progress.html", {"counted": counted})

    @admin.display(description=_("flags"))
    def flag_count(self, edition: Edition) -> str:
        return render_to_string("admin/desk/flag_count.html", {"count": edition.flags_n})

    def get_readonly_fields(self, request: HttpRequest, obj: Edition | None = None) -> tuple[str, ...]:
        """The day is the public address: once published it stays."""
        seen = obj is not None and (
            obj.is_published or Article.objects.filter(page__edition=obj, published_at__isnull=False).exists()
        )
        return ("publication", "date") if seen else ()

    def save_model(self, request: HttpRequest, obj: Edition, form: forms.ModelForm, change: bool) -> None:
        """On a new day, pages that named each other in vain may find each other."""
        super().save_model(request, obj, form, change)
        if change and "date" in form.changed_data:
            link_again(obj.pk)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        edition = kwargs.get("obj")
        if edition is not None:
            pages = edition.pages.annotate(
                articles_n=Count("articles", distinct=True),
                flags_n=Count("flags", filter=Q(flags__resolved_at__isnull=True), distinct=True),
            )
            context |= {"edition_pages": pages, "may_publish": may(request.user, "publish_edition", edition)}
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.publication_view)
        return [path("<path:object_id>/publication/", view, name="articles_edition_publication"), *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who published it and when, beside the changes that Django records."""
        steps = WorkflowStep.objects.filter(edition=number_in(unquote(object_id))).select_related("by").order_by("-pk")
        shown = [ShownStep(step) for step in steps[:SHOWN_STEPS]]
        return super().history_view(request, object_id, {"steps": shown, **(extra_context or {})})

    def publication_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """First what would go out and what stays back; by POST it is done."""
        edition = self.get_object(request, unquote(object_id))
        if not may(request.user, "publish_edition"):
            raise PermissionDenied
        if edition is None:
            raise Http404
        if request.method == "POST":
            return self._publish(request, edition)
        articles = Article.objects.filter(page__edition=edition).in_print_order().for_lists().with_open_flags()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("Publish the edition"),
            "subtitle": str(edition),
            "edition": edition,
            "ready": articles.filter(status=APPROVED),
            "out": articles.filter(status=PUBLISHED),
            "waiting": articles.exclude(status__in=[APPROVED, PUBLISHED, ArticleStatus.WITHDRAWN]),
        }
        return TemplateResponse(request, "admin/desk/publish_edition.html", context)

    def _publish(self, request: HttpRequest, edition: Edition) -> HttpResponse:
        try:
            result = publish_edition(edition, by=request.user, comment=request.POST.get("comment", "").strip())
        except EditorialError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(request.path)
        out, back = len(result.published), len(result.held_back)
        said = ngettext(
            "“%(edition)s” is published, %(out)d article with it.",
            "“%(edition)s” is published, %(out)d articles with it.",
            out,
        )
        self.message_user(request, said % {"edition": edition, "out": out}, messages.SUCCESS)
        if back:
            said = ngettext(
                "%(back)d article stays back: it is not approved.",
                "%(back)d articles stay back: they are not approved.",
                back,
            )
            self.message_user(request, said % {"back": back}, messages.WARNING)
        return HttpResponseRedirect(reverse("admin:articles_edition_change", args=[edition.pk]))
