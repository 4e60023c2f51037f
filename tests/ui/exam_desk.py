"""An exam with three candidates for the tests of the screens around exams."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.question import QuestionKind, Written
from tests.conftest import Office
from tests.exams.hall import officer
from tests.fakes import FixedClock
from trainer.app.exam_day_files import ExamDayFiles
from trainer.app.score_files import ScoreListFiles
from trainer.app.services import Services
from trainer.exams.values import ExamPlan
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.reports.exam_fields import exam_fields
from trainer.ui.exams.room import ExamsRoom

BLUEPRINT = Blueprint(
    "春季考核", (BlueprintRow(QuestionKind.SINGLE, 5, Decimal(2)), BlueprintRow(QuestionKind.SHORT, 1, Decimal(10)))
)
NAMES = ("王强", "赵静", "孙磊")


def room_of(services: Services) -> ExamsRoom:
    return ExamsRoom(
        services.exams,
        services.papers,
        services.people,
        services.invigilation,
        services.results,
        services.credits,
        services.rooms,
        services.postponing,
        ScoreListFiles(services),
        ExamDayFiles(services),
        services.clock,
        services.retakes,
        services.exam_settings,
        services.retake_joining,
        partial(exam_fields, services.store.database),
    )


def add_crew(services: Services, office: Office) -> tuple[Actor, ...]:
    drafts = (PersonDraft(name, unit_id=office.unit_id) for name in NAMES)
    made = [services.people.add_person(office.administrator, draft) for draft in drafts]
    return tuple(officer(person_id, name) for person_id, name in zip(made, NAMES, strict=True))


def make_plan(services: Services, office: Office, clock: FixedClock) -> ExamPlan:
    """An exam that is open now, by the trainer's paper."""
    rule = services.exams.rules()[0]
    paper = services.papers.assemble(office.trainer, BLUEPRINT, 11, "春季考核甲卷")
    now = clock.now()
    return ExamPlan("春季考核", 2026, paper.id, now, now + timedelta(hours=3), 60, Decimal(8), rule.source)


def sit(services: Services, person: Actor, exam_id: UUID, text: str, submit: bool = True) -> UUID:
    """Writes the short answer and leaves the choices empty."""
    view = services.sittings.start(person, exam_id)
    short = next(item.item for item in view.items if item.question.kind is QuestionKind.SHORT)
    services.sittings.answer(person, view.sitting_id, short, Written((text,)), lambda _ack: None)
    if submit:
        services.sittings.submit(person, view.sitting_id)
    return view.sitting_id


@dataclass
class RecordingPrinter:
    """Keeps what was sent to the preview."""

    printed: list[tuple[str, list[bytes]]] = field(default_factory=list)

    def print_pdfs(self, title: str, contents: Any) -> None:
        self.printed.append((title, list(contents)))


def cells(path: Path) -> list[list[Any]]:
    """The rows of a workbook's first sheet."""
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
