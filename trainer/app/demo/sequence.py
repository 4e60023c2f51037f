"""One exam in pictures, from its set-up to the filed folder, taken of the real screens while the demo goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from trainer.app.demo.at_the_window import Eyes
from trainer.app.demo.exam import AtSeat
from trainer.app.demo.hands import click, settle, wait_until
from trainer.app.demo.pictures import Album
from trainer.app.doorway import Doorway
from trainer.app.exam_day_files import ExamDayFiles
from trainer.app.exam_folder import ExamFolder
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.ui.analysis.build import AnalysisScreen
from trainer.ui.analysis.state import Tab
from trainer.ui.exam_rooms.build import SeatsScreen
from trainer.ui.exams.build import ExamsScreen
from trainer.ui.exams.desk_state import DeskTab
from trainer.ui.settings.station.alone import StationPage
from trainer.ui.shell.context import OfExam, Screen
from trainer.ui.shell.window import Management
from trainer.ui.standing.build import StandingScreen
from trainer.ui.standing.fix_form import FixForm
from trainer.ui.widgets.pdf_pages import PdfPages
from trainer.words import _

PAGE = QSize(1000, 1414)
FIRST_PAGE = 10


@dataclass(frozen=True)
class Sequence:
    """The administrator, who may do all of it, goes from screen to screen."""

    services: Services
    doorway: Doorway
    album: Album
    administrator: Actor

    def eyes(self, at: AtSeat, also: Album) -> Eyes:
        """For whoever sits at the window: pictures go into both albums."""

        def picture(name: str, widget: QWidget) -> None:
            self.album.take(name, widget)
            also.take(name, widget)

        return Eyes(picture, lambda: self.under_way(at.candidate.exam_id))

    def prepared(self, exam_id: UUID) -> None:
        """New exam, roster, rooms, seats, start codes, papers of the day, check of a station."""
        exams = self._visit("exams", None)
        assert isinstance(exams, ExamsScreen)
        exams.presenter.new_exam()
        self._take("set-up")
        exams.presenter.cancel()
        exams.show_desk(exam_id)
        self._take("roster")
        rooms = self._go("exam_rooms", exam_id)
        assert isinstance(rooms, SeatsScreen)
        self._take("seats")
        click(rooms.page.arrange)
        self._take("rooms")
        rooms.presenter.show_codes()
        self._take("start-codes")
        self._papers_of_the_day(exam_id)
        self._station()

    def under_way(self, exam_id: UUID) -> None:
        """The board of the invigilators while the exam runs."""
        exams = self._visit("exams", exam_id)
        assert isinstance(exams, ExamsScreen)
        exams.desk_presenter.choose_tab(DeskTab.BOARD)
        exams.desk.board.table.selectRow(0)
        self._take("board")

    def handed_in(self, _exam_id: UUID) -> None:
        self._visit("marking", None)
        self._take("marking")

    def marked(self, exam_id: UUID) -> None:
        exams = self._visit("exams", exam_id)
        assert isinstance(exams, ExamsScreen)
        exams.desk_presenter.choose_tab(DeskTab.SCORES)
        self._take("scores")

    def step(self, exam_id: UUID, name: str) -> None:
        self._visit("standing", OfExam(exam_id))
        self._take(name)

    def after(self, exam_id: UUID) -> None:
        """Consequences of a corrected key before anything is kept, and the analysis."""
        standing = self._visit("standing", OfExam(exam_id))
        assert isinstance(standing, StandingScreen)
        standing.page.turn_to(standing.page.fix)
        standing.fix.choose_question(standing.fix.state().questions[2])
        form = standing.page.fix.form
        assert isinstance(form, FixForm)
        form.kind.setCurrentIndex(form.kind.count() - 1)
        form.reason.setPlainText(_("The article was revised after the paper was sealed."))
        click(form.preview)
        self._take("key-correction")
        analysis = self._go("analysis", exam_id)
        assert isinstance(analysis, AnalysisScreen)
        self._take("analysis")
        analysis.presenter.choose_tab(Tab.NEIGHBOURS)
        analysis.presenter.compare()
        self._take("neighbours")

    def file(self, exam_id: UUID, folder: Path) -> None:
        """Writes the folder of the exam and pictures the list of what is in it."""
        ExamFolder(self.services).write(self.administrator, exam_id, folder, _("Demo"))
        listing = folder / f"{_('List')}.pdf"
        self.album.keep("folder", PdfPages([listing.read_bytes()]).image(0, PAGE))

    def _papers_of_the_day(self, exam_id: UUID) -> None:
        from trainer.documents.exam_day.seats import seat_plan
        from trainer.documents.exam_day.sign_in import sign_in_sheet
        from trainer.documents.exam_day.tickets import admission_tickets
        from trainer.documents.office.pdf import write_pdf

        day = ExamDayFiles(self.services).day(self.administrator, exam_id)
        hall = day.halls[0]
        few = replace(hall, sitters=hall.sitters[:FIRST_PAGE])
        for name, paper, shown in (
            ("tickets", admission_tickets, few),
            ("seat-plan", seat_plan, hall),
            ("sign-in-sheet", sign_in_sheet, few),
        ):
            self.album.keep(name, PdfPages([write_pdf([paper(day, shown)])]).image(0, PAGE))

    def _station(self) -> None:
        self.doorway.show_station()
        page = self.doorway.currentWidget()
        assert isinstance(page, StationPage)
        settle()
        click(page.tab.check)
        self._take("station-check")

    def _visit(self, key: str, target: object) -> Screen:
        if not isinstance(self.doorway.currentWidget(), Management):
            self.doorway.show_management(self.administrator)
        return self._go(key, target)

    def _go(self, key: str, target: object) -> Screen:
        window = self.doorway.currentWidget()
        assert isinstance(window, Management)
        window.go(key, target)
        return window.visited(key)

    def _take(self, name: str) -> None:
        settle()
        wait_until(lambda: not self.doorway.jobs.busy)
        settle()
        self.album.take(name, self.doorway)
