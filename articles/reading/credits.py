"""Credits as readers see them: the people of each role together, in printed order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from articles.models import Byline, PhotoCredit, Reporter


@dataclass(frozen=True, slots=True)
class CreditLine:
    """The people credited in one role; `label` is the role's name, "" for agencies, which sign with their name."""

    role: str
    label: str
    reporters: tuple[Reporter, ...]


def by_role(rows: Iterable[Byline | PhotoCredit]) -> list[CreditLine]:
    """Group credits by role, roles and people in printed order, nobody twice in a role."""
    lines: dict[str, dict[int, Reporter]] = {}
    labels: dict[str, str] = {}
    for credit in rows:
        lines.setdefault(credit.role, {}).setdefault(credit.reporter_id, credit.reporter)
        labels[credit.role] = "" if credit.role == "agency" else capfirst(credit.get_role_display())
    return [CreditLine(role, labels[role], tuple(people.values())) for role, people in lines.items()]
