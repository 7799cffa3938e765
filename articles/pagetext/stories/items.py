"""Roles and chains -> the items of a page: stories, photos, furniture, and what found no home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.pagetext.learnt import Learnt
from articles.pagetext.marking.assign import FURNITURE, Label, Mark, roles_of
from articles.pagetext.marking.briefs import columns
from articles.pagetext.marking.units import HEADS, Unit, continues_byline, join_torn_bylines
from articles.pagetext.order.chains import Chain
from articles.pagetext.stories import assemble
from articles.pagetext.stories.bodies import Body, Rarity, bodies
from articles.pagetext.stories.byline_places import Standing
from articles.pagetext.stories.bylines import place_bylines, signed
from articles.pagetext.stories.confidence import WEAK, Surroundings, judge
from articles.pagetext.stories.head_owners import Owners
from articles.pagetext.stories.heads import place_heads, read_heads
from articles.pagetext.stories.jumps import place_jumps
from articles.pagetext.stories.match import Places, places
from articles.pagetext.stories.photos import photos
from articles.pagetext.stories.recast import Recast
from articles.pagetext.stories.shared_credits import share
from articles.pagetext.stories.sheet import PhotoPlan, Plan
from articles.pagetext.stories.subheads import adopt
from articles.pagetext.stories.teachers import give_helpers
from articles.pagetext.stories.titles import give_titles
from articles.pagetext.text import people
from articles.pagetext.text.clean import join_head
from articles.pagetext.text.language import Language
from articles.pagetext.text.measure import Page
from articles.pagetext.text.opening import opening
from articles.pagetext.values import Flag, Furniture, Kind, Photo, Role, SourceLine, Story

STUB = 2
"""Lines: a body of no more, without headline or byline, is no story but a scrap."""
PHOTO_STORY = 0.5
"""Share of a caption's rare words that must be in a body for the photo to belong to its story."""


@dataclass(frozen=True, slots=True)
class Items:
    """What a page is made of."""

    stories: tuple[Story, ...]
    photos: tuple[Photo, ...]
    furniture: tuple[Furniture, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True)
class Sketch:
    """Stories with their heads, and what is to be given to them."""

    page: Page
    marks: Mapping[int, Mark]
    """The role of each row."""
    plans: list[Plan]
    bodies: list[Body]
    units: tuple[Unit, ...]
    """All of the page but headlines that are titles of photos."""
    photos: list[PhotoPlan]
    left: list[Unit]
    """Units that nothing wanted so far."""
    bylines: tuple[Unit, ...]
    standing: Standing
    """Of the bylines towards the plans."""
    where: Places
    headlines: int
    """How many there are, those of photos included."""
    owners: Owners
    """Of the head lines, as they were given out last."""
    recast: Recast
    """The body lines that may be heads."""


def stories(sketch: Sketch, learnt: Learnt) -> Items:
    """Give bylines and jumps to the stories of a sketch, and build every item.

    Args:
        sketch: the stories with their heads, and all other units of the page.
        learnt: what bylines, paragraphs and confidence are judged by.
    Returns:
        Items that use each row exactly once.
    """
    page, marks = sketch.page, sketch.marks
    roles = roles_of(marks)
    found, every, photo_plans = sketch.bodies, sketch.units, sketch.photos
    jumps = [unit for unit in every if unit.label is Label.JUMP]
    left = [
        *sketch.left,
        *place_bylines(sketch.plans, sketch.bylines, sketch.standing, learnt.bylines),
        *place_jumps(page, sketch.plans, jumps, sketch.where),
    ]
    took = share(page, sketch.plans)
    plans, scraps = _without_scraps(sketch.plans)
    briefs = _briefs(page, plans, roles)
    raw = [
        assemble.story(
            page,
            plan,
            roles,
            learnt.joints,
            kind=Kind.BRIEF if k in briefs else Kind.ARTICLE,
            is_one=briefs.get(k, True),
        )
        for k, plan in enumerate(plans)
    ]
    bylines = Counter(plan.byline_place for plan in plans if plan.bylines)
    around = Surroundings(
        sum(len(unit.lines) for unit in left) + sum(len(plan.body.chain.lines) for plan in scraps),
        sum(not story.bylines for story in raw),
        len(raw),
        headlines=sketch.headlines,
        weak=sum(min(plan.body.chain.links, default=1.0) < WEAK for plan in plans),
        narrowest=min((plan.body.chain.margins[0] for plan in plans), default=0.0),
        byline_place=max(bylines, key=bylines.__getitem__, default=""),
        loose=sum(bool(plan.bylines) and not plan.chances.get("byline certain") for plan in plans)
        + sum(unit.label is Label.BYLINE for unit in left),
    )
    built = sorted(
        (judge(plan, story, marks, around, learnt.confidence) for plan, story in zip(plans, raw, strict=True)),
        key=_order,
    )
    rarity = Rarity(found, learnt.order.senses)
    pictures = tuple(assemble.photo(plan, _story_of(plan, plans, built, rarity), took) for plan in photo_plans)
    boxes = _furniture(every, page)
    homeless = _homeless(page, built, pictures, boxes)
    flags = (Flag("lines.unplaced", "", homeless, {"count": len(homeless)}),) if homeless else ()
    unplaced = _unplaced(page, homeless)
    return Items(tuple(built), pictures, (*boxes, *unplaced), flags)


def _briefs(page: Page, plans: Sequence[Plan], roles: Mapping[int, Role]) -> dict[int, bool]:
    """Which plans are briefs, and whether each is one alone; a byline at the end of their column is that of all."""
    owner = {piece.line: k for k, plan in enumerate(plans) for piece in plan.body.pieces}
    found: dict[int, bool] = {}
    for column in columns(page, roles):
        own = sorted({owner[body[0]] for body in column.wholes if body[0] in owner})
        found.update(dict.fromkeys(own, column.has_heads))
        for plan in (plans[k] for k in own if column.shared and not plans[k].is_signed):
            plan.signed = column.shared
            plan.because("bylines", "stands at the end of the column of briefs, for all of it")
    return found


def sketched(
    page: Page,
    lines: Sequence[SourceLine],
    marks: Mapping[int, Mark],
    every: tuple[Unit, ...],
    chains: Sequence[Chain],
    language: Language,
    learnt: Learnt,
) -> Sketch:
    """Match heads to the chains; bylines, jumps and photos are still to be given out.

    Args:
        page: the rows of the page.
        lines: its source lines.
        marks: the role of each row.
        every: all units of the page.
        chains: the bodies in reading order.
        language: of the page.
        learnt: what heads are judged by.
    """
    found, strays = _without_strays(bodies(page, lines, chains, roles_of(marks)))
    found, openings = _without_openings(found)
    plans = [Plan(body) for body in found]
    photo_plans = photos(page, every, language)
    headlines = [unit for unit in every if unit.label is Label.HEADLINE]
    where, rarity = places(found, len(page.rows)), Rarity(found, learnt.order.senses)
    bare = [unit for unit in headlines if not signed(page, [unit])]
    taken, left = give_titles(photo_plans, every, bare, found, marks, where, rarity)
    wanted = [unit for unit in left if unit.label is Label.HEADLINE]
    left = [unit for unit in left if unit.label is not Label.HEADLINE]
    units = _renamed(every, taken, wanted)
    heads, extras = [unit for unit in units if unit.label in HEADS], [_stray_head(body, marks) for body in strays]
    owner = place_heads(page, plans, heads, extras, where, rarity, marks)
    owners = Owners(page, found, owner, marks, rarity, language)
    _improve(page, plans, owners, learnt)
    without = read_heads(page, plans, [*heads, *extras], owners.of, rarity, learnt)
    left += _adopted(page, plans, without, units, chains, rarity)
    for plan in plans:
        plan.signed = signed(page, plan.head_units)
        if plan.signed:
            plan.because("bylines", "stands behind the headline, on its line")
    named = sorted((*openings, *(unit for unit in units if unit.label is Label.BYLINE)), key=lambda unit: unit.first)
    bylines = join_torn_bylines(_with_others(page, plans, give_helpers(plans, named)))
    standing = Standing(page, plans, bylines, units, where)
    recast = Recast(page, marks, plans, (*found, *strays), language)
    return Sketch(
        page=page,
        marks=marks,
        plans=plans,
        bodies=found,
        units=units,
        photos=photo_plans,
        left=left,
        bylines=bylines,
        standing=standing,
        where=where,
        headlines=len(headlines),
        owners=owners,
        recast=recast,
    )


def _improve(page: Page, plans: Sequence[Plan], owners: Owners, learnt: Learnt) -> None:
    """Let head lines change their story, and note why."""
    for (line, new), nats in owners.improve(learnt.owners).items():
        if new is not None:
            text = page.rows[page.index[line]].text.strip()
            plans[new].because("headline", f"“{text}” is rather of its head than of another's ({nats:+.1f} nats)")


def _with_others(page: Page, plans: Sequence[Plan], bylines: Sequence[Unit]) -> list[Unit]:
    """Give each byline that goes on with one glued to the line of a head to its story; return the others."""
    owner = {unit.last + 1: (plan, page.rows[unit.last].byline) for plan in plans for unit in plan.head_units}
    rest: list[Unit] = []
    for unit in bylines:
        plan, above = owner.get(unit.first, (None, ""))
        if plan is not None and above and continues_byline(above, unit.text):
            plan.bylines.append(unit)
            plan.because("bylines", f"“{unit.text}” goes on with it below")
        else:
            rest.append(unit)
    return rest


def _renamed(every: Sequence[Unit], titles: Sequence[Unit], headlines: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a page without the headlines that became titles, and with titles that became headlines as such."""
    named = {unit.first: unit for unit in headlines}
    return tuple(named.get(unit.first, unit) for unit in every if unit not in titles)


def _without_strays(found: Sequence[Body]) -> tuple[list[Body], list[Body]]:
    """Bodies, and scraps of a line or two that end no sentence: heads or subheads that were taken for body lines."""

    def is_stray(body: Body) -> bool:
        return len(body.pieces) <= STUB and body.is_cut and not body.credits and not opening(body.text).dateline

    return [body for body in found if not is_stray(body)], [body for body in found if is_stray(body)]


def _without_openings(found: Sequence[Body]) -> tuple[list[Body], list[Unit]]:
    """Bodies, and as bylines those that are nothing but the opening of one, 本报讯（记者 某某）.

    Where an extractor wrote it among other lines, nothing in it tells how it goes on, but whose it is can be told as of
    any byline.
    """
    bodies: list[Body] = []
    openings: list[Unit] = []
    for body in found:
        unit = _lone_opening(body)
        if unit is None:
            bodies.append(body)
        else:
            openings.append(unit)
    return bodies, openings


def _lone_opening(body: Body) -> Unit | None:
    """The byline of a body that is an opening alone; None for others."""
    start = opening(body.text)
    if start.text or not start.credits:
        return None
    text = body.text[body.text.find(start.dateline) + len(start.dateline) :].strip()
    return Unit(Label.BYLINE, body.first, body.last, body.chain.lines, text, 1.0) if people.parse(text) else None


def _adopted(
    page: Page,
    plans: Sequence[Plan],
    left: Sequence[Unit],
    every: Sequence[Unit],
    chains: Sequence[Chain],
    rarity: Rarity,
) -> list[Unit]:
    """What is left of the heads once some became subheads of stories, with the subheads that are in no chain."""
    headlines = [unit for unit in left if signed(page, [unit])]
    chained = {segment.line for chain in chains for segment in chain.segments}
    subheads = [unit for unit in every if unit.label is Label.SUBHEAD and chained.isdisjoint(unit.lines)]
    return headlines + adopt(plans, [*(unit for unit in left if unit not in headlines), *subheads], rarity)


def _stray_head(body: Body, marks: Mapping[int, Mark]) -> Unit:
    lines = tuple(sorted(body.chain.lines))
    chance = min(sum(marks[n].shares.get(label, 0.0) for label in HEADS) for n in lines)
    return Unit(Label.HEADLINE, body.first, body.last, lines, join_head(piece.text for piece in body.pieces), chance)


def _without_scraps(plans: Sequence[Plan]) -> tuple[list[Plan], list[Plan]]:
    def is_scrap(plan: Plan) -> bool:
        return plan.headline is None and not plan.bylines and len(plan.body.pieces) <= STUB

    return [plan for plan in plans if not is_scrap(plan)], [plan for plan in plans if is_scrap(plan)]


def _order(story: Story) -> int:
    """Stories stand in the order of their first headline line; those without one, of their first line."""
    first = story.lines.get(Role.HEADLINE) or next(iter(sorted(story.lines.values())))
    return first[0]


def _story_of(plan: PhotoPlan, plans: Sequence[Plan], built: Sequence[Story], rarity: Rarity) -> int | None:
    text = "".join(unit.text for unit in plan.caption)
    best, most = None, PHOTO_STORY
    for candidate in plans:
        shared = rarity.overlap(text, candidate.body.words)
        if shared > most:
            best, most = candidate, shared
    if best is None:
        return None
    line = best.body.chain.lines[0]
    return next((k for k, story in enumerate(built) if line in story.numbers), None)


def _furniture(every: Sequence[Unit], page: Page) -> tuple[Furniture, ...]:
    """One item for each box; all folio lines of a page are one."""
    texts = {row.number: row.whole for row in page.rows}
    boxes: dict[tuple[Kind, int], list[Unit]] = {}
    last: dict[Kind, Unit] = {}
    for unit in every:
        if unit.label not in FURNITURE:
            continue
        kind = Kind(unit.label.value)
        together = kind is Kind.FOLIO or (kind in last and unit.first - last[kind].last <= 1)
        key = (kind, 0 if kind is Kind.FOLIO else unit.first)
        if together and kind is not Kind.FOLIO:
            key = next(k for k, some in boxes.items() if last[kind] in some)
        boxes.setdefault(key, []).append(unit)
        last[kind] = unit
    return tuple(_box(kind, some, texts) for (kind, _), some in boxes.items())


def _box(kind: Kind, some: Sequence[Unit], texts: Mapping[int, str]) -> Furniture:
    lines = assemble.unit_lines(some)
    words = assemble.weather_text if kind is Kind.WEATHER else assemble.furniture_text
    return Furniture(kind, words([texts[n] for n in lines]), lines, min(unit.probability for unit in some))


def _homeless(
    page: Page, built: Sequence[Story], pictures: Sequence[Photo], boxes: Sequence[Furniture]
) -> tuple[int, ...]:
    used = {n for item in (*built, *pictures) for n in item.numbers}
    used.update(n for box in boxes for n in box.lines)
    return tuple(row.number for row in page.rows if row.number not in used)


def _unplaced(page: Page, homeless: Iterable[int]) -> tuple[Furniture, ...]:
    """Runs of neighbouring homeless rows, each an item of its own."""
    runs: list[list[int]] = []
    for number in homeless:
        if runs and page.index[number] == page.index[runs[-1][-1]] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = {row.number: row.whole for row in page.rows}
    return tuple(
        Furniture(Kind.UNPLACED, assemble.furniture_text([texts[n] for n in run]), tuple(run), 0.0) for run in runs
    )


__all__ = ["Items", "stories"]
