"""What every screen is given, and what the shell asks of a screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from uuid import UUID

from PySide6.QtWidgets import QWidget

from trainer.people.accounts.values import Actor, Permission
from trainer.ui.asking import Asking
from trainer.ui.printers import Printers
from trainer.ui.working import Working


@dataclass(frozen=True)
class Context:
    """Who is signed in, how long work and questions are run, whom to tell about changes, how printers are set."""

    actor: Actor
    year: int
    jobs: Working
    dialogs: Asking
    changed: Callable[[], None]
    go: Callable[[str, object], None]
    printers: Printers = field(default_factory=Printers)


@dataclass(frozen=True)
class OfExam:
    """A target on another page: what that page has about one exam."""

    exam_id: UUID


@dataclass(frozen=True)
class OfRotation:
    """A target on the page of activities: the rotation of a line of the plan."""

    plan_id: UUID


@dataclass(frozen=True)
class AskedOf:
    """A target on the page of what follows an exam: its objections and rechecks."""

    exam_id: UUID


@dataclass(frozen=True)
class CorrectionsOf:
    """A target on the page of what follows an exam: its corrected keys."""

    exam_id: UUID


@dataclass(frozen=True)
class PapersOf:
    """A target on the page of what follows an exam: the papers to be issued anew."""

    exam_id: UUID


@dataclass(frozen=True)
class ExamFor:
    """A target of the exams page: the form of a new exam, begun with a title, a day and people.

    `made` hears the key of the exam once it is set.
    """

    title: str
    on: date | None
    person_ids: tuple[UUID, ...]
    made: Callable[[UUID], None]


class Screen(Protocol):
    """One page of the shell."""

    @property
    def widget(self) -> QWidget: ...

    def refresh(self) -> None:
        """Reads again what the page shows."""
        ...

    def home(self) -> None:
        """Goes back to where the page begins; its entry was pressed while it was in view."""
        ...

    def open(self, target: object) -> None:
        """Goes to one thing on the page, given by search or by another page."""
        ...


@dataclass(frozen=True)
class ScreenSpec:
    """One page; built when it is first visited. With `below` it has no entry in the rail but marks that one."""

    key: str
    title: str
    icon: str
    permission: Permission
    build: Callable[[Context], Screen]
    below: str = ""


@dataclass(frozen=True)
class EditQuestion:
    """A target of the question bank: the question opened for writing."""

    question_id: UUID


@dataclass(frozen=True)
class Found:
    """One hit of the search over everything."""

    screen: str
    target: object
    title: str
    detail: str


WORK_LIST = "work"
"""A target of the page of laws: questions whose law changed; of retakes: the days to watch; of hours: who is short."""

Finder = Callable[[str], Sequence[Found]]
