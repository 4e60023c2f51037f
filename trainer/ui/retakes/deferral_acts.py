"""缓考 on the page: take a request in, decide it, set the new exam; and all days that are watched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from trainer.exams.service import ExamService
from trainer.exams.values import Attendance
from trainer.people.service import PeopleService
from trainer.retakes.deferrals.service import DeferralService
from trainer.retakes.deferrals.values import Deferral, DeferralDraft, DeferralOutcome, Proof
from trainer.retakes.notices.service import NoticeService
from trainer.retakes.notices.values import Deadline
from trainer.store.errors import KnownError
from trainer.ui.files import read_bytes
from trainer.ui.reader.state import Reading
from trainer.ui.retakes.acting import Acts, Desk
from trainer.ui.retakes.state import Appointment, Side
from trainer.words import _


class DeferralActs(Acts):
    def __init__(
        self,
        desk: Desk,
        deferrals: DeferralService,
        notices: NoticeService,
        exams: ExamService,
        people: PeopleService,
    ) -> None:
        super().__init__(desk)
        self._deferrals = deferrals
        self._notices = notices
        self._exams = exams
        self._people = people

    def deadlines(self) -> tuple[Deadline, ...]:
        """Of cases and of deferrals, the most urgent first."""
        lines = (*self._notices.deadlines(self._actor), *self._deferrals.deadlines(self._actor))
        return tuple(sorted(lines, key=lambda line: (line.on or date.max, line.due, line.unit, line.name)))

    def watch(self) -> None:
        """期限: all that is still to happen."""
        self._show(side=Side.DUE, due=self.deadlines(), said="")

    def list(self) -> None:
        """The requests with what was decided."""
        found = self._deferrals.deferrals(self._actor)
        self._show(side=Side.DEFERRALS, deferrals=found, deferring=None, said="")

    def begin(self) -> None:
        """Opens the form of a request."""
        self._show(side=Side.ASKING, asking_exam=None, candidates=(), said="")

    def choose_exam(self, exam_id: UUID | None) -> None:
        """Reads who may still be deferred from this exam."""
        rows = () if exam_id is None else self._exams.roster(self._actor, exam_id)
        waiting = [row.person_id for row in rows if row.attendance is Attendance.EXPECTED and row.sitting_id is None]
        people = sorted(self._people.rows(self._actor, waiting).values(), key=lambda row: (row.unit, row.name))
        self._show(asking_exam=exam_id, candidates=tuple(people))

    def choose_proof(self, take: Callable[[Path], None]) -> None:
        """The notice of a mission or another proof that may be kept."""
        patterns = _("PDF or picture (*.pdf *.png *.jpg *.jpeg)")
        self._dialogs.open_file(_("File of the proof"), patterns, take)

    def open_proof(self, deferral: Deferral) -> None:
        """The kept file, in the reading window."""
        try:
            proof = self._deferrals.proof(self._actor, deferral.id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        if proof is not None:
            self._reader.open(Reading(f"{deferral.name} {proof.name}", proof.name, proof.content))

    def ask(self, draft: DeferralDraft, file: Path | None = None) -> None:
        """Takes the request in, with the file of its proof."""

        def act() -> None:
            proof = None if file is None else Proof(file.name, read_bytes(file))
            self._deferrals.ask(self._actor, replace(draft, proof=proof))

        self._do(act)

    def begin_deciding(self, deferral: Deferral) -> None:
        """Opens the fields of a decision below a request."""
        self._show(deferring=deferral)

    def decide(self, outcome: DeferralOutcome, new_date: date | None, reason: str) -> None:
        """Grants or refuses the request that is open."""
        chosen = self._state().deferring
        if chosen is not None:
            self._do(lambda: self._deferrals.decide(self._actor, chosen.id, outcome, reason, new_date))

    def schedule(self, appointment: Appointment) -> None:
        """One new exam for all who were deferred from one exam and have none yet."""
        waiting = [one.id for one in self._state().deferrals if one.granted and one.new_exam_id is None]
        self._show(busy=True)
        self._jobs.run(
            _("Setting the retake"),
            lambda _handle: self._deferrals.schedule(
                self._actor, waiting, appointment.opens_at, appointment.closes_at, appointment.reason
            ),
            lambda _made: self._finish(),
            self._failed,
        )

    def _do(self, act: Callable[[], object]) -> None:
        if self._try(act):
            self._finish()

    def _finish(self) -> None:
        self._show(busy=False, side=Side.DEFERRALS, deferring=None, asking_exam=None)
        self._changed()
