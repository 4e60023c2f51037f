"""The one window: assistant, door, then the face of whoever signed in. Each face is loaded when it is first shown."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from trainer.app.entering import seat_is_due
from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, OwnLook, Permission
from trainer.ui.dialogs import QtDialogs
from trainer.ui.jobs import QtJobs
from trainer.ui.sign_in.build import build_door
from trainer.ui.theme import Mode, Theme
from trainer.words import _

if TYPE_CHECKING:
    from trainer.app.own import OwnFaces
    from trainer.exams.results.values import MyExam
    from trainer.ui.home.build import Home
    from trainer.ui.shell.window import Management
    from trainer.ui.sign_in.presenter import DoorPresenter
    from trainer.ui.sitting.build import Exam


class Doorway(QStackedWidget):
    """Shows one face at a time; leaving a face throws it away, so nothing of one person stays for the next."""

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(_("Enforcement training and examination"))
        self.setMinimumSize(1024, 640)
        self._services = services
        self._theme = theme
        self.jobs = QtJobs(self)
        self.dialogs = QtDialogs(self)
        self._door: DoorPresenter | None = None
        self._presenter: object = None
        self._home: Home | None = None
        self._door_look = (theme.mode, theme.scale)
        self.exam: Exam | None = None

    @cached_property
    def _own(self) -> OwnFaces:
        from trainer.app.own import OwnFaces

        return OwnFaces(self._services, self._theme, self.dialogs)

    def begin(self) -> None:
        """The assistant in a new workspace, the door in every other."""
        if self._services.accounts.any_account():
            self.show_door()
        else:
            self.show_assistant()

    def show_assistant(self) -> None:
        from trainer.app.assistant import make_assistant

        self._show(*make_assistant(self._services, self.jobs, self.dialogs, self.enter))

    def show_door(self) -> None:
        """A PC whose seat expects a candidate shows the entrance of the exam first."""
        self._theme.apply(*self._door_look)
        if seat_is_due(self._services):
            self.show_entrance()
        else:
            self.show_password_door()

    def show_password_door(self) -> None:
        door, self._door = build_door(self._services.accounts, office_name(self._services), self.enter)
        door.exam_wanted.connect(self.show_entrance)
        door.check_wanted.connect(self.show_station)
        self._show(door)

    def show_entrance(self) -> None:
        """Signing in for an exam without the personal password."""
        from trainer.app.entering import entrance_room
        from trainer.ui.entrance.build import build_entrance

        page, presenter = build_entrance(entrance_room(self._services), self.dialogs, self._let_in)
        page.password_wanted.connect(self.show_password_door)
        self._show(page, presenter)

    def show_station(self) -> None:
        """Whether this PC is fit for an exam, for anybody in front of it."""
        from trainer.app.station_screen import station_room
        from trainer.ui.settings.station.alone import build_station_page

        page, presenter = build_station_page(station_room(self._services), self.jobs, self.dialogs)
        page.left.connect(self.show_password_door)
        self._show(page, presenter)

    def change_password(self, actor: Actor) -> None:
        door, self._door = build_door(self._services.accounts, office_name(self._services), self.enter)
        door.left.connect(lambda: self.enter(actor))
        self._door.begin_new_password(actor)
        self._show(door)

    def enter(self, actor: Actor) -> None:
        """Shows the face that fits the roles, in the look this person chose last."""
        self._put_on_look(actor)
        if may(actor, Permission.SEE_MANAGEMENT):
            self.show_management(actor)
        else:
            self.show_home(actor)

    def show_home(self, actor: Actor, goes_back: bool = False) -> None:
        """One's own page: where officers land, and where everybody finds their own exams and hours."""
        practise = partial(self.show_practice, actor, goes_back)
        home = self._own.home(actor, self.begin_exam, practise, goes_back)
        page = home.page
        for leaving in (
            page.signed_out,
            page.password_wanted,
            page.went_back,
            page.practice_wanted,
            page.result_opened,
        ):
            leaving.connect(home.close)
        page.result_opened.connect(lambda exam: self.show_result(actor, exam, goes_back))
        page.look_wanted.connect(lambda _mode, _scale: self._keep_look(actor))
        page.signed_out.connect(self._forget_home)
        page.signed_out.connect(self.show_door)
        page.password_wanted.connect(lambda: self.change_password(actor))
        page.went_back.connect(lambda: self.show_management(actor))
        self._home = home
        self._show(page)

    def show_practice(self, actor: Actor, goes_back: bool) -> None:
        """Practice of one person; from there the way leads back to their own page."""
        practice = self._own.practice(actor, lambda: self.show_home(actor, goes_back))
        self._home = None
        self._show(practice.page, practice)

    def show_result(self, actor: Actor, exam: MyExam, goes_back: bool) -> None:
        """One's own result; from there the way leads back to the own page."""
        result = self._own.result(actor, exam, lambda: self.show_home(actor, goes_back))
        self._home = None
        self._show(result.page, result)

    def begin_exam(self, actor: Actor, exam: MyExam) -> None:
        """Nothing but the exam is on the screen until it is left, and no other work writes beside it."""
        if self.jobs.busy:
            self.dialogs.inform(
                _("One moment, please"),
                _("The program is still finishing other work. Press the button again in a moment; no time is lost."),
            )
            return
        look = (self._theme.mode, self._theme.scale)
        self.exam = self._own.exam(actor, exam, partial(self._end_exam, look))
        self.exam.show()
        self.hide()

    def show_management(self, actor: Actor, at: str = "") -> None:
        """The management pages, at the first of them or at the one with that key."""
        from trainer.app.management import make_management

        window = make_management(self._services, actor, self.jobs, self.dialogs)
        window.signed_out.connect(self.show_door)
        window.password_wanted.connect(lambda: self.change_password(actor))
        window.home_wanted.connect(lambda: self.show_home(actor, goes_back=True))
        window.look_wanted.connect(partial(self._relook, actor, window))
        window.go(at)
        self._show(window)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.jobs.stop()
        super().closeEvent(event)

    def _let_in(self, actor: Actor, exam_id: UUID) -> None:
        """Straight into the exam window; there is no own page behind it."""
        exam = next(one for one in self._services.results.my_exams(actor) if one.exam_id == exam_id)
        self._home = None
        self._put_on_look(actor)
        self.begin_exam(actor, exam)

    def _end_exam(self, look: tuple[Mode, float]) -> None:
        """What was made larger for the exam alone is as before again."""
        self.exam = None
        self.show()
        self._theme.apply(*look)
        if self._home is None:
            self.show_door()
        else:
            self._home.presenter.refresh()

    def _forget_home(self) -> None:
        self._home = None

    def _relook(self, actor: Actor, window: Management, mode: Mode | None, scale: float | None) -> None:
        """The window stays, and with it whatever somebody has in hand."""
        self._theme.apply(mode, scale)
        window.refresh()
        self._keep_look(actor)

    def _keep_look(self, actor: Actor) -> None:
        look = OwnLook(self._theme.mode.value, round(self._theme.scale * 100))
        self._services.accounts.keep_look(actor, look)

    def _put_on_look(self, actor: Actor) -> None:
        look = self._services.accounts.look(actor)
        self._theme.apply(Mode(look.colours) if look.colours else None, look.text_percent / 100)

    def _show(self, face: QWidget, presenter: object = None) -> None:
        before = self.currentWidget()
        self.addWidget(face)
        self.setCurrentWidget(face)
        self._presenter = presenter
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
