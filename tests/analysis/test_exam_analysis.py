"""The analysis of a closed exam over the encrypted store."""

from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

import numpy as np
import pytest

from question_bank.question import ChoiceKey, Difficulty, Question
from tests.analysis.filled import Filled, filled_exam
from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import Hall, void_result
from tests.fakes import READER
from trainer.app.services import RESOURCES, Services
from trainer.bank.values import BulkOutcome
from trainer.documents.analysis_words import number_words
from trainer.exams.corrections.service import CorrectionService
from trainer.exams.corrections.values import CorrectionDraft, CorrectionKind
from trainer.people.accounts.values import Actor
from trainer.reports.analysis.exam import exam_analysis
from trainer.reports.analysis.rule import load_analysis_rule
from trainer.reports.analysis.values import AnalysisRule, ExamAnalysis
from trainer.store.errors import BadInput, NotAllowed, Refused

RULE = load_analysis_rule(RESOURCES)


def few(rule: AnalysisRule) -> AnalysisRule:
    """The same with two people being enough for everything."""
    small = {"facility": 2, "discrimination": 2, "reliability": 2, "options": 2, "group": 2, "seconds": 2}
    return replace(rule, limits=replace(rule.limits, **small))


@pytest.fixture
def filled(services: Services, office: Office) -> Filled:
    return filled_exam(services, office, people=40, questions=12)


@dataclass
class PaperBank:
    """A bank that has the questions of one paper and takes whatever is said about them."""

    filled: Filled

    def park(self, actor: Actor, question_ids: list[UUID], reason: str) -> BulkOutcome:
        return BulkOutcome(len(question_ids), {})

    def version(self, actor: Actor, version_id: UUID) -> Question:
        return next(item.question for item in self.filled.paper.items if item.version_id == version_id)

    def change(self, actor: Actor, question_id: UUID, question: Question, reason: str, began: UUID) -> UUID:
        return question_id


def analysed(services: Services, filled: Filled, rule: AnalysisRule = RULE) -> ExamAnalysis:
    return exam_analysis(services.store.database, rule, READER, filled.exam_id)


@pytest.mark.both_engines
def test_figures_are_those_of_the_score_list(services: Services, office: Office, filled: Filled) -> None:
    found = analysed(services, filled)
    scores = services.results.results(office.administrator, filled.exam_id)
    points = [float(row.score) for row in scores.rows if row.score is not None]
    assert (found.scores.people, found.scores.full, found.passed) == (40, 12.0, scores.rates.passed)
    assert found.scores.mean == pytest.approx(np.mean(points))
    assert sum(one.people for one in found.bins) == 40
    (form,) = found.forms
    assert form.reliability.kr20
    assert form.reliability.alpha is not None
    assert form.reliability.alpha.low < form.reliability.alpha.value < form.reliability.alpha.high
    ((unit,), (field,)) = found.units, found.fields
    assert (unit.figures.people, field.name) == (40, "")
    assert unit.figures.passed is not None
    assert unit.figures.passed.value == pytest.approx(found.passed / 40)


def test_forms_have_their_own_reliability_and_share_their_questions(services: Services, office: Office) -> None:
    filled = filled_exam(services, office, people=60, questions=12, forms=2)
    found = analysed(services, filled)
    assert [(form.letter, form.reliability.people, form.reliability.questions) for form in found.forms] == [
        ("A", 30, 12),
        ("B", 30, 12),
    ]
    assert 12 < len(found.questions) <= 18
    shared = [line for line in found.questions if len(line.numbers) == 2]
    assert shared
    assert {line.figures.asked for line in shared} == {60}
    assert {line.figures.asked for line in found.questions if len(line.numbers) == 1} == {30}
    only = next(line for line in found.questions if line.numbers.keys() == {"A"})
    assert number_words(only) == f"A{only.number}"
    for line in shared:
        assert sum(option.chosen for option in line.tables[0].options) == line.figures.tried
        assert number_words(line) == f"A{line.numbers['A']} B{line.numbers['B']}"


def test_hard_questions_stand_out_and_what_was_not_tried_is_told(services: Services, filled: Filled) -> None:
    found = analysed(services, filled)
    facilities = [one.figures.facility.value for one in found.questions if one.figures.facility]
    assert len(facilities) == 12
    assert np.mean(facilities[:4]) > np.mean(facilities[-4:])
    for line in found.questions:
        assert line.figures.asked == 40
        assert line.figures.tried <= 40
        (table,) = line.tables
        assert sum(option.chosen for option in table.options) == line.figures.tried
        assert isinstance(line.question.answer, ChoiceKey)
        right = next(option for option in table.options if option.right)
        assert line.figures.facility is not None
        assert right.chosen / line.figures.tried == pytest.approx(line.figures.facility.value)
        assert line.spent is not None
        assert 20 <= line.spent.median <= 62
    assert any(line.figures.tried < 40 for line in found.questions)


def test_few_people_give_no_numbers(services: Services, office: Office) -> None:
    small = filled_exam(services, office, people=4, questions=5)
    found = analysed(services, small)
    assert {line.figures.facility for line in found.questions} == {None}
    assert found.forms[0].reliability.alpha is None
    assert found.units[0].figures.mean is None
    assert {line.flags for line in found.questions} == {()}
    assert analysed(services, small, few(RULE)).questions[0].figures.facility is not None


def test_void_and_unmarked_sittings_are_left_out(services: Services, office: Office, filled: Filled) -> None:
    void_result(services, office, filled.exam_id, filled.people[0])
    found = analysed(services, filled)
    assert (found.scores.people, found.void, found.waiting) == (39, 1, 0)


def test_an_open_exam_is_not_analysed(hall: Hall, crew: Crew, services: Services) -> None:
    exam_id = hall.exam(crew.wang)
    hall.sit(crew.wang, exam_id)
    with pytest.raises(Refused, match="not_closed"):
        exam_analysis(services.store.database, RULE, READER, exam_id)
    with pytest.raises(NotAllowed):
        exam_analysis(services.store.database, RULE, crew.wang, exam_id)


def test_who_has_yet_to_sit_the_paper_sees_nothing(hall: Hall, crew: Crew, services: Services, office: Office) -> None:
    exam_id = hall.exam(crew.wang)
    paper = hall.exams.exam(hall.head, exam_id).plan.paper_id
    hall.invigilation.close_exam(hall.head, exam_id)
    plan = replace(hall.exams.exam(hall.head, exam_id).plan, title="另一场", paper_id=paper)
    hall.exams.create_exam(hall.head, plan, [office.trainer.person_id])
    with pytest.raises(NotAllowed, match="own_matter"):
        exam_analysis(services.store.database, RULE, office.trainer, exam_id)


def test_nobody_sat_gives_an_empty_analysis(hall: Hall, crew: Crew, services: Services) -> None:
    exam_id = hall.exam(crew.wang)
    hall.invigilation.close_exam(hall.head, exam_id)
    found = exam_analysis(services.store.database, RULE, READER, exam_id)
    assert (found.scores.people, found.questions, found.bins) == (0, (), ())


def test_cases_and_written_answers_are_analysed_once_marked(
    hall: Hall, crew: Crew, services: Services, office: Office
) -> None:
    from tests.exams.hall import WRITTEN

    exam_id = hall.exam(crew.wang, crew.zhao, blueprint=WRITTEN)
    sittings = [hall.sit(one, exam_id).sitting_id for one in (crew.wang, crew.zhao)]
    hall.invigilation.close_exam(hall.head, exam_id)
    assert exam_analysis(services.store.database, RULE, READER, exam_id).waiting == 2
    for sitting, points in zip(sittings, ("5", "1"), strict=True):
        hall.marking.award(office.trainer, sitting, 0, Decimal(points))
        hall.marking.award(office.trainer, sitting, 1, Decimal(1), part=1)
    short, case = exam_analysis(services.store.database, few(RULE), READER, exam_id).questions
    assert short.figures.facility is not None
    assert short.figures.facility.value == pytest.approx(0.6)
    assert [table.part for table in case.tables] == [0]


def test_a_corrected_key_counts_as_it_is_now(services: Services, office: Office, filled: Filled) -> None:
    boss, exam_id = office.administrator, filled.exam_id
    second, third, fourth = analysed(services, filled).questions[1:4]
    corrections = CorrectionService(
        services.store.database, services.ids, services.clock, services.audit, PaperBank(filled)
    )
    assert isinstance(second.question.answer, ChoiceKey)
    (old,) = second.question.answer.right
    new = ChoiceKey(frozenset({(old + 1) % 4}))
    for line, kind, keys in (
        (second, CorrectionKind.NEW_KEY, (new,)),
        (third, CorrectionKind.FULL_MARKS, ()),
        (fourth, CorrectionKind.VOID, ()),
    ):
        draft = CorrectionDraft(exam_id, line.question_id, kind, keys, reason="与条文不符")
        wanted = corrections.propose(office.trainer, draft)
        corrections.approve(boss, wanted, corrections.effects(boss, wanted).seal)
    found = analysed(services, filled)
    again, given, left = found.questions[1:4]
    assert [option.position for option in again.tables[0].options if option.right] == [(old + 1) % 4]
    assert again.figures.facility is not None
    assert again.figures.facility.value == pytest.approx(
        again.tables[0].options[(old + 1) % 4].chosen / again.figures.tried
    )
    assert again.corrected == (CorrectionKind.NEW_KEY,)
    assert (given.figures.facility, left.figures.facility) == (None, None)
    assert (found.scores.full, found.forms[0].reliability.questions) == (11.0, 10)
    assert float(found.pass_mark) == pytest.approx(7.2 * 11 / 12)
    scores = [row.score for row in services.results.results(boss, exam_id).rows if row.score is not None]
    assert found.scores.mean == pytest.approx(float(sum(scores)) / 40)


def test_the_rule_names_its_source_and_levels() -> None:
    assert RULE.source.title
    assert [RULE.level(share) for share in (0.3, 0.6, 0.9)] == [Difficulty.HARD, Difficulty.MEDIUM, Difficulty.EASY]


def test_a_rule_that_cannot_be_is_told(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    text = (RESOURCES / "analysis.toml").read_text(encoding="utf-8")
    (folder / "analysis.toml").write_text(text.replace("confidence = 0.95", "confidence = 95"), encoding="utf-8")
    with pytest.raises(BadInput, match="unreadable"):
        load_analysis_rule(RESOURCES, folder)
