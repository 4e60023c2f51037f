"""Use cases about hours: state, approve, return, take back, add up, and choose the rule set of a year."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from question_bank.memory import uncollected
from trainer.hours.adding_up import read_year
from trainer.hours.bulk import BatchRows
from trainer.hours.choosing import RuleChoices
from trainer.hours.crediting import AGAIN, credited, standing_topics
from trainer.hours.mapping import decision_of, entries_query, entry_of, in_year, insert_entries
from trainer.hours.proofs import Proofs
from trainer.hours.rule_book import RuleBook
from trainer.hours.rules import check_draft, check_reversible, digest, is_standing, reversal_of, topic_of
from trainer.hours.spans import split_all
from trainer.hours.tables import HourApprovalRow, HourBatchRow, HourEntryRow
from trainer.hours.values import EntryState, Evidence, HourDraft, HourEntry, RuleSet, SourceKind, YearState
from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.transactions import Database, chunks


class HoursService(RuleChoices, Proofs):
    """The ledger only grows: a decision stands for good, a mistake is taken back by a new entry."""

    def __init__(
        self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, people: PeopleService, *rules: Folder
    ) -> None:
        super().__init__(database, clock, audit, *rules)
        self._ids = ids
        self._people = people

    def record(self, actor: Actor, draft: HourDraft, proofs: Sequence[Evidence] = ()) -> UUID:
        """Enters hours of one person, pending until someone else approves them."""
        return self.record_many(actor, [draft], proofs=proofs)[0]

    def record_many(
        self,
        actor: Actor,
        drafts: Sequence[HourDraft],
        name: str = "",
        progress: Callable[[int, int], None] = lambda done, total: None,
        proofs: Sequence[Evidence] = (),
    ) -> tuple[UUID, ...]:
        """Enters a class or an imported sheet as one batch that shows once it is complete.

        A span over 31 December becomes one entry a year. `name` says where the batch comes from; an error of
        `progress` stops the work, and nothing of the batch shows. `proofs` are the files that the drafts name: they are
        kept with the first entries, so none stays behind where nothing was entered.
        """
        require(actor, Permission.ENTER_HOURS)
        today = self._today()
        for draft in drafts:
            check_draft(draft, today)
        if not drafts:
            return ()
        with uncollected():
            entries = self._entries(actor.person_id, split_all(drafts))
            rows, subject, detail = BatchRows(self._database, entries, proofs), _subject(entries), _detail(entries)
        rows.stage(progress)
        with self._database.write() as session:
            rows.end(session)
            session.execute(insert(HourBatchRow), [_batch_row(entries, name)])
            self._audit.record(session, actor.person_id, "hours.recorded", subject, detail)
        return tuple(entry.id for entry in entries)

    def credit(self, session: Session, entered_by: UUID, drafts: Sequence[HourDraft]) -> tuple[UUID, ...]:
        """Enters earned hours inside the caller's transaction, pending; gives the new entries only.

        A person is credited once per source and `source_id`: the same exam twice changes nothing, even after a
        reversal. What was returned (退回) may be credited again, as `source_id#2` and so on. Where one source gives
        hours of two categories, their `source_id`s differ.
        """
        parts = split_all(drafts)
        known, returned = credited(session, parts)
        fresh: dict[tuple[UUID, str, str], HourDraft] = {}
        for draft in drafts:
            check_draft(draft, self._today())
        for draft in parts:
            source = (draft.person_id, draft.source.value, draft.source_id)
            if source not in known:
                again = f"{AGAIN}{returned[source] + 1}" if returned[source] else ""
                fresh.setdefault(source, replace(draft, source_id=draft.source_id + again))
        entries = self._entries(entered_by, tuple(fresh.values()))
        if entries:
            self._complete(session, entries)
        return tuple(entry.id for entry in entries)

    def credit_approved(
        self, session: Session, entered_by: UUID, approver: Actor, drafts: Sequence[HourDraft]
    ) -> tuple[HourEntry, ...]:
        """`credit` and the approval of its new entries by another person, for what was decided as a whole elsewhere.

        Raises NotAllowed: account.own_matter where the approver entered the hours or earned some of them.
        """
        require(approver, Permission.APPROVE_HOURS)
        require_other(approver, entered_by)
        ids = self.credit(session, entered_by, drafts)
        return tuple(self._decide_in(session, approver, ids, EntryState.APPROVED, "")) if ids else ()

    def standing(self, ids: Collection[UUID]) -> frozenset[UUID]:
        """Those entries that are neither returned nor taken back."""
        found = set[UUID]()
        with self._database.read() as session:
            for some in chunks(ids, 500):
                entries = map(entry_of, session.execute(entries_query().where(HourEntryRow.id.in_(some))))
                found |= {entry.id for entry in entries if is_standing(entry)}
        return frozenset(found)

    def of_source(self, people: Collection[UUID], source: SourceKind, begins: str) -> tuple[HourEntry, ...]:
        """The entries of some people whose `source_id` begins so, by day."""
        query = entries_query().where(
            HourEntryRow.person_id.in_(people),
            HourEntryRow.source == source.value,
            HourEntryRow.source_id.startswith(begins, autoescape=True),
        )
        with self._database.read() as session:
            return tuple(map(entry_of, session.execute(query.order_by(HourEntryRow.day, HourEntryRow.id))))

    def duplicates(self, drafts: Sequence[HourDraft]) -> tuple[HourEntry, ...]:
        """Entries of the same persons, days and topics that stand already: to be shown before recording."""
        wanted = {topic_of(draft) for draft in drafts}
        days, found = {on for _, on, _ in wanted}, list[HourEntry]()
        with self._database.read() as session:
            for people in chunks({draft.person_id for draft in drafts}, 500):
                query = entries_query().where(HourEntryRow.person_id.in_(people), HourEntryRow.day.in_(days))
                found += [entry_of(row) for row in session.execute(query)]
        return tuple(
            entry
            for entry in found
            if (entry.draft.person_id, entry.draft.on, entry.draft.topic) in wanted and is_standing(entry)
        )

    def standing_topics(self, drafts: Sequence[HourDraft]) -> set[tuple[UUID, date, str]]:
        """Persons, days and topics among those of the drafts that have an entry already: for long lists."""
        with self._database.read() as session:
            people, days = {draft.person_id for draft in drafts}, {draft.on for draft in drafts}
            return standing_topics(session, people, days, {draft.topic.strip() for draft in drafts})

    def pending(self, actor: Actor) -> tuple[HourEntry, ...]:
        """What waits for a decision, batch by batch in the order of entering."""
        require(actor, Permission.ENTER_HOURS)
        query = entries_query().where(HourApprovalRow.entry_id.is_(None))
        with self._database.read() as session:
            rows = session.execute(query.order_by(HourEntryRow.at, HourEntryRow.batch_id, HourEntryRow.id))
            return tuple(entry_of(row) for row in rows)

    def entries(self, actor: Actor, person_id: UUID, year: int) -> tuple[HourEntry, ...]:
        """One person's ledger of a year by date; others than the person need a management role."""
        if actor.person_id != person_id:
            require(actor, Permission.SEE_MANAGEMENT)
        query = entries_query().where(HourEntryRow.person_id == person_id, in_year(year))
        with self._database.read() as session:
            rows = session.execute(query.order_by(HourEntryRow.day, HourEntryRow.id))
            return tuple(entry_of(row) for row in rows)

    def approve(self, actor: Actor, ids: Collection[UUID]) -> None:
        """认定. Refused for one's own hours and for entries that were decided already."""
        self._decide(actor, ids, EntryState.APPROVED, "")

    def return_(self, actor: Actor, ids: Collection[UUID], reason: str) -> None:
        """退回, with a reason; who entered the hours may enter them anew."""
        self._decide(actor, ids, EntryState.RETURNED, require_reason(reason))

    def reverse(self, actor: Actor, entry_id: UUID, reason: str) -> UUID:
        """冲销: takes back approved hours by a new entry that names the old one; once only."""
        require(actor, Permission.APPROVE_HOURS)
        with self._database.write() as session:
            return self.reverse_in(session, actor, entry_id, reason)

    def reverse_in(self, session: Session, actor: Actor, entry_id: UUID, reason: str) -> UUID:
        """The same inside the caller's transaction, for hours that are taken back together."""
        require(actor, Permission.APPROVE_HOURS)
        reason, now = require_reason(reason), self._clock.now()
        old = entry_of(session.execute(entries_query().where(HourEntryRow.id == entry_id)).one())
        require_other(actor, old.draft.person_id)
        check_reversible(old)
        new = reversal_of(old, self._ids.new(), self._ids.new(), actor.person_id, now, reason)
        self._insert(session, [new])
        decision = decision_of(new, EntryState.APPROVED, actor.person_id, now, reason)
        session.execute(insert(HourApprovalRow), [decision])
        detail = {"entry": str(entry_id), "reversal": str(new.id), "hours": str(new.draft.hours)}
        self._audit.record(session, actor.person_id, "hours.reversed", old.draft.person_id, detail, reason)
        return new.id

    def year_state(self, actor: Actor, person_id: UUID, year: int) -> YearState | None:
        """What the rule set in force makes of one person's year; None while none is chosen."""
        if actor.person_id != person_id:
            require(actor, Permission.SEE_MANAGEMENT)
        book = self.rule_book(year)
        if book is None:
            return None
        rule_set = self._rule_set_of(book, person_id)
        with self._database.read() as session:
            reading = read_year(session, book, (person_id,))
        return reading.state(person_id, rule_set, self._people.known((person_id,))[person_id].fields)

    def rule_set_of(self, person_id: UUID, year: int) -> RuleSet | None:
        """The rule set in force for one person in a year; None while none is chosen."""
        book = self.rule_book(year)
        return self._rule_set_of(book, person_id) if book else None

    def _rule_set_of(self, book: RuleBook, person_id: UUID) -> RuleSet:
        if not book.scoped:
            return book.general
        person = self._people.known((person_id,))[person_id]
        units = {unit.id: unit for unit in self._people.units()}
        above, at = set(), units.get(person.unit_id) if person.unit_id else None
        while at is not None:
            above.add(at.name)
            at = units.get(at.parent_id) if at.parent_id else None
        return book.of(person.category, person.post, above)

    def _decide(self, actor: Actor, ids: Collection[UUID], decision: EntryState, reason: str) -> None:
        require(actor, Permission.APPROVE_HOURS)
        pieces = tuple(chunks(dict.fromkeys(ids)))
        with self._database.read() as session:
            for some in pieces:
                _undecided(session, actor, some)
        for some in pieces:
            with self._database.write() as session:
                self._decide_in(session, actor, some, decision, reason)

    def _decide_in(
        self, session: Session, actor: Actor, ids: Collection[UUID], decision: EntryState, reason: str
    ) -> list[HourEntry]:
        entries, now = _undecided(session, actor, ids), self._clock.now()
        rows = [decision_of(entry, decision, actor.person_id, now, reason) for entry in entries]
        session.execute(insert(HourApprovalRow), rows)
        self._note(session, actor.person_id, f"hours.{decision}", entries, reason)
        return entries

    def _entries(self, entered_by: UUID, drafts: Iterable[HourDraft]) -> tuple[HourEntry, ...]:
        batch, now = self._ids.new(), self._clock.now()
        drafts = tuple(drafts)
        new = self._ids.several(len(drafts))
        return tuple(HourEntry(one, draft, batch, entered_by, now) for one, draft in zip(new, drafts, strict=True))

    def _complete(self, session: Session, batch: Sequence[HourEntry]) -> None:
        self._insert(session, batch)
        self._note(session, batch[0].entered_by, "hours.recorded", batch, "")

    def _insert(self, session: Session, batch: Sequence[HourEntry]) -> None:
        insert_entries(session, batch)
        session.execute(insert(HourBatchRow), [_batch_row(batch)])

    def _note(self, session: Session, by: UUID, action: str, entries: Sequence[HourEntry], reason: str) -> None:
        self._audit.record(session, by, action, _subject(entries), _detail(entries), reason)


def _batch_row(entries: Sequence[HourEntry], name: str = "") -> dict[str, object]:
    return {"id": entries[0].batch_id, "entries": len(entries), "name": name}


def _subject(entries: Sequence[HourEntry]) -> UUID | None:
    """Whom the entries are about, where it is one person."""
    people = {entry.draft.person_id for entry in entries}
    return people.pop() if len(people) == 1 else None


def _detail(entries: Sequence[HourEntry]) -> dict[str, str]:
    """What the audit trail says of entries entered or decided together."""
    return {
        "batch": str(entries[0].batch_id),
        "entries": str(len(entries)),
        "hours": f"{sum((entry.draft.hours for entry in entries), Decimal()):.2f}",
        "digest": digest(entries),
    }


def _undecided(session: Session, actor: Actor, ids: Collection[UUID]) -> list[HourEntry]:
    entries = [entry_of(row) for row in session.execute(entries_query().where(HourEntryRow.id.in_(ids)))]
    for entry in entries:
        require_other(actor, entry.draft.person_id)
    if len(entries) < len(ids) or any(entry.state is not EntryState.PENDING for entry in entries):
        raise Refused("hours.decided")
    return entries
