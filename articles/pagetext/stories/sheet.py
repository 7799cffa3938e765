"""What `match` and `assemble` hand on: which lines and units each story and photo got, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.pagetext.marking.units import Unit
from articles.pagetext.stories.bodies import Body
from articles.pagetext.stories.paragraphs import Joint
from articles.pagetext.values import Credit, Flag


@dataclass
class Plan:
    """One story while it is being put together; the only mutable value on the road."""

    body: Body
    headline: Unit | None = None
    kicker: Unit | None = None
    deck: Unit | None = None
    signed: tuple[Credit, ...] = ()
    """Its writers, where no byline of its own names them: glued to a line of its head, at the end of its column of
    briefs, or credited with the whole page."""
    bylines: list[Unit] = field(default_factory=list)
    byline_place: str = ""
    """Where they stand towards the story."""
    jump: Unit | None = None
    subheads: list[Unit] = field(default_factory=list)
    joints: list[Joint] = field(default_factory=list)
    """One between each two pieces of the body: where its paragraphs end."""
    chances: dict[str, float] = field(default_factory=dict)
    """Field -> probability that it is right, before calibration."""
    reasons: dict[str, list[str]] = field(default_factory=dict)
    flags: list[Flag] = field(default_factory=list)

    def because(self, name: str, *why: str) -> None:
        """Note evidence for a field."""
        self.reasons.setdefault(name, []).extend(w for w in why if w)

    @property
    def head_units(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in (self.kicker, self.headline, self.deck) if unit)

    @property
    def is_signed(self) -> bool:
        """Its own text or a line of its head names its writers."""
        return bool(self.body.credits or self.signed)


@dataclass
class PhotoPlan:
    """One photo while it is being put together."""

    caption: list[Unit] = field(default_factory=list)
    title: Unit | None = None
    credits: list[Unit] = field(default_factory=list)
    reasons: dict[str, list[str]] = field(default_factory=dict)
    flags: list[Flag] = field(default_factory=list)

    @property
    def units(self) -> tuple[Unit, ...]:
        return (*self.caption, *((self.title,) if self.title else ()), *self.credits)
