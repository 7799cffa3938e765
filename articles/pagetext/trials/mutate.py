"""Damage that happens to page texts on their way: lines dropped, blocks swapped, doubled or cut, characters spoilt.

Every mutation knows which line of the page each of its lines was, so that what came of them can be compared.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

LONGEST_BLOCK: Final = 12
"""Lines of a block at most: where no blank line parts a page, stretches of up to so many are taken."""

ODD: Final = "\u202e\u200b\ufeff\u0301\ue000\x07\u3000\t「」《》（）。，■□1aé𠮷😀"
"""Characters that are put into texts: marks that confuse, and what no encoding guess should choke on."""

Numbered: TypeAlias = list[tuple[int, str]]
"""Lines with the number that each had on the page, from 1; 0 for a line that is new."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """A damaged page."""

    name: str
    text: str
    origin: tuple[int, ...]
    """For each line of the text the number that it had on the page; 0 for a new one."""
    touched: frozenset[int]
    """The lines of the page that were dropped, moved or doubled."""


def numbered(text: str) -> Numbered:
    """The lines of a page."""
    return list(enumerate(text.split("\n"), 1))


def drop_line(lines: Numbered, chance: random.Random) -> tuple[Numbered, set[int]]:
    """Without one line."""
    number, _ = chance.choice([line for line in lines if line[1].strip()])
    return [line for line in lines if line[0] != number], {number}


def swap_blocks(lines: Numbered, chance: random.Random) -> tuple[Numbered, set[int]]:
    """Two blocks in each other's place."""
    found = _blocks(lines)
    if len(found) < 2:
        return lines, set()
    (a, b), (c, d) = sorted(chance.sample(found, 2))
    swapped = [*lines[:a], *lines[c:d], *lines[b:c], *lines[a:b], *lines[d:]]
    return swapped, {number for number, _ in (*lines[a:b], *lines[c:d])}


def double_block(lines: Numbered, chance: random.Random) -> tuple[Numbered, set[int]]:
    """One block twice: the second time right behind itself or elsewhere."""
    first, end = chance.choice(_blocks(lines))
    at = chance.choice([end, *(end for _, end in _blocks(lines))])
    doubled = [*lines[:at], (0, ""), *lines[first:end], (0, ""), *lines[at:]]
    return doubled, {number for number, _ in lines[first:end]}


def cut_block(lines: Numbered, chance: random.Random) -> tuple[Numbered, set[int]]:
    """Without one block."""
    first, end = chance.choice(_blocks(lines))
    return [*lines[:first], *lines[end:]], {number for number, _ in lines[first:end]}


def spoil_characters(lines: Numbered, chance: random.Random) -> tuple[Numbered, set[int]]:
    """Odd characters in the place of some."""
    spoilt, touched = list(lines), set()
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(spoilt))
        number, text = spoilt[at]
        place = chance.randint(0, len(text))
        spoilt[at] = number, text[:place] + chance.choice(ODD) + text[place + chance.randint(0, 1) :]
        touched.add(number)
    return spoilt, touched


def join_lines(lines: Numbered, chance: random.Random) -> tuple[Numbered, set[int]]:
    """Some lines on one, as where no line break came through."""
    at = chance.randrange(len(lines))
    end = min(len(lines), at + chance.randint(2, 40))
    run = lines[at:end]
    return [*lines[:at], (run[0][0], "".join(text for _, text in run)), *lines[end:]], {number for number, _ in run}


def shuffle_lines(lines: Numbered, chance: random.Random) -> tuple[Numbered, set[int]]:
    """All lines in any order."""
    shuffled = list(lines)
    chance.shuffle(shuffled)
    return shuffled, {number for number, _ in lines}


def double_blanks(lines: Numbered, _chance: random.Random) -> tuple[Numbered, set[int]]:
    """Two blank lines where one was, and blanks at the ends of lines."""
    more: Numbered = []
    for number, text in lines:
        more.append((number, text + " " if text.strip() else text))
        if not text.strip():
            more.append((0, ""))
    return more, set()


Change: TypeAlias = Callable[[Numbered, random.Random], tuple[Numbered, set[int]]]

DAMAGE: Final[Mapping[str, Change]] = MappingProxyType(
    {
        "a line dropped": drop_line,
        "two blocks swapped": swap_blocks,
        "a block doubled": double_block,
        "a block cut": cut_block,
    }
)
"""Damage after which the articles that changed must be flagged, by name."""

CHANGES: Final[Mapping[str, Change]] = MappingProxyType(
    {
        **DAMAGE,
        "characters spoilt": spoil_characters,
        "lines joined": join_lines,
        "lines shuffled": shuffle_lines,
        "blanks doubled": double_blanks,
    }
)
"""All mutations, by name."""


def mutate(text: str, name: str, chance: random.Random) -> Mutation:
    """A page with damage of one kind.

    Args:
        text: the page; it has at least one line with text.
        name: a key of `CHANGES`.
        chance: where the damage is done.
    """
    lines, touched = CHANGES[name](numbered(text), chance)
    return Mutation(
        name, "\n".join(text for _, text in lines), tuple(number for number, _ in lines), frozenset(touched)
    )


def _blocks(lines: Sequence[tuple[int, str]]) -> list[tuple[int, int]]:
    """Stretches of lines between blank ones, as in slices, longer ones cut."""
    found: list[tuple[int, int]] = []
    for at, (_, text) in enumerate(lines):
        if not text.strip():
            continue
        if found and found[-1][1] == at and at - found[-1][0] < LONGEST_BLOCK:
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return found
