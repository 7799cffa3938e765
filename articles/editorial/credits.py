"""Credits by name: what a flag's alternative or a person says, turned into rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from articles.models import Article, Byline, CreditRole, Photo, PhotoCredit, Reporter, ReporterAlias, ReporterKind


def reporter_named(name: str, *, role: str) -> Reporter:
    """The person (or agency, for that role) who signs so, by name or alias; a new row when nobody does."""
    kind = ReporterKind.AGENCY if role == CreditRole.AGENCY else ReporterKind.PERSON
    alias = ReporterAlias.objects.filter(name=name, reporter__kind=kind).select_related("reporter").first()
    if alias is not None:
        return alias.reporter
    namesakes = Reporter.objects.filter(name=name, kind=kind).order_by("pk")
    return namesakes.first() or Reporter.objects.get_or_create(name=name, kind=kind, note="")[0]


def set_bylines(article: Article, named: Iterable[Mapping[str, Any]]) -> None:
    """Replace the article's bylines by ``[{"role": …, "names": […]}]``, in that order."""
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(article=article, reporter=reporter, role=role, order=order)
        for order, (role, reporter) in enumerate(_people(named))
    )


def set_photo_credits(photo: Photo, named: Iterable[Mapping[str, Any]]) -> None:
    """Replace the photo's credits, given in the same shape."""
    photo.credits.all().delete()
    PhotoCredit.objects.bulk_create(
        PhotoCredit(photo=photo, reporter=reporter, role=role, order=order)
        for order, (role, reporter) in enumerate(_people(named))
    )


def _people(named: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Reporter]]:
    """Role and row of each credit, once each."""
    signed = dict.fromkeys((credit["role"], name) for credit in named for name in credit["names"])
    people = ((role, reporter_named(name, role=role)) for role, name in signed)
    yield from dict.fromkeys(people)
