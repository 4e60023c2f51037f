"""Free words about a person that stand apart from their rows, and their destruction by two people."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from trainer.activities.tables import MarkRow, MemberRow
from trainer.exams.marking.tables import ResultTable
from trainer.exams.rooms.tables import ExamChangeTable
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import CandidateTable
from trainer.people.accounts.rules import require, require_other
from trainer.people.accounts.values import Actor, Permission, Witness
from trainer.retakes.tables import RetakeCaseTable, RetakeDecisionTable
from trainer.store.apart import destroy_words, words_of
from trainer.store.audit import AuditEntry, AuditReason, AuditTrail
from trainer.store.errors import BadInput, NotAllowed
from trainer.store.transactions import Database, chunks


def private_words(database: Database, actor: Actor, person_id: UUID) -> tuple[str, ...]:
    """The words kept about a person: attendance of exams and classes, needs, seat changes, retakes,
    results; each text once."""
    require(actor, Permission.EDIT_SETTINGS)
    with database.read() as session:
        return tuple(dict.fromkeys(words_of(session, _seals(session, person_id)).values()))


def destroy_private_words(
    database: Database, audit: AuditTrail, actor: Actor, witness: Witness, person_id: UUID, reason: str
) -> int:
    """Destroys them, and the same words in the audit trail; gives how many. Rows, seals and the chain stay as they are.

    `reason` is kept and must not repeat the words. Raises BadInput("reason.missing"); NotAllowed: account.same_person
    without a second person who signed in for this actor, account.own_matter where either is the person.
    """
    require(actor, Permission.EDIT_SETTINGS)
    if not reason.strip():
        raise BadInput("reason.missing")
    if witness.actor_id != actor.person_id or witness.person_id == actor.person_id:
        raise NotAllowed("account.same_person")
    require_other(actor, person_id)
    if witness.person_id == person_id:
        raise NotAllowed("account.own_matter")
    with database.write() as session:
        words = words_of(session, _seals(session, person_id))
        destroy_words(session, words)
        _destroy_reasons(session, _subjects(session, person_id), frozenset(words.values()))
        detail = {"count": str(len(words)), "second": str(witness.person_id)}
        audit.record(session, actor.person_id, "people.words_destroyed", person_id, detail, reason.strip())
    return len(words)


def _seals(session: Session, person_id: UUID) -> list[str]:
    candidate, sitting, case = CandidateTable, SittingTable, RetakeCaseTable
    decisions = select(RetakeDecisionTable.reason).join(case, case.id == RetakeDecisionTable.case_id)
    queries = (
        select(candidate.reason).where(candidate.person_id == person_id),
        select(candidate.extra_reason).where(candidate.person_id == person_id),
        select(ExamChangeTable.reason).where(ExamChangeTable.person_id == person_id),
        select(ResultTable.note)
        .join(sitting, sitting.id == ResultTable.sitting_id)
        .where(sitting.person_id == person_id),
        decisions.where(case.person_id == person_id),
        select(MarkRow.reason).where(MarkRow.person_id == person_id),
        select(MemberRow.reason).where(MemberRow.person_id == person_id),
    )
    return [seal for query in queries for seal in session.scalars(query)]


def _subjects(session: Session, person_id: UUID) -> list[UUID]:
    """What the links about a person name: the person, the sittings, the retake cases."""
    sittings = select(SittingTable.id).where(SittingTable.person_id == person_id)
    cases = select(RetakeCaseTable.id).where(RetakeCaseTable.person_id == person_id)
    return [person_id, *session.scalars(sittings), *session.scalars(cases)]


def _destroy_reasons(session: Session, subjects: Iterable[UUID], words: frozenset[str]) -> None:
    for some in chunks(subjects, 500):
        query = select(AuditReason.sequence, AuditReason.text).join(
            AuditEntry, AuditEntry.sequence == AuditReason.sequence
        )
        rows = session.execute(query.where(AuditEntry.subject_id.in_(some)))
        gone = [row.sequence for row in rows if row.text in words]
        for numbers in chunks(gone, 500):
            session.execute(delete(AuditReason).where(AuditReason.sequence.in_(numbers)))
