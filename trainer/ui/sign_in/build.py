"""Makes the door and connects it."""

from __future__ import annotations

from collections.abc import Callable

from trainer.people.accounts.service import AccountService
from trainer.people.accounts.values import Actor
from trainer.ui.sign_in.presenter import DoorPresenter
from trainer.ui.sign_in.view import Door


def build_door(accounts: AccountService, office: str, entered: Callable[[Actor], None]) -> tuple[Door, DoorPresenter]:
    view = Door()
    presenter = DoorPresenter(view, accounts, office, entered)
    view.sign_in_wanted.connect(presenter.sign_in)
    view.password_set.connect(presenter.set_password)
    view.notice_accepted.connect(presenter.accept_notice)
    presenter.begin()
    return view, presenter
