"""Worth: what speaks for a set of chains being the stories of a page, as named features.

Links are judged one by one; a page is more. Each of its stories speaks of one subject, holds the words of one
headline and stands together in the file. The weight of each feature is learnt (`learning.page`).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final, TypeAlias

from articles.pagetext.cover import Features, Link, Odds
from articles.pagetext.hungarian import first_come
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.cohesion import Cohesion
from articles.pagetext.order.depths import Depths, Fit
from articles.pagetext.order.discourse import Discourse
from articles.pagetext.order.headline_words import Title, Words
from articles.pagetext.order.links import AHEAD, BACK
from articles.pagetext.order.pieces import NEIGHBOURS, RUNNING_ON

WORDS: Final = "words of the headlines"
"""Name of the feature of the words that headlines and bodies share."""
COLUMNS: Final = "columns of one depth"
"""Name of the feature of how well a chain fills columns."""
UNSEEN: Final = -7.0
"""Nats of a link that was never considered."""
CEILING: Final = 8.0
"""Nats from which a margin is told from no wider one."""
OPEN: Final = 0.7
"""Probability of closing or opening a story from which a chunk is sure to."""
DOUBTFUL: Final = -6.0
"""Worth of a link, in nats, below which it is not tried."""
TRIED: Final = 400
"""Links at most that are tried, the likeliest first; nine pages of ten have fewer."""
LEAST: Final = 1e-6
"""Share below which none counts as less."""
SCRAP, SHORT = 40, 120
"""Characters: a chain of fewer is hardly a story, or a short one."""
PROPER: Final = 0.05
"""Share of a headline's words from which a body may be its own."""
FEW: Final = 2
"""Lines of a chunk that may be something else than part of a body: a head, a caption."""
MAYBE: Final = 0.01
"""Probability of being none of a body's from which that is asked."""
NEVER_STRANGE: Final = 6.0
"""Nats from which a line is surely a body's."""
THOUSAND: Final = 1000.0
"""Character pairs in which sizes are told."""
BELOW, ABOVE = 0.35, 0.2
"""What a body right below a headline is worth beside its words, and what one right above it."""

Path: TypeAlias = tuple[int, ...]
"""Chunks in reading order."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """What one headline has to do with one chain."""

    rank: float
    title: int
    words: float
    share: float
    below: bool
    above: bool


@dataclass(frozen=True, slots=True)
class _Content:
    """What a set of chunks says."""

    size: int
    """Character pairs."""
    subject: float
    """Nats by which it is one story rather than a story of each, by its words."""
    sense: float
    """The same by the senses of its characters."""
    said: Mapping[int, tuple[float, float]]
    """As `Words.said`."""

    @property
    def features(self) -> Features:
        """Its subject, and what cohesion owes to size alone: without it long chains seem to have more than one."""
        return [
            ("one subject", self.subject),
            ("one sense", self.sense),
            ("size", self.size / THOUSAND * math.log1p(self.size)),
        ]


class Worth:
    """The chunks of a page with all that is known of them, for judging any set of chains."""

    def __init__(
        self,
        chunks: Sequence[Chunk],
        odds: Odds,
        cohesion: Cohesion,
        titles: Sequence[Title],
        chains: Sequence[Path],
        depths: Depths,
        strange: Mapping[int, float] = MappingProxyType({}),
        habit: str = "next",
        arrivals: int = 0,
    ) -> None:
        """Look at all chunks.

        Args:
            chunks: what chains are made of.
            odds: of their links.
            cohesion: of their words.
            titles: the headlines of the page.
            chains: those found so far: words that are in few of them count more.
            depths: of their columns.
            strange: line number -> probability that the line is none of any body.
            habit: of the page's extractor (`habit_of`).
            arrivals: stories that come from another page, as jump lines say.
        """
        self._arrivals = arrivals
        self._below_arrivals = {at for at, chunk in enumerate(chunks) if chunk.head.before == "from"}
        self._habit = habit
        self.links = {link: (_log(share) + _log(odds.before[link])) / 2 for link, share in odds.after.items()}
        """Worth of each link that was considered, in nats."""
        ranked = sorted((-worth, link) for link, worth in self.links.items() if worth > DOUBTFUL)
        self.tried = tuple(link for _, link in ranked[:TRIED])
        """The links that changes are made of, the likeliest first."""
        self._chunks = chunks
        self._cohesion = cohesion
        self._depths = depths
        self.discourse = Discourse(chunks)
        self._starts = [_log(share) / 2 for share in odds.starts]
        self._ends = [_log(share) / 2 for share in odds.ends]
        self._in_file = sorted(range(len(chunks)), key=lambda at: chunks[at].head.index)
        self._rank = {chunk: rank for rank, chunk in enumerate(self._in_file)}
        self._sizes = [sum(len(piece.text) for piece in chunk.pieces) for chunk in chunks]
        self._doubtful = {number for number, share in strange.items() if share >= MAYBE}
        self._strange = [_strangeness(chunk, strange) for chunk in chunks]
        """Nats by which each chunk is rather no body's; 0 where it is too long to be anything else."""
        self._words = Words(titles, chunks, chains)
        self._titles = [cohesion.stretch(title.text) for title in titles]
        self._below = [_first_below(title, chunks) for title in titles]
        self._above = [_last_above(title, chunks) for title in titles]
        self._claims: dict[Path, list[_Claim]] = {}
        self._kins: dict[tuple[Path, int], float] = {}
        self._contents: dict[Path, _Content] = {}
        """For sets of chunks, in order of their numbers."""

    def of_chain(self, path: Path) -> Features:
        """Evidence in one chain for being a story: in its links, and in the whole."""
        return [*itertools.chain.from_iterable(map(self.of_link, pairwise(path))), *self.of_whole(path)]

    def of_whole(self, path: Path) -> Features:
        """Evidence in a chain beside its links."""
        size = sum(self._sizes[at] for at in path)
        found: Features = [
            ("chain", 1.0),
            ("start", self._starts[path[0]]),
            ("end", self._ends[path[-1]]),
            (COLUMNS, self.columns(path).nats),
            *self._content(path).features,
        ]
        if size < SHORT:
            found.append(("scrap" if size < SCRAP else "short", 1.0))
        if len(path) == 1 and self._strange[path[0]]:
            found.append(("perhaps no body", self._strange[path[0]]))
        found.extend(self._file_order(path))
        found.extend(self.discourse.of_path(path))
        return found

    @property
    def compared(self) -> int:
        """Words of headlines that were looked up in chains so far: the work that was done."""
        return self._words.compared

    def columns(self, path: Path) -> Fit:
        """How well a chain fills columns of one depth."""
        return self._depths.fit(path)

    def columns_without(self, path: Path) -> dict[int, float]:
        """For the lines of a chain that may be none of a body: nats by which it fills columns better without."""
        return {
            piece.segment.line: self._depths.gain_without(path, piece)
            for at in path
            for piece in self._chunks[at].pieces
            if piece.segment.line in self._doubtful
        }

    def weakest_sense(self, path: Path) -> float:
        """As `Cohesion.weakest`."""
        return self._cohesion.weakest(path)

    def start(self, chunk: int) -> float:
        """Worth of a story's beginning with a chunk, in nats."""
        return self._starts[chunk]

    def end(self, chunk: int) -> float:
        """Worth of a story's ending with a chunk, in nats."""
        return self._ends[chunk]

    def is_refused(self, link: Link) -> bool:
        """Whether a link was ruled out, and one of its ends is sure to be open."""
        left, right = link
        open_end = math.exp(2 * max(self._ends[left], self._starts[right]))
        return self.links.get(link, UNSEEN) < DOUBTFUL and open_end > OPEN

    def best_claim(self, path: Path) -> float:
        """What the words of the headline that fits a chain best are worth, in nats for each."""
        # Claims are not kept here: far more chains are asked for than are looked at as part of a page.
        return max((claim.words for claim in self._claims_of(path)), default=0.0)

    def of_page(self, chains: Sequence[Path]) -> Features:
        """Evidence in the chains of a page together: which headlines they have, and how they lie in the file."""
        claims = sorted(
            ((claim.rank, at, claim) for at, chain in enumerate(chains) for claim in self._claimed(chain)),
            key=lambda found: (-found[0], found[1], found[2].title),
        )
        titles = first_come((at, claim.title) for _, at, claim in claims)
        given = [claim for _, at, claim in claims if titles.get(at) == claim.title]
        kin = sum(self._kin(chains[at], title) for at, title in titles.items())
        taken = set(titles.values())
        lost: dict[int, float] = {}
        for _, _, claim in claims:
            if claim.title not in taken:
                lost[claim.title] = max(lost.get(claim.title, 0.0), claim.share)
        below, above = sum(claim.below for claim in given), sum(claim.above for claim in given)
        return [
            (WORDS, sum(claim.words for claim in given)),
            ("senses of the headlines", kin),
            ("below the headline", below),
            ("above the headline", above),
            ("now above, now below", min(above, below)),
            ("without headline", len(chains) - len(given)),
            ("shares of headlines left over", sum(lost.values())),
            *self._parts(chains),
        ]

    def swallowed(self, path: Path) -> int:
        """How many stories that come from another page a chain has in its midst: right below the line that says so."""
        return sum(at in self._below_arrivals for at in path[1:]) if self._arrivals else 0

    def missing(self, chains: Sequence[Path]) -> int:
        """Other stories that come from another page and that no chain can be the rest of.

        Where their heads stand together, only one of them has its own lines below: the rest of another begins in the
        midst of a sentence, without a head.
        """
        missing = self._arrivals - len(self._below_arrivals)
        if missing <= 0:
            return 0
        starts = {chain[0] for chain in chains} - self._below_arrivals
        return max(0, missing - sum(self._chunks[at].head.may_be_rest for at in starts))

    def of_link(self, link: Link) -> Features:
        """Evidence in two chunks for the second going on from the first."""
        left, right = self._chunks[link[0]], self._chunks[link[1]]
        step = right.head.index - left.tail.index
        if step == 1:
            kind = "next line" if left.tail.after in RUNNING_ON else "next block"
        else:
            kind = "near" if -BACK <= step <= AHEAD else "ahead" if step > 0 else "back"
        worth = self.links.get(link)
        habit = f"links {kind}, blocks go on {self._habit}"
        found: Features = [(f"link {kind}", UNSEEN if worth is None else worth), (f"links {kind}", 1.0), (habit, 1.0)]
        if worth is None:
            found.append(("link never seen", 1.0))
        if right.head.begins == "dateline" or left.tail.ends == "signed":
            found.append(("opening or signature inside", 1.0))
        if left.tail.after in ("byline", "to") or right.head.before in ("byline", "from"):
            found.append(("byline or jump inside", 1.0))
        return found

    def _file_order(self, path: Path) -> Features:
        """Columns are read from the top: after the last line of one comes the topmost that was not read yet."""
        rows = [self._rank[at] for at in path]
        left = sorted(rows)
        back = passed = 0
        for before, after in pairwise(rows):
            left.remove(before)
            if after < before:
                back += 1
                passed += after != left[0]
        return [("back in the file", back), ("back, but not to the top", passed)] if back else []

    def _content(self, path: Path) -> _Content:
        """What a chain says, in whatever order."""
        key = tuple(sorted(path))
        found = self._contents.get(key)
        if found is None:
            size = sum(self._cohesion.bags[at].size for at in key)
            sense = self._cohesion.of_senses(key)
            found = self._contents[key] = _Content(size, self._cohesion.of(key), sense, self._words.said(key, size))
        return found

    def _kin(self, path: Path, title: int) -> float:
        """By how many nats a headline and a chain are likelier of one story than of two, by senses."""
        found = self._kins.get((path, title))
        if found is None:
            # What a chain is about is not kept: few are asked for, and it is the largest thing known of one.
            subject = self._cohesion.subject(sorted(path))
            found = self._kins[path, title] = self._cohesion.kin(self._titles[title], subject)
        return found

    def _claimed(self, path: Path) -> list[_Claim]:
        found = self._claims.get(path)
        if found is None:
            found = self._claims[path] = list(self._claims_of(path))
        return found

    def _claims_of(self, path: Path) -> Iterator[_Claim]:
        """The headlines that may be a chain's."""
        said = self._content(path).said
        for title, (first, last) in enumerate(zip(self._below, self._above, strict=True)):
            (nats, share), below, above = said.get(title, (0.0, 0.0)), path[0] == first, path[-1] == last
            if share > PROPER or below or above:
                yield _Claim(share + BELOW * below + ABOVE * above, title, nats, share, below, above)

    def _parts(self, chains: Sequence[Path]) -> Features:
        """How often another chain goes on in the file."""
        owner = [0] * len(self._chunks)
        for at, chain in enumerate(chains):
            for chunk in chain:
                owner[chunk] = at
        changes = [self._chunks[b].head.before for a, b in pairwise(self._in_file) if owner[a] != owner[b]]
        return [
            ("stories change", len(changes)),
            (f"stories change, blocks go on {self._habit}", len(changes)),
            ("stories change between lines", sum(before in NEIGHBOURS for before in changes)),
        ]


def _strangeness(chunk: Chunk, strange: Mapping[int, float]) -> float:
    if len(chunk.pieces) > FEW:
        return 0.0
    shares = [strange.get(piece.segment.line, 0.0) for piece in chunk.pieces]
    return max(-NEVER_STRANGE, sum(_log(share) - _log(1.0 - share) for share in shares)) + NEVER_STRANGE


def _first_below(title: Title, chunks: Sequence[Chunk]) -> int | None:
    """The chunk whose first line is the first body line below the headline."""
    rows = {piece.row: at for at, chunk in enumerate(chunks) for piece in chunk.pieces if piece.row > title.row}
    first = min(rows, default=None)
    return rows[first] if first is not None and chunks[rows[first]].head.row == first else None


def _last_above(title: Title, chunks: Sequence[Chunk]) -> int | None:
    """The chunk whose last line is the last body line above the headline."""
    rows = {piece.row: at for at, chunk in enumerate(chunks) for piece in chunk.pieces if piece.row < title.row}
    last = max(rows, default=None)
    return rows[last] if last is not None and chunks[rows[last]].tail.row == last else None


def _log(share: float) -> float:
    return math.log(max(share, LEAST))
