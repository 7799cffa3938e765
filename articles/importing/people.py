"""Credited names -> the rows of people and agencies: by alias, by name, else a new row; safe when two imports race."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db import IntegrityError

from articles.importing.items import Person
from articles.models import Reporter, ReporterAlias
from articles.models.people import free_slugs

TRIES = 3
"""Attempts to make rows whose addresses (their pinyin) other imports take at the same moment."""


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
    """The rows of all the people; who has none yet gets one, in a few queries whatever their number.

    New rows are made in a fixed order, so that two imports wait for each other instead of locking each other out. A row
    that another import makes at the same moment is left to it: of a person who is the same it is taken, and where only
    the address is the same (two names in one pinyin) the next one is asked for.

    Raises:
        IntegrityError: other imports took all addresses that were asked for.
    """
    result, missing = dict(known), sorted(set(people) - set(known))
    for _attempt in range(TRIES):
        if not missing:
            break
        slugs = free_slugs([name for _kind, name in missing])
        new = [Reporter(kind=kind, name=name, slug=slug) for (kind, name), slug in zip(missing, slugs, strict=True)]
        Reporter.objects.bulk_create(new, ignore_conflicts=True)
        result |= _plain_rows(missing)
        missing = [who for who in missing if who not in result]
    if missing:
        message = f"no address is free for {missing[0]}"
        raise IntegrityError(message)
    return result


def _plain_rows(people: Collection[Person]) -> dict[Person, int]:
    """The rows of people that need no note to tell them apart."""
    rows = Reporter.objects.filter(note="", name__in={name for _kind, name in people}).order_by()
    found = {(kind, name): key for kind, name, key in rows.values_list("kind", "name", "pk")}
    return {who: found[who] for who in people if who in found}
