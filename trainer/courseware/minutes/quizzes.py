"""Use cases of questions put while studying, and of the short quiz that finishes an item."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from question_bank.marking import mark
from question_bank.question import Question, Response
from trainer.bank.drills.service import DrillService
from trainer.bank.drills.values import Drill
from trainer.courseware.minutes.pool import QuestionPool
from trainer.courseware.minutes.rules import STRICT, enough_right, ready_to_finish, veiled
from trainer.courseware.minutes.service import finish, own_study, sums_of_study
from trainer.courseware.minutes.tables import StudyPlaceRow, StudyQuestionRow, StudyQuizRow
from trainer.courseware.minutes.values import Asked, Checked, KeptQuiz, QuizOutcome, Study, StudyTerms
from trainer.courseware.tables import CoursewareTable
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database

_POINT = Decimal(1)


class QuizService:
    """Questions come from the bank, approved, of the item's subject, without those of papers in force."""

    def __init__(
        self, database: Database, ids: Ids, clock: Clock, pool: QuestionPool, drills: DrillService, terms: StudyTerms
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._pool = pool
        self._drills = drills
        self._terms = terms

    def question(self, study: Study) -> Asked | None:
        """One question to put now, one not yet put in this session where there is one; None where there is none."""
        with self._database.read() as session:
            subject = session.get_one(CoursewareTable, study.item_id).subject
            asked = select(StudyQuestionRow.version_id).where(StudyQuestionRow.session_id == study.id)
            before = set(session.scalars(asked))
        found = self._pool.some(subject, 1, before)
        return self._asked(found[0]) if found else None

    def answer(self, actor: Actor, study: Study, asked: Asked, response: Response | None, in_time: bool) -> Checked:
        """Marks the answer of a question put while studying and keeps it; too late is not answered."""
        own_study(actor, study)
        checked = self._checked([asked], [response])[0]
        with self._database.write() as session:
            session.add(
                StudyQuestionRow(
                    id=self._ids.new(),
                    session_id=study.id,
                    version_id=asked.version_id,
                    asked_at=asked.at,
                    at=self._clock.now(),
                    right=checked.right if in_time else None,
                )
            )
        return checked

    def quiz(self, actor: Actor, study: Study) -> tuple[Asked, ...]:
        """The questions of a quiz.

        Raises Refused: courseware.quiz_too_early before the set length is studied and the end seen,
        courseware.quiz_wait for a while after one that was not passed, courseware.no_quiz.
        """
        own_study(actor, study)
        with self._database.read() as session:
            item = session.get_one(CoursewareTable, study.item_id)
            credited, _finished = sums_of_study(session, study.person_id, study.item_id)
            place = session.get(StudyPlaceRow, (study.person_id, study.item_id))
            if not ready_to_finish(credited, item.minutes, place.seen if place else False):
                raise Refused("courseware.quiz_too_early")
            last = select(StudyQuizRow.at).where(
                StudyQuizRow.person_id == study.person_id, StudyQuizRow.item_id == study.item_id
            )
            at = session.scalar(last.order_by(StudyQuizRow.id.desc()).limit(1))
            subject = item.subject
        again = timedelta(milliseconds=self._terms.quiz_again)
        if at is not None and timedelta() <= self._clock.now() - at < again:
            raise Refused("courseware.quiz_wait", minutes=self._terms.quiz_again // 60_000)
        found = self._pool.some(subject, self._terms.quiz_questions)
        if not found:
            raise Refused("courseware.no_quiz")
        return tuple(map(self._asked, found))

    def hand_in(
        self, actor: Actor, study: Study, asked: Sequence[Asked], responses: Sequence[Response | None]
    ) -> QuizOutcome:
        """Marks and keeps a quiz; one that is passed finishes the item."""
        own_study(actor, study)
        checked = self._checked(asked, responses)
        right = sum(one.right for one in checked)
        passed = enough_right(right, len(checked), self._terms)
        with self._database.write() as session:
            session.add(
                StudyQuizRow(
                    id=self._ids.new(),
                    person_id=study.person_id,
                    item_id=study.item_id,
                    session_id=study.id,
                    at=self._clock.now(),
                    right=right,
                    of=len(checked),
                    passed=passed,
                    answers=[
                        {"version": str(one.version_id), "right": answer.right}
                        for one, answer in zip(asked, checked, strict=True)
                    ],
                )
            )
            if passed and not sums_of_study(session, study.person_id, study.item_id)[1]:
                finish(session, self._ids, self._clock, study)
        return QuizOutcome(checked, passed)

    def quizzes(self, actor: Actor, person_id: UUID, item_id: UUID) -> tuple[KeptQuiz, ...]:
        """The quizzes of a person in an item, the newest first; others' need a management role."""
        if actor.person_id != person_id:
            require(actor, Permission.SEE_MANAGEMENT)
        row = StudyQuizRow
        query = select(row).where(row.person_id == person_id, row.item_id == item_id).order_by(row.id.desc())
        with self._database.read() as session:
            return tuple(KeptQuiz(one.at, one.right, one.of, one.passed) for one in session.scalars(query))

    def _asked(self, drill: Drill) -> Asked:
        return Asked(drill.question_id, drill.version_id, veiled(drill.question), self._clock.now())

    def _checked(self, asked: Sequence[Asked], responses: Sequence[Response | None]) -> tuple[Checked, ...]:
        questions = self._drills.contents(one.version_id for one in asked)
        return tuple(
            _marked(questions[one.version_id], response) for one, response in zip(asked, responses, strict=True)
        )


def _marked(question: Question, response: Response | None) -> Checked:
    return Checked(question, response, bool(mark(question, response, _POINT, STRICT).right))
