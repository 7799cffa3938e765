"""Which kicker, headline and deck each story gets.

Headlines go to bodies first, as one optimal assignment. What is left of the heads joins the story that it stands
beside or speaks of; then single lines may change their story (`head_owners`), and last each story's head lines are read
again as kicker, headline and deck, knowing now that they are one story's and that just one headline is among them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from articles.pagetext.hungarian import NEVER, best_pairs
from articles.pagetext.learnt import Learnt
from articles.pagetext.marking.arrivals import is_rest
from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.units import Unit
from articles.pagetext.stories.bodies import BARE, Rarity
from articles.pagetext.stories.head_orders import ways_to_read
from articles.pagetext.stories.head_parts import MOST_LINES, Head, best_of
from articles.pagetext.stories.match import Choice, Places, is_crowded, is_near, kin_within, match_headlines
from articles.pagetext.stories.sheet import Plan
from articles.pagetext.text import style_table as style
from articles.pagetext.text.clean import clean, join_head, unshadow
from articles.pagetext.text.language import Table
from articles.pagetext.text.measure import Page, Row

BESIDE = 1.8
"""Points for a head with no other head line between it and the headline, on its own side."""
KIN = 0.2
"""Points for each nat by which a head and a body are likelier of one story than of two."""
SAME_RUN = 0.8
"""Points for standing in the same run of heads as the headline, on its own side."""
WORDS = 5.0
"""Points for a head all of whose weight is in the body. Measured, with `FARTHEST`: of 2, 3, 4, 5 and 6 the best for
kickers and decks, which an extractor may write far from their headline."""
FAR = 0.25
"""Points lost for each row between, up to `FARTHEST`."""
FARTHEST = 6
"""Rows from which a head is no farther: words alone decide there."""
LEAST = 0.9
"""Points below which a kicker, deck or left-over headline is rather left alone."""
ANY = -4.0
"""Points from which a story without any headline takes one that nobody else wanted."""
MOST_OF_IT, MUCH_MORE = 0.5, 0.35
"""Share of its words that a head must have in a body to take the place of the headline that stood there, and how much
more than that headline's."""
PARALLEL = 4
"""Characters that two heads must share in a row to be made alike."""
SURELY = 0.85
"""Probability from which a line is a kicker or deck whatever its words."""
ONE_RUN = 1
"""Rows from a head to the next of its run: kicker and headline do not exchange places."""
NEIGHBOURS = 20
"""Stories before and after that are compared with one in a crowd."""


def place_heads(
    page: Page,
    plans: Sequence[Plan],
    heads: Sequence[Unit],
    strays: Sequence[Unit],
    where: Places,
    rarity: Rarity,
    marks: Mapping[int, Mark],
) -> dict[int, int | None]:
    """Give headlines, kickers and decks to stories.

    Args:
        strays: scraps that were taken for body lines and may be heads; stories without a headline are offered them.
    Returns:
        Head line -> the position of its story, None where no story got it; scraps only where one did.
    """
    headlines = [unit for unit in heads if unit.label is Label.HEADLINE]
    rest = [*(unit for unit in heads if unit.label is not Label.HEADLINE), *strays]
    matching = match_headlines([plan.body for plan in plans], headlines, where, rarity)
    for at, choice in matching.chosen.items():
        _give_headline(plans[at], headlines, choice)
    subheads = [_subheads(page, plan, marks, strays) for plan in plans]
    left = _exchange(plans, [*(headlines[k] for k in matching.left), *rest], rarity, marks, subheads)
    decks = [unit for unit in left if unit.text.startswith(style.DASH)]
    left = decks + _promote(plans, [unit for unit in left if unit not in decks], where, rarity)
    every = sorted((*heads, *strays), key=lambda unit: unit.first)
    heads_by_plan: dict[int, list[Unit]] = {k: [plan.headline] for k, plan in enumerate(plans) if plan.headline}
    left = _join(page, plans, left, every, rarity, heads_by_plan, subheads)
    left = _promote(plans, left, where, rarity)
    heads_by_plan |= {k: [plan.headline] for k, plan in enumerate(plans) if plan.headline and k not in heads_by_plan}
    owner: dict[int, int | None] = {number: None for unit in heads for number in unit.lines}
    owner |= {number: k for k, units in heads_by_plan.items() for unit in units for number in unit.lines}
    return owner


def read_heads(
    page: Page,
    plans: Sequence[Plan],
    units: Sequence[Unit],
    owner: Mapping[int, int | None],
    rarity: Rarity,
    learnt: Learnt,
) -> list[Unit]:
    """Read the head lines of each story as its kicker, headline and deck.

    Args:
        units: all heads, and scraps that were offered to stories.
        owner: line -> the position of its story; None, or no entry, where it is no story's.
    Returns:
        What is no story's, in file order.
    """
    own: dict[int, list[int]] = {}
    for number, k in owner.items():
        if k is not None:
            own.setdefault(k, []).append(number)
    for k, plan in enumerate(plans):
        plan.headline = None
        if k in own:
            settle(page, plan, own[k], units, learnt.order.table, learnt.heads)
    _weigh_words(plans, rarity)
    left = []
    for unit in units:
        numbers = [number for number in unit.lines if owner.get(number) is None]
        if numbers:
            is_whole = len(numbers) == len(unit.lines)
            left.append(unit if is_whole else _unit(page, unit.label, numbers, page.rows_of(numbers), [unit]))
    return sorted(left, key=lambda unit: unit.first)


def _weigh_words(plans: Sequence[Plan], rarity: Rarity) -> None:
    """Note how much of each headline's words its body has, and how much the best other body; and what senses say."""
    reach = NEIGHBOURS if is_crowded(plans, plans) else len(plans)
    for k, plan in enumerate(plans):
        if plan.headline is None:
            continue
        text = plan.headline.text
        near = plans[max(0, k - reach) : k + reach + 1]
        others = (rarity.overlap(text, other.body.words) for other in near if other is not plan)
        plan.chances["headline words"] = rarity.overlap(text, plan.body.words)
        plan.chances["headline words elsewhere"] = max(others, default=0.0)
        plan.chances["headline kin"] = rarity.kin(text, plan.body)


def _exchange(
    plans: Sequence[Plan],
    left: Sequence[Unit],
    rarity: Rarity,
    marks: Mapping[int, Mark],
    subheads: Sequence[Sequence[str]],
) -> list[Unit]:
    """Let a head that stands elsewhere take the place of a headline whose words the body has much less of.

    So too where the headline is made like a subhead of the body, in the same words, and the other is not.

    Returns:
        The heads still left; a headline that lost its place is offered to nobody else.
    """
    gains = []
    crowded = is_crowded(plans, left)
    for p, plan in enumerate(plans):
        if plan.headline is None:
            continue
        own = rarity.overlap(plan.headline.text, plan.body.words)
        for u, unit in enumerate(left):
            if crowded and not is_near(unit, plan.body):
                continue
            shared = rarity.overlap(unit.text, plan.body.words)
            apart = max(unit.first - plan.headline.last, plan.headline.first - unit.last) > ONE_RUN
            parallel = (
                shared >= own - 0.1 and _is_parallel(plan.headline, subheads[p]) and not _is_parallel(unit, subheads[p])
            )
            better = shared >= MOST_OF_IT and (shared - own >= MUCH_MORE or parallel)
            if apart and better and not _is_surely_beside(unit, marks):
                gains.append((shared - own, p, u))
    return _change_places(plans, left, gains)


def _change_places(plans: Sequence[Plan], left: Sequence[Unit], gains: Sequence[tuple[float, int, int]]) -> list[Unit]:
    """Carry out the exchanges (gain, plan, unit) that gain most, each plan and each unit once."""
    taken: set[int] = set()
    done: set[int] = set()
    for gain, p, u in sorted(gains, key=lambda item: (-item[0], item[1], item[2])):
        old = plans[p].headline
        if p in done or u in taken or old is None:
            continue
        plans[p].headline = left[u]
        plans[p].because(
            "headline", f"{gain:+.0%} of its words are in the body against “{old.text}”, which stood nearer"
        )
        taken.add(u)
        done.add(p)
    return [unit for u, unit in enumerate(left) if u not in taken]


def _subheads(page: Page, plan: Plan, marks: Mapping[int, Mark], strays: Sequence[Unit]) -> list[str]:
    """The subheads that stand in a body, and scraps right above one of its lines."""
    own = [row.text for row in page.rows_of(plan.body.chain.lines) if marks[row.number].label is Label.SUBHEAD]
    return own + [stray.text for stray in strays if stray.last + 1 in plan.body.rows]


def _is_parallel(unit: Unit, subheads: Sequence[str]) -> bool:
    """Whether a head repeats a stretch of words of a subhead: subheads of a story are often made alike."""
    stretches = {unit.text[k : k + PARALLEL] for k in range(len(unit.text) - PARALLEL + 1)}
    return any(stretch in subhead for stretch in stretches for subhead in subheads)


def _is_surely_beside(unit: Unit, marks: Mapping[int, Mark]) -> bool:
    """A kicker or deck beyond doubt."""
    shares = marks[unit.lines[0]].shares
    return shares.get(Label.KICKER, 0.0) + shares.get(Label.DECK, 0.0) > SURELY


def _give_headline(plan: Plan, headlines: Sequence[Unit], choice: Choice) -> None:
    plan.headline = headlines[choice.unit]
    plan.because("headline", choice.score.why)
    if choice.runner_up is not None:
        plan.because("headline", f"next best: “{headlines[choice.runner_up].text}”, {choice.margin:.1f} points behind")
    plan.chances["headline margin"] = choice.margin


def _promote(plans: Sequence[Plan], left: Sequence[Unit], where: Places, rarity: Rarity) -> list[Unit]:
    """Stories without a headline take the best head that was left over, whatever it was called."""
    bare = [plan for plan in plans if plan.headline is None and len(plan.body.pieces) >= BARE]
    if not bare or not left:
        return list(left)
    matching = match_headlines([plan.body for plan in bare], left, where, rarity, least=ANY)
    for at, choice in matching.chosen.items():
        _give_headline(bare[at], left, choice)
    return [left[k] for k in matching.left]


def _join(
    page: Page,
    plans: Sequence[Plan],
    left: Sequence[Unit],
    heads: Sequence[Unit],
    rarity: Rarity,
    given: dict[int, list[Unit]],
    subheads: Sequence[Sequence[str]],
) -> list[Unit]:
    """Let left-over heads join the heads of stories, one of each label at a time; return those nobody wanted.

    One that is made like the subheads of a story is rather one of these.
    """
    order = {unit.first: k for k, unit in enumerate(heads)}
    rest: list[Unit] = []
    for label in (Label.KICKER, Label.DECK, Label.HEADLINE):
        units = [unit for unit in left if unit.label is label]
        crowded = is_crowded(plans, units)
        scores = [
            [
                NEVER
                if (crowded and not is_near(unit, plan.body))
                or _is_parallel(unit, subheads[p])
                or _are_parted(page, unit, plan)
                else _beside(unit, plan, order, rarity)
                for unit in units
            ]
            for p, plan in enumerate(plans)
        ]
        pairs = best_pairs(scores, least=LEAST)
        for at, k in pairs.items():
            given[at].append(units[k])
            rivals = [scores[other][k] for other in range(len(plans)) if other != at]
            plans[at].chances[f"{label.value} margin"] = scores[at][k] - max(rivals, default=0.0)
            plans[at].because("headline", f"“{units[k].text}” stands by it ({scores[at][k]:.1f} points)")
        used = set(pairs.values())
        rest.extend(unit for k, unit in enumerate(units) if k not in used)
    return rest


def _are_parted(page: Page, unit: Unit, plan: Plan) -> bool:
    """Whether a byline glued to the upper one closes it: a head and a headline have none between them."""
    head = plan.headline
    return head is not None and bool(page.rows[min(unit.last, head.last)].byline)


def _beside(unit: Unit, plan: Plan, order: Mapping[int, int], rarity: Rarity) -> float:
    """Points for a head and the story whose headline is known."""
    if plan.headline is None:
        return -1.0
    above = unit.last < plan.headline.first
    right_side = unit.label is Label.HEADLINE or above == (unit.label is Label.KICKER)
    rows = abs(plan.headline.first - unit.last if above else unit.first - plan.headline.last) - 1
    nats = kin_within(unit.text, plan.body, rarity)
    points = WORDS * rarity.overlap(unit.text, plan.body.words) + KIN * nats - FAR * min(FARTHEST, rows)
    apart = abs(order.get(unit.first, 0) - order.get(plan.headline.first, 0))
    if right_side:
        points += BESIDE if apart == 1 and rows <= 2 else SAME_RUN if apart <= 3 and rows <= 8 else 0.0
    elif apart == 1 and rows == 0:
        points += SAME_RUN
    return points


def settle(
    page: Page, plan: Plan, lines: Sequence[int], units: Sequence[Unit], table: Table, fitted: Mapping[str, float]
) -> None:
    """Read a story's head lines once more as kicker, headline, deck: the likeliest reading with one headline."""
    numbers = sorted(lines)
    doubled = repeats(page, numbers)
    kept = page.rows_of(number for number in numbers if number not in doubled)
    ways = ways_to_read(page, kept[:MOST_LINES])
    heads = [Head(page, way.rows, plan.body.text, table) for way in ways]
    found = best_of([(head, way.cost) for head, way in zip(heads, ways, strict=True)], fitted)
    rows, head, plan.chances["head parts"] = ways[found.way].rows, heads[found.way], found.chance
    start, end = found.reading
    if is_rest(page, [page.index[number] for number in numbers]):
        start, end = 0, len(rows)
        plan.because("headline", "all of its head is headline: it comes from another page")
    elif found.runner_up:
        plan.because(
            "headline",
            f"its head is read as {head.told(found.reading)}, with probability {found.chance:.2f}",
            f"next best: {found.runner_up}",
        )
    parts = {Label.HEADLINE: rows[start:end], Label.KICKER: rows[:start], Label.DECK: rows[end:]}
    parts[Label.DECK if end < len(rows) else Label.HEADLINE] += kept[MOST_LINES:]
    _part(page, plan, numbers, parts, units)
    kicker = plan.kicker
    if kicker and not plan.deck and kicker.text.startswith(style.DASH):
        # An extractor may write a deck above its headline; a dash begins no kicker.
        plan.kicker, plan.deck = None, replace(kicker, label=Label.DECK)


def _part(
    page: Page, plan: Plan, numbers: Sequence[int], parts: Mapping[Label, Sequence[Row]], units: Sequence[Unit]
) -> None:
    """Give a story its head, in parts.

    Of a line that two parts share the first named owns it. A line in none of them, a shadow, goes with the one above.

    Args:
        numbers: all lines of the head, ascending.
        parts: the rows of each part.
    """
    owner: dict[int, Label] = {}
    for label, rows in parts.items():
        for row in rows:
            owner.setdefault(row.number, label)
    label = Label.HEADLINE
    for number in numbers:
        label = owner.setdefault(number, label)
    for label, rows in parts.items():
        lines = [number for number in numbers if owner[number] is label]
        setattr(plan, label.value, _unit(page, label, lines, rows, units) if rows else None)


def repeats(page: Page, lines: Sequence[int]) -> set[int]:
    """Lines that say the same as the one above: its shadow."""
    texts = [unshadow(clean(row.text).text) for row in page.rows_of(lines)]
    return {lines[k] for k in range(1, len(lines)) if texts[k] == texts[k - 1]}


def _unit(page: Page, label: Label, lines: Sequence[int], rows: Sequence[Row], units: Sequence[Unit]) -> Unit:
    """A part of a head; within it the order of the file holds, in whichever order the parts are read."""
    own = {row.number for row in rows}.union(lines)
    places = [page.index[number] for number in own]
    probability = min(unit.probability for unit in units if own & set(unit.lines))
    text = join_head(row.text for row in sorted(rows, key=attrgetter("number")))
    return Unit(label, min(places), max(places), tuple(lines), text, probability)
