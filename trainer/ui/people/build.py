"""Makes the people page and connects its signals."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from trainer.people.service import PeopleService
from trainer.store.clock import Clock
from trainer.ui.people.presenter import PeoplePresenter
from trainer.ui.people.view import PeoplePage
from trainer.ui.shell.context import Context


@dataclass(frozen=True)
class PeopleScreen:
    page: PeoplePage
    presenter: PeoplePresenter

    @property
    def widget(self) -> QWidget:
        return self.page

    def refresh(self) -> None:
        self.presenter.refresh()

    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.presenter.choose_person(target)


def build_people(context: Context, people: PeopleService, clock: Clock) -> PeopleScreen:
    page = PeoplePage(clock.now().astimezone().date())
    presenter = PeoplePresenter(page, people, clock, context.actor, context.dialogs, context.changed)
    page.searched.connect(presenter.search)
    page.unit_chosen.connect(presenter.choose_unit)
    page.person_chosen.connect(presenter.choose_person)
    page.new_wanted.connect(presenter.new_person)
    page.unit_wanted.connect(presenter.new_unit)
    page.edit_wanted.connect(presenter.edit)
    page.seal_wanted.connect(presenter.seal)
    page.photo_wanted.connect(presenter.choose_photo)
    page.appointment_wanted.connect(presenter.appoint)
    page.saved.connect(presenter.save)
    page.cancelled.connect(presenter.cancel)
    return PeopleScreen(page, presenter)
