"""Makes the entrance and connects it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.entrance.presenter import EntrancePresenter, EntranceRoom
from trainer.ui.entrance.view import EntrancePage


def build_entrance(
    room: EntranceRoom, dialogs: Asking, entered: Callable[[Actor, UUID], None]
) -> tuple[EntrancePage, EntrancePresenter]:
    page = EntrancePage()
    presenter = EntrancePresenter(page, room, dialogs, entered)
    page.number_given.connect(presenter.find)
    page.digits_given.connect(presenter.confirm)
    page.invigilator_wanted.connect(presenter.ask_invigilator)
    page.other_wanted.connect(presenter.other)
    presenter.begin()
    return page, presenter
