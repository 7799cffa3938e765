"""Plans -> stories and photos: joined, cleaned, each field with its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.pagetext.marking.units import Unit
from articles.pagetext.order.chunks import HEADED
from articles.pagetext.roles.weather import is_heading
from articles.pagetext.stories.bylines import credits_of
from articles.pagetext.stories.jumps import labels
from articles.pagetext.stories.paragraphs import joints
from articles.pagetext.stories.passages import Passage, passages
from articles.pagetext.stories.photos import photo_credits
from articles.pagetext.stories.sheet import PhotoPlan, Plan
from articles.pagetext.stories.subheads import best_slots, join_stray, parted
from articles.pagetext.text import people
from articles.pagetext.text.clean import clean, join_head, join_lines
from articles.pagetext.text.measure import Page
from articles.pagetext.text.opening import Opening, caption, jump_before, jump_behind, opening, tail
from articles.pagetext.values import BodyBlock, BodyKind, Credit, Kind, Photo, Role, Story


@dataclass(frozen=True, slots=True)
class Built:
    """The text of one body."""

    blocks: tuple[BodyBlock, ...]
    dateline: str
    credits: tuple[Credit, ...]
    jump_to: str
    """Of a jump that stands inside its last line."""
    jump_from: str
    """Of a jump that stands inside its first line."""


def story(
    page: Page,
    plan: Plan,
    roles: Mapping[int, Role],
    fitted: Mapping[str, float],
    *,
    kind: Kind = Kind.ARTICLE,
    is_one: bool = True,
) -> Story:
    """Build the story of a plan by the weights of `paragraphs`; flags and confidence are added by `confidence`.

    Where it is several in one, a column of briefs, who wrote one of them stays in the text.
    """
    built = build(page, plan, roles, fitted, is_signed=is_one)
    printed = sorted(plan.bylines, key=lambda unit: unit.first)
    own = (*plan.signed, *(credit for unit in printed for credit in credits_of(unit)))
    out, came = labels(plan.jump)
    return Story(
        kind=kind,
        lines=_story_lines(plan, roles),
        kicker=plan.kicker.text if plan.kicker else "",
        headline=plan.headline.text if plan.headline else "",
        deck=plan.deck.text if plan.deck else "",
        bylines=people.merge((*own, *built.credits)) if own or built.credits else (),
        dateline=built.dateline or next(filter(None, (_dateline(page, unit) for unit in plan.bylines)), ""),
        body=built.blocks,
        jump_to=out or built.jump_to,
        jump_from=came or built.jump_from,
    )


def _dateline(page: Page, byline: Unit) -> str:
    """That of an opening that stands alone and was taken for a byline."""
    return opening(page.rows[byline.first].whole).dateline


def build(
    page: Page, plan: Plan, roles: Mapping[int, Role], fitted: Mapping[str, float], *, is_signed: bool = True
) -> Built:
    """Cut the pieces of a body into paragraphs, take dateline and inner byline off, put subheads in.

    Args:
        is_signed: who is named at its end wrote all of it.
    """
    pieces = plan.body.pieces
    plan.joints = joints(pieces, fitted)
    found = passages(pieces, plan.joints, _subhead_places(plan, roles))
    texts = [passage.text for passage in found]
    head = opening(texts[0]) if found[0].kind is BodyKind.PARAGRAPH else Opening("", (), texts[0])
    texts[0], came = jump_before(head.text)
    texts[-1], out = jump_behind(texts[-1])
    texts[-1], closing = tail(texts[-1]) if is_signed else (texts[-1], ())
    inner = people.merge((*head.credits, *closing)) if head.credits or closing else ()
    blocks = _blocks(found, texts, set(plan.body.chain.lines))
    return Built(tuple(_with_subheads(page, plan, roles, blocks)), head.dateline, inner, out, came)


def _blocks(found: Sequence[Passage], texts: Sequence[str], owned: set[int]) -> list[BodyBlock]:
    """A block for each passage; a line that two passages share belongs to the first."""
    blocks: list[BodyBlock] = []
    used: set[int] = set()
    for passage, text in zip(found, texts, strict=True):
        lines = tuple(dict.fromkeys(p.line for p in passage.pieces if p.line in owned and p.line not in used))
        used.update(lines)
        if text:
            blocks.append(BodyBlock(passage.kind, text, lines))
    return blocks


def _subhead_places(plan: Plan, roles: Mapping[int, Role]) -> set[int]:
    """Positions of the pieces that follow a subhead of the chain: a paragraph starts there."""
    return {at for at, _, is_firm in _chain_subheads(plan, roles) if is_firm}


def _chain_subheads(plan: Plan, roles: Mapping[int, Role]) -> Iterator[tuple[int, tuple[int, ...], bool]]:
    """Subheads that stand in the chain: position of the piece that follows, their lines, and whether it surely does."""
    at, pending = 0, []
    chain = plan.body.chain
    for place, segment in enumerate(chain.segments):
        role = roles.get(segment.line)
        if role is Role.SUBHEAD and segment.line in chain.lines:
            pending.append(segment.line)
        elif role is Role.BODY and at < len(plan.body.pieces) and plan.body.pieces[at].line == segment.line:
            if pending:
                yield at, tuple(pending), chain.links[place - 1] >= HEADED
                pending = []
            at += 1
    if pending:
        yield at, tuple(pending), False


def _with_subheads(page: Page, plan: Plan, roles: Mapping[int, Role], blocks: list[BodyBlock]) -> list[BodyBlock]:
    """Put the subheads in: those that surely stand in the chain there, the others where their words are."""
    texts = {row.number: row.text for row in page.rows}
    before: dict[int, list[BodyBlock]] = {}
    starts = {line: k for k, block in reversed(list(enumerate(blocks))) for line in block.lines[:1]}
    strays = [
        BodyBlock(
            BodyKind.SUBHEAD, "".join(unit.text for unit in group), tuple(n for unit in group for n in unit.lines)
        )
        for group in join_stray(plan.subheads)
    ]
    for at, lines, is_firm in _chain_subheads(plan, roles):
        for own in parted(page, lines):
            subhead = BodyBlock(BodyKind.SUBHEAD, join_head(texts[line] for line in own), own)
            if is_firm:
                slot = starts.get(plan.body.pieces[at].line, len(blocks))
                before.setdefault(slot, []).append(subhead)
            else:
                strays.append(subhead)
    fixed = {slot: some[0].text for slot, some in before.items()}
    slots = best_slots([stray.text for stray in strays], fixed, [block.text for block in blocks])
    for stray, slot in zip(strays, slots, strict=True):
        before.setdefault(slot, []).append(stray)
    found: list[BodyBlock] = []
    for k, block in enumerate(blocks):
        found.extend(before.get(k, ()))
        found.append(block)
    found.extend(before.get(len(blocks), ()))
    return found


def _story_lines(plan: Plan, roles: Mapping[int, Role]) -> dict[Role, tuple[int, ...]]:
    lines: dict[Role, list[int]] = {}
    for role, units in (
        (Role.KICKER, (plan.kicker,)),
        (Role.HEADLINE, (plan.headline,)),
        (Role.DECK, (plan.deck,)),
        (Role.BYLINE, tuple(plan.bylines)),
        (Role.JUMP, (plan.jump,)),
        (Role.SUBHEAD, tuple(plan.subheads)),
    ):
        lines[role] = [number for unit in units if unit for number in unit.lines]
    for line in plan.body.chain.lines:
        lines.setdefault(Role.SUBHEAD if roles.get(line) is Role.SUBHEAD else Role.BODY, []).append(line)
    return {role: tuple(sorted(numbers)) for role, numbers in lines.items() if numbers}


def photo(plan: PhotoPlan, plans_story: int | None, of_page: tuple[Credit, ...] = ()) -> Photo:
    """Build the photo of a plan; where it has no credit, that of the whole page is its."""
    lines = {
        Role.TITLE: plan.title.lines if plan.title else (),
        Role.CAPTION: tuple(n for unit in plan.caption for n in unit.lines),
        Role.CREDIT: tuple(n for unit in plan.credits for n in unit.lines),
    }
    text, closing = caption(join_lines(unit.text for unit in plan.caption))
    credited = photo_credits(plan.credits) if plan.credits else closing or of_page
    return Photo(
        lines={role: tuple(sorted(numbers)) for role, numbers in lines.items() if numbers},
        title=plan.title.text if plan.title else "",
        caption=text,
        credits=credited,
        story=plans_story,
        reasons={field: tuple(why) for field, why in plan.reasons.items()},
        flags=tuple(plan.flags),
    )


def furniture_text(texts: Sequence[str]) -> str:
    """The lines of an advertisement or folio, cleaned, line breaks kept."""
    return "\n".join(clean(text).text for text in texts)


def weather_text(texts: Sequence[str]) -> str:
    """A forecast, cleaned: its lines run on until a sentence ends, as print broke them at the column's edge; a heading
    stands by itself."""
    runs: list[list[str]] = []
    for text in texts:
        if runs and not runs[-1][-1].rstrip().endswith(("。", "！", "；")) and not is_heading(runs[-1][-1]):
            runs[-1].append(text)
        else:
            runs.append([text])
    return "\n".join(join_lines(run) for run in runs)


def unit_lines(units: Sequence[Unit]) -> tuple[int, ...]:
    """All lines of units, ascending."""
    return tuple(sorted(number for unit in units for number in unit.lines))
