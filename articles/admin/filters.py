"""The filters of the desk's lists: by edition, page, open flags."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.names import FIELD_NAMES
from articles.admin.numbers import number_in
from articles.editorial.states import VERB_NAMES
from articles.importing.doubts import OF_NEW_READING
from articles.models import Edition, Flag, Page, WorkflowStep
from articles.models.history import REIMPORT

NEWEST = 14
"""Editions offered by the filter, two weeks of a daily; others are found by their date in the search box."""


class EditionFilter(admin.SimpleListFilter):
    """The newest editions, and the one that is chosen. Subclasses say how a row leads to its edition."""

    title = _("edition")
    parameter_name = "edition"
    path = "page__edition"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        editions = {edition.pk: edition for edition in Edition.objects.latest_first()[:NEWEST]}
        chosen = number_in(request.GET.get(self.parameter_name, ""))
        if chosen is not None and chosen not in editions:
            editions.update({edition.pk: edition for edition in Edition.objects.filter(pk=chosen)})
        return [
            (str(pk), date_format(edition.date, "Y-m-d") if edition.date else gettext("undated"))
            for pk, edition in editions.items()
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        edition = number_in(self.value() or "")
        return queryset if edition is None else queryset.filter(**{f"{self.path}_id": edition})


class EditionOfPageFilter(EditionFilter):
    """For rows that are pages themselves."""

    path = "edition"


class PageFilter(admin.SimpleListFilter):
    """The pages of the chosen edition, or the labels that pages usually have."""

    title = _("page")
    parameter_name = "label"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        edition = number_in(request.GET.get("edition", ""))
        if edition is None:
            newest = Edition.objects.latest_first().values_list("pk", flat=True)[:NEWEST]
            labels = Page.objects.filter(edition__in=list(newest)).exclude(label="").order_by("label")
            return [(label, label) for label in labels.values_list("label", flat=True).distinct()]
        pages = Page.objects.filter(edition=edition).exclude(label="")
        return [(page.label, page.name) for page in pages.only("label", "section")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(page__label=self.value()) if self.value() else queryset


class OpenFlagsFilter(admin.SimpleListFilter):
    """Rows with a doubt that nobody has resolved, or those without."""

    title = _("flags")
    parameter_name = "flags"
    owner = "article"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[Any, str]]:
        return [("open", _("open flags")), ("none", _("no open flag"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        open_flag = Exists(Flag.objects.open().filter(**{self.owner: OuterRef("pk")}))
        if self.value() == "open":
            return queryset.filter(open_flag)
        return queryset.filter(~open_flag) if self.value() == "none" else queryset


class OpenPageFlagsFilter(OpenFlagsFilter):
    """For lists of pages: a flag on the page or on anything of it."""

    owner = "page"


class OpenPhotoFlagsFilter(OpenFlagsFilter):
    """For lists of photos."""

    owner = "photo"


class ResolvedFilter(admin.SimpleListFilter):
    """Flags that wait (what the list shows at first), those that are settled, or all."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("resolved", _("resolved")), ("all", _("All"))]

    def choices(self, changelist: ChangeList) -> Iterator[dict[str, Any]]:
        """Django's "all" is the open ones here."""
        for number, choice in enumerate(super().choices(changelist)):
            yield {**choice, "display": _("unresolved")} if number == 0 else choice

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "all":
            return queryset
        return queryset.resolved() if self.value() == "resolved" else queryset.open()


class FieldFilter(admin.SimpleListFilter):
    """Flags by the field they doubt; the names are known, so that nobody has to look for them in the table."""

    title = _("field")
    parameter_name = "field"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return list(FIELD_NAMES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(field=self.value()) if self.value() else queryset


class NewReadingFilter(admin.SimpleListFilter):
    """Flags that an import over old pages has raised, where it reads something else than what editors worked on."""

    title = _("new reading")
    parameter_name = "reading"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [("differs", _("differs from what was edited or approved"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(code__in=OF_NEW_READING) if self.value() == "differs" else queryset


class ArticleReadingFilter(NewReadingFilter):
    """Articles that an import over old pages has changed and nobody has worked on since, or in which it differs."""

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [("changed", _("has changed it, nobody has worked on it since")), *super().lookups(request, model_admin)]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "differs":
            flags = Flag.objects.open().filter(article=OuterRef("pk"), code__in=OF_NEW_READING)
            return queryset.filter(Exists(flags))
        if self.value() == "changed":
            newest = WorkflowStep.objects.filter(article=OuterRef("pk")).order_by("-pk").values("verb")[:1]
            return queryset.alias(newest_verb=Subquery(newest)).filter(newest_verb=REIMPORT)
        return queryset


class VerbFilter(admin.SimpleListFilter):
    """Steps by verb."""

    title = _("step")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return list(VERB_NAMES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(verb=self.value()) if self.value() else queryset
