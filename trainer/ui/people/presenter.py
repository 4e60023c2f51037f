"""Reads persons, hands states to the view, turns what the user wants into use cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.rules import likely_leaving
from trainer.people.service import PeopleService
from trainer.people.values import Leaving, PeopleQuery, PersonDraft, PersonStatus
from trainer.store.clock import Clock, local_today
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.files import read_bytes
from trainer.ui.people.state import PeopleState
from trainer.ui.texts import name
from trainer.words import _

MOST_ROWS = 5000


class PeopleView(Protocol):
    def show_state(self, state: PeopleState) -> None: ...


class PeoplePresenter:
    def __init__(
        self,
        view: PeopleView,
        people: PeopleService,
        clock: Clock,
        actor: Actor,
        dialogs: Asking,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._people = people
        self._actor = actor
        self._dialogs = dialogs
        self._changed = changed
        self._state = PeopleState(
            query=PeopleQuery(limit=MOST_ROWS),
            may_edit=may(actor, Permission.EDIT_PEOPLE),
            may_export=may(actor, Permission.EXPORT_PEOPLE),
            may_see_full=may(actor, Permission.SEE_FULL_ID),
            may_read_archive=may(actor, Permission.READ_ARCHIVE),
            may_set_code=may(actor, Permission.EDIT_SETTINGS),
            today=local_today(clock),
        )

    @property
    def query(self) -> PeopleQuery:
        """What the list shows."""
        return self._state.query

    def refresh(self) -> None:
        person = self._state.person
        self._state = replace(
            self._state, units=self._people.units(), page=self._people.people(self._actor, self._state.query)
        )
        self._show_person(person.id if person else None)

    def search(self, words: str) -> None:
        self._list(replace(self._state.query, words=words))

    def choose_unit(self, unit_id: UUID | None) -> None:
        self._list(replace(self._state.query, unit_id=unit_id))

    def choose_person(self, person_id: UUID) -> None:
        self._state = replace(self._state, editing=False)
        self._show_person(person_id)

    def choose_photo(self) -> None:
        self._dialogs.open_file(_("Choose a photograph"), _("Pictures (*.jpg *.jpeg *.png)"), self._set_photo)

    def appoint(self) -> None:
        """A leadership appointment from today on."""
        self._dialogs.ask_text(
            _("Appoint to the leadership"),
            _("Write the post, such as deputy head. The appointment begins today."),
            _("Appoint"),
            self._appoint,
        )

    def new_person(self) -> None:
        self._show(person=None, photo=b"", editing=True)

    def edit(self) -> None:
        self._show(editing=True)

    def cancel(self) -> None:
        self._show(editing=False)

    def save(self, draft: PersonDraft) -> None:
        """Adds or changes; a refusal is shown and the form stays as it is."""
        person = self._state.person
        try:
            if person is None:
                saved = self._people.add_person(self._actor, draft)
            else:
                saved = person.id
                self._people.change_person(self._actor, saved, draft)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._state = replace(self._state, person=self._people.person(self._actor, saved), editing=False)
        self._changed()

    def _set_photo(self, path: Path) -> None:
        person = self._state.person
        if person is None:
            return
        try:
            self._people.set_photo(self._actor, person.id, path.name, read_bytes(path))
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._changed()

    def _appoint(self, title: str) -> None:
        person = self._state.person
        if person is None:
            return
        try:
            self._people.appoint(self._actor, person.id, title, self._state.today)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._changed()

    def new_unit(self) -> None:
        self._dialogs.ask_text(
            _("New unit"), _("The unit is added below the one chosen at the left."), _("Add unit"), self._add_unit
        )

    def ask_unit_code(self) -> None:
        """单位代字 of the unit chosen at the left."""
        unit = self._state.unit
        if unit is not None:
            self._dialogs.ask_change(
                _("Code of {unit}").format(unit=unit.name),
                _(
                    "Later notices and certificates of this unit and those below it are numbered by it; numbers given "
                    "stay. Left empty, they are numbered with those of the unit above."
                ),
                unit.code,
                _("Set code"),
                lambda code: self._set_unit_code(unit.id, code),
            )

    def _set_unit_code(self, unit_id: UUID, code: str) -> None:
        try:
            self._people.set_unit_code(self._actor, unit_id, code)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._changed()

    def seal(self) -> None:
        """离任封存, with the cause and the reason asked for."""
        person = self._state.person
        if person is not None:
            self._dialogs.ask_choice(
                _("Take {name} out of the lists").format(name=person.draft.name),
                _("Results, hours and certificates stay. Check the proposed cause and give the reason or the order."),
                [(cause, name(cause)) for cause in Leaving],
                likely_leaving(person.status),
                _("Seal"),
                lambda cause, reason: self._seal(person.id, cause, reason),
            )

    def _seal(self, person_id: UUID, cause: Leaving, reason: str) -> None:
        try:
            self._people.set_status(self._actor, person_id, PersonStatus.SEALED, reason, cause)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._state = replace(self._state, person=None)
        self._changed()

    def _add_unit(self, name: str) -> None:
        units = self._state.units
        parent = self._state.query.unit_id or (units[0].id if units else None)
        try:
            self._people.add_unit(self._actor, name, parent)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._changed()

    def _list(self, query: PeopleQuery) -> None:
        self._show(query=query, page=self._people.people(self._actor, query))

    def _show_person(self, person_id: UUID | None) -> None:
        person = self._people.person(self._actor, person_id) if person_id else None
        photo = self._people.photo(self._actor, person.photo) if person and person.photo else b""
        self._show(person=person, photo=photo)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
