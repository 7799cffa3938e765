"""Scores -> probabilities -> flags: how sure each field is, and what an editor is asked to look at.

The evidence for a story's being right (weakest joint of its chain, headline's lead over the next best, byline's place,
…) is put into classes; `learning.confidence` fitted what each class weighs for each field, the other fields in stories
whose lines are right. A story is right where all of its fields are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from articles.pagetext import named
from articles.pagetext.cover import chance_of
from articles.pagetext.stories.sheet import Plan
from articles.pagetext.values import Flag, Kind, Role, Story

if TYPE_CHECKING:
    from articles.pagetext.marking.assign import Mark

WEIGHTS: Final = "confidence.json"
"""Name of the file that holds what was learnt."""


class Field(StrEnum):
    """What may be wrong in a story."""

    LINES = "lines"
    """Which lines are its body."""
    ORDER = "order"
    """In which they are read."""
    PARAGRAPHS = "paragraphs"
    """Where they end."""
    HEADS = "heads"
    """Its headline with kicker and deck."""
    BYLINES = "bylines"
    """Who wrote it."""
    REST = "rest"
    """Its subheads and jumps."""


STORY: Final = "story"
"""All of it."""
SPEAKS_OF: Final[Mapping[Field, tuple[str, ...]]] = {
    Field.LINES: ("",),
    Field.ORDER: ("always", "weakest joint", "order by", "columns", "joints in all", "lines"),
    Field.PARAGRAPHS: ("always", "paragraphs", "lines", "order by"),
    Field.HEADS: (
        *("always", "head parts", "roles", "headline", "has kicker", "has deck", "has no headline", "lines"),
        *("parts by", "weakest joint", "unplaced", "weak stories"),
    ),
    Field.BYLINES: ("always", "byline", "loose bylines", "without byline", "own byline", "has two bylines"),
    Field.REST: ("",),
}
"""For each field what the names of its evidence begin with. Measured on unseen days: with all evidence for each field
the area under the curve is .010 less, with all evidence for the story as a whole .025 less."""

Weights: TypeAlias = Mapping[str, Mapping[str, float]]
"""Field -> evidence -> nats."""

THRESHOLD = 0.9
"""A story less probable than this to be right in every field is flagged, and in it each field less probable to be.

The one number that trades an editor's minutes for silent errors; `learning.confidence` prints what others would cost.
By it .7 % of all stories that are learnt from are silently wrong on unseen days, .9 % of those of editions. With 0.89
it is 1.0 and 1.8 %, and of 100 right stories 2 to 4 fewer are flagged.
"""
GRADES = (0.5, 0.7, 0.85, 0.93, 0.97, 0.99, 0.998)
"""Steps of a probability, finer towards 1."""
SHARES = (0.1, 0.25, 0.4, 0.6, 0.8)
"""Steps of a headline's words."""
MARGINS = (0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
"""Steps of what the page would lose by another reading, in nats."""
SENSES = (-2.0, 0.0, 1.0, 2.0, 4.0, 6.0, 8.0)
"""Steps of how surely a story is one by what its characters mean, in nats."""
COLUMNS = (-4.0, -2.0, -1.0, -0.5, 0.5, 1.0, 2.0, 4.0, 7.0)
"""Steps of how well a story fills columns of one depth, in nats."""
BYLINE_MARGINS = (0.0, 0.5, 1.0, 2.0, 3.0, 5.0)
"""Steps of what the page would lose by another byline here, in nats."""
WEAK = 0.6
"""Probability of a joint below which a story is taken to be torn or joined there."""
CERTAIN = 0.95
"""Signal of a byline that can be no other story's."""
SURE = 0.1
"""Probability of the less likely from which it is not sure whether a paragraph ends at a joint."""
SHORTEST = 4
"""Lines of body below which a story is suspect."""
PARTED: Final = ": "
"""What stands between a field and its evidence in the file of the weights."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of the page says of every story on it."""

    unplaced: int
    """Lines without a home."""
    without_byline: int
    """Stories that name no writer."""
    stories: int
    headlines: int
    weak: int
    """Stories that are torn or joined somewhere: what they lost or won is another's."""
    narrowest: float
    """Nats that the page would lose by the best other parting of its lines among stories."""
    byline_place: str
    """Where most bylines of the page stand."""
    loose: int
    """Bylines that are not certain to be where they are, or have no story: some may be another story's."""


def load(path: Path) -> Weights:
    """The weights in a file that `write` wrote."""
    found: dict[str, dict[str, float]] = {}
    for name, nats in named.load(path).items():
        field, _, evidence = name.partition(PARTED)
        found.setdefault(field, {})[evidence] = nats
    return found


def write(fitted: Weights, path: Path) -> None:
    """Keep weights as `named` does."""
    named.write({f"{field}{PARTED}{name}": nats for field in fitted for name, nats in fitted[field].items()}, path)


def judge(plan: Plan, story: Story, marks: Mapping[int, Mark], around: Surroundings, fitted: Weights) -> Story:
    """Add confidence, reasons and flags to a story."""
    own = signals(plan, story, marks)
    names = evidence(plan, own, around)
    chances = chances_of(names, fitted)
    return replace(
        story,
        confidence=chances,
        flags=(*plan.flags, *_flags(plan, story, chances, own)),
        reasons={
            **{field: tuple(why) for field, why in plan.reasons.items()},
            "body": plan.body.chain.reasons,
            "story": names,
        },
    )


def chances_of(names: Sequence[str], fitted: Weights) -> dict[str, float]:
    """Field -> the probability that the evidence gives, and that of the story: of all fields' being right."""
    found: dict[str, float] = {field: chance(names, fitted.get(field, {})) for field in Field}
    return {**found, STORY: math.prod(found.values())}


def chance(names: Iterable[str], fitted: Mapping[str, float]) -> float:
    """The probability that the evidence gives for one field."""
    return chance_of(sum(fitted.get(name, 0.0) for name in names))


def speaking_of(field: Field, names: Iterable[str]) -> tuple[str, ...]:
    """The evidence that has to do with a field."""
    return tuple(name for name in names if name.startswith(SPEAKS_OF[field]))


def signals(plan: Plan, story: Story, marks: Mapping[int, Mark]) -> dict[str, float]:
    """How sure parts of a story are by what was found about each alone, 0 to 1."""
    roles = [marks[n].probability for n in story.numbers if n in marks]
    return {
        "roles": min(roles, default=0.0),
        "headline": 1 / (1 + math.exp(-1.5 * (plan.chances.get("headline margin", 0.5) - 0.2)))
        if plan.headline
        else 0.0,
        "head parts": plan.chances.get("head parts", 1.0) if plan.headline else 0.0,
        "bylines": _byline_chance(plan, story),
        "paragraphs": math.prod(max(joint.breaks, 1 - joint.breaks) for joint in plan.joints),
    }


def _byline_chance(plan: Plan, story: Story) -> float:
    if plan.bylines:
        return CERTAIN if plan.chances.get("byline certain") else 0.5
    return 0.98 if story.bylines else 0.6


def evidence(plan: Plan, own: Mapping[str, float], around: Surroundings) -> tuple[str, ...]:
    """The named classes of evidence for a story, given its `signals`."""
    chain = plan.body.chain
    loss = -sum(math.log(max(1e-4, link)) for link in chain.links)
    names = [
        "always",
        *_grades("weakest joint", min(chain.links, default=1.0)),
        *_amounts("parts by", chain.margins[0], MARGINS),
        *_amounts("order by", chain.margins[1], MARGINS),
        *_amounts("columns", chain.columns, COLUMNS),
        *_amounts("one sense by", chain.sense, SENSES),
        *_amounts("narrowest on the page", around.narrowest, MARGINS),
        *_grades("start", chain.start),
        *_grades("end", chain.end),
        *_grades("roles", own["roles"]),
        *_grades("head parts", own["head parts"]),
        *_grades("paragraphs", own["paragraphs"]),
        *_amounts("headline margin", plan.chances.get("headline margin", -1), (0, 1, 2, 3, 4)),
        *_amounts("headline words", plan.chances.get("headline words", -1), SHARES),
        *_amounts("headline words elsewhere", plan.chances.get("headline words elsewhere", -1), SHARES),
        *_amounts("headline kin", plan.chances.get("headline kin", -99), SENSES),
        *_amounts("byline margin", plan.chances.get("byline margin", -1), BYLINE_MARGINS),
        f"joints in all {_amount(loss, (0.05, 0.15, 0.4, 0.8, 1.6))}",
        f"byline {_amount(own['bylines'], GRADES)}",
        f"unplaced {_amount(around.unplaced, (1, 3, 8))}",
        f"byline {_place(plan)}",
        f"byline {_place(plan)} on a page with bylines {around.byline_place or 'nowhere'}",
        f"loose bylines {_amount(around.loose, (1, 2, 3))}",
        f"without byline {min(3, around.without_byline)}",
        f"headlines to spare {max(-2, min(2, around.headlines - around.stories))}",
        *_amounts("weak stories", around.weak - (min(chain.links, default=1.0) < WEAK), (1, 2, 3)),
        *_grades("end over weakest", chain.end * min(chain.links, default=1.0)),
        f"own byline {bool(plan.bylines):d} inner {plan.is_signed:d}",
        f"lines {_amount(len(chain.lines), (5, 15, 40, 70))}",
    ]
    names.extend(
        f"has {name}"
        for name, there in (
            ("kicker", plan.kicker),
            ("deck", plan.deck),
            ("jump", plan.jump),
            ("subheads", plan.subheads),
            ("shared line", chain.shared),
            ("flag", plan.flags),
            ("no headline", plan.headline is None),
            ("cut end", plan.body.is_cut and not plan.jump),
            ("two bylines", plan.bylines and plan.is_signed),
        )
        if there
    )
    return tuple(names)


def _place(plan: Plan) -> str:
    return plan.byline_place or ("in its text" if plan.is_signed else "nowhere")


def _grades(name: str, share: float) -> Iterator[str]:
    """A probability as the steps that it reaches."""
    return _amounts(name, share, GRADES)


def _amounts(name: str, value: float, bounds: Sequence[float]) -> Iterator[str]:
    """Every bound that a value reaches, so that more is learnt to be better step by step, and each step from many."""
    return (f"{name} {bound}" for bound in bounds if value >= bound)


def _amount(value: float, bounds: Sequence[float]) -> str:
    return f"{sum(value >= bound for bound in bounds)}"


def _flags(plan: Plan, story: Story, chances: Mapping[str, float], own: Mapping[str, float]) -> list[Flag]:
    found: list[Flag] = []
    body = story.lines.get(Role.BODY, ())
    if plan.headline is None:
        found.append(Flag("headline.missing", "headline", body[:1]))
    found.extend(Flag("line.shared", "body", (line,), {"line": line}) for line in plan.body.chain.shared)
    if len(body) < SHORTEST and story.kind is not Kind.BRIEF:
        found.append(Flag("story.short", "", body, {"lines": len(body)}))
    if plan.bylines and not story.bylines:
        unit = plan.bylines[0]
        found.append(Flag("byline.unread", "bylines", unit.lines, {"text": unit.text.replace("\n", " ")}))
    if chances[STORY] < THRESHOLD:
        found.extend(_doubts(plan, story, chances, own))
    return found


def _doubts(plan: Plan, story: Story, chances: Mapping[str, float], own: Mapping[str, float]) -> Iterator[Flag]:
    """A flag for each field of a doubtful story that is doubtful itself, or for the most doubtful one.

    What is flagged for a reason that is known is not flagged again; and of a body's lines, order and paragraphs only
    the most doubtful is, for whoever compares one of them with the source sees the others.
    """
    fields = sorted(Field, key=chances.__getitem__)
    of_body = [name for name in fields if name in (Field.LINES, Field.ORDER, Field.PARAGRAPHS)]
    fields = [name for name in fields if name not in of_body[1:]]
    for field in [name for name in fields if chances[name] < THRESHOLD] or fields[:1]:
        percent: dict[str, str | int] = {"percent": round(100 * chances[field])}
        if field is Field.LINES:
            yield Flag("story.separation", "body", _weakest_joint(plan), percent)
        elif field is Field.ORDER:
            yield Flag("body.order", "body", _weakest_joint(plan), percent)
        elif field is Field.PARAGRAPHS:
            lines = _unsure_ends(plan)
            yield Flag("body.paragraphs", "body", lines, {**percent, "count": max(1, len(lines))})
        elif field is Field.HEADS:
            if plan.headline:
                code = "headline.unsure" if own["headline"] < own["head parts"] else "headline.parts"
                yield Flag(code, "headline", plan.headline.lines, percent)
        elif field is Field.BYLINES:
            if not any(flag.field == "bylines" for flag in plan.flags):
                lines = tuple(number for unit in plan.bylines for number in unit.lines)
                yield Flag("byline.unsure" if story.bylines else "byline.missing", "bylines", lines, percent)
        elif field is Field.REST and plan.subheads:
            unit = plan.subheads[0]
            yield Flag("subheads.unsure", "body", unit.lines, {**percent, "text": unit.text})
        elif field is Field.REST and plan.jump:
            yield Flag("jump.unsure", "", plan.jump.lines, {**percent, "text": plan.jump.text})
        else:
            yield Flag("story.unsure", "", facts={"percent": round(100 * chances[STORY])})


def _weakest_joint(plan: Plan) -> tuple[int, ...]:
    """The lines on either side of the least likely joint of a body."""
    chain = plan.body.chain
    if not chain.links:
        return ()
    at = min(range(len(chain.links)), key=chain.links.__getitem__)
    return tuple(dict.fromkeys(segment.line for segment in chain.segments[at : at + 2]))


def _unsure_ends(plan: Plan) -> tuple[int, ...]:
    """The lines behind which a paragraph may end or not."""
    joined = zip(plan.body.pieces, plan.joints, strict=False)
    return tuple(piece.line for piece, joint in joined if SURE < joint.breaks < 1 - SURE)
