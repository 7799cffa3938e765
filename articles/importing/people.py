"""Credited names -> the rows of people and agencies: by alias, by name, else a new row; safe when two imports race."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db import IntegrityError

from articles.importing.items import Person
from articles.models import Reporter, ReporterAlias

TRIES = 3
"""Attempts to make a row whose address (its pinyin) another import takes at the same moment."""


@dataclass(frozen=True, slots=True)
class People:
    """The rows that credited people have already."""

    known: Mapping[Person, int] = field(default_factory=dict)
    """Person -> key of the row; who has none yet is missing."""
    namesakes: frozenset[Person] = frozenset()
    """Those whose name several rows carry: the first of them was taken."""


def find_people(people: Collection[Person]) -> People:
    """Look credited people up, in two queries whatever their number; writes nothing.

    An alias goes before a name, since somebody entered it for this very purpose.
    """
    names = {name for _kind, name in people}
    rows: defaultdict[Person, list[int]] = defaultdict(list)
    found = Reporter.objects.filter(name__in=names).order_by("pk").values_list("kind", "name", "pk")
    for kind, name, key in found:
        rows[kind, name].append(key)
    aliases = ReporterAlias.objects.filter(name__in=names).values_list("reporter__kind", "name", "reporter_id")
    by_alias = {(kind, name): key for kind, name, key in aliases}
    known = {person: by_alias.get(person) or rows[person][0] for person in people if person in by_alias or rows[person]}
    return People(known, frozenset(who for who in people if who not in by_alias and len(rows[who]) > 1))


def ensure_people(people: Iterable[Person], known: Mapping[Person, int]) -> dict[Person, int]:
    """The rows of all the people; who has none yet gets one.

    New rows are made in a fixed order, so that two imports wait for each other instead of locking each other out.
    """
    result = dict(known)
    for who in sorted(set(people) - set(known)):
        result[who] = _make(who).pk
    return result


def _make(who: Person, *, tries: int = TRIES) -> Reporter:
    kind, name = who
    try:
        return Reporter.objects.get_or_create(name=name, kind=kind, note="")[0]
    except IntegrityError:
        if tries == 1:
            raise
    return _make(who, tries=tries - 1)
