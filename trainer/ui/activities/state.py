"""What the page of plan, classes, rotation and lecturers shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from trainer.activities.lecturers.values import Lecturer, LecturerDraft, Lesson
from trainer.activities.plans.values import PlanLine
from trainer.activities.values import ActivityLine, Stage, Turn
from trainer.people.values import PersonRow, Unit
from trainer.reports.rotation import Rotation, RotationRow, RotationShare, shares_by
from trainer.reports.tours import Tour
from trainer.ui.texts import name
from trainer.ui.tones import Tone

STAGE_TONES = {
    Stage.PREPARED: Tone.WARN,
    Stage.COMING: Tone.BRAND,
    Stage.RUNNING: Tone.BRAND,
    Stage.ENDED: Tone.WARN,
    Stage.PROPOSED: Tone.WARN,
    Stage.CREDITED: Tone.OK,
    Stage.CANCELLED: Tone.PLAIN,
}
TURN_TONES = {Turn.DONE: Tone.OK, Turn.EXAM_OPEN: Tone.WARN, Turn.ENROLLED: Tone.BRAND, Turn.OPEN: Tone.BAD}
YEARS_BACK, YEARS_AHEAD = 3, 1


class Tab(StrEnum):
    PLAN = "plan"
    CLASSES = "classes"
    ROTATION = "rotation"
    LECTURERS = "lecturers"
    TOURS = "tours"


class Side(StrEnum):
    """What the panel at the right holds."""

    NOTHING = "nothing"
    PLAN = "plan"
    PLAN_FORM = "plan_form"
    CLASS_FORM = "class_form"
    SHARES = "shares"
    LECTURER = "lecturer"
    LECTURER_FORM = "lecturer_form"


class By(StrEnum):
    """By what the coverage of a rotation is divided."""

    UNIT = "unit"
    CATEGORY = "category"
    KEY_POST = "key_post"
    BATCH = "batch"


@dataclass(frozen=True)
class LecturerWish:
    """What the form of a lecturer says: a person of the office, or the name of somebody from outside."""

    person_id: UUID | None
    outside: str
    draft: LecturerDraft


@dataclass(frozen=True)
class ActivitiesState:
    """`seed` grows with every form that is opened, so that a form being filled in is never rebuilt."""

    year: int
    today: date
    tab: Tab = Tab.PLAN
    words: str = ""
    of_plan: UUID | None = None
    lines: tuple[PlanLine, ...] = ()
    trained: Mapping[UUID, int] = field(default_factory=dict)
    classes: tuple[ActivityLine, ...] = ()
    lecturers: tuple[Lecturer, ...] = ()
    tours: tuple[Tour, ...] = ()
    rotations: tuple[PlanLine, ...] = ()
    rotation: Rotation | None = None
    rotation_of: UUID | None = None
    turn: Turn | None = None
    by: By = By.UNIT
    units: tuple[Unit, ...] = ()
    exams: tuple[tuple[UUID, str], ...] = ()
    side: Side = Side.NOTHING
    seed: int = 0
    line: PlanLine | None = None
    plan_of_form: PlanLine | None = None
    unit_of_form: UUID | None = None
    lecturer: Lecturer | None = None
    lessons: tuple[Lesson, ...] = ()
    people: Mapping[UUID, PersonRow] = field(default_factory=dict)
    loading: bool = True
    may_edit: bool = False
    may_add_people: bool = False
    said: str = ""


def classes_shown(state: ActivitiesState) -> tuple[ActivityLine, ...]:
    """Classes of the line that was chosen whose name or place has every word that was typed."""
    words = state.words.casefold().split()
    return tuple(
        line
        for line in state.classes
        if state.of_plan in (None, line.draft.plan_id)
        and all(word in f"{line.draft.title} {line.draft.place} {line.draft.batch}".casefold() for word in words)
    )


def lecturers_shown(state: ActivitiesState) -> tuple[Lecturer, ...]:
    """Lecturers whose name, house or topics have every word that was typed."""
    words = state.words.casefold().split()
    return tuple(
        one
        for one in state.lecturers
        if all(word in f"{one.name} {one.unit} {' '.join(one.draft.topics)}".casefold() for word in words)
    )


def rotation_shown(state: ActivitiesState) -> tuple[RotationRow, ...]:
    """People of the rotation in the turn that was chosen, all without one."""
    rows = state.rotation.rows if state.rotation else ()
    return tuple(row for row in rows if state.turn in (None, row.turn))


def shares(state: ActivitiesState, others: str, key_post: str, other_post: str) -> tuple[RotationShare, ...]:
    """The coverage divided as chosen; `others` names those without a class."""
    rows = state.rotation.rows if state.rotation else ()
    match state.by:
        case By.UNIT:
            return shares_by(rows, lambda row: row.unit)
        case By.CATEGORY:
            return shares_by(rows, lambda row: name(row.category))
        case By.KEY_POST:
            return shares_by(rows, lambda row: key_post if row.key_post else other_post)
        case By.BATCH:
            return shares_by(rows, lambda row: row.batch or row.title or others)


def plan_title(state: ActivitiesState, plan_id: UUID | None) -> str:
    """The name of a line of the plan in view."""
    lines = {line.id: line.draft.title for line in (*state.rotations, *state.lines)}
    return lines.get(plan_id, "") if plan_id else ""


def years(today: date) -> range:
    """The years a plan is looked at for, the newest first."""
    return range(today.year + YEARS_AHEAD, today.year - YEARS_BACK - 1, -1)
