"""Saving an article's form through the desk's verbs, and what an editor sees when a save is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.forms.formsets import DEFAULT_MAX_NUM
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from articles.admin.body_html import from_html, from_text, to_text
from articles.admin.difference import LABELS, Piece, compare
from articles.admin.numbers import number_in
from articles.editorial.carry import carry_lines
from articles.editorial.correct import correct
from articles.editorial.edit import WORDS, create, edit
from articles.editorial.states import PUBLISHED, EditorialError, StaleVersion
from articles.models import Article, CreditRole, Reporter
from articles.models.tags import string_from_tags

TEXTS = ("kicker", "headline", "deck", "dateline", "body", "bylines", "tags", "jump_to", "jump_from", "origin", "slug")
"""What the conflict screen sets side by side, in the order of the form."""


@dataclass(frozen=True, slots=True)
class TwoTexts:
    """A field as the editor typed it and as it stands in the newer version."""

    label: str
    mine: str
    theirs: str
    pieces: list[Piece]
    """From the newer version to the editor's; empty when both are the same."""


class SavesByVerb:
    """For the article admin: no save goes past `edit`, `correct` or `create`."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Django's view; a refusal answers with everything that was typed."""
        if request.method == "POST" and object_id is not None and (newer := self._newer(request, object_id)):
            return self._conflict(request, *newer)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except EditorialError as error:
            article = Article.objects.filter(pk=object_id).first() if object_id else None
            return self._conflict(request, article, error)

    def _newer(self, request: HttpRequest, object_id: str) -> tuple[Article, StaleVersion] | None:
        """The article, when it was saved after the version that the form was made from, and what to say then."""
        seen = number_in(request.POST.get("seen_version", ""))
        article = self.get_object(request, object_id)
        if article is None or seen is None or not self.has_change_permission(request, article):
            return None
        return (article, StaleVersion(article, seen=seen)) if article.version > seen else None

    def _conflict(self, request: HttpRequest, article: Article | None, error: EditorialError) -> HttpResponse:
        """Nothing is saved, nothing is lost: the typed text and the one in the database stand side by side."""
        kept = [(name, value) for name, values in request.POST.lists() for value in values if name not in DROPPED]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("Not saved"),
            "subtitle": None,
            "article": article,
            "error": error,
            "is_stale": isinstance(error, StaleVersion),
            "texts": two_texts(request.POST, article),
            "kept": kept,
            "form_url": request.path,
            "version": article.version if article else "",
        }
        return TemplateResponse(request, "admin/desk/conflict.html", context, status=409)

    def save_model(self, request: HttpRequest, obj: Article, form: forms.ModelForm, change: bool) -> None:
        """Nothing yet: row, credits, photos and tags are saved together below, inside the verb."""

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: Iterable[Any], change: bool) -> None:
        """Save everything by the verb that fits the article's state."""
        article, words, parent = form.instance, form.cleaned_data, super()

        def save_rows(_row: Article) -> None:
            parent.save_related(request, form, formsets, change)

        def change_words(row: Article) -> None:
            for name in set(form.changed_data) & set(WORDS):
                setattr(row, name, carry_lines(row.body, words["body"]) if name == "body" else words[name])
            save_rows(row)

        comment = words["comment"]
        if not change:
            article.body = carry_lines([], words["body"] or [])
            create(article, by=request.user, comment=comment, change=save_rows)
            return
        seen = words["seen_version"] or 0
        if article.status == PUBLISHED:
            note = words["correction_note"]
            correct(article, by=request.user, version=seen, note=note, change=change_words, comment=comment)
        elif (
            edit(article, by=request.user, version=seen, change=change_words, comment=comment).status != article.status
        ):
            said = gettext("The approval was for the old words: “%(article)s” is back in review.")
            self.message_user(request, said % {"article": article}, messages.WARNING)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """To the next flagged article when asked, else back to the form; a form in a window of its own closes."""
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        self.message_user(request, gettext("“%(article)s” is saved.") % {"article": obj}, messages.SUCCESS)
        if "_next" in request.POST:
            return HttpResponseRedirect(f"{reverse('admin:articles_article_next')}?after={obj.pk}")
        return HttpResponseRedirect(request.get_full_path())


DROPPED = {"csrfmiddlewaretoken", "seen_version", "_next", "_continue", "_save"}
"""What the conflict screen does not send again as it came."""


def two_texts(typed: QueryDict, article: Article | None) -> list[TwoTexts]:
    """Each field as typed and as it stands now."""
    mine, theirs = _typed(typed), _standing(article) if article else {}
    return [
        TwoTexts(
            str(LABELS[name]),
            mine=mine[name],
            theirs=theirs.get(name, ""),
            pieces=compare(theirs.get(name, ""), mine[name]) if theirs.get(name, "") != mine[name] else [],
        )
        for name in TEXTS
        if name in mine
    ]


def _typed(typed: QueryDict) -> dict[str, str]:
    texts = {name: typed[name].strip() for name in TEXTS if name in typed}
    if "body" in typed:
        is_html = typed.get("body_format") == "html"
        texts["body"] = to_text(from_html(typed["body"]) if is_html else from_text(typed["body"]))
    if "bylines-TOTAL_FORMS" in typed:
        texts["bylines"] = _typed_credits(typed)
    return texts


def _typed_credits(typed: Mapping[str, str]) -> str:
    total = min(number_in(typed["bylines-TOTAL_FORMS"]) or 0, DEFAULT_MAX_NUM)
    rows = [f"bylines-{number}" for number in range(total)]
    chosen = [
        (typed.get(f"{row}-role", ""), number_in(typed.get(f"{row}-reporter", "")))
        for row in rows
        if f"{row}-DELETE" not in typed
    ]
    people = Reporter.objects.in_bulk({pk for _role, pk in chosen if pk is not None})
    labels = dict(CreditRole.choices)
    return "　".join(f"{labels.get(role, '')} {people[pk]}" for role, pk in chosen if pk in people)


def _standing(article: Article) -> dict[str, str]:
    bylines = article.bylines.select_related("reporter").order_by("order", "pk")
    return {
        **{name: getattr(article, name) for name in TEXTS if name not in {"body", "bylines", "tags"}},
        "body": to_text(article.body),
        "bylines": "　".join(str(byline) for byline in bylines),
        "tags": string_from_tags(article.tags.all()),
    }
