"""What a line may be: one recogniser a file, all with one signature, each blind to the others.

`claims(page)` yields opinions with a score and a reason; weighing them is `assign`'s work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from articles.pagetext.roles import (
    advertisement,
    byline,
    caption,
    credit,
    folio,
    headline,
    index,
    jump,
    masthead,
    notice,
    preformatted,
    subhead,
    weather,
)
from articles.pagetext.text.measure import Page
from articles.pagetext.values import Claim

Recogniser = Callable[[Page], Iterator[Claim]]

RECOGNISERS: tuple[Recogniser, ...] = (
    folio.claims,
    index.claims,
    masthead.claims,
    weather.claims,
    advertisement.claims,
    notice.claims,
    preformatted.claims,
    jump.claims,
    byline.claims,
    credit.claims,
    caption.claims,
    headline.claims,
    subhead.claims,
)
"""Every recogniser, in no order that matters."""

__all__ = ["RECOGNISERS", "Recogniser"]
