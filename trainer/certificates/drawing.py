"""Drawing certificates: everything that is done outside the write lock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from trainer.certificates.credential import sign_credential
from trainer.certificates.layout import Template
from trainer.certificates.numbering import serial, series
from trainer.certificates.rules import facts_hash, public_key, statement
from trainer.certificates.sealing import code_of, seal_file, stated_on
from trainer.certificates.values import CertificateRenderer, CertificateSheet, Numbering, Occasion
from trainer.people.accounts.values import Actor
from trainer.people.service import PeopleService
from trainer.store.clock import local_day
from trainer.store.files import file_hash
from trainer.store.ids import Ids


@dataclass(frozen=True)
class Batch:
    """What all certificates of one issue share; `replaces` is the serial that a correction takes the place of.

    `facts` are the words of single persons, in place of those of the occasion.
    """

    occasion: Occasion
    numbering: Numbering
    issuer: str
    at: datetime
    template: Template
    replaces: str = ""
    facts: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def series(self) -> str:
        """The run of numbers they are taken from."""
        return series(self.numbering, self._day.year)

    @property
    def _day(self) -> date:
        return local_day(self.at)

    def sheet(self, number: int, person_id: UUID) -> CertificateSheet:
        """The sheet of a running number with what is said of a person, still without the person."""
        printed = serial(self.numbering, self._day.year, number)
        occasion = replace(self.occasion, facts=self.facts.get(person_id, self.occasion.facts))
        return CertificateSheet(printed, "", None, occasion, self.issuer, self._day, "", replaces=self.replaces)


@dataclass(frozen=True)
class Drawn:
    """A certificate ready to be registered under its key, with the hash of its file and of what it states."""

    id: UUID
    person_id: UUID
    sheet: CertificateSheet
    content: bytes
    file_hash: str
    facts: str


class Drawer:
    """Puts the person on the sheet, signs code and credential, draws the page, seals its bytes."""

    def __init__(self, ids: Ids, people: PeopleService, seal: bytes, renderer: CertificateRenderer) -> None:
        self._ids = ids
        self._people = people
        self._seal = seal
        self._public = public_key(seal)
        self._renderer = renderer

    def draw(self, actor: Actor, person_id: UUID, number: int, batch: Batch) -> Drawn:
        """The certificate of one person with this running number."""
        person = self._people.person(actor, person_id)
        photo = self._people.photo(actor, person.photo) if person.photo else None
        made = self._ids.new()
        sheet = replace(batch.sheet(number, person_id), name=person.draft.name, unit=person.unit, photo=photo)
        sheet = replace(sheet, fields=person.draft.fields)
        sheet = replace(
            sheet,
            code=code_of(sheet, self._seal, self._public),
            credential=sign_credential(sheet, made, person_id, self._seal, self._public),
        )
        content = self._renderer(sheet, batch.template.layout)
        sealed = seal_file(content, self._seal, self._public)
        return Drawn(made, person_id, sheet, sealed, file_hash(sealed), facts_hash(statement(stated_on(sheet))))
