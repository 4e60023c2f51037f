"""How far the written answers of an exam are marked, and by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.exams.mapping import plan_of
from trainer.exams.marking.awards import Place, awards_of, code_of
from trainer.exams.marking.double import step_of
from trainer.exams.marking.rules import mark_at, waiting_parts
from trainer.exams.marking.tables import ResultTable
from trainer.exams.marking.values import Award, AwardStep, DoubleRule, MarkedAnswer, QuestionProgress
from trainer.exams.marking.versions import latest_of_exam, mark_from_data, visible
from trainer.exams.papers.reading import read_paper
from trainer.exams.papers.values import Paper
from trainer.exams.rooms.reading import paper_of_form
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import ExamTable

Question = tuple[UUID, int | None]


def progress_of(session: Session, exam: ExamTable) -> tuple[QuestionProgress, ...]:
    """Every question of an exam whose answers a person marks, by its number."""
    rule = plan_of(exam).double
    numbers: dict[Question, int] = {}
    steps: dict[Question, Counter[AwardStep]] = {}
    markers: dict[Question, Counter[UUID]] = {}
    for question, number, step, awards in _answers(session, exam, rule):
        numbers[question] = min(number, numbers.get(question, number))
        steps.setdefault(question, Counter())[step] += 1
        markers.setdefault(question, Counter()).update({award.marker_id for award in awards})
    order = sorted(numbers, key=lambda one: (numbers[one], -1 if one[1] is None else one[1], str(one[0])))
    return tuple(
        QuestionProgress(exam.id, one[0], numbers[one], one[1], dict(steps[one]), dict(markers[one])) for one in order
    )


def _answers(
    session: Session, exam: ExamTable, rule: DoubleRule | None
) -> Iterator[tuple[Question, int, AwardStep, Sequence[Award]]]:
    """What waited in the first version of each result, and where it stands in the one in force."""
    papers: dict[int, Paper] = {}
    latest = {result.sitting_id: result for result in latest_of_exam(session, exam.id).values()}
    awards: Mapping[Place, Sequence[Award]] = awards_of(session, latest)
    query = (
        select(SittingTable.id, SittingTable.form, ResultTable.marks)
        .join(ResultTable, ResultTable.sitting_id == SittingTable.id)
        .where(SittingTable.exam_id == exam.id, ResultTable.ordinal == 1, visible())
    )
    for sitting_id, form, marks in session.execute(query):
        for item, data in enumerate(marks):
            for part in waiting_parts(mark_from_data(data)):
                if form not in papers:
                    papers[form] = read_paper(session, paper_of_form(session, exam, form))
                now = mark_at(latest[sitting_id].marks, item, part)
                given = awards.get((sitting_id, item, part), ())
                step = step_of(given, now.of, rule) if now.waiting else AwardStep.SETTLED
                yield (papers[form].items[item].version_id, part), item + 1, step, given


def marked_answers(session: Session, question: QuestionProgress, own: UUID) -> tuple[MarkedAnswer, ...]:
    """The settled answers to one question that a person marked, by code."""
    exam = session.get_one(ExamTable, question.exam_id)
    sittings = select(SittingTable.id, SittingTable.form).where(
        SittingTable.exam_id == exam.id, SittingTable.person_id != own, SittingTable.submitted_at.is_not(None)
    )
    forms = dict(session.execute(sittings).all())
    places = {form: _place(session, exam, form, question.version_id) for form in set(forms.values())}
    awards = awards_of(session, forms)
    found = []
    for result in latest_of_exam(session, exam.id).values():
        item = places.get(forms.get(result.sitting_id, -1))
        if item is None:
            continue
        place, mark = (result.sitting_id, item, question.part), mark_at(result.marks, item, question.part)
        given = awards.get(place)
        if given and mark.score is not None:
            found.append(MarkedAnswer(code_of(place), tuple(given), mark.score, mark.of))
    return tuple(sorted(found, key=lambda one: one.code))


def _place(session: Session, exam: ExamTable, form: int, version_id: UUID) -> int | None:
    items = read_paper(session, paper_of_form(session, exam, form)).items
    return next((at for at, item in enumerate(items) if item.version_id == version_id), None)
