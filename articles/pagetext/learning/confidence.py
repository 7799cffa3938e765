"""Fit the weights of `confidence` to gold pages.

Every gold page is read by weights that saw no page of its day. For each story it is asked whether its body lines are
gold's, and where they are, whether order, heads, bylines, subheads and jump are; its paragraphs where the order is. So
what makes all of a story wrong counts once, and not again for each field that follows from it. A byline is wrong where
gold says that nobody can tell it. Figures are cross-validated by date and printed as a reliability table, with what
each threshold would cost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from articles.pagetext.draft_json import draft_to_json
from articles.pagetext.learning.folds import EVERY, FOLDS, fold_of, folder, text_of
from articles.pagetext.learning.goldpages import STORIES, plain
from articles.pagetext.learning.regression import logistic
from articles.pagetext.learning.side_by_side import all_from
from articles.pagetext.learnt import Learnt, load
from articles.pagetext.pipeline import read_page
from articles.pagetext.stories.confidence import (
    STORY,
    WEIGHTS,
    Field,
    chances_of,
    speaking_of,
    write,
)

Verdict: TypeAlias = dict[str, bool]
"""Field -> whether it is gold's; one that cannot be told is left out."""
Row: TypeAlias = tuple[tuple[str, ...], Verdict]

PULL = 10.0
"""Strength of the pull of weights towards 0 (L2). Measured: of 1, 3, 10 and 30 the best on unseen days."""
FEWEST = 4
"""Stories that evidence must be found in for it to be learnt."""
SAME_BODY = 0.9
"""Jaccard index of body lines from which they are right if the text is: a line of two stories may be either's."""
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.84, 0.86, 0.87, 0.88, 0.89, 0.9, 0.93)


def rows(gold_paths: Iterable[Path], work: Path) -> Iterator[tuple[str, Row]]:
    """For each story that is read from a gold page: the page's day, the evidence, and which fields are right."""
    learnt = {fold: load(folder(work, fold)) for fold in range(FOLDS)}
    return all_from(lambda path: _rows_of(path, learnt), gold_paths)


def _rows_of(path: Path, learnt: Mapping[int, Learnt]) -> Iterator[tuple[str, Row]]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text, day = text_of(path), str(gold["date"])
    draft = read_page(text.name, text.read_bytes(), learnt=learnt[fold_of(day)])
    items = json.loads(json.dumps(draft_to_json(draft)))["items"]
    true = [item for item in gold["items"] if item["kind"] in STORIES]
    for story, item in zip(draft.stories, items, strict=False):
        nearest = max(true, key=lambda other: _shared(item, other))
        yield day, (story.reasons["story"], _verdict(item, nearest))


def _shared(item: Mapping[str, Any], gold: Mapping[str, Any]) -> float:
    """Jaccard index of body lines."""
    ours, theirs = (set(each["source_lines"].get("body", ())) for each in (item, gold))
    return len(ours & theirs) / (len(ours | theirs) or 1)


def _verdict(item: Mapping[str, Any], gold: Mapping[str, Any]) -> Verdict:
    """What can be told: where the lines are not right, nothing else is asked, since the story is wrong already."""
    ours, allowed, shared = _texts(item["body"], "paragraph"), _allowed_bodies(gold), _shared(item, gold)
    if not (shared == 1.0 or (shared >= SAME_BODY and ours in allowed)):
        return {Field.LINES: False}
    found: Verdict = {
        Field.LINES: True,
        Field.ORDER: "".join(ours) in map("".join, allowed),
        Field.HEADS: all(plain(item[name]) == plain(gold[name]) for name in ("kicker", "headline", "deck")),
        Field.BYLINES: not gold.get("undecided") and _people(item["bylines"]) in _allowed_people(gold),
        Field.REST: sorted(_texts(item["body"], "subhead")) == sorted(_texts(gold["body"], "subhead"))
        and all(plain(item[name]) == plain(gold[name]) for name in ("jump_to", "jump_from")),
    }
    if found[Field.ORDER]:
        found[Field.PARAGRAPHS] = ours in allowed
    return found


def _allowed_people(gold: Mapping[str, Any]) -> list[set[tuple[str, str]]]:
    return [_people(found) for found in (gold["bylines"], *gold.get("accept_bylines", ()))]


def _allowed_bodies(gold: Mapping[str, Any]) -> list[list[str]]:
    others = ([plain(text) for text in texts if text] for texts in gold.get("accept_body", ()))
    return [_texts(gold["body"], "paragraph"), *others]


def _texts(body: Iterable[Mapping[str, str]], kind: str) -> list[str]:
    return [plain(block["text"]) for block in body if block["type"] == kind and block["text"]]


def _people(credited: Iterable[Mapping[str, Any]]) -> set[tuple[str, str]]:
    return {(credit["role"], plain(name)) for credit in credited or () for name in credit["names"]}


def table(found: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Reliability in tenths, and for each threshold the silent errors and false alarms, as shares of all stories."""
    for tenth in range(10):
        some = [right for p, right in found if tenth <= p * 10 < tenth + 1 or (tenth == 9 and p == 1)]
        if some:
            yield f"said {tenth / 10:.1f}-{(tenth + 1) / 10:.1f}: right {sum(some) / len(some):.3f} of {len(some)}"
    for threshold in THRESHOLDS:
        silent = sum(p >= threshold and not right for p, right in found) / len(found)
        alarm = sum(p < threshold and right for p, right in found) / len(found)
        yield f"threshold {threshold:.2f}: silent {silent:.4f}, false alarm {alarm:.4f}"


def learn(gold: Sequence[Path], work: Path) -> Iterator[str]:
    """Fit for every fold and for all pages; yields the figures, line by line."""
    every = list(rows(gold, work))
    found: list[tuple[float, bool]] = []
    for fold in EVERY:
        fitted = fit([row for day, row in every if fold_of(day) != fold])
        write(fitted, folder(work, fold) / WEIGHTS)
        found.extend(
            (chances_of(names, fitted)[STORY], all(verdict.values()))
            for day, (names, verdict) in every
            if fold_of(day) == fold
        )
    yield from table(found)


def fit(some: Sequence[Row]) -> dict[str, dict[str, float]]:
    """For each field the weights that make its verdicts likely."""
    return {
        field: logistic(
            [(speaking_of(field, names), verdict[field]) for names, verdict in some if field in verdict],
            pull=PULL,
            fewest=FEWEST,
        )
        for field in Field
    }
