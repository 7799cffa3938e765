"""Learn what characters mean, for `senses`: from general newspaper text, then from the bodies of gold pages.

First vectors that tell the true continuation of a text from those of a thousand others, by the characters at the cut
and by all others near it. Then, by the stories of gold pages, the directions in which stories differ most (linear
discriminant analysis). Needs numpy and scipy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from operator import add
from pathlib import Path
from typing import Any, Final, TypeAlias

from articles.pagetext.learning import language as learn_language
from articles.pagetext.learning.folds import ALL, EVERY, fold_of, folder, teaches
from articles.pagetext.learning.goldpages import GoldPage, gold_pages
from articles.pagetext.order.pieces import NO_START
from articles.pagetext.text.language import canonical
from articles.pagetext.text.senses import NEAR, WEIGHTS, Rows, Senses

CHARACTERS: Final = 4000
"""Characters that have a sense of their own."""
WORDS: Final = 8000
"""Pairs of characters that have one. Of two runs of three lines of one story, and two of different stories of the same
page, the former gain more by being joined in .909 of all cases, with 16,000 in as many, without any in .890."""
AT_CUTS: Final = 2500
"""Characters that have vectors for standing at a cut."""
WIDTH, SUBJECT_WIDTH = 32, 96
"""Places of a vector for the characters at a cut, and of one for subjects before the analysis."""
KEPT: Final = 48
"""Directions in which stories differ that are kept. Of thirty lines the one that goes on is found in .664 of all
cases, with all 96 in .670, with 32 in .660."""
AT_ONCE: Final = 1024
"""Cuts looked at in one step: each has all other continuations against it."""
ROUNDS: Final = (1.0, 2.0)
"""How often each cut of the general text is looked at, and each of the gold pages. Twice as often is worse."""
RATE: Final = (4e-3, 2e-3)
"""Step width of the descent at first, for either text."""
LEAST_TEXT, EDGE = 12, 4
"""Characters that a text has, and that stand on either side of a cut, at least."""
SHORT, LONG = 8, 60
"""Characters on either side of a cut that tell the subject: any number between."""
OBSERVED: Final = 3
"""Lines that are one observation of a story's subject."""

WORD: Final = re.compile(r"[\u4e00-\u9fff]{2}")
"""Two Chinese characters."""

Arrays: TypeAlias = dict[str, Any]


def learn(gold: Sequence[Path], work: Path) -> Iterator[str]:
    """Learn for every fold and for all pages; yields how well stories are told from one another, line by line."""
    pages = list(gold_pages(gold))
    general = list(learn_language.general_texts())
    counts = Counter(gram for text in (*general, *_texts(pages)) for gram in (*text, *map(add, text, text[1:])))
    characters = Counter({gram: count for gram, count in counts.items() if len(gram) == 1}).most_common(CHARACTERS)
    words = Counter({gram: count for gram, count in counts.items() if WORD.fullmatch(gram)}).most_common(WORDS)
    start = _Vectors("".join(character for character, _ in characters), [word for word, _ in words])
    if general:
        start.learn(general, ROUNDS[0], RATE[0])
    right = whole = 0
    with ProcessPoolExecutor() as pool:
        jobs = {fold: [page for page in pages if teaches(fold_of(page.date), fold)] for fold in EVERY}
        done = pool.map(_learn, [start] * len(jobs), jobs.values())
        for fold, found in zip(jobs, done, strict=True):
            found.save(folder(work, fold) / WEIGHTS)
            if fold != ALL:
                told = list(_told(found, [page for page in pages if fold_of(page.date) == fold]))
                right, whole = right + sum(told), whole + len(told)
    yield f"runs of one story that go together rather than with another's, cross-validated: {right / max(1, whole):.4f}"


def _told(senses: Senses, pages: Iterable[GoldPage]) -> Iterator[bool]:
    """For the first run of each story whether it goes better with the second than with that of the next story."""
    for page in pages:
        runs = [[senses.stretch(run) for run in _runs(page, story)[:2]] for story in page.stories]
        runs = [found for found in runs if len(found) > 1]
        for (first, second), (_, other) in zip(runs, [*runs[1:], *runs[:1]], strict=True):
            if other is not second:
                yield senses.gain(first, second) > senses.gain(first, other)


def _runs(page: GoldPage, story: Sequence[int]) -> list[str]:
    """The lines of a story, `OBSERVED` at a time."""
    texts = [page.pieces[at].text for at in story]
    return ["".join(texts[at : at + OBSERVED]) for at in range(0, len(texts), OBSERVED)]


def _learn(start: _Vectors, pages: Sequence[GoldPage]) -> Senses:
    start.learn(_texts(pages), ROUNDS[1], RATE[1])
    return start.senses(pages)


def _texts(pages: Iterable[GoldPage]) -> list[str]:
    return [canonical(text) for page in pages for text in page.texts]


@dataclass(frozen=True, slots=True)
class _Cuts:
    """Places in texts where a line could end."""

    characters: Any
    """Of all texts, by number, with blanks between."""
    pairs: Any
    """For each of them the number of the pair that it makes with the next; 0 for none."""
    places: Any
    begins: Any
    """Where the text of each place begins, and where it ends."""
    ends: Any

    @classmethod
    def of(cls, texts: Sequence[str], number: dict[str, int]) -> _Cuts:
        import numpy as np

        characters, pairs = [0] * NEAR, [0] * NEAR
        places: list[tuple[int, int, int]] = []
        for text in texts:
            if len(text) < LEAST_TEXT:
                continue
            begin = len(characters)
            characters += [number.get(character, 0) for character in text] + [0] * NEAR
            pairs += [number.get(pair, 0) for pair in map(add, text, text[1:])] + [0] * (NEAR + 1)
            places.extend(
                (begin + at, begin, begin + len(text))
                for at in range(EDGE, len(text) - EDGE)
                if text[at] not in NO_START
            )
        found = np.array(places, int).reshape(-1, 3)
        return cls(np.array(characters), np.array(pairs), found[:, 0], found[:, 1], found[:, 2])


class _Vectors:
    """The vectors under way."""

    def __init__(self, characters: str, words: Sequence[str]) -> None:
        import numpy as np

        self._characters, self._words = characters, words
        self._number = {gram: at for at, gram in enumerate((*characters, *words), 1)}
        self._near = min(AT_CUTS, len(characters))
        random = np.random.default_rng(0)
        shapes = {
            "ends": (NEAR * (self._near + 1), WIDTH),
            "starts": (NEAR * (self._near + 1), WIDTH),
            "subjects": (len(self._number) + 1, SUBJECT_WIDTH),
        }
        self._values: Arrays = {name: random.normal(0, 0.1, shape).astype(np.float32) for name, shape in shapes.items()}
        self._seen = np.zeros(len(self._number) + 1, bool)

    def learn(self, texts: Sequence[str], rounds: float, rate: float) -> None:
        """Look at every cut of some texts `rounds` times, by gradient descent with momentum (Adam)."""
        import numpy as np

        cuts = _Cuts.of(texts, self._number)
        self._seen[cuts.characters] = self._seen[cuts.pairs] = True
        if not len(cuts.places):
            return
        random = np.random.default_rng(1)
        steps = int(rounds * len(cuts.places) / AT_ONCE) + 1
        mean = {name: np.zeros_like(value) for name, value in self._values.items()}
        square = {name: np.zeros_like(value) for name, value in self._values.items()}
        for step in range(1, steps + 1):
            slopes = self._slopes(cuts, random)
            width = rate * min(1.0, step / 100) * (1 - (step - 1) / steps)
            for name, slope in slopes.items():
                mean[name] += 0.1 * (slope - mean[name])
                square[name] += 0.001 * (slope**2 - square[name])
                deviation = np.sqrt(square[name] / (1 - 0.999**step)) + 1e-8
                self._values[name] -= width / (1 - 0.9**step) * mean[name] / deviation

    def _slopes(self, cuts: _Cuts, random: Any) -> Arrays:
        """The slope of the loss at some cuts: that each text is taken to go on in its own continuation, and back."""
        import numpy as np

        chosen = random.integers(0, len(cuts.places), AT_ONCE)
        places = cuts.places[chosen]
        left = np.maximum(cuts.begins[chosen], places - _lengths(random))
        right = np.minimum(cuts.ends[chosen], places + _lengths(random))
        ends, starts = self._at_cuts(cuts, places, -1), self._at_cuts(cuts, places, 1)
        before, behind = self._between(cuts, left, places), self._between(cuts, places, right)
        values = self._values
        one = np.concatenate([ends @ values["ends"], before @ values["subjects"]], axis=1)
        other = np.concatenate([starts @ values["starts"], behind @ values["subjects"]], axis=1)
        scores = one @ other.T
        slope = (_shares(scores) + _shares(scores.T).T - 2 * np.eye(AT_ONCE, dtype=np.float32)) / AT_ONCE
        of_one, of_other = slope @ other, slope.T @ one
        return {
            "ends": ends.T @ of_one[:, :WIDTH],
            "starts": starts.T @ of_other[:, :WIDTH],
            "subjects": before.T @ of_one[:, WIDTH:] + behind.T @ of_other[:, WIDTH:],
        }

    def _at_cuts(self, cuts: _Cuts, places: Any, way: int) -> Any:
        """Which rows of a table belong to the characters before cuts (`way` -1) or after them (1)."""
        import numpy as np
        from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

        offsets = np.arange(NEAR)
        found = cuts.characters[places[:, None] + (offsets if way > 0 else -1 - offsets)]
        columns = np.where(found <= self._near, found, 0) + offsets * (self._near + 1)
        ones = np.ones(columns.size, np.float32)
        rows = np.arange(len(places) + 1) * NEAR
        return csr_matrix((ones, columns.ravel(), rows), shape=(len(places), NEAR * (self._near + 1)))

    def _between(self, cuts: _Cuts, begins: Any, ends: Any) -> Any:
        """Which characters stand between two places each, all together of the weight of the root of their number."""
        import numpy as np
        from scipy.sparse import csr_matrix

        counts = ends - begins
        places = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts - begins, counts)
        pairs = cuts.pairs[places]
        pairs[counts.cumsum() - 1] = 0  # of a text's last character with the first one after it
        columns = np.concatenate([cuts.characters[places], pairs])
        rows = np.tile(np.repeat(np.arange(len(counts)), counts), 2)
        known = columns > 0
        weights = (1 / np.sqrt(counts + 1.0)).astype(np.float32)
        found = (weights[rows[known]], (rows[known], columns[known]))
        return csr_matrix(found, shape=(len(counts), len(self._number) + 1))

    def senses(self, pages: Sequence[GoldPage]) -> Senses:
        """The senses, with the directions in which the stories of some pages differ."""
        import numpy as np

        subjects = self._values["subjects"].astype(float)
        subjects[0] = 0.0
        subjects[~self._seen] = 0.0
        mean, turn, spread = _directions(subjects, list(self._observed(pages)))
        subjects[: len(self._characters) + 1] -= mean
        scale = float(np.sqrt(np.abs(self._values["ends"]).max() / np.abs(self._values["starts"]).max()))
        ends, starts = self._values["ends"] / scale, self._values["starts"] * scale
        tables = (_rows(ends, per_place=False), _rows(starts, per_place=False), _rows(subjects @ turn, per_place=True))
        return Senses(self._characters, self._words, self._near, tables, spread)

    def _observed(self, pages: Iterable[GoldPage]) -> Iterator[list[tuple[int, list[int]]]]:
        """For each story its observations: how many characters, and which characters and pairs."""
        for page in pages:
            for story in page.stories:
                yield [(len(run), self._grams(run)) for run in _runs(page, story)]

    def _grams(self, text: str) -> list[int]:
        return [self._number.get(gram, 0) for gram in (*text, *map(add, text, text[1:]))]


def _lengths(random: Any) -> Any:
    import numpy as np

    return np.exp(random.uniform(np.log(SHORT), np.log(LONG), AT_ONCE)).astype(int)


def _shares(scores: Any) -> Any:
    """The share of each of a row's scores, as odds."""
    import numpy as np

    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _directions(subjects: Any, stories: Sequence[Sequence[tuple[int, Sequence[int]]]]) -> tuple[Any, Any, list[float]]:
    """The directions in which stories differ most.

    Args:
        subjects: a vector for each character and pair.
        stories: for each story its observations, as number of characters, and characters and pairs.
    Returns:
        The mean for each character; what turns vectors into these directions, where noise has a variance of 1 for each
        character; and the variance of stories' subjects in each.
    """
    import numpy as np

    whole = sum(subjects[grams].sum(axis=0) for story in stories for _, grams in story)
    mean = whole / sum(count for story in stories for count, _ in story)
    size = subjects.shape[1]
    noise, between = np.zeros((size, size)), np.zeros((size, size))
    observations = characters = 0
    for story in stories:
        sums = np.array([subjects[grams].sum(axis=0) - count * mean for count, grams in story])
        counts = np.array([count for count, _ in story], float)
        subject = sums.sum(axis=0) / counts.sum()
        rest = (sums - counts[:, None] * subject) / np.sqrt(counts)[:, None]
        noise += rest.T @ rest
        between += counts.sum() * np.outer(subject, subject)
        observations += len(story)
        characters += int(counts.sum())
    noise /= max(1, observations - len(stories))
    between = (between - noise * len(stories)) / max(1, characters)
    values, vectors = np.linalg.eigh(noise)
    whiten = vectors @ np.diag(np.maximum(values, 1e-6 * max(1e-6, values.max())) ** -0.5) @ vectors.T
    variances, directions = np.linalg.eigh(whiten @ between @ whiten)
    order = np.argsort(-variances)[:KEPT]
    return mean, whiten @ directions[:, order], [round(max(0.0, float(value)), 6) for value in variances[order]]


def _rows(table: Any, *, per_place: bool) -> Rows:
    """A table in signed bytes, with one scale for each place or one for all."""
    import numpy as np

    scales = np.abs(table).max(axis=0) if per_place else np.full(table.shape[1], np.abs(table).max())
    scales = np.maximum(scales, 1e-9) / 127
    data = np.round(table / scales).astype(np.int8).tobytes()
    return Rows(data, table.shape[1], [round(float(scale), 7) for scale in scales])
