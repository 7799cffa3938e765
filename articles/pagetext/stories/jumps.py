"""Which story goes on on another page, or comes from one."""

from __future__ import annotations

from collections.abc import Sequence

from articles.pagetext.hungarian import best_pairs
from articles.pagetext.marking.units import Unit
from articles.pagetext.stories.match import Places
from articles.pagetext.stories.sheet import Plan
from articles.pagetext.text.jump_forms import label_in, label_out
from articles.pagetext.text.measure import Page
from articles.pagetext.text.opening import opening

BEHIND = 2.5
"""Points for a jump right behind the body's last line (or, for a story that comes from elsewhere, before its first)."""
CUT = 1.6
"""Points for a body that ends in the middle of a sentence: it must go on somewhere."""
UNDER_HEAD = 2.5
"""Points for a jump that comes from elsewhere right under a line of the story's head, no blank line between."""
UNOPENED = 0.8
"""Points, where a story comes from elsewhere, for a body that opens with neither dateline nor byline."""
BY_HEAD = 0.9
"""Points for standing within a few rows of the story's headline."""
CLOSE = 5
"""Rows between a headline and a jump that may belong together."""
FAR = 0.02
"""Points lost for each row between."""


def place_jumps(page: Page, plans: Sequence[Plan], units: Sequence[Unit], where: Places) -> list[Unit]:
    """Give each jump line to a story; return those left."""
    scores = [[_score(page, unit, plan, where) for unit in units] for plan in plans]
    pairs = best_pairs(scores, least=-2.0)
    for p, u in pairs.items():
        plan = plans[p]
        plan.jump = units[u]
        rival = max((scores[q][u] for q in range(len(plans)) if q != p), default=-2.0)
        plan.chances["jump margin"] = scores[p][u] - rival
        plan.because(
            "jump", f"“{units[u].text}” fits this story by {scores[p][u]:.1f} points, the next best by {rival:.1f}"
        )
    used = set(pairs.values())
    return [unit for u, unit in enumerate(units) if u not in used]


def labels(unit: Unit | None) -> tuple[str, str]:
    """Where a jump leads to and where it comes from; "" for what it does not say."""
    return (label_out(unit.text), label_in(unit.text)) if unit else ("", "")


def _score(page: Page, unit: Unit, plan: Plan, where: Places) -> float:
    body = plan.body
    leaves = bool(label_out(unit.text))
    anchor = body.last if leaves else body.first
    on_side = unit.first > body.last if leaves else unit.last < body.first
    points = -FAR * min(60, abs(unit.first - anchor))
    if on_side and where.between(min(unit.last, anchor), max(unit.first, anchor)) == 0:
        points += BEHIND
    if leaves and body.is_cut:
        points += CUT
    if not leaves and any(head.last + 1 == unit.first for head in plan.head_units):
        points += UNDER_HEAD * (not page.rows[unit.first].gap_before)
    if not leaves and not body.credits and not opening(body.text).dateline:
        points += UNOPENED
    if plan.headline and min(abs(unit.first - plan.headline.last), abs(plan.headline.first - unit.last)) <= CLOSE:
        points += BY_HEAD
    return points
