"""What the page of one class shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from trainer.activities.classfile.values import Rating, SlotLine
from trainer.activities.credits.values import Credit
from trainer.activities.rules import due_at
from trainer.activities.values import (
    Activity,
    ActivityRule,
    Attended,
    Marks,
    Member,
    Presence,
    Session,
    Stage,
    TakenMark,
)
from trainer.hours.values import EntryState
from trainer.people.values import PersonRow, Unit
from trainer.ui.tones import Tone

OVER = (Stage.CANCELLED, Stage.PROPOSED, Stage.CREDITED)


class ClassTab(StrEnum):
    PROGRAMME = "programme"
    ROSTER = "roster"
    ATTENDANCE = "attendance"
    HOURS = "hours"
    RATINGS = "ratings"
    FILE = "file"


class ClassSide(StrEnum):
    NOTHING = "nothing"
    CLASS_FORM = "class_form"
    SESSION_FORM = "session_form"
    ENROL = "enrol"
    RATING_FORM = "rating_form"
    SHEET_FORM = "sheet_form"


PRESENCE_TONES = {
    Presence.PRESENT: Tone.OK,
    Presence.PARTIAL: Tone.WARN,
    Presence.LEAVE: Tone.BRAND,
    Presence.ABSENT: Tone.BAD,
}


@dataclass(frozen=True)
class MemberLine:
    """Somebody on the roster."""

    person: PersonRow
    member: Member


@dataclass(frozen=True)
class MarkLine:
    """Somebody's attendance of one half-day."""

    person: PersonRow
    taken: TakenMark | None


@dataclass(frozen=True)
class ClassState:
    activity: Activity
    rule: ActivityRule
    today: date
    actor_id: UUID
    people: Mapping[UUID, PersonRow] = field(default_factory=dict)
    marks: Marks = field(default_factory=dict)
    totals: Mapping[UUID, Attended] = field(default_factory=dict)
    credits: tuple[Credit, ...] = ()
    slots: tuple[SlotLine, ...] = ()
    ratings: tuple[Rating, ...] = ()
    plan: str = ""
    exam: str = ""
    passed: frozenset[UUID] = frozenset()
    plans: tuple[tuple[UUID, str], ...] = ()
    exams: tuple[tuple[UUID, str], ...] = ()
    units: tuple[Unit, ...] = ()
    pool: tuple[tuple[UUID, str], ...] = ()
    rotation: bool = False
    tab: ClassTab = ClassTab.PROGRAMME
    session_id: UUID | None = None
    side: ClassSide = ClassSide.NOTHING
    seed: int = 0
    session: Session | None = None
    sheet_about: UUID | None = None
    may_edit: bool = False
    may_approve: bool = False
    may_set_exam: bool = False
    said: str = ""
    amiss: bool = False
    """Whether what is said asks for a second look."""

    @property
    def open(self) -> bool:
        """Whether programme and roster may change."""
        return self.may_edit and self.activity.stage not in OVER

    @property
    def exam_open(self) -> bool:
        """Whether an exam may be set for the people of the roster: there is none yet."""
        may = self.may_edit and self.may_set_exam and self.activity.stage is not Stage.CANCELLED
        return may and self.activity.draft.exam_id is None and bool(self.activity.people)

    @property
    def exam_there(self) -> bool:
        """Whether the class has an exam that may be looked at."""
        return self.may_set_exam and self.activity.draft.exam_id is not None

    @property
    def enrolling(self) -> bool:
        """Whether people may still be added: also once the hours of the others are credited."""
        return self.may_edit and self.activity.stage not in (Stage.CANCELLED, Stage.PROPOSED)

    @property
    def may_leave(self) -> bool:
        """Whether people may be taken off the roster who have no hours of the class."""
        return self.may_edit and self.activity.stage is not Stage.CANCELLED

    @property
    def pending(self) -> tuple[Credit, ...]:
        """Hours that wait for decisions."""
        return tuple(one for one in self.credits if one.state is EntryState.PENDING)

    @property
    def half_day(self) -> Session | None:
        """The half-day whose attendance is in view."""
        return self.activity.session(self.session_id) if self.session_id else None

    @property
    def markable(self) -> bool:
        """Whether attendance of the half-day in view may be taken."""
        day = self.half_day
        closed = self.activity.stage is Stage.CANCELLED
        return self.may_edit and not closed and day is not None and day.draft.on <= self.today


def member_lines(state: ClassState) -> tuple[MemberLine, ...]:
    """The roster by unit and name, those who left it last."""
    lines = [MemberLine(state.people[one.person_id], one) for one in state.activity.members]
    return tuple(sorted(lines, key=lambda one: (one.member.withdrawn, one.person.unit, one.person.name)))


def mark_lines(state: ClassState) -> tuple[MarkLine, ...]:
    """The attendance of the half-day in view; who left the class later keeps the line."""
    day = state.half_day
    if day is None:
        return ()
    due = set(due_at(state.activity, day.id, state.marks))
    here = (one.person for one in member_lines(state) if one.person.id in due)
    return tuple(MarkLine(person, state.marks.get((day.id, person.id))) for person in here)


def tally(state: ClassState, session: Session) -> Mapping[Presence | None, int]:
    """How many of those due were there, on leave, absent; under None those without a mark."""
    counts: dict[Presence | None, int] = {}
    for person in due_at(state.activity, session.id, state.marks):
        taken = state.marks.get((session.id, person))
        key = taken.mark.presence if taken else None
        counts[key] = counts.get(key, 0) + 1
    return counts


def missing_slots(state: ClassState) -> int:
    """How many places of the file still ask for something."""
    return sum(line.state.value in ("missing", "partly") for line in state.slots)


def lecturers_of(state: ClassState) -> tuple[UUID, ...]:
    """Who teaches in the class, each once, in the order of the programme."""
    return tuple(dict.fromkeys(one for session in state.activity.sessions for one in session.draft.lecturers))
