"""Makes the page of rooms and seats and connects its signals."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from trainer.ui.exam_rooms.presenter import SeatsPresenter, SeatsRoom
from trainer.ui.exam_rooms.view import SeatsPage
from trainer.ui.shell.context import Context


@dataclass(frozen=True)
class SeatsScreen:
    page: SeatsPage
    presenter: SeatsPresenter

    @property
    def widget(self) -> QWidget:
        return self.page

    def refresh(self) -> None:
        self.presenter.refresh()

    def home(self) -> None:
        """The page begins where it is."""

    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.presenter.open(target)


def build_exam_rooms(context: Context, room: SeatsRoom) -> SeatsScreen:
    page = SeatsPage()
    presenter = SeatsPresenter(page, room, context.actor, context.jobs, context.dialogs, context.changed)
    page.left.connect(lambda: context.go("exams", presenter.exam_id))
    page.hall_chosen.connect(presenter.choose_hall)
    page.seat_chosen.connect(presenter.choose_seat)
    page.side_wanted.connect(presenter.show_side)
    page.venue_wanted.connect(presenter.propose)
    page.needs_wanted.connect(presenter.set_needs)
    page.person_wanted.connect(presenter.find)
    page.move_wanted.connect(presenter.begin_move)
    page.undo_wanted.connect(presenter.undo)
    page.again_wanted.connect(presenter.again)
    page.drop_wanted.connect(presenter.drop)
    page.apply_wanted.connect(presenter.apply)
    page.seal_wanted.connect(presenter.seal)
    page.codes_wanted.connect(presenter.show_codes)
    page.export_wanted.connect(presenter.export)
    QShortcut(QKeySequence("Esc"), page, presenter.end_move)
    return SeatsScreen(page, presenter)
