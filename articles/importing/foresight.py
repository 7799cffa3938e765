"""What linking will say of the pages of a dry run: which jumps stay without their other part.

A real run links an edition as soon as a page has come, and flags the ends that are left over. A dry run has no rows to
link: it keeps the ends that its new stories would bring, and at its end matches them with each other and with those
that are there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from articles.importing.doubts import JUMP, PROPOSED
from articles.importing.jumps import End, match_jumps
from articles.importing.links import HAS_JUMP, end_of
from articles.importing.plan import PagePlan
from articles.importing.plan_items import is_settled
from articles.models import Article, Edition, Flag

SIDES = ("jump_to", "jump_from")


@dataclass(slots=True)
class Foresight:
    """The jumps of the pages that a dry run has planned."""

    ends: defaultdict[date | None, list[End]] = field(default_factory=lambda: defaultdict(list))
    """Day -> ends that its new stories would bring; their keys are page of the run, place on the page."""
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
            if item.imported is None and (draft["jump_to"] or draft["jump_from"]):
                text = "".join(block["text"] for block in draft["body"])
                key = (self.planned, place)
                end = End(key, plan.place.label, draft["headline"], draft["jump_to"], draft["jump_from"], text)
                self.ends[plan.place.day].append(end)

    def flags(self) -> Iterator[tuple[date | None, int]]:
        """Each day with new ends, and by how many linking would change the open flags on the pages of the run."""
        for day, new in self.ends.items():
            rows = _ends_there(day)
            matched = {}
            proposed = 0
            for one, other in match_jumps([*map(end_of, rows.values()), *new]) if day else ():
                if any(end.key in rows and is_settled(rows[end.key]) for end in (one, other)):
                    proposed += self._is_news(one, rows)
                else:
                    matched |= {("jump_to", one.key): other, ("jump_from", other.key): one}
            sides = [(side, end.key) for end in new for side in SIDES if getattr(end, side)]
            yield day, len([side for side in sides if side not in matched]) + proposed - self._ended(matched)

    def _is_news(self, first: End, rows: dict[int, Article]) -> bool:
        """Whether a proposal to link would be a new flag on a page of the run."""
        row = rows.get(first.key)
        if row is None:
            return True
        return row.page_id in self.pages and not Flag.objects.filter(article=row, code=PROPOSED).exists()

    def _ended(self, matched: dict[tuple[str, object], End]) -> int:
        """Open flags on pages of the run that say of a row what is no longer so."""
        flags = Flag.objects.open().filter(page__in=self.pages, code=JUMP)
        return len([flag for flag in flags.values_list("field", "article_id") if flag in matched])


def _ends_there(day: date | None) -> dict[int, Article]:
    """The articles of the day's edition whose jump waits for its other part."""
    articles = Article.objects.filter(HAS_JUMP, page__edition__in=Edition.objects.here().filter(date=day))
    rows = articles.filter(continued_on=None, continued_from=None).select_related("page__edition")
    return {row.pk: row for row in rows.order_by("page__order", "order")}
