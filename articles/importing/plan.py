"""What importing a draft would change: compares it with the rows, writes nothing.

`--dry-run` shows this plan, a real run applies the same one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from articles.importing import doubts
from articles.importing.doubts import Doubt, FlagChanges
from articles.importing.items import photo_draft, story_draft
from articles.importing.lines import LineMap, line_map
from articles.importing.people import People, find_people
from articles.importing.place import Place, find_place
from articles.importing.plan_items import ARTICLES, PHOTOS, Gone, ItemPlan, people_of, plan_items
from articles.importing.standing import Standing, read_standing
from articles.models import Page, SourceText
from articles.pagetext.values import PageDraft


class Status(Enum):
    """What an import does to a page."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What importing one page would change."""

    draft: PageDraft
    status: Status
    place: Place
    source: SourceText | None = None
    """The row of this very reading, when it is on record already."""
    standing: Standing = field(default_factory=Standing)
    people: People = field(default_factory=People)
    articles: tuple[ItemPlan, ...] = ()
    photos: tuple[ItemPlan, ...] = ()
    gone: tuple[Gone, ...] = ()
    """Articles and photos of the former text that this one does not have."""
    page_flags: FlagChanges = field(default_factory=FlagChanges)
    moved: LineMap | None = None
    """Where the lines of the page's former text stand in this one; None without a former text."""
    is_same_text: bool = False
    """Whether the page's former text is this one, read by another version or with something else known."""


def plan_page(draft: PageDraft, *, lock: bool = False, planned: Page | None = None) -> PagePlan:
    """What importing the draft would change.

    With `lock` (inside a transaction) the rows in question are held until it ends.

    Args:
        planned: in a dry run, another page that will bear the draft's day and label by then.
    Raises:
        PageTaken: a person said which page it is, but that is another page already.
    """
    place = find_place(draft, lock=lock, planned=planned)
    source = SourceText.objects.filter(sha256=draft.sha256, importer_version=draft.version).first()
    page = place.page
    if page is not None and source is not None and page.current_source_id == source.pk and not place.is_news:
        return PagePlan(draft, Status.UNCHANGED, place, source)
    standing = read_standing(page, lock=lock)
    stories, photos = [story_draft(story) for story in draft.stories], [photo_draft(photo) for photo in draft.photos]
    people = find_people(people_of([*stories, *photos]))
    article_plans, gone = plan_items(ARTICLES, draft.stories, stories, standing, people)
    photo_plans, gone_photos = plan_items(PHOTOS, draft.photos, photos, standing, people)
    return PagePlan(
        draft,
        Status.NEW if page is None else Status.CHANGED,
        place,
        source,
        standing,
        people,
        article_plans,
        photo_plans,
        (*gone, *gone_photos),
        _page_flags(draft, place, standing),
        _moved(page, draft),
        is_same_text=_is_same_text(page, draft),
    )


def _page_flags(draft: PageDraft, place: Place, standing: Standing) -> FlagChanges:
    """Doubts about the page itself and its furniture; none about what is known better already."""
    wanted = [doubts.doubt_of(flag) for flag in draft.flags if flag.field not in place.outranked]
    wanted += [doubts.doubt_of(flag) for item in draft.furniture for flag in item.flags]
    wanted += doubts.doubts_of_merges(place.merges)
    if place.label_taken:
        wanted.append(Doubt(doubts.LABEL_TAKEN, "page", facts={"label": place.label_taken}))
    return doubts.compare(standing.page_flags, wanted, place.merges)


def _is_same_text(page: Page | None, draft: PageDraft) -> bool:
    return page is not None and page.current_source is not None and page.current_source.sha256 == draft.sha256


def _moved(page: Page | None, draft: PageDraft) -> LineMap | None:
    if page is None or page.current_source is None:
        return None
    return line_map(page.current_source.lines, [line.text for line in draft.lines])
