"""Use cases about units and persons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, func, or_, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from trainer.people.accounts.rules import may, require, require_other
from trainer.people.accounts.tables import AccountTable
from trainer.people.accounts.values import Actor, Permission, Witness
from trainer.people.listing import FoundList, find_list, list_text
from trainer.people.mapping import draft_of, fill, row_of
from trainer.people.rules import check_export, check_person, check_photo, mask_id_number, name_keys
from trainer.people.tables import AppointmentRow, DataExport, PersonTable, PlacementRow, UnitRow
from trainer.people.values import (
    Appointment,
    Leaving,
    PeoplePage,
    PeopleQuery,
    Person,
    PersonDraft,
    PersonRow,
    PersonStatus,
    Placement,
    Unit,
)
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.files import keep_file, read_file, stage_file
from trainer.store.ids import Ids
from trainer.store.transactions import Database, chunks

EVERYBODY = 100_000


class PeopleService:
    """Units, persons and their dated history. Persons are never deleted."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def units(self) -> tuple[Unit, ...]:
        """The tree in reading order: each unit before those below it, with the active persons directly in it."""
        counts = select(PersonTable.unit_id, func.count()).where(PersonTable.status == PersonStatus.ACTIVE)
        with self._database.read() as session:
            rows = session.scalars(select(UnitRow).order_by(UnitRow.position, UnitRow.name)).all()
            people = dict(iter(session.execute(counts.group_by(PersonTable.unit_id))))
        return tuple(_walk(rows, people, None, 0))

    def add_unit(self, actor: Actor, name: str, parent_id: UUID | None = None) -> UUID:
        """Adds a unit below another; two units of one parent never share a name."""
        require(actor, Permission.EDIT_PEOPLE)
        name = name.strip()
        if not name:
            raise BadInput("unit.no_name")
        with self._database.write() as session:
            return self._add_unit(session, actor.person_id, name, parent_id)

    def create_office(self, unit_name: str, administrator: PersonDraft) -> tuple[UUID, UUID]:
        """First run: the office's root unit and its administrator's person; refused once anybody can sign in.

        A first run that was broken off before the account was made is gone over again.
        """
        check_person(administrator, self._today())
        unit_name = unit_name.strip()
        if not unit_name:
            raise BadInput("unit.no_name")
        with self._database.write() as session:
            people = session.scalars(select(PersonTable).limit(2)).all()
            if len(people) > 1 or session.scalar(select(AccountTable.id).limit(1)) is not None:
                raise Refused("people.not_first")
            if people:
                return self._rename_office(session, unit_name, people[0], administrator)
            unit_id = self._add_unit(session, None, unit_name, None)
            person = self._add_person(session, None, administrator, unit_id)
            return unit_id, person.id

    def people(self, actor: Actor, query: PeopleQuery) -> PeoplePage:
        """One stretch of the list, by unit and name; ID numbers masked unless the role may see them.

        Who left stands in the archive: raises NotAllowed for others than it.
        """
        require(actor, Permission.SEE_MANAGEMENT)
        if query.status is PersonStatus.SEALED:
            require(actor, Permission.READ_ARCHIVE)
        with self._database.read() as session:
            wanted = self._matching(session, query)
            total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
            rows = session.execute(
                wanted.order_by(UnitRow.position.nulls_first(), UnitRow.name, PersonTable.name)
                .offset(query.offset)
                .limit(query.limit)
            )
            full = may(actor, Permission.SEE_FULL_ID)
            return PeoplePage(tuple(row_of(person, unit, full) for person, unit in rows), total)

    def find(self, actor: Actor, words: str, limit: int = 12) -> tuple[PersonRow, ...]:
        """Picks persons by name, pinyin (zs finds 张三), 工号 or 执法证号; ID numbers stay masked."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            wanted = self._matching(session, PeopleQuery(words=words)).order_by(PersonTable.name).limit(limit)
            return tuple(row_of(person, unit, False) for person, unit in session.execute(wanted))

    def find_list(self, actor: Actor, text: str) -> FoundList:
        """Who a pasted list names, line by line, by 工号, 执法证号 or name; people in post only."""
        return find_list(text, self.people(actor, PeopleQuery(limit=EVERYBODY)).rows)

    def read_list(self, actor: Actor, content: bytes, name: str) -> str:
        """The lines of a file for `find_list`: a sheet's columns with names and numbers, or its text as it is.

        Raises BadInput: roster.kind, roster.unreadable, roster.protected, roster.encoding.
        """
        require(actor, Permission.SEE_MANAGEMENT)
        from trainer.people.roster.reading import read_sheets

        return "\n".join(list_text(sheet.rows) for sheet in read_sheets(content, name))

    def named(self, words: str, limit: int) -> tuple[UUID, ...]:
        """The keys of persons by the same words, for services that have asked for the right themselves."""
        with self._database.read() as session:
            wanted = self._matching(session, PeopleQuery(words=words)).order_by(PersonTable.name).limit(limit)
            return tuple(person.id for person, _unit in session.execute(wanted))

    def rows(self, actor: Actor, person_ids: Iterable[UUID]) -> dict[UUID, PersonRow]:
        """Rows for the lists of management, ID numbers masked, sealed persons included."""
        require(actor, Permission.SEE_MANAGEMENT)
        return self.known(person_ids)

    def known(self, person_ids: Iterable[UUID]) -> dict[UUID, PersonRow]:
        """The same rows for services, which have asked for the right to what they show."""
        found: dict[UUID, PersonRow] = {}
        with self._database.read() as session:
            for some in chunks(dict.fromkeys(person_ids), 500):
                query = _with_unit().where(PersonTable.id.in_(some))
                found |= {p.id: row_of(p, unit, False) for p, unit in session.execute(query)}
        return found

    def person(self, actor: Actor, person_id: UUID) -> Person:
        """Everything about one person; others than the person need a management role, for who left the archive's."""
        if actor.person_id != person_id:
            require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            row, unit = session.execute(_with_unit().where(PersonTable.id == person_id)).one()
            if row.status == PersonStatus.SEALED:
                require(actor, Permission.READ_ARCHIVE)
            full = may(actor, Permission.SEE_FULL_ID) or actor.person_id == person_id
            draft = draft_of(row, row.id_number if full else mask_id_number(row.id_number))
            placements = self._placements(session, person_id)
            appointments = self._appointments(session, person_id)
        return Person(row.id, draft, unit or "", PersonStatus(row.status), row.photo, placements, appointments)

    def add_person(self, actor: Actor, draft: PersonDraft) -> UUID:
        """Adds a person; an ID number, 工号 or 执法证号 already in use is refused."""
        require(actor, Permission.EDIT_PEOPLE)
        check_person(draft, self._today())
        keys = name_keys(draft.name.strip())
        with self._database.write() as session:
            return self._add_person(session, actor.person_id, draft, draft.unit_id, keys).id

    def change_person(self, actor: Actor, person_id: UUID, draft: PersonDraft, reason: str = "") -> None:
        """Replaces what is known; a new unit or post ends the old placement today and begins the next.

        An ID number still in its masked form is left as it is stored.
        """
        require(actor, Permission.EDIT_PEOPLE)
        keys = name_keys(draft.name.strip())
        with self._database.write() as session:
            person = session.get_one(PersonTable, person_id)
            draft = _with_stored_id(draft, person)
            check_person(draft, self._today())
            self._refuse_taken(session, draft, person_id)
            moved = (draft.unit_id, draft.post, draft.key_post) != (person.unit_id, person.post, person.key_post)
            changed = fill(person, draft, keys)
            if moved:
                self._place(session, person)
            self._audit.record(
                session, actor.person_id, "people.person_changed", person_id, {"fields": " ".join(changed)}, reason
            )

    def set_status(
        self, actor: Actor, person_id: UUID, status: PersonStatus, reason: str, cause: Leaving | None = None
    ) -> None:
        """在职, 离岗 or 离任封存, always with a reason and never one's own; who is sealed no longer signs in.

        `cause` is why somebody left; the trail keeps it after the words of the reason were destroyed.
        """
        require(actor, Permission.EDIT_PEOPLE)
        require_other(actor, person_id)
        if not reason.strip():
            raise BadInput("reason.missing")
        with self._database.write() as session:
            session.get_one(PersonTable, person_id).status = status
            detail = {"status": status.value} | ({"cause": cause.value} if cause else {})
            self._audit.record(session, actor.person_id, "people.status_changed", person_id, detail, reason)

    def set_photo(self, actor: Actor, person_id: UUID, name: str, content: bytes) -> str:
        """Keeps a photograph and gives its hash."""
        require(actor, Permission.EDIT_PEOPLE)
        check_photo(content)
        stage_file(self._database, name, content)
        with self._database.write() as session:
            kept = keep_file(session, name, content, self._clock.now())
            session.get_one(PersonTable, person_id).photo = kept
            self._audit.record(session, actor.person_id, "people.photo_changed", person_id, {"hash": kept})
            return kept

    def photo(self, actor: Actor, photo: str) -> bytes:
        """The bytes of a photograph by its hash, the own one or any for who manages; no other kept file is given."""
        with self._database.read() as session:
            own = (PersonTable.photo == photo, PersonTable.id == actor.person_id)
            if session.scalar(select(PersonTable.id).where(*own)) is None:
                require(actor, Permission.SEE_MANAGEMENT)
        return self.photo_at_entrance(photo)

    def photo_at_entrance(self, photo: str) -> bytes:
        """The same where a candidate stands before a PC of an exam room and nobody has signed in yet."""
        with self._database.read() as session:
            if session.scalar(select(PersonTable.id).where(PersonTable.photo == photo).limit(1)) is None:
                raise BadInput("file.missing", hash=photo)
            return read_file(session, photo)

    def sealed(self) -> tuple[PersonRow, ...]:
        """Everybody who left, for services that have asked for the right to the archive themselves."""
        with self._database.read() as session:
            found = session.execute(_with_unit().where(PersonTable.status == PersonStatus.SEALED))
            return tuple(row_of(person, unit, False) for person, unit in found)

    def with_card(self) -> tuple[PersonRow, ...]:
        """Everybody with an enforcement certificate, for services that have asked for the right themselves."""
        with self._database.read() as session:
            found = session.execute(_with_unit().where(PersonTable.certificate_number != ""))
            return tuple(row_of(person, unit, False) for person, unit in found)

    def note_card(
        self, session: Session, person_id: UUID, number: str, until: date | None, card_fields: Sequence[str] | None
    ) -> None:
        """What the certificate says, inside the transaction of whoever registers or cancels it; fields None stay.

        Raises Refused("person.certificate_taken").
        """
        person = session.get_one(PersonTable, person_id)
        if number:
            self._refuse_taken(session, PersonDraft(person.name, certificate_number=number), person_id)
        person.certificate_number, person.certificate_valid_until = number, until
        if card_fields is not None:
            person.fields = list(card_fields)

    def appoint(self, actor: Actor, person_id: UUID, title: str, since: date, until: date | None = None) -> UUID:
        """Adds a dated leadership appointment (班子成员)."""
        require(actor, Permission.EDIT_PEOPLE)
        if until is not None and until < since:
            raise BadInput("dates.reversed")
        with self._database.write() as session:
            row = AppointmentRow(id=self._ids.new(), person_id=person_id, title=title, since=since, until=until)
            session.add(row)
            self._audit.record(session, actor.person_id, "people.appointed", person_id, {"appointment": str(row.id)})
            return row.id

    def record_export(
        self,
        actor: Actor,
        what: str,
        people: int,
        full: bool,
        purpose: str,
        content_hash: str,
        receiver: str = "",
        witness: Witness | None = None,
    ) -> None:
        """Notes that personal data left the program; every export of lists with names calls this.

        Whole ID numbers need a second person and a receiver, as in `check_export`.
        """
        check_export(actor, full, purpose, receiver, witness)
        with self._database.write() as session:
            export = DataExport(
                id=self._ids.new(),
                at=self._clock.now(),
                actor_id=actor.person_id,
                what=what,
                people=people,
                full=full,
                purpose=purpose,
                hash=content_hash,
                receiver=receiver,
                witness_id=None if witness is None else witness.person_id,
            )
            session.add(export)
            detail = {"what": what, "people": str(people), "full": str(full), "hash": content_hash}
            detail |= {} if witness is None else {"second": str(witness.person_id)}
            words = f"{purpose} → {receiver}" if receiver else purpose
            self._audit.record(session, actor.person_id, "people.exported", export.id, detail, words)

    def _matching(self, session: Session, query: PeopleQuery) -> Select[PersonTable, str | None]:
        wanted = _with_unit().where(PersonTable.status == query.status)
        if query.unit_id is not None:
            wanted = wanted.where(PersonTable.unit_id.in_(_below(session, query.unit_id)))
        if query.category is not None:
            wanted = wanted.where(PersonTable.category == query.category)
        if query.post.strip():
            wanted = wanted.where(PersonTable.post.icontains(query.post.strip(), autoescape=True))
        if query.field:
            stored = sql_cast(PersonTable.fields, Text)
            wanted = wanted.where(stored.contains(json.dumps(query.field), autoescape=True))
        for word in query.words.split():
            wanted = wanted.where(_fits(word))
        return wanted

    def _add_unit(self, session: Session, actor_id: UUID | None, name: str, parent_id: UUID | None) -> UUID:
        same = select(UnitRow.id).where(UnitRow.name == name, UnitRow.parent_id.is_not_distinct_from(parent_id))
        if session.scalar(same) is not None:
            raise Refused("unit.name_taken", name=name)
        count = session.scalar(select(func.count()).select_from(UnitRow)) or 0
        unit = UnitRow(id=self._ids.new(), name=name, parent_id=parent_id, position=count)
        session.add(unit)
        session.flush()
        self._audit.record(session, actor_id, "people.unit_added", unit.id)
        return unit.id

    def _rename_office(
        self, session: Session, unit_name: str, person: PersonTable, administrator: PersonDraft
    ) -> tuple[UUID, UUID]:
        root = session.scalars(select(UnitRow).where(UnitRow.parent_id.is_(None))).one()
        root.name = unit_name
        changed = fill(person, replace(administrator, unit_id=root.id))
        self._audit.record(session, None, "people.person_changed", person.id, {"fields": " ".join(changed)})
        return root.id, person.id

    def _add_person(
        self,
        session: Session,
        actor_id: UUID | None,
        draft: PersonDraft,
        unit_id: UUID | None,
        keys: str | None = None,
    ) -> PersonTable:
        self._refuse_taken(session, draft, None)
        person = PersonTable(id=self._ids.new(), status=PersonStatus.ACTIVE, photo="")
        fill(person, draft, keys)
        person.unit_id = unit_id
        session.add(person)
        session.flush()
        self._place(session, person)
        self._audit.record(session, actor_id, "people.person_added", person.id)
        return person

    def _refuse_taken(self, session: Session, draft: PersonDraft, own_id: UUID | None) -> None:
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

    def _place(self, session: Session, person: PersonTable) -> None:
        today = self._today()
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

    def _placements(self, session: Session, person_id: UUID) -> tuple[Placement, ...]:
        query = (
            select(PlacementRow, UnitRow.name)
            .join(UnitRow, UnitRow.id == PlacementRow.unit_id)
            .where(PlacementRow.person_id == person_id)
            .order_by(PlacementRow.until.is_(None), PlacementRow.until, PlacementRow.since)
        )
        return tuple(
            Placement(row.unit_id, unit, row.post, row.key_post, row.since, row.until)
            for row, unit in session.execute(query)
        )

    def _appointments(self, session: Session, person_id: UUID) -> tuple[Appointment, ...]:
        query = select(AppointmentRow).where(AppointmentRow.person_id == person_id).order_by(AppointmentRow.since)
        return tuple(Appointment(row.id, row.title, row.since, row.until) for row in session.scalars(query))

    def _today(self) -> date:
        return self._clock.now().astimezone().date()


def _with_unit() -> Select[PersonTable, str | None]:
    return select(PersonTable, cast("ColumnElement[str | None]", UnitRow.name)).outerjoin(
        UnitRow, UnitRow.id == PersonTable.unit_id
    )


def _fits(word: str) -> ColumnElement[bool]:
    keys = PersonTable.name_keys
    starts = word.lower()
    return or_(
        PersonTable.name.icontains(word, autoescape=True),
        keys.startswith(starts, autoescape=True),
        keys.contains(" " + starts, autoescape=True),
        PersonTable.work_number.istartswith(word, autoescape=True),
        PersonTable.certificate_number.istartswith(word, autoescape=True),
    )


def _below(session: Session, unit_id: UUID) -> tuple[UUID, ...]:
    children: dict[UUID | None, list[UUID]] = {}
    for own, parent in session.execute(select(UnitRow.id, UnitRow.parent_id)):
        children.setdefault(parent, []).append(own)
    found = [unit_id]
    for unit in found:
        found.extend(children.get(unit, ()))
    return tuple(found)


def _walk(rows: Sequence[UnitRow], people: dict[UUID | None, int], parent: UUID | None, depth: int) -> Iterable[Unit]:
    for row in rows:
        if row.parent_id == parent:
            yield Unit(row.id, row.name, row.parent_id, depth, people.get(row.id, 0))
            yield from _walk(rows, people, row.id, depth + 1)


def _with_stored_id(draft: PersonDraft, person: PersonTable) -> PersonDraft:
    masked = person.id_number and draft.id_number == mask_id_number(person.id_number)
    return replace(draft, id_number=person.id_number) if masked else draft
