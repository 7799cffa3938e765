"""Whom a page credits with all of it: the writers of stories that name nobody, and the photographers of its photos."""

from __future__ import annotations

from collections.abc import Sequence

from articles.pagetext.stories.sheet import Plan
from articles.pagetext.text import people
from articles.pagetext.text.measure import Page
from articles.pagetext.text.page_credits import credits_of_page
from articles.pagetext.values import Credit


def share(page: Page, plans: Sequence[Plan]) -> tuple[Credit, ...]:
    """Give the writers of the whole page to the stories that name nobody; who took its photos is returned."""
    found = [each for row in page.rows if (each := credits_of_page(row))]
    writers = people.merge(credit for each in found for credit in each.writers)
    for plan in plans:
        if writers and not plan.bylines and not plan.is_signed:
            plan.signed = writers
            plan.because("bylines", "are credited with the whole page, on a line of its own")
    return people.merge(credit for each in found for credit in each.photographers)
