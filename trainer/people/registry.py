"""Writes units and persons with their places inside the transaction of a use case."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.people.mapping import fill
from trainer.people.rules import mask_id_number
from trainer.people.tables import DESTROYED, PersonTable, PlacementRow, UnitRow
from trainer.people.values import PersonDraft, PersonStatus
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import Refused
from trainer.store.ids import Ids


class Registry:
    """Rows and their links of the trail."""

    def __init__(self, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def add_unit(self, session: Session, actor_id: UUID | None, name: str, parent_id: UUID | None) -> UUID:
        same = select(UnitRow.id).where(UnitRow.name == name, UnitRow.parent_id.is_not_distinct_from(parent_id))
        if session.scalar(same) is not None:
            raise Refused("unit.name_taken", name=name)
        count = session.scalar(select(func.count()).select_from(UnitRow)) or 0
        unit = UnitRow(id=self._ids.new(), name=name, parent_id=parent_id, position=count)
        session.add(unit)
        session.flush()
        self._audit.record(session, actor_id, "people.unit_added", unit.id)
        return unit.id

    def rename_office(
        self, session: Session, unit_name: str, person: PersonTable, administrator: PersonDraft
    ) -> tuple[UUID, UUID]:
        root = session.scalars(select(UnitRow).where(UnitRow.parent_id.is_(None))).one()
        root.name = unit_name
        changed = fill(person, replace(administrator, unit_id=root.id))
        self._audit.record(session, None, "people.person_changed", person.id, {"fields": " ".join(changed)})
        return root.id, person.id

    def add_person(
        self,
        session: Session,
        actor_id: UUID | None,
        draft: PersonDraft,
        unit_id: UUID | None,
        keys: str | None = None,
    ) -> PersonTable:
        refuse_taken(session, draft, None)
        person = PersonTable(id=self._ids.new(), status=PersonStatus.ACTIVE, photo="")
        fill(person, draft, keys)
        person.unit_id = unit_id
        session.add(person)
        session.flush()
        self.place(session, person)
        self._audit.record(session, actor_id, "people.person_added", person.id)
        return person

    def place(self, session: Session, person: PersonTable) -> None:
        """Ends the placement that is open and begins that of the unit and post the person has now."""
        today = local_today(self._clock)
        open_rows = session.scalars(
            select(PlacementRow).where(PlacementRow.person_id == person.id, PlacementRow.until.is_(None))
        )
        for row in open_rows:
            row.until = today
        if person.unit_id is not None:
            session.add(
                PlacementRow(
                    id=self._ids.new(),
                    person_id=person.id,
                    unit_id=person.unit_id,
                    post=person.post,
                    key_post=person.key_post,
                    since=today,
                )
            )


def not_destroyed(session: Session, person_id: UUID) -> PersonTable:
    """The row to be changed. Raises Refused("person.destroyed"): nobody comes back under that key."""
    if session.scalar(select(DESTROYED.c.person_id).where(DESTROYED.c.person_id == person_id)) is not None:
        raise Refused("person.destroyed")
    return session.get_one(PersonTable, person_id)


def refuse_taken(session: Session, draft: PersonDraft, own_id: UUID | None) -> None:
    """Raises Refused where somebody else has one of the numbers: person.id_number_taken, .work_number_taken, …"""
    for column, value, code in (
        (PersonTable.id_number, draft.id_number, "person.id_number_taken"),
        (PersonTable.work_number, draft.work_number, "person.work_number_taken"),
        (PersonTable.certificate_number, draft.certificate_number, "person.certificate_taken"),
    ):
        if not value:
            continue
        other = session.scalar(select(PersonTable.name).where(column == value, PersonTable.id != own_id))
        if other is not None:
            raise Refused(code, name=other)


def with_stored_id(draft: PersonDraft, person: PersonTable) -> PersonDraft:
    """The draft with the whole ID number where it holds the masked form of it."""
    masked = person.id_number and draft.id_number == mask_id_number(person.id_number)
    return replace(draft, id_number=person.id_number) if masked else draft
