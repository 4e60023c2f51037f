"""Use cases of entering scores from outside: one person enters with a proof, another compares and confirms."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from trainer.exams.leftovers import Leftovers, or_else
from trainer.exams.outside.making import OutsideExams
from trainer.exams.outside.mapping import entry_from_data, entry_to_data
from trainer.exams.outside.rules import MOST_ROWS, check_exam, read_scores
from trainer.exams.outside.tables import OutsideDecisionTable, OutsideEntryTable
from trainer.exams.outside.values import OutsideDraft, OutsideEntry, OutsideState, ScoreSheet
from trainer.exams.tables import ExamStagedTable
from trainer.hours.imports.rules import People
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.people.roster.reading import read_sheets
from trainer.people.service import PeopleService
from trainer.people.values import PeopleQuery, PersonRow, PersonStatus
from trainer.store.apart import put_apart, words_of
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.files import file_name, keep_file, read_file, stage_file
from trainer.store.ids import Ids
from trainer.store.transactions import Database

_ALL = 1_000_000


class OutsideService:
    """Confirmed scores are an exam like any other: hours, certificates, retakes and lists use them alike."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, people: PeopleService) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people
        self._making = OutsideExams(database, ids, clock)

    def read(self, actor: Actor, content: bytes, name: str, draft: OutsideDraft) -> ScoreSheet:
        """What a sheet would bring; nothing is kept.

        Raises the codes of `check_exam` and of reading sheets; BadInput("outside.no_headings").
        """
        require(actor, Permission.PREPARE_EXAMS)
        check_exam(draft)
        rows, problems = read_scores(read_sheets(content, name), People(self._everybody(actor)), draft.full)
        return ScoreSheet(name, content, rows, problems)

    def enter(self, actor: Actor, draft: OutsideDraft, sheet: ScoreSheet, proof_name: str, proof: bytes) -> UUID:
        """Keeps the scores with their sheet and proof; they count once a second person has confirmed them.

        Raises BadInput: outside.no_rows, outside.too_many, outside.no_proof, file.too_large;
        Refused("outside.entered_already") where the same sheet waits or counts;
        NotAllowed("account.own_matter") where the actor is among them.
        """
        require(actor, Permission.PREPARE_EXAMS)
        check_exam(draft)
        if not sheet.rows:
            raise BadInput("outside.no_rows")
        if len(sheet.rows) > MOST_ROWS:
            raise BadInput("outside.too_many", most=MOST_ROWS)
        if not proof:
            raise BadInput("outside.no_proof")
        if any(row.person_id == actor.person_id for row in sheet.rows):
            raise NotAllowed("account.own_matter")
        keys = [stage_file(self._database, *one) for one in ((sheet.name, sheet.content), (proof_name, proof))]
        own, at, content = self._ids.new(), self._clock.now(), entry_to_data(draft, sheet.rows)
        with self._database.write() as session:
            sheet_hash = keep_file(session, sheet.name, sheet.content, at, keys[0])
            proof_hash = keep_file(session, proof_name, proof, at, keys[1])
            before = _entries(session, OutsideEntryTable.sheet_hash == sheet_hash)
            if any(one.state is not OutsideState.REFUSED for one in before):
                raise Refused("outside.entered_already", name=sheet.name)
            files = {"sheet_hash": sheet_hash, "proof_hash": proof_hash}
            session.add(OutsideEntryTable(id=own, content=content, by_id=actor.person_id, at=at, **files))
            session.flush()
            detail = {"people": str(len(sheet.rows)), "sheet": sheet_hash, "proof": proof_hash}
            self._audit.record(session, actor.person_id, "outside.entered", own, detail)
        return own

    def entries(self, actor: Actor) -> tuple[OutsideEntry, ...]:
        """All entries, the newest first."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            return _entries(session)[::-1]

    def proof(self, actor: Actor, entry_id: UUID) -> bytes:
        """The bytes that prove the scores."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            return read_file(session, session.get_one(OutsideEntryTable, entry_id).proof_hash)

    def confirm(self, actor: Actor, entry_id: UUID) -> UUID:
        """A second person has compared the scores with the proof: they become an exam that counts; gives its id.

        Raises Refused("outside.decided"); NotAllowed: outside.own_entry, account.own_matter.
        """
        require(actor, Permission.SETTLE_RESULTS)
        with self._database.read() as session:
            own = self._waiting(session, actor, entry_id)
        exam_id = self._ids.new()
        with or_else(Leftovers(self._database, self._clock).discard_exam, exam_id):
            self._making.stage(own, exam_id)
            with self._database.write() as session:
                if session.get(OutsideDecisionTable, entry_id) is not None:
                    raise Refused("outside.decided")
                session.execute(delete(ExamStagedTable).where(ExamStagedTable.exam_id == exam_id))
                self._decide(session, actor, own, exam_id, "")
        return exam_id

    def refuse(self, actor: Actor, entry_id: UUID, reason: str) -> None:
        """A second person finds that the scores do not fit the proof. Raises as `confirm`; BadInput reason.missing."""
        require(actor, Permission.SETTLE_RESULTS)
        require_reason(reason)
        with self._database.write() as session:
            self._decide(session, actor, self._waiting(session, actor, entry_id), None, reason.strip())

    def _waiting(self, session: Session, actor: Actor, entry_id: UUID) -> OutsideEntry:
        found = _entries(session, OutsideEntryTable.id == entry_id)
        if not found:
            raise BadInput("outside.unknown")
        own = found[0]
        if own.state is not OutsideState.WAITING:
            raise Refused("outside.decided")
        if own.entered_by == actor.person_id:
            raise NotAllowed("outside.own_entry")
        if any(row.person_id == actor.person_id for row in own.rows):
            raise NotAllowed("account.own_matter")
        return own

    def _decide(self, session: Session, actor: Actor, own: OutsideEntry, exam_id: UUID | None, reason: str) -> None:
        row = OutsideDecisionTable(entry_id=own.id, exam_id=exam_id, by_id=actor.person_id, at=self._clock.now())
        row.answer = put_apart(session, reason)
        session.add(row)
        session.flush()
        action = "outside.refused" if exam_id is None else "outside.confirmed"
        detail = {} if exam_id is None else {"exam": str(exam_id), "people": str(len(own.rows))}
        self._audit.record(session, actor.person_id, action, own.id, detail, reason)

    def _everybody(self, actor: Actor) -> list[PersonRow]:
        found: list[PersonRow] = []
        for status in (PersonStatus.ACTIVE, PersonStatus.AWAY):
            found += self._people.people(actor, PeopleQuery(status=status, limit=_ALL)).rows
        return found


def _entries(session: Session, *wanted: ColumnElement[bool]) -> tuple[OutsideEntry, ...]:
    said = OutsideDecisionTable
    query = select(OutsideEntryTable, said).outerjoin(said, said.entry_id == OutsideEntryTable.id).where(*wanted)
    rows: list[tuple[OutsideEntryTable, OutsideDecisionTable | None]] = [
        (one, two) for one, two in session.execute(query.order_by(OutsideEntryTable.at, OutsideEntryTable.id))
    ]
    words = words_of(session, [two.answer for _, two in rows if two is not None])
    found = []
    for row, decision in rows:
        draft, scores = entry_from_data(row.content)
        state = OutsideState.WAITING
        if decision is not None:
            state = OutsideState.REFUSED if decision.exam_id is None else OutsideState.CONFIRMED
        found.append(
            OutsideEntry(
                id=row.id,
                draft=draft,
                rows=scores,
                proof=row.proof_hash,
                proof_name=file_name(session, row.proof_hash),
                state=state,
                entered_by=row.by_id,
                entered_at=row.at,
                decided_by=decision.by_id if decision else None,
                decided_at=decision.at if decision else None,
                answer=words.get(decision.answer, "") if decision else "",
                exam_id=decision.exam_id if decision else None,
            )
        )
    return tuple(found)
