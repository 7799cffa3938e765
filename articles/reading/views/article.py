"""One article at its stable address."""

from __future__ import annotations

import datetime

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, ArticleQuerySet, Edition, Photo
from articles.reading import published
from articles.reading.caching import same_for_everyone
from articles.reading.contents import Contents, contents_of
from articles.reading.story import story_of
from articles.reading.structured import as_json_ld, news_article


@require_safe
@same_for_everyone
def article(request: HttpRequest, day: datetime.date, label: str, order: int) -> HttpResponse:
    """A published article; drafts do not exist (404), withdrawn ones are gone (410), later parts lead to the first."""
    edition = get_object_or_404(published.editions(), date=day)
    here = {"page__edition": edition, "page__label": label, "order": order}
    found = whole(published.all_parts()).filter(**here).first()
    if found is None:
        return gone_or_missing(request, edition, Article.objects.withdrawn().filter(**here))
    if first := continued_by_reader(found):
        return HttpResponsePermanentRedirect(f"{first.get_absolute_url()}#part-{label}")
    return article_page(request, found, contents=contents_of(edition))


def article_page(
    request: HttpRequest, shown: Article, *, contents: Contents | None = None, is_preview: bool = False
) -> HttpResponse:
    """The page of an article.

    The desk previews drafts with it (`is_preview`): all parts are shown, no neighbours, and nothing may be cached,
    which is the caller's to say.
    """
    story = story_of(shown, is_preview=is_preview)
    before, after = contents.around_article(shown) if contents else (None, None)
    page_before, page_after = contents.around_page(shown.page) if contents else (None, None)
    context = {
        "edition": shown.page.edition,
        "page": shown.page,
        "article": shown,
        "story": story,
        "contents": contents,
        "headlines": contents.of(shown.page).articles if contents else (),
        "before": before,
        "after": after,
        "page_before": page_before,
        "page_after": page_after,
        "json_ld": "" if is_preview else as_json_ld(news_article(story)),
        "is_preview": is_preview,
    }
    return render(request, "articles/article.html", context)


def whole(articles: ArticleQuerySet) -> ArticleQuerySet:
    """With all that the page of an article prints."""
    return articles.select_related("page__edition").prefetch_related(
        "bylines__reporter", "tags", "corrections", Prefetch("photos", Photo.objects.with_credits().order_by("order"))
    )


def continued_by_reader(found: Article) -> Article | None:
    """The first part of a continued article where readers can see it; None for a first part."""
    first = found
    while before := whole(published.all_parts()).filter(continued_on=first).exclude(pk=found.pk).first():
        first = before
    return None if first is found else first


def gone_or_missing(request: HttpRequest, edition: Edition, withdrawn: ArticleQuerySet) -> HttpResponse:
    """410 with the notice of an article that was withdrawn, else 404."""
    gone = withdrawn.select_related("page__edition").first()
    if gone is None:
        raise Http404
    return render(request, "410.html", {"edition": edition, "page": gone.page, "article": gone}, status=410)
