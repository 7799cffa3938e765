"""Who helped with a story and did not write it: 指导老师 under a pupil's text, on the line right below the body."""

from __future__ import annotations

from collections.abc import Sequence

from articles.pagetext.marking.units import Unit
from articles.pagetext.stories.sheet import Plan
from articles.pagetext.text import people


def give_helpers(plans: Sequence[Plan], units: Sequence[Unit]) -> list[Unit]:
    """Give the bylines that name helpers alone to the stories whose body ends right above; return the others.

    Args:
        plans: the stories.
        units: the bylines, which compete for the stories but for these.
    """
    above = {row + 1: plan for plan in plans for row in plan.body.rows}
    rest: list[Unit] = []
    for unit in units:
        plan = above.get(unit.first)
        if plan is not None and people.names_helpers(unit.text):
            plan.bylines.append(unit)
            plan.because("bylines", f"“{unit.text}” stands right below the body, and names who helped with it")
        else:
            rest.append(unit)
    return rest
