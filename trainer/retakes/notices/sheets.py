"""What a notice says, gathered from its case and its exams."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trainer.people.accounts.values import Actor
from trainer.retakes.notices.values import CaseFile, NoticeDraft, NoticeKind, NoticeSheet, RetakePlace
from trainer.retakes.values import Case
from trainer.store.clock import local_day

if TYPE_CHECKING:
    from trainer.exams.service import ExamService


@dataclass(frozen=True)
class Issued:
    """Number, office and day of a notice."""

    serial: str
    office: str
    on: date


def sheet_of(
    exams: ExamService, actor: Actor, case: Case, file: CaseFile, draft: NoticeDraft, issued: Issued
) -> NoticeSheet:
    """All that a notice of the case says."""
    exam = next((exam for exam in exams.exams(actor) if exam.id == case.exam_id), None)
    return NoticeSheet(
        serial=issued.serial,
        draft=draft,
        case=case,
        office=issued.office,
        issued_on=issued.on,
        issued_by=actor.name,
        about=exam.plan.title if exam else case.occasion,
        held_on=local_day(exam.plan.opens_at) if exam else None,
        pass_mark=f"{exam.plan.pass_mark.normalize():f}" if exam else "",
        retake=_place(exams, actor, case) if draft.kind is NoticeKind.RETAKE else None,
        appeal=file.decided if draft.kind is NoticeKind.APPEAL_REPLY else None,
    )


def _place(exams: ExamService, actor: Actor, case: Case) -> RetakePlace | None:
    exam = next((exam for exam in exams.exams(actor) if exam.id == case.retake_exam_id), None)
    if exam is None:
        return None
    seated = next((row for row in exams.roster(actor, exam.id) if row.person_id == case.person_id), None)
    return RetakePlace(
        exam.plan.title,
        exam.plan.opens_at.astimezone(),
        exam.plan.closes_at.astimezone(),
        seated.room if seated else "",
        seated.seat if seated else 0,
    )
