"""What leaves the capability of yearly pages: sections, what is noted by hand, facts of a year, kept versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from trainer.certificates.values import Certificate
from trainer.exams.values import Attendance
from trainer.hours.values import HourEntry, YearState
from trainer.people.values import Person
from trainer.qualification.values import Card, CardState
from trainer.retakes.values import Case


class Section(StrEnum):
    """The headings of the page, in the order in which offices file them."""

    HOURS = "section_hours"
    EXAMS = "section_exams"
    STUDY = "section_study"
    DRILLS = "section_drills"
    FITNESS = "section_fitness"
    FILES = "section_files"
    TEACHING = "section_teaching"
    HONOURS = "section_honours"
    CERTIFICATES = "section_certificates"
    GRADE = "section_grade"


BY_HAND = (
    Section.STUDY,
    Section.DRILLS,
    Section.FITNESS,
    Section.FILES,
    Section.TEACHING,
    Section.HONOURS,
    Section.GRADE,
)
"""Sections in which somebody may note what no room of the program knows."""


@dataclass(frozen=True)
class NoteDraft:
    """What is noted by hand; `proof` names the document that shows it."""

    section: Section
    on: date
    text: str
    proof: str


@dataclass(frozen=True)
class NoteLine:
    """A standing note with who entered it."""

    id: UUID
    person_id: UUID
    draft: NoteDraft
    by_id: UUID
    at: datetime


@dataclass(frozen=True)
class ExamLine:
    """One closed exam of the year. `passed` is None for 缓考 and 免考."""

    exam_id: UUID
    title: str
    on: date
    attendance: Attendance
    score: Decimal | None
    passed: bool | None
    excellent: bool
    retake: bool


@dataclass(frozen=True)
class StudyLine:
    """What was studied of one piece of courseware in the year."""

    item_id: UUID
    title: str
    minutes: int
    finished: bool
    last: date


@dataclass(frozen=True)
class YearFacts:
    """All that is known of a person's year. `hours` is None while no rule is chosen for the year.

    `written` counts the questions a person wrote in the year; `signers` are the names behind `by` ids.
    """

    year: int
    person: Person
    photo: bytes
    card: Card | None
    card_state: CardState
    hours: YearState | None = None
    entries: tuple[HourEntry, ...] = ()
    exams: tuple[ExamLine, ...] = ()
    study: tuple[StudyLine, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    cases: tuple[Case, ...] = ()
    written: int = 0
    notes: tuple[NoteLine, ...] = ()
    signers: Mapping[UUID, str] = field(default_factory=dict)


class Book(Protocol):
    """A year of everybody in one reading."""

    @property
    def year(self) -> int: ...

    def facts(self, person_id: UUID) -> YearFacts:
        """What concerns one person."""
        ...


@dataclass(frozen=True)
class KeptPage:
    """One version of a page as it was kept; `facts` is the hash of all that it says."""

    id: UUID
    person_id: UUID
    year: int
    version: int
    facts: str
    file_hash: str
    at: datetime
    by_id: UUID
