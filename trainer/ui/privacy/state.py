"""What the page of personal data shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from trainer.people.values import PersonRow
from trainer.privacy.rules import due
from trainer.privacy.values import DestructionList, ExportLine, Left, ListState, Retention
from trainer.reports.joint_reasons import JointReason
from trainer.ui.tones import Tone


class Room(StrEnum):
    """Which list the page shows."""

    DUE = "due"
    ARCHIVE = "archive"
    LISTS = "lists"
    EXPORTS = "exports"
    WORDS = "words"
    REASONS = "reasons"


TONES = {
    ListState.OPEN: Tone.WARN,
    ListState.READY: Tone.BRAND,
    ListState.DONE: Tone.OK,
    ListState.WITHDRAWN: Tone.PLAIN,
}


@dataclass(frozen=True)
class PrivacyState:
    """`words` are those kept about the chosen person, None where they were not asked for; `phrase` finds people for
    their words, or reasons said about several.
    """

    room: Room = Room.DUE
    retention: Retention | None = None
    left: tuple[Left, ...] = ()
    lists: tuple[DestructionList, ...] = ()
    exports: tuple[ExportLine, ...] = ()
    person_id: UUID | None = None
    words: tuple[str, ...] | None = None
    list_id: UUID | None = None
    export: ExportLine | None = None
    phrase: str = ""
    found: tuple[PersonRow, ...] = ()
    reasons: tuple[JointReason, ...] = ()
    reason: JointReason | None = None
    said: str = ""
    may_destroy: bool = False
    on_server: bool = False
    today: date = date.min

    @property
    def person(self) -> Left | None:
        return next((one for one in self.left if one.person_id == self.person_id), None)

    @property
    def whose(self) -> PersonRow | None:
        """Who was found and chosen for their words."""
        return next((one for one in self.found if one.id == self.person_id), None)

    @property
    def list(self) -> DestructionList | None:
        return next((one for one in self.lists if one.id == self.list_id), None)


def rooms(may_destroy: bool) -> tuple[Room, ...]:
    """Words are read and destroyed by administrators alone."""
    return tuple(room for room in Room if may_destroy or room not in (Room.WORDS, Room.REASONS))


def shown(state: PrivacyState) -> tuple[Left, ...]:
    """Who stands in the list of people: those whose time is over, or everybody who left."""
    return due(state.left, state.today) if state.room is Room.DUE else state.left
