"""Captions, titles and credits -> photos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from articles.pagetext import people
from articles.pagetext.assign import Label
from articles.pagetext.clean import join_lines
from articles.pagetext.hungarian import best_pairs
from articles.pagetext.language import Language, canonical
from articles.pagetext.measure import Page, pairs
from articles.pagetext.paragraphs import ends_sentence
from articles.pagetext.revise import late_place
from articles.pagetext.sheet import PhotoPlan
from articles.pagetext.units import Unit
from articles.pagetext.values import Credit, CreditRole

CLOSE = 2
"""Rows that may stand between the parts of one photo."""
TORN = 14
"""Rows that may stand between the lines of a caption that was read across a column."""
ABOVE, BELOW = 2.0, 1.6
"""Points for a title right above the caption, and right below the photo's last line."""
WORDS = 2.0
"""Points for a title all of whose words are in the caption."""
KIN, MOST_KIN = 0.2, 6.0
"""Points for each nat by which a title and a caption are likelier of one subject than of two, and how many count.
Measured on gold pages by logistic regression, beside the shared words: of 114 titles three in four have more than 1.2
with their own caption, with another's three in four less than -0.8."""
FAR = 0.04
"""Points lost for each row between a title and its photo, up to fifty."""
TITLE_WORDS = 0.25
"""Share of a headline's words that must be in a caption it touches for it to be the photo's title."""
LEAST = -1.0
"""Points from which a title is a photo's: a title belongs to some photo nearly always."""


def photos(page: Page, units: Sequence[Unit], language: Language) -> tuple[list[PhotoPlan], list[Unit]]:
    """Group captions and credits by their order, then give each title to a photo, best as a whole.

    Args:
        page: its rows.
        units: of the page.
        language: of the page.

    Returns:
        The photos in file order, and titles that no photo wants.
    """
    plans: list[PhotoPlan] = []
    last = title = -TORN - 2
    for unit in units:
        if unit.label is Label.TITLE:
            title = unit.last
        if unit.label not in {Label.CAPTION, Label.CREDIT}:
            continue
        is_titled = unit.first == title + 1
        current = plans[-1] if plans and not is_titled else None
        if current and unit.label is Label.CAPTION and _put_in(page, current, unit, language):
            continue
        if current is None or not _belongs(unit, current, unit.first - last - 1):
            current = PhotoPlan()
            plans.append(current)
        (current.caption if unit.label is Label.CAPTION else current.credits).append(unit)
        last = unit.last
    titles = [unit for unit in units if unit.label is Label.TITLE]
    turns = _turns(units, plans)
    scores = [
        [_title_score(title, plan, turns.get(t)) + _kin(title, plan, language) for t, title in enumerate(titles)]
        for plan in plans
    ]
    chosen = best_pairs(scores, least=LEAST)
    for p, t in chosen.items():
        plans[p].title = titles[t]
    used = set(chosen.values())
    return plans, [title for t, title in enumerate(titles) if t not in used]


def _put_in(page: Page, plan: PhotoPlan, late: Unit, language: Language) -> bool:
    """Put a line that was set behind the credit between the lines of the caption, where it is one of them."""
    if not (plan.caption and plan.credits) or late.first != plan.credits[-1].last + 1 or len(late.lines) > 1:
        return False
    unit = plan.caption[-1]
    rows = page.rows[unit.first : unit.last + 1]
    at = late_place(page, rows, page.rows[late.first], language)
    if at is None:
        return False
    parts = (rows[:at], rows[at:])
    above, below = (
        replace(
            unit,
            first=page.index[part[0].number],
            last=page.index[part[-1].number],
            lines=tuple(row.number for row in part),
            text=join_lines(row.whole for row in part),
        )
        for part in parts
    )
    plan.caption[-1:] = [above, late, below]
    return True


def claim_titles(plans: Sequence[PhotoPlan], headlines: Sequence[Unit], bodies: Sequence[frozenset[str]]) -> list[Unit]:
    """Let photos without a title take a headline that touches them and speaks of what the caption does.

    Args:
        bodies: the pairs of characters of each body; none may have more of the headline's.
    Returns:
        The headlines taken.
    """
    taken: list[Unit] = []
    for plan in plans:
        if plan.title or not plan.caption:
            continue
        parts = sorted((*plan.caption, *plan.credits), key=lambda unit: unit.first)
        for unit in headlines:
            if unit.last + 1 != parts[0].first and unit.first != parts[-1].last + 1:
                continue
            shared, own = _shared(unit, plan), set(pairs(unit.text))
            rival = max((len(own & words) / len(own) for words in bodies), default=0.0) if own else 1.0
            if shared >= max(TITLE_WORDS, rival) and unit not in taken:
                plan.title = unit
                taken.append(unit)
                break
    return taken


def _shared(title: Unit, plan: PhotoPlan) -> float:
    own = set(pairs(title.text))
    return len(own & set(pairs("".join(unit.text for unit in plan.caption)))) / len(own) if own else 0.0


def _belongs(unit: Unit, plan: PhotoPlan, rows_between: int) -> bool:
    """Whether a caption or credit goes on with the photo above it."""
    torn = bool(plan.caption) and not ends_sentence(plan.caption[-1].text)
    if unit.label is Label.CAPTION:
        among_a_column = rows_between == 1 and not plan.credits
        return among_a_column or (torn and rows_between <= TORN and (not plan.credits or ends_sentence(unit.text)))
    return bool(plan.caption) and not plan.credits and rows_between <= (TORN if torn else CLOSE)


def _turns(units: Sequence[Unit], plans: Sequence[PhotoPlan]) -> dict[int, PhotoPlan]:
    """Title (position among the titles) -> photo, where several titles stand in a row over as many photos."""
    found: dict[int, PhotoPlan] = {}
    before = 0
    for is_title, group in groupby(units, lambda unit: unit.label is Label.TITLE):
        if not is_title:
            continue
        run = list(group)
        below = [plan for plan in plans if plan.units[0].first > run[-1].last][: len(run)]
        if len(run) > 1 and len(below) == len(run):
            found.update({before + k: plan for k, plan in enumerate(below)})
        before += len(run)
    return found


def _title_score(title: Unit, plan: PhotoPlan, turn: PhotoPlan | None) -> float:
    """Points for a title and a photo; `turn` is the photo whose turn the title is, where titles stand in a row."""
    parts = sorted((*plan.caption, *plan.credits), key=lambda unit: unit.first)
    first, last = parts[0].first, parts[-1].last
    above = title.last < first
    rows = max(first - title.last, title.first - last, 1) - 1
    beside = turn is plan if turn else rows == 0 and (above or title.first > last)
    points = (ABOVE if above else BELOW) if beside else 0.0
    return points + WORDS * _shared(title, plan) - FAR * min(50, rows) + (0.3 if above else 0.0)


def _kin(title: Unit, plan: PhotoPlan, language: Language) -> float:
    """Points for a title and a photo that speak of one subject."""
    caption = canonical("".join(unit.text for unit in plan.caption))
    nats = language.senses.gain(language.stretch(canonical(title.text)), language.stretch(caption)) if caption else 0.0
    return KIN * max(-MOST_KIN, min(MOST_KIN, nats))


def photo_credits(units: Sequence[Unit]) -> tuple[Credit, ...]:
    """The people of a photo's credit lines; whoever is named in them took the picture unless it says otherwise."""
    text = " ".join(unit.text.replace("\n", " ") for unit in units)
    parsed = people.parse(text, default=CreditRole.PHOTOGRAPHER)
    if parsed:
        return parsed.credits
    found: list[Credit] = []
    for unit in units:
        for line in unit.text.split("\n"):
            part = people.parse(line, default=CreditRole.PHOTOGRAPHER)
            found.extend(part.credits if part else ())
    return people.merge(found)
