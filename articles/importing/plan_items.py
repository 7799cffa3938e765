"""What becomes of the stories and photos of a draft: which row each of them is, and what changes there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.importing import doubts
from articles.importing.doubts import Doubt, FlagChanges
from articles.importing.items import Person, credited, lines_json, photo_draft, photo_words, story_draft, story_words
from articles.importing.match import pair_up
from articles.importing.merge import PHOTO_TEXT_FIELDS, TEXT_FIELDS, FieldMerge, merge_body, merge_texts, taken
from articles.importing.people import People
from articles.importing.place import SETTLED
from articles.importing.standing import Imported, Standing
from articles.models import Article
from articles.models import Photo as PhotoRow
from articles.models.history import REIMPORT
from articles.pagetext.values import Photo, Story


@dataclass(frozen=True, slots=True)
class Sort:
    """How articles differ from photos here."""

    thing: str
    """"article" or "photo"."""
    texts: tuple[str, ...]
    """Fields of one string."""
    credits: str
    """The field with the credits."""
    draft: Callable[[Any], dict[str, Any]]
    """A story or photo of the library -> its values."""
    words: Callable[[Mapping[str, Any]], str]
    """By what two readings of it know each other."""


ARTICLES = Sort("article", TEXT_FIELDS, "bylines", story_draft, story_words)
PHOTOS = Sort("photo", PHOTO_TEXT_FIELDS, "credits", photo_draft, photo_words)


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """What becomes of one story or photo of the draft."""

    part: Story | Photo
    draft: dict[str, Any]
    """As `PageItem.draft` will keep it, without the keys of rows."""
    people: tuple[tuple[str, Person], ...]
    """Role and person of each credit."""
    flags: FlagChanges
    imported: Imported | None = None
    """The row that a former import made of it; None for a new one."""
    merges: tuple[FieldMerge, ...] = ()

    @property
    def changes(self) -> dict[str, Any]:
        """Field -> new value, for a row that is there; `bylines` and `credits` are credits as JSON."""
        return taken(self.merges)

    @property
    def is_settled(self) -> bool:
        """Whether the row that is there stays as it is."""
        return self.imported is not None and is_settled(self.imported.row)

    @property
    def lines(self) -> dict[str, list[int]]:
        return lines_json(self.part.lines)


@dataclass(frozen=True, slots=True)
class Gone:
    """A row whose story or photo the new text does not have."""

    imported: Imported
    flags: FlagChanges
    is_removable: bool
    """Nobody has touched or seen it: it goes without a trace. Else it stays, with a flag."""


def people_of(drafts: Sequence[Mapping[str, Any]]) -> set[Person]:
    """Everybody whom the drafts credit."""
    return {who for draft in drafts for _role, who in credited(draft.get("bylines") or draft.get("credits") or [])}


def plan_items(
    sort: Sort, parts: Sequence[Story | Photo], drafts: Sequence[dict[str, Any]], standing: Standing, people: People
) -> tuple[tuple[ItemPlan, ...], tuple[Gone, ...]]:
    """The plans for all stories, or all photos, of a draft; and the rows that none of them is."""
    former = standing.of(sort.thing)
    pairs = pair_up(
        {key: sort.words(imported.draft) for key, imported in former.items()},
        {place: sort.words(draft) for place, draft in enumerate(drafts)},
    )
    plans = []
    for place, (part, draft) in enumerate(zip(parts, drafts, strict=True)):
        imported = former[pairs[place]] if place in pairs else None
        named = tuple(credited(draft[sort.credits]))
        merges = _merges(sort, imported, draft, named, people) if imported is not None else ()
        flags = standing.flags_of(sort.thing, imported)
        changes = doubts.compare(flags, _doubts(sort, part, merges, named, people), merges)
        plans.append(ItemPlan(part, draft, named, changes, imported, merges))
    found = set(pairs.values())
    gone = [_gone(sort, imported, standing) for key, imported in former.items() if key not in found]
    return tuple(plans), tuple(gone)


def is_settled(row: Article | PhotoRow) -> bool:
    """Whether an editor has approved it or readers have seen it: an import changes it no more."""
    if isinstance(row, Article):
        return row.status in SETTLED or row.was_published
    return row.page.edition.is_published or (row.article is not None and is_settled(row.article))


def _merges(
    sort: Sort,
    imported: Imported,
    draft: Mapping[str, Any],
    named: Sequence[tuple[str, Person]],
    people: People,
) -> tuple[FieldMerge, ...]:
    row, base, settled = imported.row, imported.draft, is_settled(imported.row)
    ours = {name: getattr(row, name) for name in sort.texts}
    merges = merge_texts(sort.texts, base=base, ours=ours, theirs=draft, is_settled=settled)
    if "body" in draft:
        merges.append(merge_body(base.get("body", []), row.body, draft["body"], is_settled=settled))
    merges.append(_merge_credits(sort, imported, draft, named, people, settled=settled))
    return tuple(merges)


def _merge_credits(
    sort: Sort,
    imported: Imported,
    draft: Mapping[str, Any],
    named: Sequence[tuple[str, Person]],
    people: People,
    *,
    settled: bool,
) -> FieldMerge:
    """Credits are compared by the rows they mean, so that a person whose name was corrected is no change of credits."""
    base, theirs = imported.draft.get(sort.credits, []), draft[sort.credits]
    if not imported.is_recredited:
        ours = base
    elif imported.credited == [[role, people.known.get(who)] for role, who in named]:
        ours = theirs
    else:
        ours = imported.credits
    return FieldMerge(sort.credits, base, ours, theirs, settled)


def _doubts(
    sort: Sort,
    part: Story | Photo,
    merges: Sequence[FieldMerge],
    named: Sequence[tuple[str, Person]],
    people: People,
) -> list[Doubt]:
    """What is doubtful about one item: what the library says, what could not be merged, who has namesakes."""
    several = "、".join(dict.fromkeys(who[1] for _role, who in named if who in people.namesakes))
    namesakes = [Doubt(doubts.NAMESAKES, sort.credits, facts={"names": several})] if several else []
    return [*map(doubts.doubt_of, part.flags), *doubts.doubts_of_merges(merges), *namesakes]


def _gone(sort: Sort, imported: Imported, standing: Standing) -> Gone:
    """A row that the new text does not have is flagged once; its other doubts stay as they are."""
    known = standing.flags_of(sort.thing, imported)
    flags = doubts.compare([flag for flag in known if flag.code == doubts.VANISHED], [Doubt(doubts.VANISHED)])
    is_settled_by_hand = any(not flag.is_open for flag in known)
    return Gone(imported, flags, is_removable=not is_settled_by_hand and _is_untouched(sort, imported))


def _is_untouched(sort: Sort, imported: Imported) -> bool:
    """Whether the row is still just what an import made of it, and nobody has seen or worked on it."""
    row, base = imported.row, imported.draft
    if is_settled(row) or imported.is_recredited or any(getattr(row, name) != base[name] for name in sort.texts):
        return False
    if isinstance(row, PhotoRow):
        return not (row.image or row.alt or row.is_withheld)
    return not (
        row.status != Article.Status.IMPORTED
        or _has_history(row)
        or row.body != base["body"]
        or row.slug
        or row.origin
        or row.tagged.exists()
    )


def _has_history(row: Article) -> bool:
    """Whether a person has done something to the article, or only saved it as it was, which leaves no step."""
    steps = set(row.steps.values_list("verb", flat=True))
    return bool(steps - {REIMPORT}) or (not steps and row.revisions.exists())
