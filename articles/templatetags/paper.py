"""What templates of the public pages ask for: names, dates, addresses, credits."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.utils.formats import date_format
from django.utils.translation import get_language

from articles.models import Byline, PhotoCredit
from articles.reading import phrases as setting
from articles.reading.credits import CreditLine, by_role
from articles.reading.lunar import lunar_date, solar_term
from articles.reading.structured import ENGLISH, absolute

register = template.Library()

SENTENCE_ENDS = "。！？；"
LINE_ENDS = (*SENTENCE_ENDS, "，", "、", "：", "”", "）", "…")
"""Marks behind which the next line of a verse needs no blank."""


@register.simple_tag
def publication() -> str:
    """The name of the paper that this site shows."""
    return settings.PUBLICATION


@register.filter
def day(date: datetime.date | str) -> str:
    """A day as the paper prints it: ``2021年12月22日``, ``22 December 2021``; "" where a template has no day."""
    return date and date_format(date, "j F Y" if _is_english() else "Y年n月j日")


@register.filter
def full_day(date: datetime.date) -> str:
    """A day with its weekday: ``2021年12月22日 星期三``, ``Wednesday, 22 December 2021``."""
    return date_format(date, "l, j F Y" if _is_english() else "Y年n月j日 l")


@register.filter
def month(date: datetime.date) -> str:
    """``12月``, ``December``."""
    return date_format(date, "F" if _is_english() else "n月")


@register.filter
def lunar(date: datetime.date) -> str:
    """``辛丑年冬月十九``, with the solar term on the day that one begins; Chinese in both languages."""
    return " ".join(filter(None, (lunar_date(date), solar_term(date))))


@register.filter
def credit_lines(credits: Iterable[Byline | PhotoCredit]) -> list[CreditLine]:  # noqa: A002 - the trade's word
    """The credits of an article or photo, grouped by role."""
    return by_role(credits)


@register.filter
def phrases(headline: str) -> list[setting.Phrase]:
    """A headline in the parts that its lines should keep together."""
    return setting.phrases(headline)


@register.filter
def opening(body: list[dict[str, Any]], length: int) -> str:
    """The first words of a body, up to `length` characters, cut at the end of a sentence where one is near.

    The lines of a verse run on; those of a table only where the body is nothing else.
    """
    running = [block for block in body if block["type"] in ("paragraph", "verse")]
    text = _joined(block["text"] for block in running or body)[: length * 2]
    if len(text) <= length:
        return text
    end = max(text.rfind(mark, length // 2, length) for mark in SENTENCE_ENDS) + 1
    return text[:end] if end else f"{text[: length - 1]}…"


def _joined(texts: Iterable[str]) -> str:
    """Lines as one, parted by a blank where no mark parts them."""
    lines = (line for text in texts for line in text.split("\n"))
    return "".join(line if line.endswith(LINE_ENDS) else f"{line}\u3000" for line in lines).rstrip("\u3000")


@register.simple_tag(takes_context=True)
def canonical(context: RequestContext) -> str:
    """The one address of this page, with the number of a later page of a list, without all else of the query."""
    request = context["request"]
    number = request.GET.get("page", "")
    return absolute(request.path) + (f"?page={number}" if number.isdigit() and number != "1" else "")


@register.simple_tag(takes_context=True)
def in_language(context: RequestContext, code: str) -> str:
    """The path of this page in the other language, the query kept."""
    request = context["request"]
    path = request.path.removeprefix(ENGLISH) if request.path.startswith(f"{ENGLISH}/") else request.path
    query = request.META.get("QUERY_STRING", "")
    return (ENGLISH if code == "en" else "") + path + (f"?{query}" if query else "")


@register.simple_tag
def site_address(path: str) -> str:
    """A path with scheme and host."""
    return absolute(path)


@register.simple_tag(takes_context=True)
def with_query(context: RequestContext, **changes: object) -> str:
    """The query of this page with some values changed, for links to its other pages."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query[name] = str(value)
    return f"?{query.urlencode()}"


def _is_english() -> bool:
    return (get_language() or "").startswith("en")
