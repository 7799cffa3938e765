"""Stories that go on on another page: which end on one page belongs to which end on the other.

A story cut at ``下转C2版`` goes on on page C2 under ``上接C1版``, most often beneath the same headline or a
shorter one. Both ends name the other's page, which leaves few candidates; the headline, the words that both texts
use, and a sentence that the page's end cuts in two tell them apart. A jump line that was given to the wrong story of
its page goes to the one whose headline stands on the other page too. An end whose jump line was lost is not guessed at:
a brief often stands on both pages under one headline, and an editor is told of the end that is left over.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.importing.match import likeness

NO_WORD = re.compile(r"[\W_]+")
"""Blanks and punctuation, which a repeated headline often loses."""
SENTENCE_ENDS = "。！？…”』」）!?"
"""A text that ends in one of these may be whole."""
SAME, PART, CUT = 3.0, 2.0, 0.1
"""What speaks for a pair: the same headline, one inside the other, a sentence cut where the page ends.

Nearly every first part is cut, so that the last only decides between pairs that are equal otherwise.
"""
TOPIC = 10.0
"""Weight of the words that both texts use, as a share (0 to 1) of the pairs of characters of the shorter text.

In the benchmark's 23 continued stories both parts share 0.11 to 0.32 of them; a part and the rest of another story
that leads to the same page share 0.06 and less in 13 of 16 cases, 0.10 at most.
"""
TWICE = 0.4
"""Share of words beyond which two ends are one text printed twice, which is no story that goes on."""
TELLING = 60
"""Pairs of characters in both texts from which their words count; shorter ones share some or none by chance."""
ENOUGH = 1.0
"""From here a pair is made among several candidates."""
ENOUGH_ALONE = 0.8
"""The same for two ends that no other end could go with; it asks for no headline, pages shorten them to a word."""
MOST = 200
"""Stories of a page that are tried as the other end of one; a page with more is no page of a paper."""
SHORTEST = 4
"""Characters of a headline that may be part of a longer one by no chance."""


@dataclass(frozen=True, slots=True)
class End:
    """A story on its page, as the other part of it would look for it."""

    key: Hashable
    page: str
    """Label of the page it stands on."""
    headline: str
    jump_to: str = ""
    jump_from: str = ""
    text: str = ""
    """Its body."""


def plain_label(label: str) -> str:
    """One spelling for the labels that mean one page: ``C2`` and ``Ｃ２``, ``2`` and ``02``."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", unicodedata.normalize("NFKC", label).upper().strip())


def match_jumps(ends: Sequence[End]) -> list[tuple[End, End]]:
    """Pairs (where the story breaks off, where it goes on), each end in one pair at most, the surest first."""
    pairs = _candidates(_put_right(ends))
    alone = _alone(pairs)
    words = {end.key: _char_pairs(end.text) for pair in pairs for end in pair}
    scored = []
    for rank, (one, other) in enumerate(pairs):
        share = _share(words[one.key], words[other.key])
        if share is not None and share > TWICE:
            continue
        score = _headlines(_plain(one.headline), _plain(other.headline)) + (CUT if is_cut(one.text) else 0.0)
        score += ENOUGH_ALONE if share is None else TOPIC * share
        if score >= (ENOUGH_ALONE if (one.key, other.key) in alone else ENOUGH):
            scored.append((-score, rank, one, other))
    scored.sort(key=lambda entry: entry[:2])
    taken: set[tuple[str, Hashable]] = set()
    chosen = []
    for _score, _rank, one, other in scored:
        if ("from", one.key) not in taken and ("to", other.key) not in taken:
            taken |= {("from", one.key), ("to", other.key)}
            chosen.append((one, other))
    return chosen


def is_cut(text: str) -> bool:
    """Whether the last words of a text are no end of a sentence."""
    return bool(text.strip()) and text.rstrip()[-1] not in SENTENCE_ENDS


def _headlines(first: str, second: str) -> float:
    if not first or not second:
        return 0.0
    if first == second:
        return SAME
    if min(len(first), len(second)) >= SHORTEST and (first in second or second in first):
        return PART
    return PART * likeness(first, second)


def _share(first: Set[str], second: Set[str]) -> float | None:
    """Which part (0 to 1) of the shorter text's pairs of characters is in the other; None where it is too short.

    Short texts speak neither for a pair among others nor against one that stands alone.
    """
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter >= TELLING else None


def _char_pairs(text: str) -> set[str]:
    return {one + other for one, other in pairwise(_plain(text))}


def _candidates(ends: Sequence[End]) -> list[tuple[End, End]]:
    """Pairs in which each end names the other's page."""
    into: defaultdict[tuple[str, str], list[End]] = defaultdict(list)
    for end in ends:
        if end.jump_from:
            into[plain_label(end.jump_from), plain_label(end.page)].append(end)
    pairs = []
    for end in ends:
        here, there = plain_label(end.page), plain_label(end.jump_to)
        others = into.get((here, there), []) if there != here else []
        if len(others) <= MOST:
            pairs += [(end, other) for other in others]
    return pairs


def _put_right(ends: Sequence[End]) -> list[End]:
    """The ends with their jumps where these belong.

    Where one headline stands on both pages and only one of the two stories has its jump, the other's was given to a
    story of its page that has no such fellow: there it is taken away.
    """
    named: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, end in enumerate(ends):
        named[plain_label(end.page), _plain(end.headline)].append(at)
    found = list(ends)
    pages = {(plain_label(end.page), plain_label(end.jump_to)) for end in ends if end.jump_to}
    pages |= {(plain_label(end.jump_from), plain_label(end.page)) for end in ends if end.jump_from}
    for here, there in sorted(pages):
        alike = _fellows(named, here, there)
        if not any(_leads(found[a], "jump_to", there) != _leads(found[b], "jump_from", here) for a, b in alike):
            continue
        texts = [[_char_pairs(end.text) for end in found if plain_label(end.page) == page] for page in (here, there)]
        fellows = [
            (a, b) for a, b in alike if not _stands_in(found[a], texts[1]) and not _stands_in(found[b], texts[0])
        ]
        for side, name, page, other in (("jump_to", there, here, 0), ("jump_from", here, there, 1)):
            holders = [at for at, end in enumerate(found) if plain_label(end.page) == page and _leads(end, side, name)]
            lenders = [at for at in holders if at not in {pair[other] for pair in fellows}]
            wanting = [pair for pair in fellows if pair[other] not in holders and _is_sure(found, pair, here, there)]
            if 0 < len(wanting) <= len(lenders):
                label = getattr(found[lenders[0]], side)
                for pair in wanting:
                    found[pair[other]] = replace(found[pair[other]], **{side: label})
                for at in lenders:
                    found[at] = replace(found[at], **{side: ""})
    return found


def _fellows(named: Mapping[tuple[str, str], Sequence[int]], here: str, there: str) -> list[tuple[int, int]]:
    """Pairs of stories, one on each of two pages, that alone have their headline there."""
    return [
        (first[0], second[0])
        for (page, headline), first in named.items()
        if page == here and len(headline) >= SHORTEST and here != there
        for second in [named.get((there, headline), ())]
        if len(first) == len(second) == 1
    ]


def _stands_in(end: End, texts: Sequence[Set[str]]) -> bool:
    """Whether the text of a story is one of some, be it under another headline; of these the pairs of characters."""
    words = _char_pairs(end.text)
    return any((_share(words, other) or 0.0) > TWICE for other in texts)


def _leads(end: End, side: str, name: str) -> bool:
    return bool(getattr(end, side)) and plain_label(getattr(end, side)) == name


def _is_sure(ends: Sequence[End], pair: tuple[int, int], here: str, there: str) -> bool:
    """Whether one of two stories has its jump."""
    return _leads(ends[pair[0]], "jump_to", there) or _leads(ends[pair[1]], "jump_from", here)


def _alone(pairs: Sequence[tuple[End, End]]) -> set[tuple[Hashable, Hashable]]:
    """Pairs whose ends are in no other pair, though their headlines may differ: pages shorten them to a word."""
    firsts = Counter(one.key for one, _other in pairs)
    seconds = Counter(other.key for _one, other in pairs)
    return {(one.key, other.key) for one, other in pairs if firsts[one.key] == 1 and seconds[other.key] == 1}


def _plain(text: str) -> str:
    return NO_WORD.sub("", unicodedata.normalize("NFKC", text))
