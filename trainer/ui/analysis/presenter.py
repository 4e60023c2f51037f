"""The analysis of one exam: read and drawn away from the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from question_bank.analysis.flags import Flag
from trainer.bank.estimates.values import DifficultyEstimate
from trainer.documents.chart_look import ChartLook
from trainer.documents.charts import score_chart
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.reports.analysis.values import ExamAnalysis, NeighbourReport, QuestionLine
from trainer.store.errors import KnownError
from trainer.ui.analysis.state import AnalysisState, Tab, acceptable
from trainer.ui.asking import Asking
from trainer.ui.files import writing
from trainer.ui.working import Handle, Stopped, Working, stopping
from trainer.words import _

Read = tuple[ExamAnalysis, Mapping[UUID, DifficultyEstimate]]


class AnalysisView(Protocol):
    def show_state(self, state: AnalysisState) -> None: ...


class AnalysisRoom(Protocol):
    """Where the analysis comes from and goes to."""

    def read(self, actor: Actor, exam_id: UUID) -> ExamAnalysis: ...

    def estimates(self, analysis: ExamAnalysis) -> Mapping[UUID, DifficultyEstimate]: ...

    def accept(self, actor: Actor, analysis: ExamAnalysis, lines: Iterable[QuestionLine]) -> int: ...

    def neighbours(self, actor: Actor, exam_id: UUID, report: Callable[[int, int], None]) -> NeighbourReport: ...

    def names(self, people: Iterable[UUID]) -> Mapping[UUID, str]: ...

    def write_sheet(self, actor: Actor, analysis: ExamAnalysis, path: Path) -> None: ...

    def write_report(self, actor: Actor, analysis: ExamAnalysis, path: Path) -> None: ...


class AnalysisPresenter:
    def __init__(
        self,
        view: AnalysisView,
        room: AnalysisRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        left: Callable[[UUID | None], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._left = left
        self._state = AnalysisState(may_accept=may(actor, Permission.APPROVE_QUESTIONS))

    def open(self, exam_id: UUID) -> None:
        """Reads the analysis of an exam anew, as marks may have changed since."""
        if exam_id != self._state.exam_id:
            self._state = AnalysisState(exam_id=exam_id, may_accept=self._state.may_accept)
        self._view.show_state(self._state)

        def work(_handle: Handle) -> Read:
            found = self._room.read(self._actor, exam_id)
            return found, self._room.estimates(found)

        def done(read: Read) -> None:
            if self._state.exam_id == exam_id:
                self._show(analysis=read[0], estimates=read[1], chart=b"", neighbours=None)

        def failed(error: KnownError) -> None:
            self._dialogs.trouble(error)
            self._left(exam_id)

        self._jobs.run(_("Analysing the exam"), work, done, failed)

    def refresh(self) -> None:
        """What is shown stays; the page is read when it is opened."""
        self._view.show_state(self._state)

    def leave(self) -> None:
        self._left(self._state.exam_id)

    def choose_tab(self, tab: Tab) -> None:
        self._show(tab=tab, said="")

    def choose(self, version_id: UUID | None) -> None:
        self._show(chosen=version_id, said="")

    def choose_flag(self, flag: Flag | None) -> None:
        self._show(flag=flag, said="")

    def draw(self, look: ChartLook) -> None:
        """The chart of the scores in the colours and the size of the page."""
        analysis = self._state.analysis
        if analysis is None or not analysis.bins:
            return
        self._jobs.run(
            _("Drawing the chart"),
            lambda _handle: score_chart(analysis.bins, float(analysis.pass_mark), look),
            lambda chart: self._show(chart=chart) if self._state.analysis is analysis else None,
            self._dialogs.trouble,
        )

    def accept(self, lines: Iterable[QuestionLine]) -> None:
        """Takes the difficulty of questions into the bank."""
        analysis, wanted = self._state.analysis, tuple(lines)
        if analysis is None:
            return

        def work(_handle: Handle) -> tuple[int, Mapping[UUID, DifficultyEstimate]]:
            count = self._room.accept(self._actor, analysis, wanted)
            return count, self._room.estimates(analysis)

        def done(result: tuple[int, Mapping[UUID, DifficultyEstimate]]) -> None:
            words = _("The difficulty of {count} questions stands in the bank now, with this exam as its source.")
            self._show(estimates=result[1], said=words.format(count=result[0]))

        self._jobs.run(_("Keeping the difficulty"), work, done, self._dialogs.trouble)

    def accept_one(self) -> None:
        if self._state.line is not None:
            self.accept([self._state.line])

    def accept_all(self) -> None:
        """Asks first: it is many at once."""
        lines = acceptable(self._state)
        self._dialogs.confirm(
            _("Accept the difficulty"),
            _(
                "The difficulty of {count} questions as measured here is kept in the bank beside what their authors"
                " expected, with your name and today's date. Earlier estimates stay."
            ).format(count=len(lines)),
            _("Accept the difficulty"),
            lambda: self.accept(lines),
        )

    def compare(self) -> None:
        """Neighbours beside simulated honest rooms, away from the screen; it can be cancelled."""
        exam_id = self._state.exam_id
        if exam_id is None:
            return

        def work(handle: Handle) -> tuple[NeighbourReport, Mapping[UUID, str]] | None:
            try:
                found = self._room.neighbours(self._actor, exam_id, stopping(handle))
            except Stopped:
                return None
            return found, self._room.names({key for hint in found.hints or () for key in (hint.one, hint.other)})

        def done(result: tuple[NeighbourReport, Mapping[UUID, str]] | None) -> None:
            if result is not None and self._state.exam_id == exam_id:
                self._show(neighbours=result[0], names=result[1])

        self._jobs.run(_("Simulating honest rooms"), work, done, self._dialogs.trouble)

    def save_sheet(self) -> None:
        self._save(".xlsx", _("Excel workbook (*.xlsx)"), self._room.write_sheet)

    def save_report(self) -> None:
        self._save(".pdf", _("PDF document (*.pdf)"), self._room.write_report)

    def _save(self, suffix: str, patterns: str, write: Callable[[Actor, ExamAnalysis, Path], None]) -> None:
        analysis = self._state.analysis
        if analysis is None:
            return
        name = _("Analysis: {title}").format(title=analysis.title).replace("：", " ") + suffix
        self._dialogs.save_file(_("Save the analysis"), name, patterns, lambda path: self._write(analysis, path, write))

    def _write(self, analysis: ExamAnalysis, path: Path, write: Callable[[Actor, ExamAnalysis, Path], None]) -> None:
        def work(_handle: Handle) -> None:
            with writing(path):
                write(self._actor, analysis, path)

        said = _("Saved as {path}.").format(path=path)
        self._jobs.run(_("Writing the analysis"), work, lambda _none: self._show(said=said), self._dialogs.trouble)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
