"""Flags of a new reading against those that the page has: which are new, which go on, which are over.

A doubt that a person has settled is not raised again as long as the importer reads the same; nor is one on a value
that an editor has replaced. An open doubt that the new reading does not share is over, and says so.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.importing.items import alternatives_json
from articles.importing.merge import FieldMerge, Outcome
from articles.models import Flag
from articles.pagetext.values import Flag as PageFlag

CONFLICT, SETTLED, VANISHED = "merge.conflict", "merge.settled", "import.vanished"
NAMESAKES, LABEL_TAKEN = "byline.namesakes", "page.taken"
JUMP, PROPOSED = "jump.unmatched", "jump.proposed"
OF_NEW_READING = (CONFLICT, SETTLED, VANISHED)
"""Codes of doubts that stand because a new reading differs from what editors have worked on."""
LASTING = (CONFLICT, SETTLED, JUMP, PROPOSED)
"""Codes of doubts that a reading without them does not end: they compare it with something else."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A flag that is to stand on a page, an article or a photo."""

    code: str
    field: str = ""
    lines: tuple[int, ...] = ()
    facts: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
    alternatives: Sequence[Mapping[str, Any]] = ()

    @property
    def key(self) -> tuple[str, str]:
        return self.code, self.field

    @property
    def values(self) -> dict[str, Any]:
        """Column -> value of the row that will say it."""
        return {
            "code": self.code,
            "field": self.field,
            "lines": list(self.lines),
            "facts": dict(self.facts),
            "alternatives": list(self.alternatives),
        }


@dataclass(frozen=True, slots=True)
class FlagChanges:
    """What happens to the flags of one thing."""

    new: tuple[Doubt, ...] = ()
    going_on: tuple[tuple[Flag, Doubt], ...] = ()
    """Open flags that the new reading shares; they point to its lines now."""
    over: tuple[Flag, ...] = ()


def doubt_of(flag: PageFlag) -> Doubt:
    """A flag of the page text library as a doubt on a row."""
    return Doubt(flag.code, flag.field, tuple(flag.lines), dict(flag.facts), tuple(alternatives_json(flag)))


def doubts_of_merges(merges: Iterable[FieldMerge]) -> list[Doubt]:
    """A doubt for each field whose new reading could not be taken, with both values to choose from."""
    codes = {Outcome.CONFLICT: CONFLICT, Outcome.SETTLED: SETTLED}
    return [
        Doubt(
            codes[merge.outcome],
            merge.field,
            alternatives=(
                {"label": _("as it stands"), "value": merge.values[0], "lines": [], "score": 0.0},
                {"label": _("as read now"), "value": merge.values[1], "lines": [], "score": 0.0},
            ),
        )
        for merge in merges
        if merge.outcome in codes
    ]


def compare(existing: Iterable[Flag], doubts: Iterable[Doubt], merges: Sequence[FieldMerge] = ()) -> FlagChanges:
    """What the doubts of a new reading do to the flags that one thing has.

    `merges` are those of the thing's fields: a doubt on a field that an editor has changed is left out, and one that
    a person has settled comes back only when the field is read anew.
    """
    touched = {merge.field for merge in merges if merge.is_touched}
    read_anew = {merge.field for merge in merges if merge.is_read_anew}
    waiting: defaultdict[tuple[str, str], list[Flag]] = defaultdict(list)
    settled: defaultdict[tuple[str, str], int] = defaultdict(int)
    for flag in existing:
        if flag.is_open:
            waiting[flag.code, flag.field].append(flag)
        elif flag.field not in read_anew and not (flag.field == "" and read_anew):
            settled[flag.code, flag.field] += 1
    new, going_on = [], []
    for doubt in doubts:
        if doubt.field in touched and doubt.code not in LASTING:
            continue
        if waiting[doubt.key]:
            going_on.append((waiting[doubt.key].pop(0), doubt))
        elif settled[doubt.key]:
            settled[doubt.key] -= 1
        else:
            new.append(doubt)
    agreed = {merge.field for merge in merges if merge.ours == merge.theirs}
    over = [
        flag
        for flags in waiting.values()
        for flag in flags
        if flag.code not in LASTING or (flag.code in (CONFLICT, SETTLED) and flag.field in agreed)
    ]
    return FlagChanges(tuple(new), tuple(going_on), tuple(over))
