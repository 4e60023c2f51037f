"""Makes the page of personal data and connects its signals."""

from __future__ import annotations

from trainer.ui.privacy.presenter import PrivacyPresenter, PrivacyRoom
from trainer.ui.privacy.state import Room
from trainer.ui.privacy.view import PrivacyPage
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen
from trainer.ui.widgets.print_window import QtPrinting


class PrivacyScreen(PairScreen[PrivacyPage, PrivacyPresenter]):
    """`open` takes "due" for the January list, or another list of the page by its name."""

    def open(self, target: object) -> None:
        if isinstance(target, str) and target in set(Room):
            self.presenter.choose_room(Room(target))


def build_privacy(context: Context, room: PrivacyRoom) -> PrivacyScreen:
    page = PrivacyPage()
    printing = QtPrinting(page, context.dialogs)
    presenter = PrivacyPresenter(page, room, context.actor, context.jobs, context.dialogs, printing, context.changed)
    page.room_chosen.connect(presenter.choose_room)
    page.person_chosen.connect(presenter.choose_person)
    page.list_chosen.connect(presenter.choose_list)
    page.export_chosen.connect(presenter.choose_export)
    page.draw_up_wanted.connect(presenter.draw_up)
    page.signed.connect(presenter.sign)
    page.print_wanted.connect(presenter.print)
    page.withdrawn.connect(presenter.withdraw)
    page.carried_out.connect(presenter.carry_out)
    page.words_wanted.connect(presenter.show_words)
    page.words_destroyed.connect(presenter.destroy_words)
    page.found.connect(presenter.find)
    page.reason_chosen.connect(presenter.choose_reason)
    page.reason_destroyed.connect(presenter.destroy_reason)
    page.closed.connect(presenter.close)
    return PrivacyScreen(page, presenter)
