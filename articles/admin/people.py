"""Reporters at the desk: one row for each person or agency, with the names they also sign by."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin, ReadOnlyAdmin, count_of
from articles.admin.inlines import AliasInline
from articles.models import Article, Byline, PhotoCredit, Reporter, ReporterAlias
from articles.models.searchable import reindex_all


@admin.register(Reporter)
class ReporterAdmin(DeskAdmin):
    """Found by name, alias or pinyin."""

    list_display = ("__str__", "kind", "slug", "article_count", "photo_count")
    list_filter = ("kind",)
    search_fields = ("name", "aliases__name", "slug")
    search_help_text = _("Name, alias or pinyin")
    fields = ("name", "kind", "note", "bio", "slug")
    inlines = (AliasInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return (
            super()
            .get_queryset(request)
            .annotate(
                bylines_n=count_of(Byline.objects.all(), "reporter"),
                credits_n=count_of(PhotoCredit.objects.all(), "reporter"),
            )
        )

    def view_on_site(self, reporter: Reporter) -> str:
        """The public page, which is there from the first day."""
        return reporter.get_absolute_url()

    def get_readonly_fields(self, request: HttpRequest, obj: Reporter | None = None) -> tuple[str, ...]:
        """The address of a person stays; a new one gets it from the name's pinyin."""
        return ("slug",)

    def save_model(self, request: HttpRequest, obj: Reporter, form: forms.ModelForm, change: bool) -> None:
        """A person who is renamed is found under the new name."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            reindex_all(Article.objects.filter(Q(bylines__reporter=obj) | Q(photos__credits__reporter=obj)).distinct())

    @admin.display(description=_("articles"))
    def article_count(self, reporter: Reporter) -> int:
        return reporter.bylines_n

    @admin.display(description=_("photos"))
    def photo_count(self, reporter: Reporter) -> int:
        return reporter.credits_n


class CreditAdmin(ReadOnlyAdmin):
    """Credits as a list, to look through; they are edited with their article or photo."""

    list_filter = ("role",)
    search_fields = ("reporter__name",)

    @admin.display(description=_("edition"))
    def day(self, row: Byline | PhotoCredit) -> str:
        return str(getattr(row, self.owner).page)


@admin.register(Byline)
class BylineAdmin(CreditAdmin):
    """Who signed which article."""

    owner = "article"
    article_path = "article__"
    list_display = ("reporter", "role", "article", "day")
    list_select_related = ("reporter", "article__page__edition")
    ordering = (F("pk").desc(),)


@admin.register(PhotoCredit)
class PhotoCreditAdmin(CreditAdmin):
    """Who took which photo."""

    owner = "photo"
    article_path = "photo__article__"
    list_display = ("reporter", "role", "photo", "day")
    list_select_related = ("reporter", "photo__page__edition")
    ordering = (F("pk").desc(),)


@admin.register(ReporterAlias)
class ReporterAliasAdmin(ReadOnlyAdmin):
    """All aliases in one list; they are edited with their person."""

    list_display = ("name", "reporter")
    list_select_related = ("reporter",)
    search_fields = ("name", "reporter__name")
