"""What the page of outside scores shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from trainer.exams.outside.values import OutsideDraft, OutsideEntry, OutsideState, ScoreSheet
from trainer.people.values import PersonRow


@dataclass(frozen=True)
class Read:
    """A sheet that was read for an exam, with the proof chosen for it."""

    draft: OutsideDraft
    sheet: ScoreSheet
    proof_name: str = ""


@dataclass(frozen=True)
class OutState:
    """`entering` shows the form, `chosen` the entry in view; never both. `seed` tells one form from the next."""

    today: date
    actor_id: UUID
    entries: tuple[OutsideEntry, ...] = ()
    people: Mapping[UUID, PersonRow] = field(default_factory=dict)
    chosen: UUID | None = None
    entering: bool = False
    read: Read | None = None
    may_enter: bool = False
    may_confirm: bool = False
    seed: int = 0
    said: str = ""

    @property
    def entry(self) -> OutsideEntry | None:
        return next((one for one in self.entries if one.id == self.chosen), None)

    @property
    def decidable(self) -> bool:
        """Whether this person may confirm the entry in view."""
        own = self.entry
        if own is None or own.state is not OutsideState.WAITING or not self.may_confirm:
            return False
        return self.actor_id != own.entered_by and all(row.person_id != self.actor_id for row in own.rows)
