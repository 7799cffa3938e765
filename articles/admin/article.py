"""Articles at the desk: the list, and the form that a person works in all day."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from js_asset import Media

from articles.admin.article_saving import SavesByVerb
from articles.admin.article_views import ArticleViews, next_flagged, open_verbs, public_url
from articles.admin.base import DeskAdmin, open_flags, page_cell, short_time
from articles.admin.checking import checked_lines
from articles.admin.filters import ArticleReadingFilter, EditionFilter, OpenFlagsFilter, PageFilter
from articles.admin.flag_panel import shown_flags
from articles.admin.forms import ArticleForm
from articles.admin.inlines import BylineInline, PhotoInline
from articles.editorial.approve import approve
from articles.editorial.publish import publish
from articles.editorial.review import return_to_review, send_to_review
from articles.editorial.rights import has_right, may
from articles.editorial.states import PUBLISHED, WITHDRAWN, EditorialError
from articles.models import Article, ArticleKind


@admin.register(Article)
class ArticleAdmin(SavesByVerb, ArticleViews, DeskAdmin):
    """Lists what waits; its form shows the source beside the words and the doubts above them."""

    form = ArticleForm
    article_path = ""
    change_form_template = "admin/desk/article_form.html"
    object_history_template = "admin/desk/article_history.html"
    list_display = ("shown_headline", "state", "flag_count", "shown_page", "credited", "changed")
    list_filter = (EditionFilter, PageFilter, "status", OpenFlagsFilter, ArticleReadingFilter, "kind")
    list_select_related = ("page__edition",)
    search_fields = ("headline", "kicker", "deck", "bylines__reporter__name", "page__edition__date")
    search_help_text = _("Headline, person or day (2021-12-22)")
    ordering = ("-page_id", "position", "order")
    autocomplete_fields = ("page", "continued_on")
    inlines = (BylineInline, PhotoInline)
    actions = ("send_up", "approve_all", "publish_all", "return_all")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        articles = super().get_queryset(request).annotate(open_flag_count=open_flags("article"))
        return articles.prefetch_related("bylines__reporter") if request.resolver_match else articles

    # What the list shows

    @admin.display(description=_("headline"), ordering="headline")
    def shown_headline(self, article: Article) -> str:
        kicker = format_html('<span class="kicker">{}</span> ', article.kicker) if article.kicker else ""
        brief = (
            format_html(' <span class="quiet">{}</span>', article.get_kind_display())
            if article.kind == ArticleKind.BRIEF
            else ""
        )
        return format_html("{}{}{}", kicker, str(article), brief)

    @admin.display(description=_("status"), ordering="status")
    def state(self, article: Article) -> str:
        return render_to_string(
            "admin/desk/state.html", {"status": article.status, "label": article.get_status_display()}
        )

    @admin.display(description=_("flags"))
    def flag_count(self, article: Article) -> str:
        return render_to_string("admin/desk/flag_count.html", {"count": article.open_flag_count})

    @admin.display(description=_("page"), ordering=models.F("page__edition__date").desc(nulls_first=True))
    def shown_page(self, article: Article) -> str:
        return page_cell(article.page)

    @admin.display(description=_("bylines"))
    def credited(self, article: Article) -> str:
        return "、".join(byline.reporter.name for byline in article.bylines.all())

    @admin.display(description=_("last change"), ordering="updated_at")
    def changed(self, article: Article) -> str:
        return short_time(article.updated_at)

    # The form

    def get_fieldsets(
        self, request: HttpRequest, obj: Article | None = None
    ) -> list[tuple[str | None, dict[str, Any]]]:
        can_change = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        heads = ["kicker", "headline", "deck"]
        words = ["dateline", "body" if can_change else "shown_body", "tags"]
        place = [("kind", "position") if obj else "kind", ("jump_to", "jump_from"), "continued_on", "origin", "slug"]
        if obj is None:
            place.insert(0, "page")
        fieldsets: list[tuple[str | None, dict[str, Any]]] = [
            (None, {"fields": heads, "classes": ["words"]}),
            (None, {"fields": words, "classes": ["words"]}),
        ]
        if can_change and obj is not None and obj.status == PUBLISHED:
            fieldsets.append((_("Correction"), {"fields": ["correction_note"], "classes": ["correction"]}))
        fieldsets.append((_("On the page"), {"fields": place, "classes": ["collapse"]}))
        if can_change:
            fieldsets.append((None, {"fields": ["comment", "seen_version"], "classes": ["closing"]}))
        return fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> tuple[str, ...]:
        return ("shown_body",)

    @admin.display(description=_("body"))
    def shown_body(self, article: Article) -> str:
        return render_to_string("admin/desk/body.html", {"blocks": article.body})

    def get_inlines(self, request: HttpRequest, obj: Article | None) -> tuple[type[admin.TabularInline], ...]:
        has_photos = obj is not None and obj.photos.exists()
        return self.inlines if has_photos else (BylineInline,)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Adds what stands around the form; the editor's import map needs the nonce of this answer."""
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        article = kwargs.get("obj")
        if article is not None:
            context |= {
                "flags": shown_flags(article.flags.all(), to=request.user),
                "source_lines": checked_lines(article.page, article=article),
                "verbs": open_verbs(article, by=request.user),
                "public_url": public_url(article),
                "next_flagged": next_flagged(self.get_queryset(request), after=article),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    # Who may

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "create")

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is None:
            return has_right(request.user, "change_article")
        if obj.status == WITHDRAWN:
            return False
        return may(request.user, "correct" if obj.status == PUBLISHED else "edit", obj)

    # The list's actions: the verbs, row by row

    @admin.action(description=_("Send to review"))
    def send_up(self, request: HttpRequest, articles: QuerySet) -> None:
        self._do_each(request, articles, send_to_review)

    @admin.action(description=_("Approve"))
    def approve_all(self, request: HttpRequest, articles: QuerySet) -> None:
        self._do_each(request, articles, approve)

    @admin.action(description=_("Publish"))
    def publish_all(self, request: HttpRequest, articles: QuerySet) -> None:
        self._do_each(request, articles, publish)

    @admin.action(description=_("Return to review"))
    def return_all(self, request: HttpRequest, articles: QuerySet) -> None:
        self._do_each(request, articles, return_to_review)

    def _do_each(self, request: HttpRequest, articles: QuerySet, verb: Any) -> None:
        """Do the verb to each row; say how many went through, and why each other did not."""
        done = 0
        for article in articles.order_by("pk"):
            try:
                verb(article, by=request.user)
            except EditorialError as error:
                self.message_user(request, str(error), messages.ERROR)
            else:
                done += 1
        if done:
            said = ngettext("%(done)d article: done.", "%(done)d articles: done.", done) % {"done": done}
            self.message_user(request, said, messages.SUCCESS)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Only the verbs that the user has a right to."""
        actions = super().get_actions(request)
        rights = {
            "send_up": "send_to_review", "approve_all": "approve",
            "publish_all": "publish", "return_all": "return_to_review",
        }  # fmt: skip
        return {name: action for name, action in actions.items() if may(request.user, rights[name])}
