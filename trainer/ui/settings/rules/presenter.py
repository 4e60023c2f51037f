"""Reads the rules in force and puts others in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from trainer.certificates.service import CertificateService
from trainer.hours.service import HoursService
from trainer.people.accounts.values import Actor
from trainer.people.service import PeopleService
from trainer.reports.own_files import OwnFiles
from trainer.retakes.service import RetakeService
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, KnownError
from trainer.store.office_files import Area, OfficeFile
from trainer.ui.asking import Asking
from trainer.ui.presenting import Presenting
from trainer.ui.settings.rules.state import RulesState
from trainer.words import _

YEARS_BACK, YEARS_AHEAD = 5, 1


class RulesView(Protocol):
    def show_state(self, state: RulesState) -> None: ...


@dataclass(frozen=True)
class RulesRoom:
    """Where the tab reads from and writes to."""

    hours: HoursService
    retakes: RetakeService
    certificates: CertificateService
    clock: Clock
    own: OwnFiles
    people: PeopleService


class RulesPresenter(Presenting[RulesView, RulesRoom]):
    def __init__(
        self, view: RulesView, room: RulesRoom, actor: Actor, dialogs: Asking, changed: Callable[[], None]
    ) -> None:
        super().__init__(view, room, actor, dialogs, changed)
        year = room.clock.now().astimezone().year
        self._state = RulesState(year, tuple(range(year + YEARS_AHEAD, year - YEARS_BACK - 1, -1)))

    def refresh(self) -> None:
        room = self._room
        try:
            own = room.own.files(self._actor)
            known = room.people.known({file.by for file in own if file.by})
            self._show(
                own=own,
                own_by={person_id: person.name for person_id, person in known.items()},
                rule_sets=room.hours.rule_sets(),
                **self._in_force(self._state.year),
                ladders=room.retakes.ladders(),
                ladder=room.retakes.ladder(),
                numbering=room.certificates.numbering(),
                next_serial=room.certificates.next_serial(),
            )
        except KnownError as error:
            self._dialogs.trouble(error)

    def choose_year(self, year: int) -> None:
        self._show(year=year, **self._in_force(year), said="")

    def choose_rule_set(self, key: str, checked_by: str) -> None:
        """Puts a rule set in force; asks first where hours of the year are judged by another already."""
        state = self._state
        if state.chosen is None or (state.chosen.key == key):
            self._choose_rule_set(key, checked_by)
            return
        self._dialogs.confirm(
            _("Change the rule set of {year}").format(year=state.year),
            _("The hours of {year} of everybody it is meant for are judged by it from now on.").format(year=state.year),
            _("Change"),
            lambda: self._choose_rule_set(key, checked_by),
        )

    def drop_rule_set(self, key: str) -> None:
        """Takes a rule set for a part of the office out of force."""
        year, name = self._state.year, next(one.name for one in self._state.scoped if one.key == key)
        self._dialogs.confirm(
            _("Take {name} out of force").format(name=name),
            _("Its people's hours of {year} are judged by the rule set for everybody from now on.").format(year=year),
            _("Take out of force"),
            lambda: self._try(
                lambda: self._room.hours.drop_rule_set(self._actor, year, key),
                _("{name} is out of force in {year}.").format(name=name, year=year),
            ),
        )

    def choose_ladder(self, ladder_id: str) -> None:
        self._try(
            lambda: self._room.retakes.choose_ladder(self._actor, ladder_id),
            _("The ladder was chosen. Cases that stand keep theirs."),
        )

    def set_unit_code(self, code: str) -> None:
        said = _("The unit code of certificates was set.")
        if not code.strip():
            said = _(
                "The unit code was taken back. Who has no code in their unit gets no certificate until one is set."
            )
        self._try(lambda: self._room.certificates.set_unit_code(self._actor, code), said)

    def put_own(self, area: Area) -> None:
        """Asks for a file and takes it in under its name."""

        def put(path: Path) -> None:
            def act() -> None:
                try:
                    content = path.read_bytes()
                except OSError as error:
                    raise BadInput("office.unreadable_file", name=path.name, cause=str(error)) from error
                self._room.own.put(self._actor, area, path.name, content)

            self._try(act, _("{name} counts from now on.").format(name=path.name))

        title = _("Rule file") if area is Area.RULES else _("Template of papers")
        self._dialogs.open_file(title, "TOML (*.toml)", put)

    def save_own(self, file: OfficeFile) -> None:
        """Writes a file as it stands, to be changed and taken in again."""

        def save(path: Path) -> None:
            def act() -> None:
                try:
                    path.write_text(self._room.own.content(self._actor, file.area, file.name), encoding="utf-8")
                except OSError as error:
                    raise BadInput("file.unwritable", name=path.name) from error

            self._try(act, _("{name} is in the folder {folder}.").format(name=path.name, folder=path.parent))

        self._dialogs.save_file(_("Save the file"), file.name, "TOML (*.toml)", save)

    def remove_own(self, file: OfficeFile) -> None:
        """What came with the program counts again; hours and years judged before keep their figures."""
        self._dialogs.confirm(
            _("Take {name} away").format(name=file.name),
            _(
                "The file that came with the program counts again, where there is one. "
                "What was decided keeps its figures."
            ),
            _("Take away"),
            lambda: self._try(
                lambda: self._room.own.take_away(self._actor, file.area, file.name),
                _("{name} counts no more.").format(name=file.name),
            ),
        )

    def _in_force(self, year: int) -> dict[str, object]:
        book = self._room.hours.rule_book(year)
        return {"chosen": book and book.general, "scoped": book.scoped if book else ()}

    def _choose_rule_set(self, key: str, checked_by: str) -> None:
        year = self._state.year
        self._try(
            lambda: self._room.hours.choose_rule_set(self._actor, year, key, checked_by),
            _("The rule set of {year} was chosen.").format(year=year),
        )

    def _try(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._state = replace(self._state, said=said)
        self._changed()

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
