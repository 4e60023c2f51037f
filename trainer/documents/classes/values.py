"""What the papers of a class are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from trainer.activities.values import Half, Mark
from trainer.documents.office.template import Template
from trainer.documents.pdf import Printed
from trainer.hours.values import HourCategory, Way


@dataclass(frozen=True)
class Lesson:
    """A half-day. `marks` are the attendance taken so far, by person, without reasons."""

    on: date
    half: Half
    topic: str
    lecturers: str
    place: str
    way: Way
    hours: Decimal
    marks: Mapping[UUID, Mark]


@dataclass(frozen=True)
class Student:
    """Somebody on the roster with what was attended; `credited` are the hours approved, by category, `code` is what
    the sign-in field takes for this person."""

    person_id: UUID
    name: str
    unit: str
    work_number: str
    category: str
    withdrawn: bool
    attended: Decimal
    missed: Decimal
    credited: Mapping[HourCategory, Decimal]
    remark: str = ""
    code: str = ""


@dataclass(frozen=True)
class Opinion:
    """The evaluation of a lecturer, or of the class; `points` is None where there are too few sheets."""

    about: str
    sheets: int
    points: Decimal | None
    remark: str
    means: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class ClassSheet:
    """One class. `basis` is the line that names the rule of attendance, `taught` the hours own lecturers have in the
    ledger for teaching in it, by name."""

    title: str
    organiser: str
    place: str
    lessons: tuple[Lesson, ...]
    students: tuple[Student, ...]
    opinions: tuple[Opinion, ...]
    basis: str
    template: Template
    printed: Printed
    taught: tuple[tuple[str, Decimal], ...] = ()

    @property
    def whole(self) -> Decimal:
        return sum((lesson.hours for lesson in self.lessons), Decimal())

    @property
    def here(self) -> tuple[Student, ...]:
        """Who has not left the roster."""
        return tuple(student for student in self.students if not student.withdrawn)

    def due_at(self, lesson: Lesson) -> tuple[Student, ...]:
        """Who belongs on the sheet of a half-day: the roster, and who left it later but has a mark there."""
        return tuple(one for one in self.students if not one.withdrawn or one.person_id in lesson.marks)
