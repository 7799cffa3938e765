"""Search over published articles: what is found, in which order, and where in a text it stands.

The index holds words as `articles.models.searchable` cuts them, the same on every database. Order by relevance is
one that an editor can explain and that is the same everywhere: articles with the words in their headline first, then
the newest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import BooleanField, Case, F, Q, Value, When
from modelsearch.backends import get_search_backend
from modelsearch.backends.base import BaseSearchResults, EmptySearchResults

from articles.models.searchable import fold_char, search_query, words
from articles.reading import published

LONGEST_QUERY = 100
"""Characters of a query that count."""
BEFORE, AFTER = 24, 72
"""Characters shown before and after the first match in a result."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of text in a result, and whether it is one of the words that were searched for."""

    text: str
    is_match: bool


def find_articles(text: str, *, newest_first: bool = False) -> BaseSearchResults:
    """Published articles that contain every word of a query; empty for a query without letters and digits."""
    query = search_query(text[:LONGEST_QUERY])
    if query is None:
        return EmptySearchResults()
    by_date = (F("page__edition__date").desc(), F("page__order").asc(), F("position").asc(), F("pk").asc())
    rows = published.articles().for_lists()
    if newest_first:
        rows = rows.order_by(*by_date)
    else:
        rows = rows.annotate(in_headline=_in_headline(text)).order_by(F("in_headline").desc(), *by_date)
    return get_search_backend().search(query, rows, order_by_relevance=False)


def _in_headline(text: str) -> Case:
    """Whether every word stands in kicker, headline or deck."""
    every = Q()
    for word in text[:LONGEST_QUERY].split():
        every &= Q(headline__icontains=word) | Q(kicker__icontains=word) | Q(deck__icontains=word)
    return Case(When(every, then=Value(True)), default=Value(False), output_field=BooleanField())


def mark(text: str, query: str) -> list[Marked]:
    """Cut a text into runs, those that match a word of the query marked; the runs together are the text."""
    places = _places(text, query)
    runs, end = [], 0
    for start, stop in places:
        if start > end:
            runs.append(Marked(text[end:start], is_match=False))
        runs.append(Marked(text[start:stop], is_match=True))
        end = stop
    if end < len(text):
        runs.append(Marked(text[end:], is_match=False))
    return runs


def excerpt(text: str, query: str) -> list[Marked]:
    """The surroundings of the first match in a text, marked; the text's beginning where nothing matches."""
    places = _places(text, query)
    start = max(0, places[0][0] - BEFORE) if places else 0
    stop = min(len(text), (places[0][1] if places else 0) + AFTER)
    runs = mark(text[start:stop], query)
    if start:
        runs.insert(0, Marked("…", is_match=False))
    if stop < len(text):
        runs.append(Marked("…", is_match=False))
    return runs


def _places(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words of a query stand in a text, as the index sees it; ascending, without overlaps."""
    folded, origin = [], []
    for place, char in enumerate(text):
        for part in fold_char(char):
            folded.append(part)
            origin.append(place)
    flat = "".join(folded)
    wanted = sorted({"".join(word) for word in words(query[:LONGEST_QUERY])}, key=len, reverse=True)
    if not wanted:
        return []
    pattern = "|".join(_bounded(word) for word in wanted)
    return [(origin[found.start()], origin[found.end() - 1] + 1) for found in re.finditer(pattern, flat)]


def _bounded(word: str) -> str:
    """A pattern for a word; at an end of Latin letters or digits it must not run on with more of them."""
    before = r"(?<![a-z0-9])" if word[0].isascii() else ""
    after = r"(?![a-z0-9])" if word[-1].isascii() else ""
    return f"{before}{re.escape(word)}{after}"
