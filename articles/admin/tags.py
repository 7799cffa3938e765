"""Tags at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as StockTag

from articles.admin.base import DeskAdmin, ReadOnlyAdmin, count_of
from articles.editorial.rights import has_right
from articles.models import Article, Tag, TaggedArticle
from articles.models.searchable import reindex_all

if admin.site.is_registered(StockTag):
    admin.site.unregister(StockTag)


@admin.register(Tag)
class TagAdmin(DeskAdmin):
    """Subjects with the number of their articles."""

    list_display = ("name", "slug", "article_count")
    search_fields = ("name", "slug")
    fields = ("name", "slug")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(articles_n=count_of(TaggedArticle.objects.all(), "tag"))

    def view_on_site(self, tag: Tag) -> str:
        """The public page, which is there from the first day."""
        return tag.get_absolute_url()

    def get_readonly_fields(self, request: HttpRequest, obj: Tag | None = None) -> tuple[str, ...]:
        """The address of a tag stays; a new one gets it from the name's pinyin."""
        return ("slug",)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A tag is a label, no work of anybody's: chiefs may delete it."""
        return has_right(request.user, "delete_tag")

    def save_model(self, request: HttpRequest, obj: Tag, form: forms.ModelForm, change: bool) -> None:
        """A tag that is renamed is found under the new name."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            reindex_all(Article.objects.filter(tagged__tag=obj))

    def delete_model(self, request: HttpRequest, obj: Tag) -> None:
        """Its articles are no longer found under it."""
        articles = list(Article.objects.filter(tagged__tag=obj).values_list("pk", flat=True))
        super().delete_model(request, obj)
        reindex_all(Article.objects.filter(pk__in=articles))

    def get_deleted_objects(self, objs: Iterable[Tag], request: HttpRequest) -> tuple[Any, Any, set[str], Any]:
        """The articles only lose the label: that needs no right of its own."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, lacking - {TaggedArticle._meta.verbose_name}, protected

    @admin.display(description=_("articles"))
    def article_count(self, tag: Tag) -> int:
        return tag.articles_n


@admin.register(TaggedArticle)
class TaggedArticleAdmin(ReadOnlyAdmin):
    """Which article carries which tag; edited with the article."""

    article_path = "content_object__"
    list_display = ("tag", "content_object")
    list_select_related = ("tag", "content_object")
    search_fields = ("tag__name",)
