"""What a line may be called, whatever the weights say of its shape."""

from __future__ import annotations

import pytest

from articles.pagetext.learnt import shipped
from articles.pagetext.marking.assign import LABELS, Label, Weights, assign
from articles.pagetext.marking.marks import language_of
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine

LIKELIEST = {Label.JUMP: 3.0, Label.HEADLINE: 2.0}
WEIGHTS = Weights(
    {"always": tuple(LIKELIEST.get(label, 0.0) for label in LABELS)},
    tuple((0.0,) * len(LABELS) for _ in LABELS),
)
"""Every line is likeliest to be a jump, and next a headline."""


def label_of(text: str) -> Label:
    """What a line is called by `WEIGHTS`, with no recogniser's word for it."""
    page = page_of([SourceLine(1, text)])
    return assign(page, (), WEIGHTS, language_of(page, shipped().order.table))[1].label


@pytest.mark.parametrize("text", ["那条小河，", "留住了夏天", "院子里的树"])
def test_a_line_that_speaks_of_no_page_is_no_jump(text: str) -> None:
    assert label_of(text) is Label.HEADLINE


@pytest.mark.parametrize("text", ["详情请看C3", "全文请见末版", "未完，明日续登", "轉入二版"])
def test_a_line_that_speaks_of_a_page_or_of_going_on_may_be_a_jump_of_an_unknown_form(text: str) -> None:
    assert label_of(text) is Label.JUMP
