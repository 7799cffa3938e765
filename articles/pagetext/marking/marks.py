"""Rows -> marks: what the recognisers claim, weighed as a whole, and looked at once more."""

from __future__ import annotations

from articles.pagetext.marking.assign import Mark, Weights, assign
from articles.pagetext.marking.revise import revise
from articles.pagetext.roles import RECOGNISERS
from articles.pagetext.text.language import Language, Table, canonical
from articles.pagetext.text.measure import Page
from articles.pagetext.text.senses import Senses


def read_marks(page: Page, fitted: Weights, language: Language) -> dict[int, Mark]:
    """Line number -> the role of each row.

    Args:
        page: the rows.
        fitted: the weights of `assign`.
        language: of the page.
    """
    claims = (claim for recogniser in RECOGNISERS for claim in recogniser(page))
    return revise(page, assign(page, claims, fitted, language), language)


def language_of(page: Page, table: Table, senses: Senses | None = None) -> Language:
    """The language with the words of the page, each row counted by itself."""
    return Language(table, [canonical(row.text) for row in page.rows], senses)
