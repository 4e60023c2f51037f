"""发证: who passed an exam and holds no certificate of it yet, and the batch that issues them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from trainer.certificates.templates import STANDARD
from trainer.certificates.values import Issued, Occasion, RegisterQuery
from trainer.exams.values import Exam, ExamState
from trainer.store.errors import KnownError
from trainer.ui.certificates.desk import CertificatesDesk
from trainer.ui.certificates.state import Batch, CertificatesState, ExamOffer, Side
from trainer.ui.texts import name
from trainer.ui.working import Handle
from trainer.words import _

EVERYBODY = 100_000


class Show(Protocol):
    def __call__(self, **changes: object) -> None: ...


@dataclass(frozen=True)
class IssueForm:
    """What was filled in; `unit_code` is empty where it was set before."""

    title: str
    held_from: date | None
    held_until: date | None
    facts: str
    unit_code: str = ""
    template: str = STANDARD


class Issuing:
    """`state` is what the page shows now, `show` changes it."""

    def __init__(self, desk: CertificatesDesk, state: Callable[[], CertificatesState], show: Show) -> None:
        self._desk = desk
        self._service = desk.room.certificates
        self._state = state
        self._show = show

    def begin(self, exam_id: UUID | None = None) -> None:
        """Opens the form, for one exam or for the newest with somebody to issue for."""
        try:
            numbering = self._service.numbering()
        except KnownError as error:
            self._desk.dialogs.trouble(error)
            return
        closed = [exam for exam in self._desk.room.exams.exams(self._desk.actor) if exam.state is ExamState.CLOSED]
        self._show(
            side=Side.ISSUE,
            offers=tuple(self._offer(exam) for exam in closed),
            offer=exam_id,
            numbering=numbering,
            next_serial=self._service.next_serial(),
            templates=self._service.templates.templates(),
        )

    def choose_exam(self, exam_id: UUID) -> None:
        self._show(offer=exam_id)

    def issue(self, form: IssueForm) -> None:
        """Sets the unit's code where it was asked for, then draws and registers in the background."""
        offer = self._state().offered
        if offer is None:
            return
        try:
            if form.unit_code:
                self._service.set_unit_code(self._desk.actor, form.unit_code)
        except KnownError as error:
            self._desk.dialogs.trouble(error)
            return
        occasion = Occasion(form.title, form.held_from or offer.on, form.held_until, form.facts, offer.exam_id)
        people = [person.id for person in offer.people]
        self._show(busy=True)
        self._desk.jobs.run(
            _("Issuing certificates"),
            lambda handle: self._issue(people, occasion, form.template, handle),
            self._issued,
            self._failed,
        )

    def print_batch(self) -> None:
        """The first print of what was issued just now."""
        batch = self._state().batch
        if batch is not None:
            self._desk.jobs.run(
                _("Reading certificates"),
                lambda _handle: [self._service.pdf(self._desk.actor, one) for one in batch.certificates],
                lambda contents: self._desk.printing.print_pdfs(_("Certificates"), contents),
                self._desk.dialogs.trouble,
            )

    def _issue(self, people: list[UUID], occasion: Occasion, template: str, handle: Handle) -> Issued:
        actor = self._desk.actor
        return self._service.issue(actor, people, occasion, handle.progress, handle.cancelled, template)

    def _issued(self, issued: Issued) -> None:
        rows = self._desk.room.people.rows(self._desk.actor, (one.person_id for one in issued.skipped))
        skipped = tuple((rows[one.person_id].name, name(one.reason)) for one in issued.skipped)
        self._show(side=Side.ISSUED, batch=Batch(issued.certificate_ids, skipped, issued.cancelled), busy=False)
        self._desk.changed()

    def _failed(self, error: KnownError) -> None:
        self._show(busy=False)
        self._desk.dialogs.trouble(error)

    def _offer(self, exam: Exam) -> ExamOffer:
        passed = [one.person_id for one in self._desk.room.results.outcomes(self._desk.actor, exam.id) if one.passed]
        query = RegisterQuery(exam_id=exam.id, limit=EVERYBODY)
        lines = self._service.register(self._desk.actor, query).rows
        holding = {line.person_id for line in lines if line.voided is None}
        own = self._desk.actor.person_id
        wanted = [person_id for person_id in passed if person_id not in holding and person_id != own]
        rows = self._desk.room.people.rows(self._desk.actor, wanted)
        people = sorted(rows.values(), key=lambda row: (row.unit, row.name))
        held = sum(person_id in holding for person_id in passed)
        on = exam.plan.opens_at.astimezone().date()
        waits = own in passed and own not in holding
        return ExamOffer(exam.id, exam.plan.title, on, len(passed), held, tuple(people), own=waits)
