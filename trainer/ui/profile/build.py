"""Makes the page of the staff's profile and connects its signals."""

from __future__ import annotations

from trainer.ui.profile.presenter import ProfilePresenter, ProfileRoom
from trainer.ui.profile.view import ProfilePage
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen


class ProfileScreen(PairScreen[ProfilePage, ProfilePresenter]):
    pass


def build_profile(context: Context, room: ProfileRoom) -> ProfileScreen:
    page = ProfilePage()
    presenter = ProfilePresenter(page, room, context.actor, context.dialogs)
    page.target_chosen.connect(presenter.choose_target)
    page.unit_chosen.connect(presenter.choose_unit)
    page.person_wanted.connect(lambda person_id: context.go("people", person_id))
    page.back_wanted.connect(lambda: context.go("reports", None))
    page.closed.connect(presenter.close)
    return ProfileScreen(page, presenter)
