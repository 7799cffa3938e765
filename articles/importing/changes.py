"""What a plan changes of a page that is there, in numbers: what an editor asks of an import over old pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from articles.importing.doubts import CONFLICT, SETTLED, FlagChanges
from articles.importing.plan import PagePlan, Status
from articles.importing.plan_items import ItemPlan
from articles.models import Article


@dataclass(frozen=True, slots=True)
class Changes:
    """How much of a page an import changes; all 0 for one that it leaves as it is."""

    articles: int = 0
    """Articles with other words or bylines than before."""
    new_articles: int = 0
    gone_articles: int = 0
    """Those which nobody had touched and that are no more; what stays with a flag is counted there."""
    photos: int = 0
    """Photos with other words or credits, new ones, and those that are no more."""
    furniture: int = 0
    """Pieces of furniture that the former reading did not have, and those that only it had."""
    fields: int = 0
    """Of day, label, section and responsible editor."""
    conflicts: int = 0
    """New flags with two readings to choose from, where an editor has touched or approved the value."""
    new_flags: int = 0
    """All new flags but those on jumps, which depend on other pages."""
    ended_flags: int = 0
    """Doubts that the new reading does not share."""

    def __bool__(self) -> bool:
        return any(asdict(self).values())


NOTHING = Changes()


def changes_of(plan: PagePlan) -> Changes:
    """What the plan changes; of a new page all is new."""
    if plan.status is Status.UNCHANGED:
        return NOTHING
    removed = [gone.imported.row for gone in plan.gone if gone.is_removable]
    gone_articles = sum(isinstance(row, Article) for row in removed)
    flags = list(_flag_changes(plan))
    new = [doubt for change in flags for doubt in change.new]
    return Changes(
        articles=_changed(plan.articles),
        new_articles=_new(plan.articles),
        gone_articles=gone_articles,
        photos=_changed(plan.photos) + _new(plan.photos) + len(removed) - gone_articles,
        furniture=_furniture(plan),
        fields=len(plan.place.taken),
        conflicts=sum(doubt.code in (CONFLICT, SETTLED) for doubt in new),
        new_flags=len(new),
        ended_flags=sum(len(change.over) for change in flags),
    )


def effect_of(plan: PagePlan, changes: Changes) -> Status:
    """What the import does to the page for who reads it: the same text read anew may leave all as it was."""
    return Status.UNCHANGED if plan.is_same_text and not changes else plan.status


def _changed(items: Iterable[ItemPlan]) -> int:
    return sum(item.imported is not None and bool(item.changes) for item in items)


def _new(items: Iterable[ItemPlan]) -> int:
    return sum(item.imported is None for item in items)


def _flag_changes(plan: PagePlan) -> Iterable[FlagChanges]:
    yield plan.page_flags
    yield from (item.flags for item in (*plan.articles, *plan.photos))
    yield from (gone.flags for gone in plan.gone if not gone.is_removable)


def _furniture(plan: PagePlan) -> int:
    former = Counter(plan.standing.furniture)
    now = Counter((item.kind.value, item.text) for item in plan.draft.furniture)
    return ((former - now) + (now - former)).total()
