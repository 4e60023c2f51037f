"""What the people page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from trainer.people.values import PeoplePage, PeopleQuery, Person, PersonRow, Unit
from trainer.ui.tones import Tone

EXPIRES_SOON = timedelta(days=90)


@dataclass(frozen=True)
class PeopleState:
    """Everything on the page; `person` is the chosen one, `editing` opens the form (with person None: a new one)."""

    units: tuple[Unit, ...] = ()
    query: PeopleQuery = PeopleQuery()
    page: PeoplePage = PeoplePage()
    person: Person | None = None
    photo: bytes = b""
    editing: bool = False
    may_edit: bool = False
    may_export: bool = False
    may_see_full: bool = False
    may_read_archive: bool = False
    may_set_code: bool = False
    today: date = date.min

    @property
    def unit(self) -> Unit | None:
        """The unit whose people are listed; None for all."""
        return next((unit for unit in self.units if unit.id == self.query.unit_id), None)

    @property
    def unit_name(self) -> str:
        return next((unit.name for unit in self.units if unit.id == self.query.unit_id), "")


def certificate_tone(row: PersonRow, today: date) -> Tone:
    """Green while valid, amber in the last 90 days, red when lapsed, plain where there is none."""
    if row.certificate_valid_until is None:
        return Tone.PLAIN
    if row.certificate_valid_until < today:
        return Tone.BAD
    return Tone.WARN if row.certificate_valid_until - today <= EXPIRES_SOON else Tone.OK
