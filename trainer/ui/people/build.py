"""Makes the rooms of the people page and connects their signals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.roster.service import RosterService
from trainer.people.service import PeopleService
from trainer.store.clock import Clock, local_today
from trainer.ui.people.presenter import PeoplePresenter
from trainer.ui.people.room import PeopleRoom
from trainer.ui.people.roster_presenter import RosterDesk, RosterPresenter
from trainer.ui.people.roster_view import RosterPage
from trainer.ui.people.view import PeoplePage
from trainer.ui.shell.context import Context
from trainer.ui.vouching import Vouch


@dataclass(frozen=True)
class PeopleScreen:
    """`open` takes the id of a person or the path of a roster."""

    room: PeopleRoom
    page: PeoplePage
    presenter: PeoplePresenter
    roster: RosterPresenter
    may_edit: bool

    @property
    def widget(self) -> QWidget:
        return self.room

    def refresh(self) -> None:
        self.presenter.refresh()

    def home(self) -> None:
        self.show_list()

    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.show_list()
            self.presenter.choose_person(target)
        elif isinstance(target, Path):
            self.take_file(target)

    def start_roster(self) -> None:
        self.roster.begin()
        self.room.setCurrentWidget(self.room.roster)

    def take_file(self, path: Path) -> None:
        """A roster that was dropped."""
        if self.may_edit:
            self.start_roster()
            self.roster.load(path)

    def show_list(self) -> None:
        self.room.setCurrentWidget(self.room.listing)


def build_people(
    context: Context,
    people: PeopleService,
    roster: RosterService,
    clock: Clock,
    vouch: Vouch,
    follow: Callable[[Actor], int],
) -> PeopleScreen:
    page, roster_page = PeoplePage(local_today(clock)), RosterPage()
    presenter = PeoplePresenter(page, people, clock, context.actor, context.dialogs, context.changed)
    desk = RosterDesk(
        roster, context.actor, context.jobs, context.dialogs, context.changed, lambda: presenter.query, vouch, follow
    )
    importer = RosterPresenter(roster_page, desk)
    room = PeopleRoom(page, roster_page)
    screen = PeopleScreen(room, page, presenter, importer, may(context.actor, Permission.EDIT_PEOPLE))
    page.searched.connect(presenter.search)
    page.unit_chosen.connect(presenter.choose_unit)
    page.person_chosen.connect(presenter.choose_person)
    page.new_wanted.connect(presenter.new_person)
    page.unit_wanted.connect(presenter.new_unit)
    page.code_wanted.connect(presenter.ask_unit_code)
    page.edit_wanted.connect(presenter.edit)
    page.seal_wanted.connect(presenter.seal)
    page.photo_wanted.connect(presenter.choose_photo)
    page.appointment_wanted.connect(presenter.appoint)
    page.saved.connect(presenter.save)
    page.cancelled.connect(presenter.cancel)
    page.roster_wanted.connect(screen.start_roster)
    page.export_wanted.connect(importer.export)
    page.privacy_wanted.connect(lambda: context.go("privacy", None))
    page.cards_wanted.connect(lambda: context.go("qualification", None))
    room.file_dropped.connect(screen.take_file)
    _connect_roster(screen, roster_page)
    return screen


def _connect_roster(screen: PeopleScreen, page: RosterPage) -> None:
    page.file_wanted.connect(screen.roster.choose_file)
    page.template_wanted.connect(screen.roster.save_template)
    page.take_wanted.connect(screen.roster.take_in)
    page.again_wanted.connect(screen.roster.begin)
    page.back_wanted.connect(screen.show_list)
