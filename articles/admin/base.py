"""What every list and form of the desk has in common."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext

from articles.admin.paginator import LookAheadPaginator
from articles.editorial.rights import visible_articles
from articles.models import Flag, Page


class DeskAdmin(admin.ModelAdmin):
    """A list that never counts the whole table, and rows that are never physically deleted.

    `article_path` leads from the row to the article whose visibility decides over the row's, e.g. ``"article__"``;
    None where rows hang on no article.
    """

    article_path: str | None = None
    list_per_page = 50
    list_max_show_all = 0
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions_on_top = True
    view_on_site = False

    def get_paginator(
        self,
        request: HttpRequest,
        queryset: QuerySet,
        per_page: int,
        orphans: int = 0,
        allow_empty_first_page: bool = True,
    ) -> LookAheadPaginator:
        return LookAheadPaginator(queryset, per_page, orphans, allow_empty_first_page, page=request.GET.get("p", "1"))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Without the rows of articles that the user does not see."""
        rows = super().get_queryset(request)
        if self.article_path is None:
            return rows
        return rows.filter(visible_articles(request.user, self.article_path))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Its title is what it lists."""
        return super().changelist_view(
            request, {"title": capfirst(self.opts.verbose_name_plural), **(extra_context or {})}
        )

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Django's own "delete selected" is not offered."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


class ReadOnlyAdmin(DeskAdmin):
    """Rows that record what happened: they can be read, nothing else."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        extra_context = {"show_history": False, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, extra_context)


def count_of(rows: QuerySet, owner: str, condition: Q | None = None) -> Coalesce:
    """How many of `rows` point to the listed row by `owner`, as a subquery of its own: no join, no grouping."""
    counted = rows.filter(condition or Q(), **{owner: OuterRef("pk")}).order_by().values(owner).annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")[:1]), 0)


def open_flags(owner: str) -> Coalesce:
    """The number of open flags of the listed row."""
    return count_of(Flag.objects.open(), owner)


def page_cell(page: Page) -> str:
    """A page in a column: its day and its name on one line; the publication is the same in every row."""
    day = page.edition.date or gettext("undated")
    return format_html('<span class="nowrap">{} {}</span>', day, page.name or "—")


def short_time(moment: datetime.datetime) -> str:
    """Day and minute in the newsroom's time zone, short enough for a column: ``11-24 06:49``."""
    return date_format(timezone.localtime(moment), "m-d H:i")
