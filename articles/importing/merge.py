"""Three ways to a value: what the last import read, what the row says now, what this import reads.

What nobody touched follows the new reading, what an editor touched stays, and where both changed the editor's value
stays and the new one waits beside it in a flag. An article that has been approved or published is never changed by an
import: there every new reading waits in a flag.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

TEXT_FIELDS = ("kind", "kicker", "headline", "deck", "dateline", "jump_to", "jump_from")
"""Fields of a story that are one string, the same in draft and row."""
PHOTO_TEXT_FIELDS = ("title", "caption")


class Outcome(Enum):
    """What becomes of one field."""

    KEEP = "keep"
    TAKE = "take"
    """Nobody touched it: the new reading replaces it."""
    CONFLICT = "conflict"
    """An editor and the new reading both changed it."""
    SETTLED = "settled"
    """The new reading differs, but the row has been approved or published."""


@dataclass(frozen=True, slots=True)
class FieldMerge:
    """One field, three ways: `base` of the last import, `ours` of the row, `theirs` of this import."""

    field: str
    base: Any
    ours: Any
    theirs: Any
    is_settled: bool = False
    choices: tuple[Any, Any] | None = None
    """Our and their value as they are kept, where less than that is compared."""

    @property
    def is_touched(self) -> bool:
        """An editor changed it, and to something else than what is read now."""
        return self.ours != self.base and self.ours != self.theirs

    @property
    def is_read_anew(self) -> bool:
        """This import reads something else than the last one."""
        return self.theirs != self.base

    @property
    def outcome(self) -> Outcome:
        if not self.is_read_anew or self.ours == self.theirs:
            return Outcome.KEEP
        if self.is_settled:
            return Outcome.SETTLED
        return Outcome.CONFLICT if self.is_touched else Outcome.TAKE

    @property
    def values(self) -> tuple[Any, Any]:
        """Our and their value, for the row or for a person to choose from."""
        return self.choices or (self.ours, self.theirs)


def merge_texts(
    fields: Sequence[str],
    *,
    base: Mapping[str, Any],
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    is_settled: bool,
) -> list[FieldMerge]:
    """The merges of fields that hold one value each; a field that the base does not know counts as empty there."""
    return [
        FieldMerge(name, base=base.get(name, ""), ours=ours[name], theirs=theirs[name], is_settled=is_settled)
        for name in fields
    ]


def merge_body(
    base: Sequence[Mapping[str, Any]],
    ours: Sequence[Mapping[str, Any]],
    theirs: Sequence[Mapping[str, Any]],
    *,
    is_settled: bool,
) -> FieldMerge:
    """The merge of a body as a whole; lines of the source are no change of its words."""
    return FieldMerge(
        "body", words_of(base), words_of(ours), words_of(theirs), is_settled, choices=(list(ours), list(theirs))
    )


def words_of(body: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """What counts when bodies are compared: kinds and words of the blocks, not the lines they came from."""
    return [(block["type"], block["text"]) for block in body]


def taken(merges: Sequence[FieldMerge]) -> dict[str, Any]:
    """Field -> new value, for what the import changes."""
    return {merge.field: merge.values[1] for merge in merges if merge.outcome is Outcome.TAKE}
