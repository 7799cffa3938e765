"""The archive: a year's calendar with the days of the editions."""

from __future__ import annotations

import datetime
from calendar import MONDAY, Calendar
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.reading import published
from articles.reading.caching import same_for_everyone


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar; `is_published` when it has an edition that readers can open."""

    date: datetime.date
    is_published: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month by weeks from Monday; None for days of the months around it."""

    first: datetime.date
    weeks: tuple[tuple[Day | None, ...], ...]
    editions: int


@require_safe
@same_for_everyone
def archive(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """A year's editions, the newest year by default; a year without any is no page."""
    years = [day.year for day in published.editions().dates("date", "year", order="DESC")]
    shown = year or (years[0] if years else None)
    if year is not None and year not in years:
        raise Http404
    months = months_of(shown) if shown else []
    return render(request, "articles/archive.html", {"years": years, "year": shown, "months": months})


def months_of(year: int) -> list[Month]:
    """The months of a year that have editions, the newest first."""
    days = set(published.editions().filter(date__year=year).values_list("date", flat=True))
    return [month_of(year, month, days) for month in sorted({day.month for day in days}, reverse=True)]


def month_of(year: int, month: int, days: set[datetime.date]) -> Month:
    """The calendar of one month with the given days marked."""
    weeks = tuple(
        tuple(Day(day, day in days) if day.month == month else None for day in week)
        for week in Calendar(MONDAY).monthdatescalendar(year, month)
    )
    marked = sum(day is not None and day.is_published for week in weeks for day in week)
    return Month(datetime.date(year, month, 1), weeks, marked)
