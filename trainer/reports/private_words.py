"""Free words about a person that stand apart from their rows, and their destruction by two people."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from trainer.activities.credits.tables import CreditPersonRow
from trainer.activities.evaluation.tables import SheetRow
from trainer.activities.tables import MarkRow, MemberRow
from trainer.certificates.tables import CertificateGroundTable, CertificateTable
from trainer.exams.discipline.tables import DisciplineCaseTable, DisciplineEntryTable
from trainer.exams.marking.tables import ResultTable
from trainer.exams.objections.tables import (
    ObjectionDecisionTable,
    ObjectionOpinionTable,
    ObjectionTable,
    RecheckFindingTable,
    RecheckTable,
)
from trainer.exams.rooms.tables import ExamChangeTable
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import CandidateTable
from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission, Witness
from trainer.qualification.tables import CardTable, InspectionTable, MatterDecisionTable, MatterTable
from trainer.reports.row_words import give_up_rows, row_words, words_in_rows
from trainer.retakes.deferrals.tables import DeferralDecisionTable, DeferralTable
from trainer.retakes.notices.tables import (
    AppealDecisionTable,
    AppealTable,
    DeliveryTable,
    NoticeTable,
    NoticeVoidTable,
)
from trainer.retakes.tables import RetakeCaseTable, RetakeDecisionTable
from trainer.store.apart import destroy_words, words_of
from trainer.store.audit import AuditEntry, AuditReason, AuditTrail
from trainer.store.errors import NotAllowed
from trainer.store.transactions import Database, chunks
from trainer.yearly.tables import YearNoteTable


def private_words(database: Database, actor: Actor, person_id: UUID) -> tuple[str, ...]:
    """The words kept about a person: attendance of exams and classes, needs, seat changes, retakes, results, and
    the reasons in rows of hours, absences, entries, rulings and voided certificates; each text once."""
    require(actor, Permission.EDIT_SETTINGS)
    with database.read() as session:
        apart = words_of(session, seals_of(session, person_id)).values()
        return tuple(dict.fromkeys([*apart, *words_in_rows(session, person_id)]))


def destroy_private_words(
    database: Database, audit: AuditTrail, actor: Actor, witness: Witness, person_id: UUID, reason: str
) -> int:
    """Destroys them, and the same words in the audit trail; gives how many. Rows keep figures, days and seals, the
    chain stays as it is. What was said once about several people is listed and destroyed apart (`joint_reasons`).

    `reason` is kept and must not repeat the words. Raises BadInput("reason.missing"); NotAllowed: account.same_person
    without a second person who signed in for this actor, account.own_matter where either is the person.
    """
    require(actor, Permission.EDIT_SETTINGS)
    check_two(actor, witness, reason)
    require_other(actor, person_id)
    if witness.person_id == person_id:
        raise NotAllowed("account.own_matter")
    with database.write() as session:
        words = words_of(session, seals_of(session, person_id))
        destroy_words(session, words)
        rows = give_up_rows(session, row_words(person_id), audit.now())
        _destroy_reasons(session, subjects_of(session, person_id), frozenset([*words.values(), *rows]))
        count = len(words) + len(rows)
        detail = {"count": str(count), "second": str(witness.person_id)}
        audit.record(session, actor.person_id, "people.words_destroyed", person_id, detail, reason.strip())
    return count


def check_two(actor: Actor, witness: Witness, reason: str) -> None:
    """Words are destroyed by two, with a reason. Raises BadInput("reason.missing"); NotAllowed("account.same_person")
    without a second person who signed in for this actor."""
    require_reason(reason)
    if witness.actor_id != actor.person_id or witness.person_id == actor.person_id:
        raise NotAllowed("account.same_person")


def seals_of(session: Session, person_id: UUID, registers: bool = False) -> list[str]:
    """The seals of words about a person that stand apart; with `registers` also numbers, notes and proofs of registers,
    which go only with everything else."""
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
        _of_sitting(ObjectionTable.words, ObjectionTable.sitting_id, person_id),
        _of_sitting(RecheckTable.words, RecheckTable.sitting_id, person_id),
        *_seals_of_questions(person_id),
        select(DisciplineEntryTable.words)
        .join(DisciplineCaseTable, DisciplineCaseTable.id == DisciplineEntryTable.case_id)
        .where(DisciplineCaseTable.person_id == person_id),
        select(MarkRow.reason).where(MarkRow.person_id == person_id),
        select(MemberRow.reason).where(MemberRow.person_id == person_id),
        select(SheetRow.remark).where(SheetRow.person_id == person_id),
        select(CreditPersonRow.reason).where(CreditPersonRow.person_id == person_id),
        *_seals_of_retakes(person_id),
        *_seals_of_cards(person_id),
        *(_seals_of_registers(person_id) if registers else []),
    )
    return [seal for query in queries for seal in session.scalars(query)]


def _of_sitting(
    words: InstrumentedAttribute[str], sitting_id: InstrumentedAttribute[UUID], person_id: UUID
) -> Select[str]:
    return select(words).join(SittingTable, SittingTable.id == sitting_id).where(SittingTable.person_id == person_id)


def _own_questions(person_id: UUID) -> tuple[Select[UUID], Select[UUID]]:
    """The objections and rechecks a person asked for."""
    sittings = select(SittingTable.id).where(SittingTable.person_id == person_id)
    objections = select(ObjectionTable.id).where(ObjectionTable.sitting_id.in_(sittings))
    return objections, select(RecheckTable.id).where(RecheckTable.sitting_id.in_(sittings))


def _seals_of_questions(person_id: UUID) -> list[Select[str]]:
    """What others said about a person's objections and rechecks."""
    objections, rechecks = _own_questions(person_id)
    opinion, decision, finding = ObjectionOpinionTable, ObjectionDecisionTable, RecheckFindingTable
    return [
        select(opinion.reason).where(opinion.objection_id.in_(objections)),
        select(decision.reason).where(decision.objection_id.in_(objections)),
        select(finding.words).where(finding.recheck_id.in_(rechecks)),
    ]


def _seals_of_retakes(person_id: UUID) -> list[Select[str]]:
    """Words of cases, notices, deliveries, appeals and deferrals."""
    case, notice, asked = RetakeCaseTable, NoticeTable, DeferralTable
    own = select(case.id).where(case.person_id == person_id)
    notices = select(notice.id).where(notice.case_id.in_(own))
    appeals = select(AppealTable.id).where(AppealTable.case_id.in_(own))
    deferrals = select(asked.id).where(asked.person_id == person_id)
    return [
        select(case.proof).where(case.person_id == person_id),
        select(NoticeVoidTable.reason).where(NoticeVoidTable.notice_id.in_(notices)),
        select(DeliveryTable.note).where(DeliveryTable.notice_id.in_(notices)),
        select(AppealTable.words).where(AppealTable.case_id.in_(own)),
        select(AppealDecisionTable.reason).where(AppealDecisionTable.appeal_id.in_(appeals)),
        select(asked.words).where(asked.person_id == person_id),
        select(asked.proof).where(asked.person_id == person_id),
        select(DeferralDecisionTable.reason).where(DeferralDecisionTable.deferral_id.in_(deferrals)),
    ]


def _seals_of_cards(person_id: UUID) -> list[Select[str]]:
    """Reasons around enforcement certificates."""
    cards = select(CardTable.id).where(CardTable.person_id == person_id)
    matters = select(MatterTable.id).where(MatterTable.card_id.in_(cards))
    return [
        select(InspectionTable.note).where(InspectionTable.card_id.in_(cards)),
        select(MatterTable.note).where(MatterTable.card_id.in_(cards)),
        select(MatterDecisionTable.reason).where(MatterDecisionTable.matter_id.in_(matters)),
    ]


def _seals_of_registers(person_id: UUID) -> list[Select[str]]:
    """Numbers of enforcement certificates, proofs of training certificates that no exam led to, yearly notes."""
    certificates = select(CertificateTable.id).where(CertificateTable.person_id == person_id)
    return [
        select(CardTable.number).where(CardTable.person_id == person_id),
        select(CertificateGroundTable.proof).where(CertificateGroundTable.certificate_id.in_(certificates)),
        select(YearNoteTable.text).where(YearNoteTable.person_id == person_id),
        select(YearNoteTable.proof).where(YearNoteTable.person_id == person_id),
    ]


def subjects_of(session: Session, person_id: UUID) -> list[UUID]:
    """What the links about a person name: the person, the sittings, the retake cases, objections and rechecks."""
    sittings = select(SittingTable.id).where(SittingTable.person_id == person_id)
    cases = select(RetakeCaseTable.id).where(RetakeCaseTable.person_id == person_id)
    asked = (key for query in _own_questions(person_id) for key in session.scalars(query))
    return [person_id, *session.scalars(sittings), *session.scalars(cases), *asked]


def _destroy_reasons(session: Session, subjects: Iterable[UUID], words: frozenset[str]) -> None:
    for some in chunks(subjects, 500):
        query = select(AuditReason.sequence, AuditReason.text).join(
            AuditEntry, AuditEntry.sequence == AuditReason.sequence
        )
        rows = session.execute(query.where(AuditEntry.subject_id.in_(some)))
        gone = [row.sequence for row in rows if row.text in words]
        for numbers in chunks(gone, 500):
            session.execute(delete(AuditReason).where(AuditReason.sequence.in_(numbers)))
