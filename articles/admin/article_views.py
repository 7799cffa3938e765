"""What an article's form links to: the verbs, the preview, the next flagged one, its history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.difference import differences
from articles.admin.numbers import number_in
from articles.admin.steps import SHOWN_STEPS, ShownStep
from articles.editorial.approve import approve
from articles.editorial.publish import publish
from articles.editorial.review import return_to_review, send_to_review
from articles.editorial.rights import VERB_RIGHTS, has_right, objection
from articles.editorial.states import TRANSITIONS, EditorialError
from articles.editorial.withdraw import withdraw
from articles.models import Article, Flag
from articles.reading.views.article import article_page, whole


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb as an address of the article: ``<pk>/approval/``, by POST only."""

    name: str
    noun: str
    label: Any
    done: Any
    act: Callable[..., Article]
    leads_back: bool = False
    """Undoes what was reached; never the first thing to press."""
    needs_notice: bool = False
    """Readers are told: the request must bring `notice`."""


VERBS = (
    Verb("send_to_review", "review", _("Send to review"), _("“%(article)s” is in review."), send_to_review),
    Verb("approve", "approval", _("Approve"), _("“%(article)s” is approved."), approve),
    Verb("publish", "publication", _("Publish"), _("“%(article)s” is published."), publish),
    Verb(
        "return_to_review",
        "return",
        _("Return to review"),
        _("“%(article)s” is back in review."),
        return_to_review,
        leads_back=True,
    ),
    Verb("withdraw", "withdrawal", _("Withdraw"), _("“%(article)s” is withdrawn."), withdraw, needs_notice=True),
)


@dataclass(frozen=True, slots=True)
class OpenVerb:
    """A verb that fits the article's state and the user's rights; `objection` says why this user still may not."""

    verb: Verb
    url: str
    objection: str


def open_verbs(article: Article, *, by: AbstractUser) -> list[OpenVerb]:
    """The verbs that the form offers this user now."""
    return [
        OpenVerb(
            verb,
            url=reverse(f"admin:articles_article_{verb.noun}", args=[article.pk]),
            objection=objection(by, verb.name, article),
        )
        for verb in VERBS
        if article.status in TRANSITIONS[verb.name] and has_right(by, VERB_RIGHTS[verb.name])
    ]


def next_flagged(articles: QuerySet[Article], *, after: Article) -> Article | None:
    """The article with open flags that comes next: of the same page first, then the others, round and round."""
    flagged = articles.filter(Exists(Flag.objects.open().filter(article=OuterRef("pk")))).exclude(pk=after.pk)
    return flagged.order_by(
        Case(When(page=after.page_id, then=Value(0)), default=Value(1)),
        Case(When(pk__gt=after.pk, then=Value(0)), default=Value(1)),
        "pk",
    ).first()


def public_url(article: Article) -> str:
    """Where readers find the article; empty while they do not."""
    has_address = article.page.edition.date is not None and article.page.label
    return article.get_absolute_url() if article.is_public and has_address else ""


class ArticleViews:
    """For the article admin: the addresses below an article's own."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        verbs = [
            path(
                f"<path:object_id>/{verb.noun}/",
                view(self.verb_view),
                {"verb": verb},
                name=f"articles_article_{verb.noun}",
            )
            for verb in VERBS
        ]
        return [
            path("next/", view(self.next_view), name="articles_article_next"),
            path("<path:object_id>/preview/", view(self.preview_view), name="articles_article_preview"),
            *verbs,
            *super().get_urls(),
        ]

    def _visible(self, request: HttpRequest, object_id: str) -> Article:
        """The article, if this user may see it at the desk.

        Raises:
            PermissionDenied: the user has no right to see articles.
            Http404: there is none, or it is not for this user.
        """
        article = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        if article is None:
            raise Http404
        return article

    def verb_view(self, request: HttpRequest, object_id: str, verb: Verb) -> HttpResponse:
        """Do a verb and say how it went; a refusal leaves everything as it was."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article = self._visible(request, object_id)
        if not has_right(request.user, VERB_RIGHTS[verb.name]):
            raise PermissionDenied
        said = {"comment": request.POST.get("comment", "").strip()}
        if verb.needs_notice:
            said["notice"] = request.POST.get("notice", "")
        try:
            verb.act(article, by=request.user, **said)
        except EditorialError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            self.message_user(request, verb.done % {"article": article}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def next_view(self, request: HttpRequest) -> HttpResponse:
        """On to the next flagged article, or to the list when there is none."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        articles = self.get_queryset(request)
        article = articles.filter(pk=number_in(request.GET.get("after", ""))).first()
        found = next_flagged(articles, after=article or Article(pk=0))
        if found is not None:
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[found.pk]))
        self.message_user(request, gettext("No other article has an open flag."), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))

    def preview_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The public page as readers would see it; like every screen of the desk no cache keeps it."""
        article = self._visible(request, object_id)
        return article_page(request, whole(Article.objects.all()).get(pk=article.pk), is_preview=True)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who did what when, and which words each step changed."""
        article = self._visible(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("History"),
            "subtitle": str(article),
            "article": article,
            "steps": shown_steps(article),
            "corrections": article.corrections.select_related("by"),
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)


def shown_steps(article: Article) -> list[ShownStep]:
    """The newest steps, each with the difference between its revision and the one before. Two queries."""
    steps = list(article.steps.select_related("by", "revision").order_by("-pk")[:SHOWN_STEPS])
    imported = article.revisions.filter(number=1).first()
    shown = []
    for place, step in enumerate(steps):
        earlier = steps[place + 1].revision if place + 1 < len(steps) else imported
        is_new = step.revision is not None and earlier is not None and step.revision != earlier
        shown.append(ShownStep(step, changes=differences(earlier.snapshot, step.revision.snapshot) if is_new else []))
    return shown
