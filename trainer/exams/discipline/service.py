"""Use cases about misconduct: the record, what follows it, and the one decision that changes a result."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from trainer.exams.discipline.rules import check_step, next_step, state_after
from trainer.exams.discipline.tables import DisciplineCaseTable, DisciplineEntryTable
from trainer.exams.discipline.values import KINDS, CaseEntry, CaseStep, DisciplineCase, Verdict
from trainer.exams.roster import candidate_of
from trainer.exams.values import Attendance
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.apart import put_apart, replace_words, words_of
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database

_STEPS = tuple(CaseStep)


class DisciplineService:
    """Nobody writes, decides or serves in their own matter; who recorded it does not decide it."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def record(
        self, actor: Actor, exam_id: UUID, person_id: UUID, kind: Attendance, facts: str, witness: UUID, signed: bool
    ) -> UUID:
        """违纪情况记录单: what two invigilators saw; the result stands as it is.

        Raises the codes of `check_step`; BadInput("discipline.kind"); Refused: sitting.not_on_roster,
        discipline.open (a case of this person waits already).
        """
        require(actor, Permission.RUN_EXAMS)
        if kind not in KINDS:
            raise BadInput("discipline.kind")
        entry = CaseEntry(CaseStep.RECORDED, actor.person_id, self._clock.now(), facts.strip(), witness, signed)
        check_step((), entry, person_id)
        with self._database.write() as session:
            candidate_of(session, exam_id, person_id)
            mine = (DisciplineCaseTable.exam_id == exam_id, DisciplineCaseTable.person_id == person_id)
            if any(not one.over for one in _cases(session, *mine)):
                raise Refused("discipline.open")
            case = DisciplineCase(self._ids.new(), exam_id, person_id, kind, ())
            session.add(DisciplineCaseTable(id=case.id, exam_id=exam_id, person_id=person_id, kind=kind))
            session.flush()
            self._add(session, actor, case, entry)
            return case.id

    def go_on(self, actor: Actor, case_id: UUID, words: str, signed: bool, witness: UUID | None = None) -> CaseStep:
        """告知书, 陈述申辩记录 or 送达回证, whichever is due; gives which it was. Raises the codes of `check_step`."""
        require(actor, Permission.RUN_EXAMS)
        with self._database.write() as session:
            case = _case(session, case_id)
            step = next_step(case.entries)
            if step is None or step is CaseStep.DECIDED:
                raise Refused("discipline.order")
            entry = CaseEntry(step, actor.person_id, self._clock.now(), words.strip(), witness, signed)
            check_step(case.entries, entry, case.person_id)
            self._add(session, actor, case, entry)
            return step

    def decide(self, actor: Actor, case_id: UUID, verdict: Verdict, reason: str) -> None:
        """决定书: only 本科目成绩无效 changes the result, from now on. Raises the codes of `check_step`."""
        require(actor, Permission.SETTLE_RESULTS)
        with self._database.write() as session:
            case = _case(session, case_id)
            entry = CaseEntry(CaseStep.DECIDED, actor.person_id, self._clock.now(), reason.strip(), verdict=verdict)
            check_step(case.entries, entry, case.person_id)
            self._add(session, actor, case, entry)
            state = state_after(case.kind, verdict)
            if state is not None:
                candidate = candidate_of(session, case.exam_id, case.person_id)
                candidate.attendance, candidate.decided_by = state, actor.person_id
                candidate.reason = replace_words(session, candidate.reason, reason.strip())
                detail = {"exam": str(case.exam_id), "state": state.value, "case": str(case.id)}
                self._audit.record(session, actor.person_id, "exams.attendance_set", case.person_id, detail, reason)

    def cases(self, actor: Actor, exam_id: UUID) -> tuple[DisciplineCase, ...]:
        """All cases of an exam, the oldest first."""
        require(actor, Permission.RUN_EXAMS)
        with self._database.read() as session:
            return _cases(session, DisciplineCaseTable.exam_id == exam_id)

    def _add(self, session: Session, actor: Actor, case: DisciplineCase, entry: CaseEntry) -> None:
        row = DisciplineEntryTable(case_id=case.id, step=entry.step, by_id=entry.by, witness_id=entry.witness)
        row.at, row.signed, row.verdict = entry.at, entry.signed, entry.verdict
        row.words = put_apart(session, entry.words)
        session.add(row)
        session.flush()
        detail = {"exam": str(case.exam_id), "case": str(case.id)}
        detail |= {"verdict": entry.verdict.value} if entry.verdict else {}
        action = f"discipline.{entry.step.removeprefix('discipline_')}"
        self._audit.record(session, actor.person_id, action, case.person_id, detail, entry.words)


def _case(session: Session, case_id: UUID) -> DisciplineCase:
    found = _cases(session, DisciplineCaseTable.id == case_id)
    if not found:
        raise BadInput("discipline.unknown")
    return found[0]


def _cases(session: Session, *wanted: ColumnElement[bool]) -> tuple[DisciplineCase, ...]:
    query = (
        select(DisciplineCaseTable, DisciplineEntryTable)
        .outerjoin(DisciplineEntryTable, DisciplineEntryTable.case_id == DisciplineCaseTable.id)
        .where(*wanted)
        .order_by(DisciplineCaseTable.id)
    )
    rows = [(case, entry) for case, entry in session.execute(query) if entry is not None]
    words = words_of(session, [entry.words for _, entry in rows])
    found: dict[UUID, tuple[DisciplineCaseTable, list[CaseEntry]]] = {}
    for case, entry in rows:
        found.setdefault(case.id, (case, []))[1].append(
            CaseEntry(
                CaseStep(entry.step),
                entry.by_id,
                entry.at,
                words.get(entry.words, ""),
                entry.witness_id,
                entry.signed,
                Verdict(entry.verdict) if entry.verdict else None,
            )
        )
    return tuple(
        DisciplineCase(
            case.id,
            case.exam_id,
            case.person_id,
            Attendance(case.kind),
            tuple(sorted(entries, key=lambda one: _STEPS.index(one.step))),
        )
        for case, entries in found.values()
    )
