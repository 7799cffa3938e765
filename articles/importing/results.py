"""What came of one page: a few numbers, for a draft would be too much to keep for each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from articles.importing.changes import NOTHING, Changes, changes_of, effect_of
from articles.importing.plan import PagePlan, Status
from articles.models import Article, Flag, Page, PageItem
from articles.pagetext.values import Kind


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one file, or of one page that was read anew."""

    path: Path
    status: Status
    day: date | None
    label: str
    articles: int
    photos: int
    furniture: int
    unplaced_lines: int
    flags: int
    """Open doubts about the page and all on it; in a dry run those that it would have, but for jumps."""
    page: int | None
    """Key of the page's row; None in a dry run of a new page."""
    changes: Changes = NOTHING


def unchanged_result(path: Path, page: Page) -> Result:
    """What the rows say of a page that stays as it is."""
    items = list(PageItem.objects.filter(source=page.current_source_id).values_list("kind", "lines"))
    kinds = Counter(kind for kind, _lines in items)
    articles, photos = kinds[Kind.ARTICLE] + kinds[Kind.BRIEF], kinds[Kind.PHOTO]
    return Result(
        path,
        Status.UNCHANGED,
        page.edition.date,
        page.label,
        articles=articles,
        photos=photos,
        furniture=len(items) - articles - photos - kinds[Kind.UNPLACED],
        unplaced_lines=sum(
            len(numbers) for kind, lines in items if kind == Kind.UNPLACED for numbers in lines.values()
        ),
        flags=_open_flags(page),
        page=page.pk,
    )


def result_of(path: Path, plan: PagePlan, page: Page | None, *, is_dry: bool) -> Result:
    """What a plan does to its page, or in a dry run would do."""
    draft, changes = plan.draft, changes_of(plan)
    unplaced = [item for item in draft.furniture if item.kind is Kind.UNPLACED]
    return Result(
        path,
        effect_of(plan, changes),
        plan.place.day,
        plan.place.label,
        articles=len(draft.stories),
        photos=len(draft.photos),
        furniture=len(draft.furniture) - len(unplaced),
        unplaced_lines=sum(len(item.lines) for item in unplaced),
        flags=_planned_flags(plan) if is_dry else _open_flags(page),
        page=page.pk if page is not None else None,
        changes=changes,
    )


def _open_flags(page: Page) -> int:
    return Flag.objects.open().filter(page=page).count()


def _planned_flags(plan: PagePlan) -> int:
    """The open flags that the page will have once the plan is applied; what linking says of them comes later."""
    standing, goes = plan.standing, [item.imported.row for item in plan.gone if item.is_removable]
    without = {("article" if isinstance(row, Article) else "photo", row.pk) for row in goes}
    stay = [flag for thing, flags in standing.flags.items() if thing not in without for flag in flags]
    flagged = [item.flags for item in plan.gone if not item.is_removable]
    flagged += [plan.page_flags, *(item.flags for item in (*plan.articles, *plan.photos))]
    return sum(flag.is_open for flag in stay) + sum(len(change.new) - len(change.over) for change in flagged)
