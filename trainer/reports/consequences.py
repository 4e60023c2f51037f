"""What hangs on the results of one exam: certificates, cases of retakes and their notices, retakes that were set."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from trainer.certificates.tables import CertificateTable, CertificateVoidTable
from trainer.exams.tables import CandidateTable, ExamTable
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.retakes.notices.tables import NoticeTable, NoticeVoidTable
from trainer.retakes.tables import RetakeCaseTable, RetakeDecisionTable
from trainer.retakes.values import Decision
from trainer.store.transactions import Database, chunks


@dataclass(frozen=True)
class Hanging:
    """What one person holds or faces because of one exam; empty where there is nothing.

    `step` is the 环节 of the case that the result opened and `state` where that case stands; `notices` counts the
    notices of it that were issued, `retake` names the newest retake the person is on the roster of.
    """

    certificate: str = ""
    step: str = ""
    state: Decision | None = None
    notices: int = 0
    retake: str = ""


def hanging(database: Database, actor: Actor, exam_id: UUID, person_ids: Collection[UUID]) -> dict[UUID, Hanging]:
    """By person, of those named."""
    require(actor, Permission.SEE_RESULTS)
    found = dict.fromkeys(person_ids, Hanging())
    with database.read() as session:
        for some in chunks(person_ids, 500):
            for person_id, serial in session.execute(_certificates(exam_id, some)):
                found[person_id] = replace(found[person_id], certificate=serial)
            _add_cases(session, exam_id, some, found)
            for person_id, title in session.execute(_retakes(exam_id, some)):
                found[person_id] = replace(found[person_id], retake=title)
    return found


def _certificates(exam_id: UUID, person_ids: Sequence[UUID]) -> Select[UUID, str]:
    voided = select(CertificateVoidTable.certificate_id)
    own = (CertificateTable.exam_id == exam_id, CertificateTable.person_id.in_(person_ids))
    query = select(CertificateTable.person_id, CertificateTable.serial).where(*own)
    return query.where(CertificateTable.id.not_in(voided)).order_by(CertificateTable.issued_at)


def _retakes(exam_id: UUID, person_ids: Sequence[UUID]) -> Select[UUID, str]:
    return (
        select(CandidateTable.person_id, ExamTable.title)
        .join(ExamTable, ExamTable.id == CandidateTable.exam_id)
        .where(ExamTable.retake_of == exam_id, CandidateTable.person_id.in_(person_ids))
        .order_by(ExamTable.opens_at)
    )


def _add_cases(session: Session, exam_id: UUID, person_ids: Sequence[UUID], found: dict[UUID, Hanging]) -> None:
    last = select(RetakeDecisionTable.case_id, func.max(RetakeDecisionTable.number).label("number"))
    newest = last.group_by(RetakeDecisionTable.case_id).subquery()
    void = select(NoticeVoidTable.notice_id)
    sent = select(func.count()).where(NoticeTable.case_id == RetakeCaseTable.id, NoticeTable.id.not_in(void))
    query = (
        select(RetakeCaseTable, RetakeDecisionTable.decision, sent.scalar_subquery())
        .join(newest, newest.c.case_id == RetakeCaseTable.id)
        .join(
            RetakeDecisionTable,
            (RetakeDecisionTable.case_id == newest.c.case_id) & (RetakeDecisionTable.number == newest.c.number),
        )
        .where(RetakeCaseTable.exam_id == exam_id, RetakeCaseTable.person_id.in_(person_ids))
    )
    for case, decision, notices in session.execute(query):
        name, state = str(case.rule["step"]["name"]), Decision(decision)
        found[case.person_id] = replace(found[case.person_id], step=name, state=state, notices=notices)
