"""Photos at the desk: their words, picture and credits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import F, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin, open_flags, page_cell
from articles.admin.checking import checked_lines
from articles.admin.filters import EditionFilter, OpenPhotoFlagsFilter, PageFilter
from articles.admin.flag_panel import shown_flags
from articles.admin.forms import OneLine
from articles.admin.inlines import PhotoCreditInline
from articles.admin.refusals import RefusalsAsMessages
from articles.editorial.photo import edit_photo
from articles.editorial.rights import has_right, may
from articles.editorial.states import NOT_YET_APPROVED, PUBLISHED, WITHDRAWN
from articles.models import Article, Photo

WORDS = ("article", "title", "caption", "alt", "image", "is_withheld")
"""What the form of a photo sets; its page and number stay."""


def is_published(photo: Photo) -> bool:
    """Whether the photo's article is before the readers, so that a change of the photo is a correction."""
    return photo.article_id is not None and Article.objects.filter(pk=photo.article_id, status=PUBLISHED).exists()


class PhotoForm(forms.ModelForm):
    """A photo's words; one of a published article needs a note for its readers."""

    correction_note = forms.CharField(
        label=_("correction note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Readers see it above the article: what was wrong, what is right."),
    )

    class Meta:
        model = Photo
        fields = ["page", *WORDS]
        widgets = {"title": OneLine, "caption": forms.Textarea(attrs={"rows": 4}), "alt": OneLine}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        article = cleaned.get("article")
        page = self.instance.page if self.instance.pk else cleaned.get("page")
        if article is not None and page is not None and article.page_id != page.pk:
            self.add_error("article", _("A photo goes with an article of its own page."))
        if "article" in self.changed_data and article is not None and article.status not in NOT_YET_APPROVED:
            self.add_error("article", _("This article is approved already: return it to review first."))
        if is_published(self.instance) and not cleaned.get("correction_note", "").strip():
            self.add_error(
                "correction_note", _("The photo's article is published: tell its readers what you corrected.")
            )
        return cleaned


@admin.register(Photo)
class PhotoAdmin(RefusalsAsMessages, DeskAdmin):
    """A photo of an article is edited under that article's rules."""

    form = PhotoForm
    article_path = "article__"
    change_form_template = "admin/desk/checked_form.html"
    list_display = ("__str__", "article", "shown_page", "credited", "flag_count", "withheld")
    list_filter = (EditionFilter, PageFilter, OpenPhotoFlagsFilter, "is_withheld")
    list_select_related = ("page__edition", "article")
    search_fields = ("title", "caption", "credits__reporter__name")
    ordering = (F("pk").desc(),)
    autocomplete_fields = ("page", "article")
    inlines = (PhotoCreditInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        photos = super().get_queryset(request).select_related("article", "page__edition")
        return photos.annotate(open_flag_count=open_flags("photo")).prefetch_related("credits__reporter")

    @admin.display(description=_("page"), ordering="page")
    def shown_page(self, photo: Photo) -> str:
        return page_cell(photo.page)

    @admin.display(description=_("withheld"), ordering="is_withheld")
    def withheld(self, photo: Photo) -> str:
        """A word where readers do not see the photo; Django's red cross would mark those that they do see."""
        return gettext("withheld") if photo.is_withheld else "—"

    @admin.display(description=_("photo credits"))
    def credited(self, photo: Photo) -> str:
        return "、".join(credit.reporter.name for credit in photo.credits.all())

    @admin.display(description=_("open flags"))
    def flag_count(self, photo: Photo) -> int:
        return photo.open_flag_count

    def get_fields(self, request: HttpRequest, obj: Photo | None = None) -> list[str]:
        if obj is None:
            return ["page", *WORDS]
        can_correct = is_published(obj) and self.has_change_permission(request, obj)
        return [*WORDS, "correction_note"] if can_correct else [*WORDS]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return has_right(request.user, "add_photo")

    def has_change_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        if obj is None:
            return has_right(request.user, "change_photo")
        if obj.article is not None and obj.article.status == WITHDRAWN:
            return False
        return may(request.user, "edit_photo", obj)

    def save_model(self, request: HttpRequest, obj: Photo, form: forms.ModelForm, change: bool) -> None:
        """A new photo takes the next number of its page; a changed one is saved with its credits, below."""
        if not change:
            last = Photo.objects.filter(page=obj.page).aggregate(last=Max("order"))["last"] or 0
            obj.order = last + 1
            obj.save()

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: Iterable[Any], change: bool) -> None:
        parent = super()

        def save_rows() -> None:
            if change:
                form.instance.save(update_fields=[name for name in WORDS if name in form.changed_data])
            parent.save_related(request, form, formsets, change)

        note = form.cleaned_data.get("correction_note", "")
        edit_photo(form.instance, by=request.user, change=save_rows, note=note)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        photo = kwargs.get("obj")
        if photo is not None:
            context |= {
                "flags": shown_flags(photo.flags.all(), to=request.user),
                "source_lines": checked_lines(photo.page, photo=photo),
            }
        return super().render_change_form(request, context, *args, **kwargs)
