"""The sum that must close: every non-blank source line in exactly one role of exactly one item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from articles.pagetext.errors import LinesLost
from articles.pagetext.values import PageDraft


def check(draft: PageDraft) -> None:
    """Check a draft against its own lines.

    Raises:
        LinesLost: a line is in no item, in two, or does not exist; carries their numbers.
    """
    claimed = Counter(claims(draft))
    wanted = {line.number for line in draft.lines if not line.is_blank}
    lost = sorted(wanted - claimed.keys())
    double = sorted(number for number, count in claimed.items() if count > 1)
    ghost = sorted(claimed.keys() - wanted)
    if lost or double or ghost:
        raise LinesLost(draft.name, lost=tuple(lost), double=tuple(double), ghost=tuple(ghost))


def claims(draft: PageDraft) -> Iterator[int]:
    """Every line number of every item, as often as it is claimed."""
    for lines in (*(story.lines for story in draft.stories), *(photo.lines for photo in draft.photos)):
        for numbers in lines.values():
            yield from numbers
    for furniture in draft.furniture:
        yield from furniture.lines
