"""Use cases of markers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.orm import Session

from trainer.exams.mapping import plan_of
from trainer.exams.marking.rules import give_points, response_part, waiting_parts
from trainer.exams.marking.tables import ResultTable
from trainer.exams.marking.values import Result, WaitingAnswer
from trainer.exams.marking.versions import add_version, latest_of, versions_of
from trainer.exams.papers.content import seal
from trainer.exams.papers.service import read_paper
from trainer.exams.papers.values import Paper
from trainer.exams.rooms.reading import exams_with_paper, paper_of_form
from trainer.exams.roster import to_sit
from trainer.exams.sittings.events import read_state
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import ExamTable
from trainer.people.accounts.rules import require, require_other
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database


@dataclass(frozen=True)
class _Case:
    """A sitting under the eyes of a marker."""

    sitting: SittingTable
    exam: ExamTable
    paper: Paper
    result: Result


class MarkingService:
    """The queue of written answers and the versions of results."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def waiting(self, actor: Actor, exam_id: UUID | None = None) -> tuple[WaitingAnswer, ...]:
        """Answers without a name, question by question, in an order that tells nothing.

        Never the marker's own, nor those of a paper that the marker has yet to sit.
        """
        require(actor, Permission.MARK)
        with self._database.read() as session:
            papers: dict[UUID, Paper] = {}
            found = [
                answer
                for sitting in session.scalars(_waiting_sittings(actor, exam_id))
                for answer in _waiting_answers(session, _case(session, sitting, papers))
            ]
        return tuple(sorted(found, key=lambda one: (str(one.exam_id), one.item, one.part or 0, one.code)))

    def award(
        self,
        actor: Actor,
        sitting_id: UUID,
        item: int,
        points: Decimal,
        note: str = "",
        part: int | None = None,
    ) -> Result:
        """Gives points to a written answer as a new version of the result; correcting given points needs a note.

        Raises NotAllowed("account.own_matter"), Refused("marking.not_submitted") and the codes of `give_points`.
        """
        require(actor, Permission.MARK)
        with self._database.read() as session:
            sitting = session.get_one(SittingTable, sitting_id)
            require_other(actor, sitting.person_id)
            if session.scalar(to_sit(actor.person_id).where(ExamTable.id == sitting.exam_id)) is not None:
                raise NotAllowed("account.own_matter")
            case = _case(session, sitting, {})
        if not 0 <= item < len(case.paper.items):
            raise BadInput("marking.no_such_answer")
        question, pass_mark = case.paper.items[item].question, plan_of(case.exam).pass_mark
        marks = give_points(question, case.result.marks, item, part, points, note)
        with self._database.write() as session:
            latest = latest_of(session, sitting_id)
            if latest is None or latest.ordinal != case.result.ordinal:
                raise Refused("marking.changed_meanwhile")
            at, by = self._clock.now(), actor.person_id
            result = add_version(session, self._ids, at, sitting_id, marks, pass_mark, by, note)
            detail = {"item": str(item + 1), "points": str(points), "score": str(result.score)}
            detail |= {"version": str(result.ordinal)} | ({} if part is None else {"part": str(part + 1)})
            self._audit.record(session, by, "exams.points_awarded", sitting_id, detail, note)
        return result

    def result(self, actor: Actor, sitting_id: UUID) -> Result | None:
        """The version in force; None before handing in."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            return latest_of(session, sitting_id)

    def versions(self, actor: Actor, sitting_id: UUID) -> tuple[Result, ...]:
        """Every version, oldest first."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            return versions_of(session, sitting_id)


def _waiting_sittings(actor: Actor, exam_id: UUID | None) -> Select[SittingTable]:
    newest = select(ResultTable.sitting_id, func.max(ResultTable.ordinal)).group_by(ResultTable.sitting_id)
    waits = select(ResultTable.sitting_id).where(
        ResultTable.passed.is_(None), tuple_(ResultTable.sitting_id, ResultTable.ordinal).in_(newest)
    )
    own = exams_with_paper(to_sit(actor.person_id))
    query = select(SittingTable).where(
        SittingTable.id.in_(waits), SittingTable.person_id != actor.person_id, SittingTable.exam_id.not_in(own)
    )
    return query if exam_id is None else query.where(SittingTable.exam_id == exam_id)


def _case(session: Session, sitting: SittingTable, papers: dict[UUID, Paper]) -> _Case:
    exam = session.get_one(ExamTable, sitting.exam_id)
    paper_id = paper_of_form(session, exam, sitting.form)
    if paper_id not in papers:
        papers[paper_id] = read_paper(session, paper_id)
    result = latest_of(session, sitting.id)
    if result is None:
        raise Refused("marking.not_submitted")
    return _Case(sitting, exam, papers[paper_id], result)


def _waiting_answers(session: Session, case: _Case) -> Iterator[WaitingAnswer]:
    answers = read_state(session, case.sitting.id).answers
    for item, mark in enumerate(case.result.marks):
        for part in waiting_parts(mark):
            whole = case.paper.items[item].question
            yield WaitingAnswer(
                sitting_id=case.sitting.id,
                exam_id=case.exam.id,
                item=item,
                part=part,
                code=seal(f"{case.sitting.id} {item} {part}")[:6].upper(),
                stimulus="" if part is None else whole.stem,
                question=whole if part is None else whole.parts[part],
                response=response_part(answers.get(item), part),
                of=mark.of if part is None else mark.parts[part].of,
                material=() if part is None else whole.figures,
            )
