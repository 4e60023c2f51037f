"""Makes the exam window, its timers, and the bridge over which commits come back to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from trainer.exams.sittings.rules import HEARTBEAT_SECONDS
from trainer.exams.sittings.values import IncidentKind
from trainer.people.accounts.values import Actor
from trainer.store.clock import Clock
from trainer.ui.dialogs import QtDialogs
from trainer.ui.sitting.asked import Results, Sittings
from trainer.ui.sitting.cover import Covers
from trainer.ui.sitting.panel_presenter import PanelPresenter, PanelRoom
from trainer.ui.sitting.presenter import SittingPresenter
from trainer.ui.sitting.state import Admission
from trainer.ui.sitting.view import ExamWindow
from trainer.ui.theme import Mode, Theme
from trainer.ui.widgets.figures import Pictures, no_pictures

TICK = 500
SCALE_STEP = 0.25


class Bridge(QObject):
    """Carries calls from the writer's thread to that of the windows, and outlives them all."""

    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def deliver(self, call: Callable[[], None]) -> None:
        self._arrived.emit(call)

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        call()


_bridge = Bridge()


@dataclass(frozen=True)
class Exam:
    window: ExamWindow
    presenter: SittingPresenter
    panel: PanelPresenter
    covers: Covers

    def show(self) -> None:
        """Full screen, above other windows, other screens covered."""
        self.window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.window.showFullScreen()


def build_exam(
    sittings: Sittings,
    results: Results,
    actor: Actor,
    admission: Admission,
    clock: Clock,
    theme: Theme,
    left: Callable[[], None],
    panel_room: PanelRoom,
    pictures: Pictures = no_pictures,
) -> Exam:
    """The window before its first state; `left` is called when the candidate goes away from it."""
    window = ExamWindow()
    window.question.pictures = window.end.pictures = pictures
    presenter = SittingPresenter(window, sittings, results, actor, admission, clock, _bridge.deliver, left)
    window.may_close = presenter.close
    window.confirmed.connect(presenter.confirm)
    window.answered.connect(presenter.answer)
    window.went.connect(presenter.go)
    window.stepped.connect(presenter.step)
    window.flag_wanted.connect(presenter.flag)
    window.hand_in_wanted.connect(presenter.hand_in)
    window.hand_in_confirmed.connect(presenter.confirm_hand_in)
    window.back_wanted.connect(presenter.back)
    window.left.connect(presenter.leave)
    window.warning_read.connect(presenter.dismiss_warning)
    window.fronted.connect(lambda front, active: _fronted(presenter, front, active))
    window.struck.connect(presenter.strike)
    window.noted.connect(presenter.note)
    window.pasted.connect(presenter.pasted)
    window.hand_wanted.connect(presenter.hand)
    panel = PanelPresenter(window, panel_room, QtDialogs(window), actor, admission.exam.exam_id, presenter.put_aside)
    _connect_panel(window, panel)
    _watch(window)
    _change_looks(window, theme)
    for milliseconds, act in ((TICK, presenter.tick), (HEARTBEAT_SECONDS * 1000, presenter.heartbeat)):
        timer = QTimer(window)
        timer.timeout.connect(act)
        timer.start(milliseconds)
    presenter.begin()
    return Exam(window, presenter, panel, Covers(window))


def _fronted(presenter: SittingPresenter, front: bool, active: bool) -> None:
    if front:
        presenter.returned()
    else:
        presenter.away(IncidentKind.LEFT_FULL_SCREEN if active else IncidentKind.FOCUS_LOST)


def _connect_panel(window: ExamWindow, panel: PanelPresenter) -> None:
    page = window.panel
    window.invigilator_wanted.connect(panel.call)
    page.closed.connect(panel.close)
    page.hand_wanted.connect(panel.raise_hand)
    page.resumed.connect(panel.lower_hand)
    page.pause_wanted.connect(panel.pause)
    page.hold_wanted.connect(panel.hold)
    page.time_wanted.connect(panel.give_time)
    page.note_wanted.connect(panel.note)
    page.ruled.connect(panel.rule)
    page.seat_wanted.connect(panel.change_seat)
    page.attended.connect(panel.attend)
    page.hand_in_wanted.connect(panel.hand_in)
    page.let_wanted.connect(panel.let_leave)
    page.leave_wanted.connect(panel.leave)


def _watch(window: ExamWindow) -> None:
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        app.applicationStateChanged.connect(window.watch_focus)


def _change_looks(window: ExamWindow, theme: Theme) -> None:
    before = theme.mode if theme.mode is not Mode.CONTRAST else Mode.LIGHT
    window.top.contrast.setChecked(theme.mode is Mode.CONTRAST)
    window.top.smaller.connect(lambda: theme.apply(scale=theme.scale - SCALE_STEP))
    window.top.larger.connect(lambda: theme.apply(scale=theme.scale + SCALE_STEP))
    window.top.contrast_wanted.connect(lambda wanted: theme.apply(Mode.CONTRAST if wanted else before))
