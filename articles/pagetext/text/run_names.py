"""Names that print sets with nothing between them: where one ends and the next begins may be open to doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from articles.pagetext.flagging import Item
from articles.pagetext.text.names import are_doubtful
from articles.pagetext.values import Flag, SourceLine, Story


def flag_run_names(items: Iterable[Item], lines: Iterable[SourceLine]) -> tuple[Item, ...]:
    """The stories or photos, those flagged of which names stand in a run that can be parted in more than one way.

    Args:
        items: those of a page.
        lines: its source lines, as they are read.
    """
    texts = {line.number: line.text for line in lines}
    return tuple(_flagged(item, texts) for item in items)


def _flagged(item: Item, texts: Mapping[int, str]) -> Item:
    field, credited = ("bylines", item.bylines) if isinstance(item, Story) else ("credits", item.credits)
    own = {number: texts[number] for number in item.numbers}
    whole = "\n".join(own.values())
    found: list[Flag] = []
    for run in (run for credit in credited for run in _runs(credit.names, whole) if are_doubtful(run)):
        lines = tuple(number for number, text in own.items() if run in text)
        found.append(Flag("names.run-together", field, lines, {"text": run}))
    return replace(item, flags=(*item.flags, *found)) if found else item


def _runs(names: Sequence[str], text: str) -> Iterator[str]:
    """What neighbouring names are in a text where nothing stands between them."""
    first = 0
    for end in range(1, len(names) + 1):
        if end == len(names) or "".join(names[first : end + 1]) not in text:
            if end - first > 1:
                yield "".join(names[first:end])
            first = end
