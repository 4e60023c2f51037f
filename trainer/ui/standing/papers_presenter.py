"""Papers to be issued anew after a correction: what, for whom, why, and who has seen to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from trainer.exams.reissues.values import PaperKey, PaperKind
from trainer.exams.values import Exam
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.reports.reissues import Reissues
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.printing import Printing
from trainer.ui.standing.papers_state import PapersState
from trainer.ui.standing.papers_words import kind_words, list_words, person_words, state_words, why_words
from trainer.ui.standing.room import StandingRoom
from trainer.ui.texts import message
from trainer.ui.working import Working
from trainer.words import _


class PapersView(Protocol):
    def show_state(self, state: PapersState) -> None: ...


class PapersPresenter:
    def __init__(
        self,
        view: PapersView,
        room: StandingRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        changed: Callable[[], None],
        printing: Printing,
        go: Callable[[str, object], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._changed = changed
        self._printing = printing
        self._go = go
        self._state: PapersState | None = None

    def state(self) -> PapersState:
        """What the tab shows; only while an exam is open on it."""
        assert self._state is not None
        return self._state

    def open(self, exam: Exam) -> None:
        self._state = PapersState(exam, may_act=may(self._actor, Permission.PREPARE_EXAMS))
        self.refresh()

    def refresh(self) -> None:
        try:
            found = self._room.reissues_of(self._actor, self.state().exam.id)
        except KnownError as error:
            self._show(closed_to=message(error))
            return
        self._read(found)

    def _read(self, found: Reissues) -> None:
        concerned = {row.key.person_id for row in found.rows if row.key.person_id}
        acted = {row.tick.by for row in found.rows if row.tick} | ({found.closing.by} if found.closing else set())
        people = self._room.people.rows(self._actor, concerned | acted)
        names = {key: row.name for key, row in people.items()}
        self._show(found=found, people=people, names=names, closed_to="")

    def choose(self, papers: Iterable[PaperKey]) -> None:
        self._show(chosen=frozenset(papers), said="")

    def tick(self, done: bool) -> None:
        """The papers chosen are done, or are not after all."""
        state = self.state()
        papers = [row.key for row in state.picked if row.done is not done and row.settled is None]
        said = _("{count} papers noted with your name.").format(count=len(papers))
        self._try(lambda: self._room.reissues.tick(self._actor, state.exam.id, papers, done), said)

    def close(self) -> None:
        """Nothing is left to be done; what stays open needs a reason."""
        state, title = self.state(), _("Close the list")
        left = state.found.open

        def close(reason: str) -> None:
            act = self._room.reissues.close
            self._try(lambda: act(self._actor, state.exam.id, left, reason), _("The list is closed with your name."))

        if left:
            words = _("{count} papers are still open. Say why they stay so; the reason is kept.").format(count=left)
            self._dialogs.ask_text(title, words, title, close, long=True)
        else:
            self._dialogs.confirm(
                title, _("You state by name that nothing is left to be done."), title, lambda: close("")
            )

    def print(self) -> None:
        """Slips and score book as the results are now: those chosen, or all."""
        state = self.state()
        people = [row.key.person_id for row in state.printable if row.key.kind is PaperKind.SLIP and row.key.person_id]
        book = any(row.key.kind is PaperKind.BOOK for row in state.printable)
        purpose, title = _("Issued anew after a correction"), state.exam.plan.title
        self._jobs.run(
            _("Drawing the papers"),
            lambda _handle: self._room.reissue_files.pages(self._actor, state.exam.id, book, people, purpose),
            lambda pages: self._printing.print_pdfs(title, pages),
            self._dialogs.trouble,
        )

    def print_list(self) -> None:
        """The list itself with its ticks."""
        state, names = self.state(), self.state().names
        rows = [
            (kind_words(row), person_words(row, names), why_words(row), state_words(row, names)[0])
            for row in state.found.rows
        ]
        below, purpose = list_words(state.found, names), _("List of papers to be issued anew")
        self._jobs.run(
            _("Drawing the list of papers"),
            lambda _handle: self._room.reissue_files.listed(self._actor, state.exam.id, below, rows, purpose),
            lambda page: self._printing.print_pdfs(state.exam.plan.title, [page]),
            self._dialogs.trouble,
        )

    def go_there(self) -> None:
        """To the certificate, or to the retakes, of the line chosen."""
        state = self.state()
        if state.elsewhere:
            self._go(state.elsewhere, state.picked[0].certificate_id)

    def _try(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._state = replace(self.state(), said=said, chosen=frozenset())
        self._changed()

    def _show(self, **changes: object) -> None:
        self._state = replace(self.state(), **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
