"""All claims -> one role a line, best as a whole.

A linear chain over the lines of the page: each label of a line has the weight of the features that hold there
(`shape`, the recognisers' claims among them), each pair of neighbouring labels its own weight. The weights were
fitted by `learning.roles`; Viterbi finds the best labels, forward-backward their probabilities.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from articles.pagetext.marking.shape import features
from articles.pagetext.text import jump_forms
from articles.pagetext.text.language import Language
from articles.pagetext.text.measure import Page
from articles.pagetext.values import Claim, Kind, Role

WEIGHTS = "roles.json"
"""Name of the file that holds what was learnt."""

PRUNE = 9.0
"""A label whose own weight is so far (in nats) below the line's best is not considered: e^-9 is 1 in 8,000."""

MOST = 5
"""Labels considered for a line at most: with this bound a page costs the same for each line."""


class Label(StrEnum):
    """What `assign` tells apart: the roles, a headline's further lines, and the kinds of furniture."""

    KICKER = "kicker"
    HEADLINE = "headline"
    HEADLINE_MORE = "headline+"
    DECK = "deck"
    BYLINE = "byline"
    BODY = "body"
    SUBHEAD = "subhead"
    JUMP = "jump"
    TITLE = "title"
    CAPTION = "caption"
    CREDIT = "credit"
    FOLIO = "folio"
    ADVERTISEMENT = "advertisement"
    WEATHER = "weather"
    NOTICE = "notice"
    MASTHEAD = "masthead"
    NAMEPLATE = "nameplate"

    @property
    def role(self) -> Role:
        if self is Label.HEADLINE_MORE:
            return Role.HEADLINE
        return Role.TEXT if self.kind else Role(self.value)

    @property
    def kind(self) -> Kind | None:
        return Kind(self.value) if self in FURNITURE else None


FURNITURE = frozenset({Label.FOLIO, Label.ADVERTISEMENT, Label.WEATHER, Label.NOTICE, Label.MASTHEAD, Label.NAMEPLATE})

LABELS: tuple[Label, ...] = tuple(Label)

JUMP = LABELS.index(Label.JUMP)

UNLEARNT = frozenset({Label.NOTICE, Label.MASTHEAD, Label.NAMEPLATE})
"""Labels that the gold pages do not have: for them a recogniser's claim decides alone."""

SURE = 0.8
"""Score from which a claim for such a label decides alone."""

FORMAL = 0.965
"""Score of a claim that a fixed form makes certain (下转C2版)."""

ALONE: Mapping[Label, float] = MappingProxyType(
    {
        **dict.fromkeys(UNLEARNT, SURE),
        **dict.fromkeys((Label.JUMP, Label.CREDIT, Label.BODY, Label.WEATHER), FORMAL),
        Label.FOLIO: 0.9,
        Label.BYLINE: 0.95,
    }
)
"""Score from which a claim decides alone. Measured: of 533 claims of a folio's forms and of 1,046 of a byline's all are
right."""

UNSURE, SURER = 0.65, 0.89
"""A label less probable than the first yields to a claim that scores more than the second: forms that the gold
pages do not have are known to the recognisers alone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The role that a line was given."""

    label: Label
    probability: float
    runner_up: Label
    runner_up_probability: float
    reason: str = ""
    shares: Mapping[Label, float] = field(default_factory=lambda: MappingProxyType({}))
    """Probability of every label that was considered."""

    def called(self, label: Label, reason: str) -> Mark:
        """The mark of a line that is something else after all; what it was is next likely."""
        return replace(self, label=label, runner_up=self.label, reason=reason)

    def settled(self, label: Label, reason: str) -> Mark:
        """The mark of a line that can be nothing else, for its form or for what it stands with."""
        return replace(self.called(label, reason), shares=MappingProxyType({label: 1.0}))

    @property
    def role(self) -> Role:
        return self.label.role

    @property
    def kind(self) -> Kind | None:
        return self.label.kind


def roles_of(marks: Mapping[int, Mark]) -> dict[int, Role]:
    """Line number -> role."""
    return {number: mark.role for number, mark in marks.items()}


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted weights, in nats."""

    features: Mapping[str, tuple[float, ...]]
    """Feature -> one weight for each of `LABELS`."""
    steps: tuple[tuple[float, ...], ...]
    """Weight of a label (second index) right below another (first index)."""


def load(path: Path) -> Weights:
    """The weights of a file that `learning.roles` wrote.

    Raises:
        ValueError: it was fitted for other labels.
    """
    raw = json.loads(path.read_text(encoding="utf-8"))
    if raw["labels"] != [label.value for label in LABELS]:
        raise ValueError(f"{path.name} was fitted for other labels: run articles.pagetext.learning again")
    unit = float(raw["unit"])
    return Weights(
        {name: tuple(unit * w for w in row) for name, row in raw["features"].items()},
        tuple(tuple(unit * w for w in row) for row in raw["steps"]),
    )


def assign(page: Page, claims: Iterable[Claim], fitted: Weights, language: Language) -> dict[int, Mark]:
    """Give each line of a page its most probable role.

    Args:
        page: the rows to label.
        claims: what the recognisers think; the reason of the best claim for the chosen role is kept.
        fitted: what each feature weighs.
        language: tells how lines go on, the page's own words counted in.
    Returns:
        Line number -> mark, for every row.
    """
    claims = tuple(claims)
    best = _reasons(claims)
    own = [_own_weights(names, fitted) for names in features(page, claims, language)]
    candidates = [_candidates(weights, row.text) for weights, row in zip(own, page.rows, strict=True)]
    shares = _shares(own, candidates, fitted.steps)
    marks = {row.number: _mark(row.number, share, best) for row, share in zip(page.rows, shares, strict=True)}
    return marks | _overruled(marks, best)


def _overruled(marks: Mapping[int, Mark], best: Mapping[tuple[int, str], Claim]) -> dict[int, Mark]:
    """Marks of lines that a claim decides alone."""
    found: dict[int, Mark] = {}
    for (number, what), claim in sorted(best.items(), key=lambda item: item[1].score):
        old = marks[number]
        alone = claim.score >= ALONE.get(Label(what), math.inf)
        if alone or (old.probability < UNSURE and claim.score > SURER and what != old.label.value):
            shares = {Label(what): claim.score, **{label: p * (1 - claim.score) for label, p in old.shares.items()}}
            found[number] = Mark(
                Label(what), claim.score, old.label, 1 - claim.score, claim.reason, MappingProxyType(shares)
            )
    return found


def _own_weights(names: Sequence[str], fitted: Weights) -> list[float]:
    rows = [fitted.features[name] for name in names if name in fitted.features]
    return list(map(sum, zip(*rows, strict=True))) if rows else [0.0] * len(LABELS)


def _candidates(own: Sequence[float], text: str) -> list[int]:
    """The labels that a line may have, the likeliest by itself first; a jump's only where it speaks of a page."""
    barred = None if jump_forms.may_be_jump(text) else JUMP
    able = [k for k in range(len(own)) if k != barred]
    best = max([own[k] for k in able])
    return sorted([k for k in able if own[k] >= best - PRUNE], key=lambda k: -own[k])[:MOST]


def _shares(
    own: Sequence[Sequence[float]], candidates: Sequence[Sequence[int]], steps: Sequence[Sequence[float]]
) -> list[dict[int, float]]:
    """Forward-backward over the candidate labels: the probability of each label of each line."""
    forward: list[dict[int, float]] = []
    for at, some in enumerate(candidates):
        before = forward[-1] if forward else None
        forward.append(
            {k: own[at][k] + (_log_sum([w + steps[j][k] for j, w in before.items()]) if before else 0.0) for k in some}
        )
    backward: list[dict[int, float]] = [{}] * len(candidates)
    after: dict[int, float] | None = None
    for at in range(len(candidates) - 1, -1, -1):
        backward[at] = {
            j: _log_sum([steps[j][k] + own[at + 1][k] + w for k, w in after.items()]) if after else 0.0
            for j in candidates[at]
        }
        after = backward[at]
    return [_normal({k: f[k] + b[k] for k in f}) for f, b in zip(forward, backward, strict=True)]


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + math.log(sum([math.exp(v - top) for v in values]))


def _normal(weights_: Mapping[int, float]) -> dict[int, float]:
    whole = _log_sum(list(weights_.values()))
    return {k: math.exp(w - whole) for k, w in weights_.items()}


def _reasons(claims: Iterable[Claim]) -> dict[tuple[int, str], Claim]:
    best: dict[tuple[int, str], Claim] = {}
    for claim in claims:
        what = claim.kind.value if claim.kind else claim.role.value
        for number in claim.lines:
            if (number, what) not in best or best[number, what].score < claim.score:
                best[number, what] = claim
    return best


def _mark(number: int, share: Mapping[int, float], best: Mapping[tuple[int, str], Claim]) -> Mark:
    order = sorted(share, key=lambda k: -share[k])
    label = LABELS[order[0]]
    runner = LABELS[order[1]] if len(order) > 1 else label
    claim = best.get((number, label.value.rstrip("+")))
    return Mark(
        label,
        share[order[0]],
        runner,
        share[order[1]] if len(order) > 1 else 0.0,
        claim.reason if claim else "its width, its ends and its neighbours",
        MappingProxyType({LABELS[k]: share[k] for k in order}),
    )
