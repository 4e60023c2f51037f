"""What is done with the papers of the chosen case: each act is a use case of the notices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.people.accounts.values import Actor
from trainer.retakes.notices.service import NoticeService
from trainer.retakes.notices.values import Notice, NoticeDraft
from trainer.retakes.values import Case, Decision
from trainer.ui.asking import tell_saved
from trainer.ui.files import write_bytes
from trainer.ui.printing import Printing
from trainer.ui.reader.state import Reading
from trainer.ui.retakes.acting import Acts, Desk
from trainer.ui.retakes.paper_state import Filing, Judging, PuttingOff, Serving, Task
from trainer.ui.retakes.state import Side
from trainer.ui.texts import name
from trainer.words import _


class Deciding(Protocol):
    """Decides a case, as the service of retakes does."""

    def __call__(self, actor: Actor, case_id: UUID, decision: Decision, reason: str, until: date) -> object: ...


class PaperActs(Acts):
    def __init__(self, desk: Desk, notices: NoticeService, printing: Printing, decide: Deciding) -> None:
        super().__init__(desk)
        self._notices = notices
        self._printing = printing
        self._decide = decide

    def begin(self, task: Task) -> None:
        """Opens the form of a paper."""
        self._show(side=Side.PAPER, task=task, said="")

    def done(self, value: object) -> None:
        """What the open form was filled with."""
        state = self._state()
        case, task = state.case, state.task
        if case is None or task is None:
            return
        if isinstance(value, NoticeDraft):
            self._issue(case, value)
        else:
            self._write(lambda: self._put(case.id, task, value))

    def open(self, notice: Notice) -> None:
        """The PDF as it was filed, in the reading window."""
        title = f"{name(notice.kind)} {notice.serial}"
        self._try(
            lambda: self._reader.open(Reading(title, f"{title}.pdf", self._notices.content(self._actor, notice)), None)
        )

    def print(self, notice: Notice) -> None:
        """The PDF as it was filed, in the print preview."""
        title = f"{name(notice.kind)} {notice.serial}"
        self._try(lambda: self._printing.print_pdfs(title, [self._notices.content(self._actor, notice)]))

    def save(self, notice: Notice) -> None:
        """The .docx to be edited and sealed; the filed PDF stays as it is."""
        case = self._state().case
        suggested = " ".join(filter(None, (name(notice.kind), notice.serial, case.name if case else ""))) + ".docx"
        patterns = _("Word document (*.docx)")
        self._dialogs.save_file(_("Save the notice"), suggested, patterns, lambda path: self._save(path, notice))

    def void(self, notice: Notice) -> None:
        """作废, with the reason asked for."""
        self._dialogs.ask_text(
            _("Void notice {serial}").format(serial=notice.serial),
            _("The number stays in the book as voided and is never given again."),
            _("Void"),
            lambda reason: self._write(lambda: self._notices.void(self._actor, notice, reason)),
        )

    def _issue(self, case: Case, draft: NoticeDraft) -> None:
        self._show(busy=True)
        self._jobs.run(
            _("Drawing the notice"),
            lambda _handle: self._notices.issue(self._actor, case.id, draft),
            lambda notice: self._finish(_("Issued {serial}.").format(serial=notice.serial)),
            self._failed,
        )

    def _put(self, case_id: UUID, task: Task, value: object) -> None:
        if isinstance(value, Serving) and task.notice is not None:
            self._notices.serve(self._actor, task.notice, value.outcome, value.on, value.note)
        elif isinstance(value, Filing):
            self._notices.file_appeal(self._actor, case_id, value.on, value.words)
        elif isinstance(value, PuttingOff):
            self._decide(self._actor, case_id, Decision.DEFERRED, value.reason, value.until)
        elif isinstance(value, Judging):
            self._notices.decide_appeal(self._actor, case_id, value.outcome, value.reason)

    def _save(self, path: Path, notice: Notice) -> None:
        if self._try(lambda: write_bytes(path, self._notices.take_out(self._actor, notice))):
            tell_saved(self._dialogs, path)

    def _write(self, act: Callable[[], None]) -> None:
        if self._try(act):
            self._finish("")

    def _finish(self, said: str) -> None:
        self._show(busy=False, side=Side.CASE, task=None, said=said)
        self._changed()
