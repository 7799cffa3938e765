"""Rows edited with the row they belong to: bylines, photos, photo credits, aliases."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.forms import OneLine
from articles.models import Byline, Photo, PhotoCredit, ReporterAlias


class KnownPerson(AutocompleteSelect):
    """The autocomplete of a saved credit: its person's name is known already and not asked for again."""

    known: Model | None = None

    def optgroups(self, name: str, value: list[str], attr: dict[str, Any] | None = None) -> list[Any]:
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        option = self.create_option(name, value[0], str(self.known), selected=True, index=0)
        return [(None, [option], 0)]


class CreditFormSet(forms.BaseInlineFormSet):
    """Credits whose people come with the rows, in one query; in a table each control says itself what it is."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for named in form.fields.values():
            if named.label:
                named.widget.attrs["aria-label"] = str(named.label)
        field = form.fields.get("reporter")
        if field is not None and form.instance.reporter_id:
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, KnownPerson):
                widget.known = form.instance.reporter


class CreditInline(admin.TabularInline):
    """Who is credited, in printed order."""

    formset = CreditFormSet
    fields = ("role", "reporter", "order")
    extra = 0

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "reporter":
            kwargs["widget"] = KnownPerson(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("reporter")


class FollowsOwner(admin.TabularInline):
    """May be changed by whom the owning form may be changed by; the verbs see to the rest."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may(request, obj)

    def _may(self, request: HttpRequest, obj: Model | None) -> bool:
        owner = self.admin_site.get_model_admin(self.parent_model)
        return owner.has_add_permission(request) if obj is None else owner.has_change_permission(request, obj)


class BylineInline(FollowsOwner, CreditInline):
    """Who wrote the article."""

    model = Byline


class PhotoCreditInline(FollowsOwner, CreditInline):
    """Who took the photo."""

    model = PhotoCredit


class PhotoInline(FollowsOwner):
    """The article's photos: their words. Credits and picture are on the photo's own form."""

    model = Photo
    fields = ("title", "caption", "alt", "is_withheld")
    extra = 0
    show_change_link = True
    verbose_name_plural = _("photos of the article")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in {"title", "caption", "alt"}:
            kwargs["widget"] = OneLine
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class AliasInline(admin.TabularInline):
    """Other names under which the same person signs."""

    model = ReporterAlias
    extra = 0
