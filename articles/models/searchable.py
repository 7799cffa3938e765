"""What the search index holds of a row: overlapping pairs of characters, the same in every database.

Chinese has no spaces between words, and each database cuts text in its own way. So text is cut here. A *unit* is one
character, or a whole word of Latin letters and digits (`5G`, `2021`, `3.5`). Units that touch each other make a
*word*; blanks and punctuation end it. A word is stored as its overlapping pairs, ``平湖铁军`` as 平湖 湖铁 铁军, and
each of its units once more alone. A query word of two or more units is the phrase of its pairs, a query word of one
unit is that unit: what is found contains the word, and what contains the word is found.

Common Chinese characters stand in tokens as they are; all others, and Latin words, are written in ASCII letters and
digits, so that neither SQLite's tokeniser nor PostgreSQL's parser (which both have opinions on numbers, accents and
rare characters) can cut or fold them again.

Limits of PostgreSQL: a pair that stands more than 256 times in one text, or after its 16,383rd token, may be missed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from django.db import models
from django.utils.functional import cached_property
from modelsearch import index
from modelsearch.backends import get_search_backend
from modelsearch.query import And, Phrase, SearchQuery

UNIT = re.compile(r"[0-9]+(?:\.[0-9]+)+|[a-z0-9]+|[^\W_]")
"""After `fold`: a number with its decimal points, a Latin word, or any other single letter."""
WORD = re.compile(f"(?:{UNIT.pattern})++")
"""Units that touch each other."""
FOLDED = re.compile(r"[^\u4e00-\u9fff]")
"""All characters but the common Chinese ones, which are the same however they are folded."""

LONGEST_WORD = 60
"""Characters of a Latin word or number that count; both databases drop tokens of some thousand bytes."""

BREAK = "b"
"""Stands between words, so that no phrase runs from one into the next."""

MOST_QUERY_WORDS = 16
"""Words of a query that count; the rest of a pasted paragraph is left out."""

BATCH = 200
"""Rows indexed in one statement; even full pages of text stay below a few megabytes."""


@lru_cache(maxsize=20_000)
def fold_char(char: str) -> str:
    """One spelling for what readers take as the same: width, case, accents on Latin letters; "" for a bare accent."""
    folded = unicodedata.normalize("NFKD", char).casefold()
    return unicodedata.normalize("NFC", "".join(c for c in folded if not unicodedata.combining(c)))


def fold(text: str) -> str:
    """The text with each character folded by itself, so that places in it can be traced back."""
    return FOLDED.sub(lambda found: fold_char(found[0]), text)


def words(text: str) -> Iterator[list[str]]:
    """Yield the words of a text as lists of units, in reading order."""
    for word in WORD.findall(fold(text)):
        yield UNIT.findall(word)


def codes(word: Iterable[str]) -> list[str]:
    """The units of a word as the index spells them: 平 as 平, a Latin word behind a ``w``, a rare character by its
    number."""
    return [unit if "\u4e00" <= unit <= "\u9fff" else _code(unit) for unit in word]


def _code(unit: str) -> str:
    return "w" + unit[:LONGEST_WORD].replace(".", "p") if unit.isascii() else f"x{ord(unit):x}"


def pairs(coded: Sequence[str]) -> list[str]:
    """The overlapping pairs of a word's units, both as the index spells them; none for a single unit."""
    return [left + right for left, right in pairwise(coded)]


def index_text(texts: Iterable[str]) -> str:
    """What the index stores of some texts: all pairs in order, with breaks, then each unit once."""
    found = [codes(word) for text in texts for word in words(text)]
    tokens = [BREAK]
    for word in found:
        tokens += [*pairs(word), BREAK]
    tokens += dict.fromkeys(chain.from_iterable(found))
    return " ".join(tokens) if found else ""


def search_query(text: str) -> SearchQuery | None:
    """The search for all words of what a reader typed; None when it has no letter or digit."""
    phrases = [Phrase(" ".join(pairs(word) or word)) for word in map(codes, words(text))]
    match phrases[:MOST_QUERY_WORDS]:
        case []:
            return None
        case [phrase]:
            return phrase
        case several:
            return And(several)


class Searchable(index.Indexed):
    """A row that readers can search for."""

    def searched_texts(self) -> Iterable[str]:
        """All words that should find the row, but those of its headline."""
        raise NotImplementedError

    @cached_property
    def search_words(self) -> str:
        """What the index stores of them; kept, because the index asks several times for the row it was given."""
        return index_text(self.searched_texts())


def reindex(*rows: Searchable) -> None:
    """Bring the index up to date after a change that did not save the row itself: credits, tags, jumps.

    Saving a row does this by itself, for the first part of a continued article; call this after the last of several
    changes, and for both sides of a jump that was cut.
    """
    backend = get_search_backend()
    for row in rows:
        fresh = type(row).get_indexed_objects().get(pk=row.pk)
        backend.add(fresh)
        if (first := fresh.get_indexed_instance()) != fresh:
            backend.add(first)


def reindex_all(rows: models.QuerySet) -> int:
    """The same for many rows at once, as after `bulk_create` or `update`; returns how many are in the index."""
    total = 0
    keys = list(rows.order_by().values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        batch = list(rows.model.get_indexed_objects().filter(pk__in=keys[start : start + BATCH]))
        get_search_backend().add_bulk(rows.model, batch)
        total += len(batch)
    return total
