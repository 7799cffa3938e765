"""A step of a history as the desk shows it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from articles.admin.difference import Difference
from articles.admin.names import STATUS_NAMES
from articles.editorial.states import VERB_NAMES
from articles.models import WorkflowStep

SHOWN_STEPS = 100
"""Steps on a history page, newest first."""


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step with what it changed."""

    step: WorkflowStep
    changes: list[Difference] = dataclasses.field(default_factory=list)

    @property
    def name(self) -> str:
        """What the desk calls the verb."""
        return str(VERB_NAMES.get(self.step.verb, self.step.verb))

    @property
    def to_label(self) -> str:
        """The state that it led to, in words."""
        return str(STATUS_NAMES.get(self.step.to_status, ""))
