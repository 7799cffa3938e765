"""Where everything came from: source texts and what was read out of them. Nobody changes these."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin, page_cell
from articles.admin.checking import owner_name, owner_url
from articles.models import PageItem, SourceText


@admin.register(SourceText)
class SourceTextAdmin(ReadOnlyAdmin):
    """Imported files, newest first."""

    list_display = ("name", "shown_page", "encoding", "importer_version", "imported_at")
    list_select_related = ("page__edition",)
    search_fields = ("name", "sha256")
    fields = ("name", "page", "sha256", "encoding", "importer_version", "imported_at", "shown_text")

    def get_queryset(self, request: HttpRequest) -> Any:
        texts = super().get_queryset(request)
        is_list = request.resolver_match is not None and request.resolver_match.url_name.endswith("changelist")
        return texts.defer("text") if is_list else texts

    @admin.display(description=_("page"), ordering="page")
    def shown_page(self, source: SourceText) -> str:
        return page_cell(source.page)

    @admin.display(description=_("text"))
    def shown_text(self, source: SourceText) -> str:
        return format_html('<pre class="source-text" lang="zh-Hans">{}</pre>', source.text)


@admin.register(PageItem)
class PageItemAdmin(ReadOnlyAdmin):
    """What the importer found on a page, furniture included."""

    article_path = "article__"
    list_display = ("__str__", "became", "source", "line_count")
    list_select_related = ("source", "article", "photo")
    list_filter = ("kind",)
    search_fields = ("text", "source__name")
    ordering = ("-pk",)
    fields = ("source", "kind", "became", "text", "shown_lines")

    @admin.display(description=_("became"))
    def became(self, item: PageItem) -> str:
        url = owner_url(item)
        return format_html('<a href="{}">{}</a>', url, owner_name(item)) if url else item.get_kind_display()

    @admin.display(description=_("lines"))
    def line_count(self, item: PageItem) -> int:
        return len(item.line_numbers)

    @admin.display(description=_("source lines"))
    def shown_lines(self, item: PageItem) -> str:
        return "　".join(f"{role} {', '.join(map(str, lines))}" for role, lines in item.lines.items())
