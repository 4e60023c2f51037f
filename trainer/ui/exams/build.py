"""Makes the exams page and connects its signals."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from trainer.ui.exams.day_papers import DayPapers
from trainer.ui.exams.desk_presenter import DeskPresenter
from trainer.ui.exams.desk_state import Side
from trainer.ui.exams.desk_view import DeskPage
from trainer.ui.exams.presenter import ExamsPresenter
from trainer.ui.exams.room import ExamsRoom
from trainer.ui.exams.view import ExamList
from trainer.ui.shell.context import Context, ExamFor, OfExam
from trainer.ui.widgets.print_window import QtPrinting


@dataclass(frozen=True)
class ExamsScreen:
    pages: QStackedWidget
    list: ExamList
    desk: DeskPage
    presenter: ExamsPresenter
    day: DayPapers
    desk_presenter: DeskPresenter

    @property
    def widget(self) -> QWidget:
        return self.pages

    def refresh(self) -> None:
        self.presenter.refresh()
        self.desk_presenter.refresh()

    def home(self) -> None:
        self.show_list()

    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.presenter.open(target)
        elif isinstance(target, ExamFor):
            self.show_list()
            self.presenter.new_exam(target)

    def show_desk(self, exam_id: UUID) -> None:
        self.desk_presenter.open(exam_id)
        self.pages.setCurrentWidget(self.desk)

    def show_list(self) -> None:
        self.desk_presenter.close()
        self.pages.setCurrentWidget(self.list)
        self.presenter.refresh()


def build_exams(context: Context, room: ExamsRoom) -> ExamsScreen:
    pages, members = QStackedWidget(), room.members(context.actor, context.dialogs)
    listing = ExamList(lambda words: presenter.find(words), members)
    page = DeskPage(lambda words: desk.find(words), members)
    pages.addWidget(listing)
    pages.addWidget(page)
    printing = QtPrinting(pages, context.dialogs, context.printers)
    presenter = ExamsPresenter(
        listing, room, context.actor, context.dialogs, lambda exam_id: screen.show_desk(exam_id), context.changed
    )
    desk = DeskPresenter(
        page, room, context.actor, context.jobs, context.dialogs, printing, context.changed, context.go
    )
    day = DayPapers(room.day, context.actor, context.jobs, context.dialogs)
    screen = ExamsScreen(pages, listing, page, presenter, day, desk)
    _connect_list(screen, context)
    _connect_desk(screen)
    page.check_wanted.connect(lambda: context.go("qualification", OfExam(desk.state().exam.id)))
    page.rooms_wanted.connect(lambda: context.go("exam_rooms", desk.state().exam.id))
    return screen


def _connect_list(screen: ExamsScreen, context: Context) -> None:
    page, presenter = screen.list, screen.presenter
    page.searched.connect(presenter.search)
    page.state_chosen.connect(presenter.choose_state)
    page.chosen.connect(presenter.choose)
    page.opened.connect(presenter.open)
    page.day_wanted.connect(screen.day.save)
    page.new_wanted.connect(lambda: presenter.new_exam())
    page.outside_wanted.connect(lambda: context.go("outside", None))
    page.papers_wanted.connect(lambda: context.go("papers", None))
    page.paper_chosen.connect(presenter.choose_paper)
    page.saved.connect(presenter.create)
    page.cancelled.connect(presenter.cancel)
    page.settings_wanted.connect(presenter.change_settings)
    page.settings_saved.connect(presenter.save_settings)


def _connect_desk(screen: ExamsScreen) -> None:
    page, desk = screen.desk, screen.desk_presenter
    page.left.connect(screen.show_list)
    page.tab_chosen.connect(desk.choose_tab)
    roster, board, scores = page.roster, page.board, page.scores
    roster.chosen.connect(desk.choose)
    roster.attendance_wanted.connect(desk.roster.set_attendance)
    roster.time_wanted.connect(desk.roster.give_time)
    roster.remove_wanted.connect(desk.roster.remove)
    roster.adding_wanted.connect(lambda: desk.show_side(Side.ADDING))
    roster.time_form_wanted.connect(lambda: desk.show_side(Side.TIME))
    roster.rescheduled.connect(desk.roster.reschedule)
    roster.added.connect(desk.roster.add)
    roster.cancelled.connect(lambda: desk.show_side(Side.CANDIDATE))
    board.ticked.connect(desk.refresh)
    board.chosen.connect(desk.choose)
    board.pause_wanted.connect(desk.board.pause)
    board.unpause_wanted.connect(desk.board.unpause)
    board.hand_wanted.connect(desk.board.raise_hand)
    board.resumed.connect(desk.board.lower_hand)
    board.hold_wanted.connect(desk.board.hold)
    board.ruled.connect(desk.board.rule)
    board.time_wanted.connect(desk.roster.give_time)
    board.note_wanted.connect(desk.board.note)
    board.hand_in_wanted.connect(desk.board.hand_in)
    board.close_wanted.connect(desk.board.close_exam)
    scores.print_wanted.connect(desk.scores.print_list)
    scores.pdf_wanted.connect(desk.scores.save_pdf)
    scores.docx_wanted.connect(desk.scores.save_docx)
    scores.sheet_wanted.connect(desk.scores.save_sheet)
    scores.credit_wanted.connect(lambda: desk.show_side(Side.CREDIT))
    scores.credited.connect(desk.scores.credit)
    scores.retakes_wanted.connect(desk.scores.retakes)
    scores.marking_wanted.connect(desk.scores.marking)
    scores.standing_wanted.connect(desk.scores.standing)
    scores.analysis_wanted.connect(desk.scores.analysis)
    scores.cancelled.connect(lambda: desk.show_side(Side.CANDIDATE))
