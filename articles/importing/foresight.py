"""What linking will say of the pages of a dry run: which jumps stay without their other part.

A real run links an edition as soon as a page has come, and flags the ends that are left over. A dry run has no rows to
link: it keeps the ends that its new stories would bring and those that would read otherwise than now, and at its end
matches them with each other and with those that are there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from articles.importing.doubts import JUMP, PROPOSED
from articles.importing.jumps import End, match_jumps
from articles.importing.links import end_of
from articles.importing.plan import PagePlan
from articles.importing.plan_items import is_settled
from articles.models import Article, Edition, Flag

SIDES = ("jump_to", "jump_from")
BEGINNING = 150
"""Characters of a story without jumps that are kept: enough to see that it is another printed twice."""
LOOKED_AT = ("headline", "body", *SIDES)
"""What tells by which article another goes on."""


@dataclass(slots=True)
class Foresight:
    """The jumps of the pages that a dry run has planned."""

    ends: defaultdict[date | None, list[End]] = field(default_factory=lambda: defaultdict(list))
    """Day -> the new stories that it would bring, as ends; their keys are page of the run, place on the page."""
    changed: defaultdict[date | None, dict[int, End]] = field(default_factory=lambda: defaultdict(dict))
    """Day -> articles that are there, by key, as they would stand after the run."""
    pages: set[int] = field(default_factory=set)
    """Keys of those pages of the run that are rows."""
    planned: int = 0

    def add(self, plan: PagePlan) -> None:
        """Remember what the plan's page would bring to its edition."""
        self.planned += 1
        if plan.place.page is not None:
            self.pages.add(plan.place.page.pk)
        for place, item in enumerate(plan.articles):
            draft = item.draft
            if item.imported is not None and item.changes.keys() & LOOKED_AT:
                after = {name: getattr(item.imported.row, name) for name in LOOKED_AT} | item.changes
                row = item.imported.row
                self.changed[plan.place.day][row.pk] = _end(row.pk, plan.place.label, after)
            if item.imported is None:
                self.ends[plan.place.day].append(_end((self.planned, place), plan.place.label, draft))

    def flags(self) -> Iterator[tuple[date | None, int]]:
        """Each day with other ends, and by how many linking would change the open flags on the pages of the run."""
        for day in {**self.ends, **self.changed}:
            if not self.changed[day] and not any(end.jump_to or end.jump_from for end in self.ends[day]):
                continue
            rows = _ends_there(day)
            there = [self.changed[day].get(key) or end_of(row) for key, row in rows.items()]
            news = [*self.ends[day], *(end for end in there if end.key in self.changed[day])]
            matched = {}
            proposed = 0
            for one, other in match_jumps([*there, *self.ends[day]]) if day else ():
                if any(end.key in rows and is_settled(rows[end.key]) for end in (one, other)):
                    proposed += self._is_news(one, rows)
                else:
                    matched |= {("jump_to", one.key): other, ("jump_from", other.key): one}
            blank = {(side, end.key) for end in news for side in SIDES if not getattr(end, side)}
            left_over = {(side, end.key) for end in news for side in SIDES} - blank - matched.keys() - _told(rows)
            yield day, len(left_over) + proposed - self._ended({*matched, *blank})

    def _is_news(self, first: End, rows: dict[int, Article]) -> bool:
        """Whether a proposal to link would be a new flag on a page of the run."""
        row = rows.get(first.key)
        if row is None:
            return True
        return row.page_id in self.pages and not Flag.objects.filter(article=row, code=PROPOSED).exists()

    def _ended(self, sides: Collection[tuple[str, object]]) -> int:
        """Open flags on pages of the run that say of a row what is no longer so."""
        flags = Flag.objects.open().filter(page__in=self.pages, code=JUMP)
        return len([flag for flag in flags.values_list("field", "article_id") if flag in sides])


def _end(key: Hashable, label: str, values: Mapping[str, Any]) -> End:
    """A story as the other part of it will look for it; of one without jumps only the beginning is kept."""
    text = "".join(block["text"] for block in values["body"])
    if not values["jump_to"] and not values["jump_from"]:
        text = text[:BEGINNING]
    return End(key, label, values["headline"], values["jump_to"], values["jump_from"], text)


def _told(rows: Collection[int]) -> set[tuple[str, object]]:
    """Sides of which a flag says already that they are left over, or said so: it is not raised again."""
    return set(Flag.objects.filter(article__in=rows, code=JUMP).values_list("field", "article_id"))


def _ends_there(day: date | None) -> dict[int, Article]:
    """The articles of the day's edition that are not linked yet."""
    articles = Article.objects.filter(page__edition__in=Edition.objects.here().filter(date=day))
    rows = articles.filter(continued_on=None, continued_from=None).select_related("page__edition")
    return {row.pk: row for row in rows.order_by("page__order", "order")}
