"""Makes the list and the page of one class and connects their signals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from trainer.ui.activities.class_presenter import ClassPresenter
from trainer.ui.activities.class_view import ClassPage
from trainer.ui.activities.presenter import ActivitiesPresenter
from trainer.ui.activities.room import ActivitiesRoom
from trainer.ui.activities.state import Tab
from trainer.ui.activities.view import ActivitiesPage
from trainer.ui.reader.window import QtReader
from trainer.ui.shell.context import WORK_LIST, Context, OfRotation
from trainer.ui.widgets.print_window import QtPrinting


@dataclass(frozen=True)
class ActivitiesScreen:
    """`open` takes the key of a class, a rotation, or WORK_LIST for the list of classes."""

    stack: QStackedWidget
    page: ActivitiesPage
    presenter: ActivitiesPresenter
    class_page: ClassPage
    class_presenter: ClassPresenter
    reader: QtReader

    @property
    def widget(self) -> QWidget:
        return self.stack

    def refresh(self) -> None:
        self.presenter.refresh()
        if self.stack.currentWidget() is self.class_page:
            self.class_presenter.refresh()

    def home(self) -> None:
        self.stack.setCurrentWidget(self.page)

    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.class_presenter.open(target)
        elif target == WORK_LIST:
            self.home()
            self.presenter.choose_tab(Tab.CLASSES)
        elif isinstance(target, OfRotation):
            self.home()
            self.presenter.show_coverage(target.plan_id)


def build_activities(context: Context, room: ActivitiesRoom) -> ActivitiesScreen:
    find = partial(room.people.find, context.actor)
    page = ActivitiesPage(find)
    class_page = ClassPage(
        find,
        lambda query: class_presenter.query(query),
        lambda text: class_presenter.listed(text),
        lambda: class_presenter.untrained(),
    )
    reader = QtReader(class_page, context.dialogs)
    stack = QStackedWidget()
    stack.addWidget(page)
    stack.addWidget(class_page)

    def open_class(activity_id: UUID) -> None:
        screen.open(activity_id)

    printing = QtPrinting(stack, context.dialogs)
    presenter = ActivitiesPresenter(
        page, room, context.actor, context.jobs, context.dialogs, printing, context.changed, open_class
    )
    class_presenter = ClassPresenter(
        class_page,
        room,
        context.actor,
        context.jobs,
        context.dialogs,
        printing,
        reader,
        context.changed,
        lambda: stack.setCurrentWidget(class_page),
        context.go,
    )
    screen = ActivitiesScreen(stack, page, presenter, class_page, class_presenter, reader)
    _connect_list(page, presenter)
    page.class_opened.connect(open_class)
    _connect_class(class_page, class_presenter)
    class_page.left.connect(screen.home)
    return screen


def _connect_list(page: ActivitiesPage, presenter: ActivitiesPresenter) -> None:
    page.bar.tab_chosen.connect(presenter.choose_tab)
    page.bar.year_chosen.connect(presenter.choose_year)
    page.bar.searched.connect(presenter.search)
    page.bar.plan_chosen.connect(presenter.choose_plan)
    page.line_chosen.connect(presenter.choose_line)
    page.bar.rotation_chosen.connect(presenter.show_coverage)
    page.coverage_wanted.connect(presenter.show_coverage)
    page.bar.turn_chosen.connect(presenter.choose_turn)
    page.by_chosen.connect(presenter.choose_by)
    page.bar.shares_wanted.connect(presenter.show_shares)
    page.lecturer_chosen.connect(presenter.choose_lecturer)
    page.new_wanted.connect(presenter.begin)
    page.print_wanted.connect(presenter.print)
    page.sheet_wanted.connect(presenter.sheets.save)
    page.edit_wanted.connect(presenter.edit_line)
    page.drop_wanted.connect(presenter.drop_line)
    page.class_wanted.connect(presenter.begin_class)
    page.tour_wanted.connect(presenter.begin_tour)
    page.classes_wanted.connect(presenter.show_classes)
    page.plan_saved.connect(presenter.save_plan)
    page.class_saved.connect(presenter.save_class)
    page.lecturer_edit_wanted.connect(presenter.edit_lecturer)
    page.lecturer_saved.connect(presenter.save_lecturer)
    page.retire_wanted.connect(presenter.retire)
    page.enrol_wanted.connect(presenter.enrol)
    page.closed.connect(presenter.close_side)


def _connect_class(page: ClassPage, presenter: ClassPresenter) -> None:
    attending, crediting, file = presenter.attending, presenter.crediting, presenter.file
    rating = presenter.rating
    page.tab_chosen.connect(presenter.choose_tab)
    page.edit_wanted.connect(presenter.begin_class)
    page.cancel_wanted.connect(presenter.call_off)
    page.class_saved.connect(presenter.save_class)
    page.session_saved.connect(presenter.save_session)
    page.enrolled.connect(presenter.enrol)
    page.rated.connect(rating.rate)
    page.sheet_saved.connect(rating.sheet)
    page.closed.connect(presenter.close_side)
    page.programme.add_wanted.connect(presenter.begin_session)
    page.programme.change_wanted.connect(presenter.begin_session)
    page.programme.remove_wanted.connect(presenter.remove_session)
    page.programme.attendance_wanted.connect(presenter.take_attendance)
    page.programme.print_wanted.connect(file.print_sheets)
    page.roster.enrol_wanted.connect(presenter.begin_enrolling)
    page.roster.exam_wanted.connect(presenter.begin_exam)
    page.roster.leave_wanted.connect(presenter.withdraw)
    page.attendance.half_chosen.connect(presenter.choose_half)
    page.attendance.marked.connect(attending.mark)
    page.attendance.rest_marked.connect(attending.mark_rest)
    page.attendance.scanned.connect(attending.scan)
    page.attendance.list_wanted.connect(attending.list)
    page.attendance.sheet_wanted.connect(attending.sheet)
    page.hours.propose_wanted.connect(crediting.propose)
    page.hours.approve_wanted.connect(crediting.approve)
    page.hours.return_wanted.connect(crediting.return_)
    page.hours.overrule_wanted.connect(crediting.overrule)
    page.hours.back_wanted.connect(crediting.take_back)
    page.ratings.add_wanted.connect(presenter.begin_rating)
    page.ratings.sheet_wanted.connect(presenter.begin_sheets)
    page.ratings.import_wanted.connect(rating.take_in)
    page.ratings.out_wanted.connect(rating.take_out)
    page.ratings.print_wanted.connect(rating.print)
    page.file.put_wanted.connect(file.put)
    page.file.unneeded_wanted.connect(file.not_needed)
    page.file.out_wanted.connect(file.take_out)
    page.file.open_wanted.connect(file.open)
    page.file.write_wanted.connect(file.write)
