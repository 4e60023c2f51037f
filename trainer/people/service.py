"""Use cases about units and persons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.people.accounts.rules import may, require, require_other, require_reason
from trainer.people.accounts.tables import AccountTable
from trainer.people.accounts.values import Actor, Permission, Witness
from trainer.people.leaving import leaving_of
from trainer.people.listing import FoundList, find_list, list_text
from trainer.people.mapping import draft_of, fill, row_of
from trainer.people.photos import Photos
from trainer.people.queries import appointments_of, matching, placements_of, unit_tree, with_unit
from trainer.people.registry import Registry, not_destroyed, refuse_taken, with_stored_id
from trainer.people.rules import (
    check_export,
    check_person,
    check_unit_code,
    codes_of,
    mask_id_number,
    name_keys,
    require_name,
)
from trainer.people.tables import AppointmentRow, DataExport, PersonTable, UnitRow
from trainer.people.values import (
    Leaving,
    PeoplePage,
    PeopleQuery,
    Person,
    PersonDraft,
    PersonRow,
    PersonStatus,
    Unit,
)
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database, chunks

EVERYBODY = 100_000


class PeopleService(Photos):
    """Units, persons and their dated history. Persons are never deleted."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._registry = Registry(ids, clock, audit)

    def units(self) -> tuple[Unit, ...]:
        """The tree in reading order: each unit before those below it, with the active persons directly in it."""
        with self._database.read() as session:
            return unit_tree(session)

    def add_unit(self, actor: Actor, name: str, parent_id: UUID | None = None) -> UUID:
        """Adds a unit below another; two units of one parent never share a name."""
        require(actor, Permission.EDIT_PEOPLE)
        name = require_name(name)
        with self._database.write() as session:
            return self._registry.add_unit(session, actor.person_id, name, parent_id)

    def set_unit_code(self, actor: Actor, unit_id: UUID, code: str) -> None:
        """单位代字 of later numbers of a unit and all below it; numbers that were given stay. Empty takes it back.

        Raises BadInput("unit.code").
        """
        require(actor, Permission.EDIT_SETTINGS)
        code = check_unit_code(code)
        with self._database.write() as session:
            session.get_one(UnitRow, unit_id).code = code
            self._audit.record(session, actor.person_id, "people.unit_code_set", unit_id, {"code": code})

    def unit_codes(self) -> dict[UUID, str]:
        """The code by which each unit numbers its papers; empty where neither it nor a unit above has one."""
        return codes_of(self.units())

    def create_office(self, unit_name: str, administrator: PersonDraft) -> tuple[UUID, UUID]:
        """First run: the office's root unit and its administrator's person; refused once anybody can sign in.

        A first run that was broken off before the account was made is gone over again.
        """
        check_person(administrator, self._today())
        unit_name = require_name(unit_name)
        with self._database.write() as session:
            people = session.scalars(select(PersonTable).limit(2)).all()
            if len(people) > 1 or session.scalar(select(AccountTable.id).limit(1)) is not None:
                raise Refused("people.not_first")
            if people:
                return self._registry.rename_office(session, unit_name, people[0], administrator)
            unit_id = self._registry.add_unit(session, None, unit_name, None)
            person = self._registry.add_person(session, None, administrator, unit_id)
            return unit_id, person.id

    def people(self, actor: Actor, query: PeopleQuery) -> PeoplePage:
        """One stretch of the list, by unit and name; ID numbers masked unless the role may see them.

        Who left stands in the archive: raises NotAllowed for others than it.
        """
        require(actor, Permission.SEE_MANAGEMENT)
        if query.status is PersonStatus.SEALED:
            require(actor, Permission.READ_ARCHIVE)
        with self._database.read() as session:
            wanted = matching(session, query)
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
            wanted = matching(session, PeopleQuery(words=words)).order_by(PersonTable.name).limit(limit)
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
            wanted = matching(session, PeopleQuery(words=words)).order_by(PersonTable.name).limit(limit)
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
                query = with_unit().where(PersonTable.id.in_(some))
                found |= {p.id: row_of(p, unit, False) for p, unit in session.execute(query)}
        return found

    def person(self, actor: Actor, person_id: UUID) -> Person:
        """Everything about one person; others than the person need a management role, for who left the archive's."""
        if actor.person_id != person_id:
            require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            row, unit = session.execute(with_unit().where(PersonTable.id == person_id)).one()
            if row.status == PersonStatus.SEALED:
                require(actor, Permission.READ_ARCHIVE)
            full = may(actor, Permission.SEE_FULL_ID) or actor.person_id == person_id
            draft = draft_of(row, row.id_number if full else mask_id_number(row.id_number))
            placements = placements_of(session, person_id)
            appointments = appointments_of(session, person_id)
        return Person(row.id, draft, unit or "", PersonStatus(row.status), row.photo, placements, appointments)

    def add_person(self, actor: Actor, draft: PersonDraft) -> UUID:
        """Adds a person; an ID number, 工号 or 执法证号 already in use is refused."""
        require(actor, Permission.EDIT_PEOPLE)
        check_person(draft, self._today())
        keys = name_keys(draft.name.strip())
        with self._database.write() as session:
            return self._registry.add_person(session, actor.person_id, draft, draft.unit_id, keys).id

    def change_person(self, actor: Actor, person_id: UUID, draft: PersonDraft, reason: str = "") -> None:
        """Replaces what is known; a new unit or post ends the old placement today and begins the next.

        An ID number still in its masked form is left as it is stored.
        """
        require(actor, Permission.EDIT_PEOPLE)
        keys = name_keys(draft.name.strip())
        with self._database.write() as session:
            person = not_destroyed(session, person_id)
            draft = with_stored_id(draft, person)
            check_person(draft, self._today())
            refuse_taken(session, draft, person_id)
            moved = (draft.unit_id, draft.post, draft.key_post) != (person.unit_id, person.post, person.key_post)
            changed = fill(person, draft, keys)
            if moved:
                self._registry.place(session, person)
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
        require_reason(reason)
        with self._database.write() as session:
            not_destroyed(session, person_id).status = status
            detail = {"status": status.value} | ({"cause": cause.value} if cause else {})
            self._audit.record(session, actor.person_id, "people.status_changed", person_id, detail, reason)

    def leaving(self, person_ids: Collection[UUID]) -> dict[UUID, tuple[date, Leaving | None]]:
        """The day each was sealed last, with the cause of leaving; none where none was stated."""
        with self._database.read() as session:
            return leaving_of(session, person_ids)

    def sealed(self) -> tuple[PersonRow, ...]:
        """Everybody who left, for services that have asked for the right to the archive themselves."""
        with self._database.read() as session:
            found = session.execute(with_unit().where(PersonTable.status == PersonStatus.SEALED))
            return tuple(row_of(person, unit, False) for person, unit in found)

    def with_card(self) -> tuple[PersonRow, ...]:
        """Everybody with an enforcement certificate, for services that have asked for the right themselves."""
        with self._database.read() as session:
            found = session.execute(with_unit().where(PersonTable.certificate_number != ""))
            return tuple(row_of(person, unit, False) for person, unit in found)

    def note_card(
        self, session: Session, person_id: UUID, number: str, until: date | None, card_fields: Sequence[str] | None
    ) -> None:
        """What the certificate says, inside the transaction of whoever registers or cancels it; fields None stay.

        Raises Refused("person.certificate_taken").
        """
        person = not_destroyed(session, person_id)
        if number:
            refuse_taken(session, PersonDraft(person.name, certificate_number=number), person_id)
        person.certificate_number, person.certificate_valid_until = number, until
        if card_fields is not None:
            person.fields = list(card_fields)

    def appoint(self, actor: Actor, person_id: UUID, title: str, since: date, until: date | None = None) -> UUID:
        """Adds a dated leadership appointment (班子成员)."""
        require(actor, Permission.EDIT_PEOPLE)
        if until is not None and until < since:
            raise BadInput("dates.reversed")
        with self._database.write() as session:
            not_destroyed(session, person_id)
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

    def _today(self) -> date:
        return local_today(self._clock)
