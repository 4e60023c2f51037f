"""What everybody did in a year, joined across the capabilities: read once, then asked person by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import case, func, select

from trainer.bank.tables import QuestionTable
from trainer.bank.values import QuestionStatus
from trainer.courseware.tables import CoursewareTable, StudyEntryRow
from trainer.exams.results.values import ScoreList
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.clock import local_day
from trainer.store.transactions import Database
from trainer.yearly.values import ExamLine, StudyLine


def exam_lines(scores: Iterable[ScoreList]) -> Mapping[UUID, tuple[ExamLine, ...]]:
    """By person, in the order of the exams; only what was announced: the caller passes closed exams alone."""
    found: dict[UUID, list[ExamLine]] = defaultdict(list)
    for one in sorted(scores, key=lambda one: one.exam.plan.opens_at):
        exam = one.exam
        for row in one.rows:
            line = ExamLine(
                exam_id=exam.id,
                title=exam.plan.title,
                on=local_day(exam.plan.opens_at),
                attendance=row.attendance,
                score=row.score,
                passed=row.passed,
                excellent=row.excellent,
                retake=row.retake,
            )
            found[row.person_id].append(line)
    return {key: tuple(lines) for key, lines in found.items()}


def study_lines(database: Database, actor: Actor, year: int) -> Mapping[UUID, tuple[StudyLine, ...]]:
    """What was studied in the year by person, in the order of titles; a day of the year is one of local time."""
    require(actor, Permission.SEE_MANAGEMENT)
    query = (
        select(
            StudyEntryRow.person_id,
            CoursewareTable.id,
            CoursewareTable.title,
            func.sum(StudyEntryRow.seconds),
            func.sum(case((StudyEntryRow.finished, 1), else_=0)),
            func.max(StudyEntryRow.ended_at),
        )
        .join(CoursewareTable, CoursewareTable.id == StudyEntryRow.item_id)
        .where(StudyEntryRow.ended_at >= _begin(year), StudyEntryRow.ended_at < _begin(year + 1))
        .group_by(StudyEntryRow.person_id, CoursewareTable.id, CoursewareTable.title)
        .order_by(CoursewareTable.title)
    )
    found: dict[UUID, list[StudyLine]] = defaultdict(list)
    with database.read() as session:
        for person_id, item_id, title, seconds, finished, last in session.execute(query):
            day = local_day(last)
            found[person_id].append(StudyLine(item_id, title, round(seconds / 60), bool(finished), day))
    return {key: tuple(lines) for key, lines in found.items()}


def written_questions(database: Database, actor: Actor, year: int) -> Mapping[UUID, int]:
    """How many approved questions each person wrote in the year (命题); imported ones are nobody's."""
    require(actor, Permission.SEE_MANAGEMENT)
    query = (
        select(QuestionTable.author_id, func.count())
        .where(QuestionTable.status == QuestionStatus.APPROVED, QuestionTable.batch.is_(None))
        .where(QuestionTable.created_at >= _begin(year), QuestionTable.created_at < _begin(year + 1))
        .group_by(QuestionTable.author_id)
    )
    with database.read() as session:
        return dict(iter(session.execute(query)))


def _begin(year: int) -> datetime:
    """The first moment of a year in local time."""
    return datetime(year, 1, 1).astimezone(UTC)
