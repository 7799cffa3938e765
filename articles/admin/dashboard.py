"""The desk's first page: what waits for this user, the edition of the day, the newest imports, where the doubts are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.base import count_of
from articles.admin.steps import ShownStep
from articles.editorial.rights import VERB_RIGHTS, WRITING, has_right, visible_articles
from articles.editorial.states import APPROVED, IMPORTED, IN_REVIEW, NOT_YET_APPROVED
from articles.models import Article, ArticleStatus, Edition, Flag, Page, SourceText, WorkflowStep

NEWEST = 8
"""Rows of each list; the whole is one click away."""
MOST = 1_000
"""Waiting articles are counted up to here; more is "1000+" and a problem of its own."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A pile of work with the way to it."""

    label: Any
    count: int
    url: str

    @property
    def is_capped(self) -> bool:
        return self.count >= MOST


def dashboard(request: HttpRequest) -> dict[str, Any]:
    """The context of the first page. The number of queries does not grow with the rows."""
    if not request.user.has_perm("articles.view_article"):
        return {"sees_desk": False}
    edition, is_today = day_in_hand()
    return {
        "sees_desk": True,
        "waiting": waiting_for(request.user),
        "edition": edition,
        "edition_is_today": is_today,
        "edition_pages": board(edition) if edition else [],
        "states": ArticleStatus.choices,
        "flagged_pages": flagged_pages(request.user),
        "newest_imports": SourceText.objects.select_related("page__edition").defer("text").order_by("-pk")[:NEWEST],
        "newest_steps": newest_steps(request.user),
    }


def waiting_for(user: AbstractUser) -> list[Waiting]:
    """What this user's rights make their work, most urgent first; empty piles are shown as such."""
    piles: list[tuple[str, Any, QuerySet, str]] = [
        ("resolve_flag", _("open flags to resolve"), Flag.objects.open(), _list("flag")),
        ("publish", _("approved, to be published"), _in(APPROVED), _list("article", APPROVED)),
        ("approve", _("in review, to be approved"), _not_by(user), _list("article", IN_REVIEW)),
        ("send_to_review", _("imported, to be sent to review"), _in(IMPORTED), _list("article", IMPORTED)),
    ]
    mine = [
        Waiting(label, len(rows.order_by().values_list("pk")[:MOST]), url)
        for verb, label, rows, url in piles
        if has_right(user, VERB_RIGHTS[verb])
    ]
    if not mine and has_right(user, VERB_RIGHTS["edit"]):
        rows = Article.objects.filter(status__in=NOT_YET_APPROVED).order_by().values_list("pk")[:MOST]
        mine.append(Waiting(_("not yet approved, to be worked on"), len(rows), _list("article")))
    return mine


def _in(status: str) -> QuerySet[Article]:
    return Article.objects.filter(status=status)


def _not_by(user: AbstractUser) -> QuerySet[Article]:
    """In review, without those that the user wrote: somebody else has to approve them."""
    written = WorkflowStep.objects.filter(article=OuterRef("pk"), by=user, verb__in=WRITING)
    return _in(IN_REVIEW).filter(~Exists(written))


def _list(model: str, status: str = "") -> str:
    url = reverse(f"admin:articles_{model}_changelist")
    return f"{url}?status__exact={status}" if status else url


def day_in_hand() -> tuple[Edition | None, bool]:
    """Today's edition in the newsroom's time zone, or else the latest one; and whether it is today's."""
    today = timezone.localdate()
    editions = Edition.objects.here().filter(date__isnull=False)
    of_today = editions.filter(date=today).first()
    return of_today or editions.latest_first().first(), of_today is not None


def board(edition: Edition) -> list[dict[str, Any]]:
    """The pages of an edition with their articles by state and their open flags."""
    by_state = {f"{status}_n": Count("articles", filter=Q(articles__status=status)) for status in ArticleStatus.values}
    pages = (
        Page.objects.filter(edition=edition)
        .annotate(**by_state, flags_n=count_of(Flag.objects.open(), "page"))
        .order_by("order", "label", "pk")
    )
    return [
        {"page": page, "counts": [getattr(page, f"{status}_n") for status in ArticleStatus.values]} for page in pages
    ]


def flagged_pages(user: AbstractUser) -> QuerySet[Page]:
    """The pages with most open flags, newest edition first."""
    visible = visible_articles(user, "flags__article__")
    return (
        Page.objects.filter(visible, flags__resolved_at__isnull=True)
        .annotate(flags_n=Count("flags", filter=Q(flags__resolved_at__isnull=True), distinct=True))
        .filter(flags_n__gt=0)
        .select_related("edition")
        .order_by("-edition__date", "order", "label", "pk")[:NEWEST]
    )


def newest_steps(user: AbstractUser) -> list[ShownStep]:
    """What happened last, each step with the name of its verb."""
    steps = WorkflowStep.objects.filter(visible_articles(user, "article__"))
    newest = steps.select_related("article", "edition", "by").order_by("-pk")[:NEWEST]
    return [ShownStep(step) for step in newest]
