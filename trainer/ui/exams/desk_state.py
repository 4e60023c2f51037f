"""What the desk of one exam shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from trainer.exams.results.values import ScoreList
from trainer.exams.rules import OUTSIDE, VOID
from trainer.exams.sittings.values import EventKind, IncidentLine, Progress
from trainer.exams.values import Attendance, Exam, ExamState, RosterRow
from trainer.people.rules import lacks_field
from trainer.people.values import PersonRow, Unit
from trainer.ui.tones import Tone


class DeskTab(StrEnum):
    ROSTER = "roster"
    BOARD = "board"
    SCORES = "scores"


class Side(StrEnum):
    """What the panel at the right of the roster or the scores holds."""

    CANDIDATE = "candidate"
    ADDING = "adding"
    TIME = "time"
    CREDIT = "credit"


class Standing(StrEnum):
    """Where a candidate stands on the board."""

    OUTSIDE = "outside"
    WAITING = "waiting"
    WRITING = "writing"
    RAISED = "raised"
    PAUSED = "paused"
    DONE = "done"


AT_WORK = frozenset({Standing.WRITING, Standing.RAISED, Standing.PAUSED})
"""Begun and not handed in."""
RULED_ON = frozenset({EventKind.INCIDENT, EventKind.REOPENED})
STANDING_TONES = {
    Standing.OUTSIDE: Tone.PLAIN,
    Standing.WAITING: Tone.PLAIN,
    Standing.WRITING: Tone.BRAND,
    Standing.RAISED: Tone.BAD,
    Standing.PAUSED: Tone.WARN,
    Standing.DONE: Tone.OK,
}


@dataclass(frozen=True)
class Line:
    """One candidate with name, place on the roster, and the sitting once it is begun."""

    row: RosterRow
    person: PersonRow
    progress: Progress | None = None

    @property
    def standing(self) -> Standing:
        if self.row.submitted_at is not None or (self.progress and self.progress.submitted):
            return Standing.DONE
        if self.progress is not None:
            if self.progress.raised:
                return Standing.RAISED
            return Standing.PAUSED if self.progress.paused else Standing.WRITING
        return Standing.OUTSIDE if self.row.attendance in OUTSIDE | {Attendance.ABSENT} else Standing.WAITING


@dataclass(frozen=True)
class DeskState:
    """`chosen` are the candidates under the cursor; `seed` tells one form from the next. `incidents` is what was noted
    of everybody, oldest first; `held` says that the whole exam stands still.
    `sessions` are beginning and latest entry of each by its number, where there are several. `fields` are those
    the paper is about, none for a paper for everybody.
    """

    exam: Exam
    actor_id: UUID
    tab: DeskTab = DeskTab.ROSTER
    tabs: tuple[DeskTab, ...] = ()
    lines: tuple[Line, ...] = ()
    people: Mapping[UUID, PersonRow] = field(default_factory=dict)
    scores: ScoreList | None = None
    units: tuple[Unit, ...] = ()
    chosen: frozenset[UUID] = frozenset()
    incidents: tuple[IncidentLine, ...] = ()
    sessions: Mapping[int, tuple[datetime, datetime]] = field(default_factory=dict)
    held: bool = False
    side: Side = Side.CANDIDATE
    seed: int = 0
    fields: frozenset[str] = frozenset()
    said: str = ""
    may_prepare: bool = False
    may_run: bool = False
    may_credit: bool = False
    may_retake: bool = False

    @property
    def closed(self) -> bool:
        return self.exam.state is ExamState.CLOSED

    @property
    def picked(self) -> tuple[Line, ...]:
        """The lines of the chosen candidates."""
        return tuple(line for line in self.lines if line.row.person_id in self.chosen)

    @property
    def one(self) -> Line | None:
        """The one chosen candidate; None for nobody or several."""
        return self.picked[0] if len(self.picked) == 1 else None

    @property
    def other_field(self) -> tuple[PersonRow, ...]:
        """Who sits a paper of a field they do not hold; a person decides what follows."""
        return tuple(line.person for line in self.lines if lacks_field(line.person.fields, self.fields))

    @property
    def noted(self) -> tuple[IncidentLine, ...]:
        """What was noted of those chosen, or of everybody; what waits for a word first, the newest first.

        A raised hand is settled where it is lowered, so it waits for no word here.
        """
        shown = [one for one in self.incidents if one.kind in RULED_ON]
        lines = [one for one in shown if not self.chosen or one.person_id in self.chosen]
        return tuple(sorted(lines, key=lambda one: (one.ruling is not None, -one.at.timestamp())))

    @property
    def own(self) -> bool:
        """Whether the actor is among those chosen: nobody decides about themselves."""
        return self.actor_id in self.chosen


def counts(lines: tuple[Line, ...]) -> Mapping[Standing, int]:
    """How many stand where."""
    return {standing: sum(line.standing is standing for line in lines) for standing in Standing}


def tone_of(line: Line) -> Tone:
    return STANDING_TONES[line.standing]


ATTENDANCE_CHOICES = tuple(state for state in Attendance if state not in {Attendance.PRESENT, *VOID})
"""What a person decides; that somebody is present follows from the beginning of the sitting. What voids a result is
recorded as misconduct and decided after a hearing."""
