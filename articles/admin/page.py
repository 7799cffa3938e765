"""Pages at the desk: where a page belongs, what is on it, and where each of its source lines went."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin, count_of, open_flags
from articles.admin.checking import checked_lines
from articles.admin.filters import EditionOfPageFilter, OpenPageFlagsFilter
from articles.admin.flag_panel import shown_flags
from articles.admin.forms import OneLine
from articles.admin.jumps import jumps_follow
from articles.admin.refusals import RefusalsAsMessages
from articles.editorial.place import place
from articles.models import Article, Page, SourceText
from articles.models.page import label_order


@admin.register(Page)
class PageAdmin(RefusalsAsMessages, DeskAdmin):
    """The form shows the page's stories and its source with the owner of every line."""

    change_form_template = "admin/desk/page_form.html"
    formfield_overrides = {models.TextField: {"widget": OneLine}}
    list_display = ("__str__", "section", "article_count", "flag_count", "responsible_editor")
    list_filter = (EditionOfPageFilter, OpenPageFlagsFilter)
    list_select_related = ("edition",)
    search_fields = ("label", "section", "edition__date")
    search_help_text = _("Label, section or day (2021-12-22)")
    ordering = (F("edition__date").desc(nulls_first=True), "order", "label", "pk")
    autocomplete_fields = ("edition",)
    fields = ("edition", ("label", "section"), ("order", "responsible_editor"), "image", "pdf")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return (
            super()
            .get_queryset(request)
            .select_related("edition")
            .annotate(articles_n=count_of(Article.objects.all(), "page"), open_flag_count=open_flags("page"))
        )

    @admin.display(description=_("articles"))
    def article_count(self, page: Page) -> int:
        return page.articles_n

    @admin.display(description=_("open flags"))
    def flag_count(self, page: Page) -> int:
        return page.open_flag_count

    def get_readonly_fields(self, request: HttpRequest, obj: Page | None = None) -> tuple[str, ...]:
        """Day and label are the public address: once readers have seen the page they stay."""
        seen = obj is not None and obj.articles.filter(published_at__isnull=False).exists()
        return ("edition", "label") if seen else ()

    def save_model(self, request: HttpRequest, obj: Page, form: forms.ModelForm, change: bool) -> None:
        """Day and label go through the verb that guards the address; a new page stands where its label says."""
        if not change:
            if "order" not in form.changed_data:
                obj.order = label_order(obj.label)
            obj.save()
            return
        rest = [name for name in form.changed_data if name not in {"edition", "label"}]
        with jumps_follow(obj):
            obj.save(update_fields=rest)
            place(obj, by=request.user, edition=obj.edition, label=obj.label)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        page = kwargs.get("obj")
        if page is not None:
            articles = Article.objects.filter(page=page).with_open_flags().order_by("position", "order")
            context |= {
                "flags": shown_flags(page.flags.filter(article__isnull=True, photo__isnull=True), to=request.user),
                "source_lines": checked_lines(page),
                "page_articles": articles.prefetch_related("bylines__reporter"),
                "page_metadata": page.metadata,
                "reading": SourceText.objects.filter(pk=page.current_source_id).defer("text").first(),
            }
        return super().render_change_form(request, context, *args, **kwargs)
