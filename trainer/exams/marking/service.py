"""Use cases of markers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Select, func, or_, select, tuple_
from sqlalchemy.orm import Session

from question_bank.codec_answer import plain_decimal
from question_bank.marking import round_score
from trainer.exams.corrections.reading import pass_mark_of
from trainer.exams.mapping import plan_of
from trainer.exams.marking.awards import Place, add_award, awards_of, code_of, new_award
from trainer.exams.marking.double import check_correction, check_turn, may_mark, settled, standing
from trainer.exams.marking.progress import marked_answers, progress_of
from trainer.exams.marking.rules import give_points, mark_at, response_part, waiting_parts
from trainer.exams.marking.tables import AwardTable, ResultTable
from trainer.exams.marking.values import Award, MarkedAnswer, QuestionProgress, Result, WaitingAnswer
from trainer.exams.marking.versions import add_version, latest_of, versions_of, visible
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
        """Answers without a name, question by question, in an order that tells nothing and that no two markers share.

        Never the marker's own, nor those of a paper that the marker has yet to sit, nor what the marker marked already.
        """
        require(actor, Permission.MARK)
        with self._database.read() as session:
            papers: dict[UUID, Paper] = {}
            sittings = session.scalars(_waiting_sittings(actor, exam_id)).all()
            awards = awards_of(session, [sitting.id for sitting in sittings])
            found = [
                answer
                for sitting in sittings
                for answer in _waiting_answers(session, _case(session, sitting, papers), actor, awards)
            ]
        return tuple(sorted(found, key=lambda one: (str(one.exam_id), one.item, one.part or 0, one.order)))

    def award(
        self,
        actor: Actor,
        sitting_id: UUID,
        item: int,
        points: Decimal,
        note: str = "",
        part: int | None = None,
        found: Sequence[Decimal] = (),
    ) -> Result:
        """Gives points to a written answer; `found` are those of each scoring point.

        Where the rule set wants one marker, or this award settles the answer, it makes a new version of the result;
        else the answer waits for the next marker, who does not see it, not even in the audit trail. Correcting
        settled points needs a note. Raises NotAllowed("account.own_matter"), Refused("marking.not_submitted") and the
        codes of `give_points`, `check_turn` and `check_correction`.
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
        give_points(case.paper.items[item].question, case.result.marks, item, part, points, note)
        with self._database.write() as session:
            return self._award(session, actor, case, (sitting_id, item, part), points, note, found)

    def _award(
        self,
        session: Session,
        actor: Actor,
        case: _Case,
        place: Place,
        points: Decimal,
        note: str,
        found: Sequence[Decimal],
    ) -> Result:
        """Over the version that is in force now: colleagues mark the same sitting."""
        sitting_id, item, part = place
        latest, plan = latest_of(session, sitting_id), plan_of(case.exam)
        old = mark_at(case.result.marks, item, part)
        if latest is None or mark_at(latest.marks, item, part) != old:
            raise Refused("marking.changed_meanwhile")
        awards = awards_of(session, [sitting_id]).get(place, ())
        if old.waiting:
            check_turn(actor.person_id, awards)
        else:
            check_correction(actor.person_id, awards, plan.double)
        new = new_award(actor.person_id, round_score(points), found, self._clock.now(), not old.waiting)
        add_award(session, self._ids, place, new)
        final = points if new.correction else settled((*awards, new), old.of, plan.double)
        detail = {"item": str(item + 1)} | ({} if part is None else {"part": str(part + 1)})
        if final is None:
            self._audit.record(session, actor.person_id, "exams.mark_given", sitting_id, detail)
            return latest
        question = case.paper.items[item].question
        marks = give_points(question, latest.marks, item, part, final, note)
        needed = pass_mark_of(session, case.exam, latest.of)
        result = add_version(session, self._ids, new.at, sitting_id, marks, needed, actor.person_id, note)
        detail |= {"points": str(final), "score": str(result.score), "version": str(result.ordinal)}
        given = standing((*awards, new))
        detail |= {"given": " ".join(plain_decimal(one.points) for one in given)} if len(given) > 1 else {}
        self._audit.record(session, actor.person_id, "exams.points_awarded", sitting_id, detail, note)
        return result

    def progress(self, actor: Actor) -> tuple[QuestionProgress, ...]:
        """How far every written question is marked, and by whom, of the exams that still wait for markers and of those
        of this year that were marked.

        Exams of which the actor has yet to sit a paper are left out.
        """
        require(actor, Permission.MARK)
        year = self._clock.now().astimezone().year
        with self._database.read() as session:
            waiting = select(SittingTable.exam_id).where(SittingTable.id.in_(_waiting_results()))
            given = select(SittingTable.exam_id).join(AwardTable, AwardTable.sitting_id == SittingTable.id)
            done = (ExamTable.year == year) & ExamTable.id.in_(given)
            own = exams_with_paper(to_sit(actor.person_id))
            query = select(ExamTable).where(or_(ExamTable.id.in_(waiting), done), ExamTable.id.not_in(own))
            exams = session.scalars(query.order_by(ExamTable.opens_at, ExamTable.id)).all()
            return tuple(line for exam in exams for line in progress_of(session, exam))

    def marked(self, actor: Actor, question: QuestionProgress) -> tuple[MarkedAnswer, ...]:
        """Who gave what to the settled answers of one question, without the candidates' names; never one's own."""
        require(actor, Permission.MARK)
        with self._database.read() as session:
            return marked_answers(session, question, actor.person_id)

    def awards(self, actor: Actor, sitting_id: UUID, item: int, part: int | None = None) -> tuple[Award, ...]:
        """Who gave what, oldest first; told once the answer is settled, so that markers stay blind.

        Raises Refused("marking.not_settled").
        """
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            latest = latest_of(session, sitting_id)
            if latest is None or mark_at(latest.marks, item, part).waiting:
                raise Refused("marking.not_settled")
            return tuple(awards_of(session, [sitting_id]).get((sitting_id, item, part), ()))

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


def _waiting_results() -> Select[UUID]:
    """The sittings whose result in force waits for a marker."""
    newest = select(ResultTable.sitting_id, func.max(ResultTable.ordinal)).where(visible())
    newest = newest.group_by(ResultTable.sitting_id)
    return select(ResultTable.sitting_id).where(
        ResultTable.passed.is_(None), tuple_(ResultTable.sitting_id, ResultTable.ordinal).in_(newest)
    )


def _waiting_sittings(actor: Actor, exam_id: UUID | None) -> Select[SittingTable]:
    own = exams_with_paper(to_sit(actor.person_id))
    query = select(SittingTable).where(
        SittingTable.id.in_(_waiting_results()),
        SittingTable.person_id != actor.person_id,
        SittingTable.exam_id.not_in(own),
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


def _waiting_answers(
    session: Session, case: _Case, actor: Actor, awards: Mapping[Place, Sequence[Award]]
) -> Iterator[WaitingAnswer]:
    sitting_id, rule = case.sitting.id, plan_of(case.exam).double
    places = [(item, part) for item, mark in enumerate(case.result.marks) for part in waiting_parts(mark)]
    places = [
        (item, part)
        for item, part in places
        if may_mark(
            actor.person_id,
            awards.get((sitting_id, item, part), ()),
            mark_at(case.result.marks, item, part).of,
            rule,
        )
    ]
    answers = read_state(session, sitting_id).answers if places else {}
    for item, part in places:
        whole = case.paper.items[item].question
        yield WaitingAnswer(
            sitting_id=sitting_id,
            exam_id=case.exam.id,
            item=item,
            part=part,
            code=code_of((sitting_id, item, part)),
            stimulus="" if part is None else whole.stem,
            question=whole if part is None else whole.parts[part],
            response=response_part(answers.get(item), part),
            of=mark_at(case.result.marks, item, part).of,
            version_id=case.paper.items[item].version_id,
            order=seal(f"{actor.person_id} {sitting_id} {item} {part}"),
            material=() if part is None else whole.figures,
        )
