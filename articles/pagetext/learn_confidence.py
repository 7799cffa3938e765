"""Fit the weights of `confidence` to gold pages.

Every gold page is read by weights that saw no page of its day; a story counts as right when its body lines, its
paragraphs, heads, bylines and jump are those of gold, and as wrong where gold says that nobody can tell its byline.
Figures are cross-validated by date and printed as a reliability table, with what each threshold would cost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from articles.pagetext import named
from articles.pagetext.confidence import chance
from articles.pagetext.draft_json import draft_to_json
from articles.pagetext.folds import EVERY, FOLDS, fold_of, folder, text_of
from articles.pagetext.goldpages import plain
from articles.pagetext.learn_regression import logistic
from articles.pagetext.learnt import CONFIDENCE, load
from articles.pagetext.pipeline import read_page

Row: TypeAlias = tuple[tuple[str, ...], bool]

SAME_BODY = 0.9
"""Jaccard index of body lines from which two stories are the same."""
PULL = 3.0
"""Strength of the pull of weights towards 0 (L2). Measured: of 0.3, 1, 3 and 10 the best on unseen days, with 10."""
FEWEST = 4
"""Stories that evidence must be found in for it to be learnt."""
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95)


def rows(gold_paths: Iterable[Path], work: Path) -> Iterator[tuple[str, Row]]:
    """For each story that is read from a gold page: the page's day, the evidence, whether it is right."""
    learnt = {fold: load(folder(work, fold)) for fold in range(FOLDS)}
    for path in gold_paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text, day = text_of(path), str(gold["date"])
        draft = read_page(text.name, text.read_bytes(), learnt=learnt[fold_of(day)])
        items = json.loads(json.dumps(draft_to_json(draft)))["items"]
        true = [item for item in gold["items"] if item["kind"] in {"article", "brief"}]
        for story, item in zip(draft.stories, items, strict=False):
            yield day, (story.reasons["story"], any(_is_right(item, other) for other in true))


def _is_right(item: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    ours, theirs = set(item["source_lines"].get("body", ())), set(gold["source_lines"].get("body", ()))
    if not ours & theirs or len(ours & theirs) / len(ours | theirs) < SAME_BODY or gold.get("undecided"):
        return False
    fields = all(
        plain(item[name]) == plain(gold[name]) for name in ("kicker", "headline", "deck", "jump_to", "jump_from")
    )
    allowed = [
        gold["body"],
        *([{"type": "paragraph", "text": t} for t in texts] for texts in gold.get("accept_body", ())),
    ]
    bodies = any(_texts(item["body"], "paragraph") == _texts(body, "paragraph") for body in allowed)
    subheads = sorted(_texts(item["body"], "subhead")) == sorted(_texts(gold["body"], "subhead"))
    bylines = _people(item["bylines"]) in [
        _people(found) for found in [gold["bylines"], *gold.get("accept_bylines", ())]
    ]
    return fields and bodies and subheads and bylines


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
        fitted = logistic([row for day, row in every if fold_of(day) != fold], pull=PULL, fewest=FEWEST)
        named.write(fitted, folder(work, fold) / CONFIDENCE)
        found.extend((chance(names, fitted), right) for day, (names, right) in every if fold_of(day) == fold)
    yield from table(found)
