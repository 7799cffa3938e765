"""Flags at the desk: the list of doubts, and the address where one is resolved."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin, page_cell, short_time
from articles.admin.filters import EditionFilter, FieldFilter, NewReadingFilter, PageFilter, ResolvedFilter
from articles.admin.flag_panel import shown_flags
from articles.admin.jumps import jumps_follow
from articles.admin.names import FIELD_NAMES
from articles.admin.numbers import number_in
from articles.editorial.flags import resolve
from articles.editorial.rights import has_right
from articles.editorial.states import EditorialError
from articles.models import Flag


@admin.register(Flag)
class FlagAdmin(ReadOnlyAdmin):
    """The list shows what is open; a flag is resolved here or on the form of what it doubts."""

    article_path = "article__"
    change_form_template = "admin/desk/flag_form.html"
    list_display = ("shown_reason", "doubted", "shown_field", "shown_page", "made", "resolved_by")
    list_filter = (ResolvedFilter, EditionFilter, PageFilter, NewReadingFilter, FieldFilter)
    list_select_related = ("page__edition", "article", "photo", "resolved_by")
    search_fields = ("article__headline", "photo__caption", "code")
    ordering = ("-pk",)
    fields = ("page", "doubted", "shown_field", "shown_lines", "created_at", "resolved_by", "resolved_at", "resolution")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.resolution_view)
        return [path("<path:object_id>/resolution/", view, name="articles_flag_resolution"), *super().get_urls()]

    @admin.display(description=_("reason"))
    def shown_reason(self, flag: Flag) -> str:
        return flag.reason

    @admin.display(description=_("page"), ordering="page")
    def shown_page(self, flag: Flag) -> str:
        return page_cell(flag.page)

    @admin.display(description=_("created at"), ordering="pk")
    def made(self, flag: Flag) -> str:
        return short_time(flag.created_at)

    @admin.display(description=_("concerns"))
    def doubted(self, flag: Flag) -> str:
        return format_html('<a href="{}">{}</a>', form_of(flag), flag.article or flag.photo or flag.page.name or "—")

    @admin.display(description=_("field"), ordering="field")
    def shown_field(self, flag: Flag) -> str:
        return str(FIELD_NAMES.get(flag.field, flag.field))

    @admin.display(description=_("source lines"))
    def shown_lines(self, flag: Flag) -> str:
        return ", ".join(map(str, flag.lines))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        flag = kwargs["obj"]
        context |= {"flags": shown_flags(Flag.objects.filter(pk=flag.pk), to=request.user), "title": flag.reason}
        return super().render_change_form(request, context, *args, **kwargs)

    def resolution_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Resolve a flag: with `choice` take that alternative, without it nothing has to change."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        flag = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, flag) or not has_right(request.user, "resolve_flag"):
            raise PermissionDenied
        if flag is None:
            raise Http404
        choice = request.POST.get("choice", "")
        index = number_in(choice)
        if choice and index is None:
            return HttpResponseBadRequest()
        try:
            with jumps_follow(flag.page):
                resolve(
                    flag,
                    by=request.user,
                    choice=index,
                    comment=request.POST.get("comment", "").strip(),
                )
        except EditorialError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            self.message_user(request, gettext("Resolved: %(reason)s") % {"reason": flag.reason}, messages.SUCCESS)
        return HttpResponseRedirect(_back(request) or form_of(flag))


def form_of(flag: Flag) -> str:
    """The form of what the flag doubts."""
    if flag.article_id is not None:
        return reverse("admin:articles_article_change", args=[flag.article_id])
    if flag.photo_id is not None:
        return reverse("admin:articles_photo_change", args=[flag.photo_id])
    return reverse("admin:articles_page_change", args=[flag.page_id])


def _back(request: HttpRequest) -> str:
    """Where the request wants to go afterwards, if that is on this site."""
    target = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if is_ours else ""
