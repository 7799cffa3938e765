"""Threads: the chains found so far, taken as witnesses for or against each link.

A chunk of five lines says little of its subject, the half story that it seems to belong to says much. So after a
first cover each link is looked at again: is what would come before it about the same as what would come after it,
do both speak of the same headline, has the one an opening and the other an end?
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from sys import intern
from typing import Final

from articles.pagetext.cover import Features, Link, Odds, Problem, capped, cover
from articles.pagetext.limits import LINK_COST, OPEN_TERMS
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.cohesion import Bag, Cohesion, rivals_of
from articles.pagetext.order.columns import Columns
from articles.pagetext.order.counting import NONE, Counting, Numbers, steps
from articles.pagetext.order.habits import habit_of
from articles.pagetext.order.links import AHEAD, BACK
from articles.pagetext.order.subjects import Subject, Subjects, agreement, cosine
from articles.pagetext.order.weave import Weave
from articles.pagetext.text.language import canonical
from articles.pagetext.values import HEADS, Role, SourceLine

SMALL, LARGE = 60, 300
"""Characters: what a thread shorter than the one says of its subject is little, longer than the other much."""

DOUBTFUL: Final = 0.004
"""Probability below which a link is not looked at again."""

HEAD_ORDER: Final = (Role.KICKER, Role.HEADLINE, Role.DECK)
"""How the parts of a head follow each other; where an earlier one comes again the next head begins."""


def headlines(lines: Sequence[SourceLine], roles: Mapping[int, Role]) -> tuple[str, ...]:
    """The canonical texts of the page's heads: kicker, headline and deck on neighbouring lines together."""
    found: list[str] = []
    last, rank = -1, 0
    for line in lines:
        role = roles.get(line.number)
        if role in HEADS:
            text = canonical(line.text)
            if last == line.number - 1 and HEAD_ORDER.index(role) >= rank:
                found[-1] += text
            else:
                found.append(text)
            last, rank = line.number, HEAD_ORDER.index(role)
    return tuple(found)


def thread_problem(
    chunks: Sequence[Chunk],
    near: Mapping[Link, float],
    odds: Odds,
    subjects: Subjects,
    cohesion: Cohesion,
    *,
    most: int = OPEN_TERMS,
) -> Problem:
    """The look at threads.

    Args:
        chunks: the nodes.
        near: probability of links between pieces, for those inside chunks.
        odds: of links between chunks, as far as known.
        subjects: what stretches of chunks are about, and the page's headlines.
        cohesion: how surely stretches of chunks are of one story.
        most: terms that are compared; links are looked at, the likeliest first, until they are.
    """
    chances = odds.chances()
    threads = Threads(chunks, cover(odds.gains()), chances, subjects, cohesion, habit_of(chunks, near))
    weave = Weave(between_pieces(chunks, near, chances), sum(len(chunk.pieces) for chunk in chunks))
    links = (
        (a, b, features + weave.features((chunks[a].tail.index, chunks[b].head.index)))
        if -BACK <= chunks[b].head.index - chunks[a].tail.index <= AHEAD
        else (a, b, features)
        for a, b, features in threads.links(most)
    )
    return Problem(
        heads=[chunk.head.index for chunk in chunks],
        tails=[chunk.tail.index for chunk in chunks],
        links=links,
        starts=[threads.start(at) for at in range(len(chunks))],
        ends=[threads.end(at) for at in range(len(chunks))],
    )


def between_pieces(
    chunks: Sequence[Chunk], near: Mapping[Link, float], chances: Mapping[Link, float]
) -> dict[Link, float]:
    """Probability of links between pieces: inside chunks and, as now known, from chunk to chunk."""
    found = {(a.index, b.index): near[a.index, b.index] for chunk in chunks for a, b in pairwise(chunk.pieces)}
    for (a, b), chance in chances.items():
        found[chunks[a].tail.index, chunks[b].head.index] = chance
    return found


class Threads:
    """The chunks of a page with the chains found so far."""

    def __init__(
        self,
        chunks: Sequence[Chunk],
        follows: Mapping[int, int],
        chances: Mapping[Link, float],
        subjects: Subjects,
        cohesion: Cohesion,
        habit: str,
    ) -> None:
        """`follows` gives a chunk's successor so far, `chances` each link's probability so far."""
        self._habit = habit
        self.chunks = chunks
        self._chances = chances
        self._best_after, self._best_before = [0.0] * len(chunks), [0.0] * len(chunks)
        for (a, b), chance in chances.items():
            self._best_after[a] = max(self._best_after[a], chance)
            self._best_before[b] = max(self._best_before[b], chance)
        self._up_to: dict[int, Subject] = {}
        self._from: dict[int, Subject] = {}
        self._cohesion = cohesion
        self._bags_up_to: dict[int, Bag] = {}
        self._bags_from: dict[int, Bag] = {}
        self._first, self._last = list(range(len(chunks))), list(range(len(chunks)))
        self._reached: dict[int, Numbers] = {}
        self._ahead: dict[int, Numbers] = {}
        counting = Counting(chunks)
        self._chains = list(paths(len(chunks), follows))
        subjects.keep(chain[::way] for chain in self._chains for way in (1, -1))
        for chain in self._chains:
            self._up_to.update(zip(chain, subjects.along(chain), strict=True))
            self._from.update(zip(chain[::-1], subjects.along(chain[::-1]), strict=True))
            self._bags_up_to.update(zip(chain, cohesion.along(chain), strict=True))
            self._bags_from.update(zip(chain[::-1], cohesion.along(chain[::-1]), strict=True))
            self._reached.update(zip(chain, counting.reached(chain), strict=True))
            self._ahead.update(zip(chain, counting.ahead(chain), strict=True))
            for at in chain:
                self._first[at], self._last[at] = chain[0], chain[-1]
        self._rivals = self._best_chains(subjects.titles)
        self._columns = Columns(chunks, chances)

    def _best_chains(self, titles: int) -> list[tuple[float, int, float]]:
        """For each headline: the nearness of the chain nearest to it, that chain's first chunk, and the next best."""
        found = []
        for at in range(titles):
            ranked = sorted(((self._from[chain[0]].titles[at], chain[0]) for chain in self._chains), reverse=True)
            found.append((*ranked[0], ranked[1][0] if len(ranked) > 1 else 0.0))
        return found

    def links(self, most: int) -> Iterator[tuple[int, int, Features]]:
        """Every link still open with its features, or the likeliest of them, until `most` terms are compared."""
        links = self._open(most)
        likeness = {(a, b): cosine(self._up_to[a].vector, self._from[b].vector) for a, b in links}
        bags = {(a, b): (self._bags_up_to[a], self._bags_from[b]) for a, b in links}
        words, senses = rivals_of(self._cohesion, bags)
        best_after, best_before = [1e-6] * len(self.chunks), [1e-6] * len(self.chunks)
        for (a, b), like in likeness.items():
            best_after[a] = max(best_after[a], like)
            best_before[b] = max(best_before[b], like)
        for a, b in links:
            like = likeness[a, b]
            before, behind = self._up_to[a], self._from[b]
            size = _grade(min(before.size, behind.size))
            yield (
                a,
                b,
                [
                    ("third look", capped(self._chances[a, b])),
                    (intern(f"thread topic {size}"), like),
                    (intern(f"thread topic among successors {size}"), like / best_after[a]),
                    (intern(f"thread topic among predecessors {size}"), like / best_before[b]),
                    (intern(f"same headline {size}"), agreement(before, behind)),
                    (intern(f"opened {self._opened(a)}, closed {self._closed(b)}"), 1.0),
                    (intern(f"threads of {_grade(before.size)} and {_grade(behind.size)}"), 1.0),
                    (intern(f"inside one thread {self._first[a] == self._first[b]}"), 1.0),
                    *words.features((a, b), size),
                    *senses.features((a, b), size),
                    *self._columns.features(a, b),
                    *steps(self._reached[a], self._ahead[b]),
                ],
            )

    def _open(self, most: int) -> list[Link]:
        links = sorted(link for link, chance in self._chances.items() if chance >= DOUBTFUL)
        costs = {(a, b): LINK_COST + min(len(self._up_to[a].vector), len(self._from[b].vector)) for a, b in links}
        if sum(costs.values()) > most:
            links.sort(key=lambda link: -self._chances[link])
            spent = accumulate(costs[link] for link in links)
            links = sorted(link for link, cost in zip(links, spent, strict=True) if cost <= most)
        return links

    def start(self, at: int) -> Features:
        """Evidence that a chunk opens a story."""
        size = _grade(self._from[at].size)
        head = self.chunks[at].head
        return [
            ("start", 1.0),
            ("start, third look", capped(self._best_before[at])),
            (f"start {size}", 1.0),
            (f"start {head.begins} {size}", 1.0),
            (f"start {head.begins}, jumps {head.jumps}", 1.0),
            (f"start after {head.before}", 1.0),
            (f"start after {head.before}, blocks go on {self._habit}", 1.0),
            (f"start, own headline {size}", self._own_headline(at)),
            *steps(NONE, self._ahead[at]),
        ]

    def end(self, at: int) -> Features:
        """Evidence that a chunk closes a story."""
        tail = self.chunks[at].tail
        return [
            ("end", 1.0),
            ("end, third look", capped(self._best_after[at])),
            (f"end {_grade(self._up_to[at].size)}", 1.0),
            (f"end {tail.ends}", 1.0),
            (f"end {tail.ends}, jumps {tail.jumps}", 1.0),
            (f"end before {tail.after}", 1.0),
            (f"end before {tail.after}, blocks go on {self._habit}", 1.0),
            (f"end, opened {self._opened(at)}", 1.0),
        ]

    def _opened(self, at: int) -> bool:
        return self.chunks[self._first[at]].head.begins == "dateline"

    def _closed(self, at: int) -> bool:
        tail = self.chunks[self._last[at]].tail
        return tail.ends == "signed" or tail.after in ("to", "byline")

    def _own_headline(self, at: int) -> float:
        """By how much a headline is nearer to the thread from here than to any other; 0 when none is."""
        best = 0.0
        for nearness, (first, owner, second) in zip(self._from[at].titles, self._rivals, strict=True):
            rival = second if owner == self._first[at] else first
            best = max(best, nearness - rival)
        return best


def _grade(size: int) -> str:
    return "small" if size < SMALL else "middling" if size < LARGE else "large"


def paths(count: int, follows: Mapping[int, int]) -> Iterator[list[int]]:
    """The chains that successors make of `count` nodes, by their first node."""
    for head in sorted(set(range(count)) - set(follows.values())):
        chain = [head]
        while chain[-1] in follows:
            chain.append(follows[chain[-1]])
        yield chain
