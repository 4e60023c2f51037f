"""Reading objections and rechecks inside the caller's transaction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, case, distinct, func, select
from sqlalchemy.orm import Session

from question_bank.marking import Mark
from question_bank.question import Response, Written
from trainer.exams.corrections.reading import approved_of
from trainer.exams.corrections.rules import corrected_question
from trainer.exams.mapping import terms_of
from trainer.exams.marking.values import Result
from trainer.exams.marking.versions import versions_of
from trainer.exams.objections.rules import opinions_due, settled_version
from trainer.exams.objections.tables import (
    ObjectionDecisionTable,
    ObjectionOpinionTable,
    ObjectionTable,
    RecheckFindingTable,
    RecheckTable,
)
from trainer.exams.objections.values import Finding, Line, Objection, Opinion, Recheck
from trainer.exams.papers.service import read_paper
from trainer.exams.papers.values import Paper
from trainer.exams.rooms.reading import paper_of_form
from trainer.exams.sittings.events import read_state
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import ExamTable
from trainer.store.apart import words_of


def objections_of(session: Session, *wanted: ColumnElement[bool]) -> tuple[Objection, ...]:
    """Objections with opinions and decision, the oldest first. The question shows the key of now."""
    said = ObjectionDecisionTable
    query = (
        select(ObjectionTable, SittingTable, said)
        .join(SittingTable, SittingTable.id == ObjectionTable.sitting_id)
        .outerjoin(said, said.objection_id == ObjectionTable.id)
        .where(*wanted)
        .order_by(ObjectionTable.at, ObjectionTable.id)
    )
    rows: list[tuple[ObjectionTable, SittingTable, ObjectionDecisionTable | None]] = [
        (one, two, three) for one, two, three in session.execute(query)
    ]
    opinions = _opinions(session, [row.id for row, _, _ in rows])
    seals = [row.words for row, _, _ in rows] + [one.reason for _, _, one in rows if one is not None]
    words, papers = words_of(session, seals), dict[tuple[UUID, int], Paper]()
    found = []
    for row, sitting, decision in rows:
        exam = session.get_one(ExamTable, sitting.exam_id)
        item = _paper(session, exam, sitting.form, papers).items[row.item]
        terms, given = terms_of(exam), opinions[row.id]
        found.append(
            Objection(
                id=row.id,
                exam_id=exam.id,
                person_id=sitting.person_id,
                question_id=item.question_id,
                number=item.number,
                question=corrected_question(item.question, approved_of(session, exam.id, item.question_id)),
                response=read_state(session, sitting.id).answers.get(row.item),
                words=words.get(row.words, ""),
                at=row.at,
                opinions=tuple(given),
                due=opinions_due(given, terms.panel if terms else 1),
                upheld=None if decision is None else decision.upheld,
                decided_by=None if decision is None else decision.by_id,
                decided_at=None if decision is None else decision.at,
                answer="" if decision is None else words.get(decision.reason, ""),
            )
        )
    return tuple(found)


def rechecks_of(session: Session, *wanted: ColumnElement[bool]) -> tuple[Recheck, ...]:
    """Rechecks with what was found, the oldest first."""
    query = select(RecheckTable, SittingTable).join(SittingTable, SittingTable.id == RecheckTable.sitting_id)
    rows = session.execute(query.where(*wanted).order_by(RecheckTable.at, RecheckTable.id)).all()
    findings = _findings(session, [row.id for row, _ in rows])
    words, papers = words_of(session, [row.words for row, _ in rows]), dict[tuple[UUID, int], Paper]()
    found = []
    for row, sitting in rows:
        exam = session.get_one(ExamTable, sitting.exam_id)
        versions = versions_of(session, sitting.id)
        sound = settled_version(findings[row.id])
        now = next((one for one in versions if one.ordinal == sound), versions[-1])
        then = next(one for one in versions if one.ordinal == row.ordinal)
        paper = _paper(session, exam, sitting.form, papers)
        found.append(
            Recheck(
                id=row.id,
                exam_id=exam.id,
                sitting_id=sitting.id,
                person_id=sitting.person_id,
                words=words.get(row.words, ""),
                at=row.at,
                asked=then.score,
                score=now.score,
                added=sum((mark.known for mark in now.marks), start=now.score - now.score),
                ordinal=now.ordinal,
                lines=_lines(session, sitting.id, paper, now),
                findings=tuple(findings[row.id]),
                over=sound is not None,
            )
        )
    return tuple(found)


def waiting_by_exam(session: Session, *wanted: ColumnElement[bool]) -> Mapping[UUID, int]:
    """How many objections and rechecks wait in which exam, the exam that waits longest first."""
    decided, found = select(ObjectionDecisionTable.objection_id), RecheckFindingTable
    over = (
        select(found.recheck_id)
        .group_by(found.recheck_id, found.ordinal)
        .having(func.count(distinct(found.by_id)) > 1, func.count(case((found.sound.is_(False), 1))) == 0)
    )
    since: dict[UUID, datetime] = {}
    counts: Counter[UUID] = Counter()
    for table, done in ((ObjectionTable, decided), (RecheckTable, over)):
        query = (
            select(SittingTable.exam_id, func.min(table.at), func.count())
            .join(SittingTable, SittingTable.id == table.sitting_id)
            .where(table.id.not_in(done), *wanted)
            .group_by(SittingTable.exam_id)
        )
        for exam_id, at, count in session.execute(query):
            since[exam_id] = min(at, since.get(exam_id, at))
            counts[exam_id] += count
    return {exam_id: counts[exam_id] for exam_id in sorted(since, key=lambda one: since[one])}


def waiting_in(session: Session, exam_id: UUID) -> int:
    """How many objections and rechecks of an exam wait."""
    return waiting_by_exam(session, SittingTable.exam_id == exam_id).get(exam_id, 0)


def _paper(session: Session, exam: ExamTable, form: int, known: dict[tuple[UUID, int], Paper]) -> Paper:
    if (exam.id, form) not in known:
        known[exam.id, form] = read_paper(session, paper_of_form(session, exam, form))
    return known[exam.id, form]


def _opinions(session: Session, ids: list[UUID]) -> dict[UUID, list[Opinion]]:
    table = ObjectionOpinionTable
    rows = session.scalars(select(table).where(table.objection_id.in_(ids)).order_by(table.at)).all()
    words, found = words_of(session, [row.reason for row in rows]), defaultdict[UUID, list[Opinion]](list)
    for row in rows:
        found[row.objection_id].append(Opinion(row.by_id, row.upheld, words.get(row.reason, ""), row.at))
    return found


def _findings(session: Session, ids: list[UUID]) -> dict[UUID, list[Finding]]:
    table = RecheckFindingTable
    rows = session.scalars(select(table).where(table.recheck_id.in_(ids)).order_by(table.number)).all()
    words, found = words_of(session, [row.words for row in rows]), defaultdict[UUID, list[Finding]](list)
    for row in rows:
        found[row.recheck_id].append(Finding(row.by_id, row.ordinal, row.sound, words.get(row.words, ""), row.at))
    return found


def _lines(session: Session, sitting_id: UUID, paper: Paper, result: Result) -> tuple[Line, ...]:
    answers = read_state(session, sitting_id).answers
    return tuple(
        Line(item.number, item.question.kind.value, mark.score, mark.of, _left_out(mark, answers.get(item.number - 1)))
        for item, mark in zip(paper.items, result.marks, strict=True)
    )


def _left_out(mark: Mark, response: Response | None) -> bool:
    """Nothing given for something written, or a mark that still waits."""
    written = isinstance(response, Written) and any(text.strip() for text in response.texts)
    return mark.waiting or (written and not mark.known)
