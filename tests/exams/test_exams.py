"""Exams, their rules and rosters."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from question_bank.marking import MarkingRule, MultipleRule
from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import BLUEPRINT, EXAMPLE, Hall
from tests.fakes import FixedClock
from trainer.exams.marking.values import DoubleRule, ThirdRule
from trainer.exams.rule_files import load_exam_rules, parse_exam_rule
from trainer.exams.values import Attendance, ExamState
from trainer.hours.values import SourceNature
from trainer.store.apart import words_of
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.opening import OpenStore

SHIPPED = Path(__file__).parents[2] / "resources" / "rules"


def test_the_example_rule_is_read_exactly() -> None:
    example, double = load_exam_rules(SHIPPED)
    assert (example.double, double.double) == (None, DoubleRule(Decimal("0.2"), ThirdRule.NEARER))
    assert (example.minutes, example.pass_mark, example.excellent) == (90, Decimal(60), Decimal(90))
    assert example.blueprint.total_score == Decimal(100)
    assert example.blueprint.question_count == 100
    assert example.source.nature is SourceNature.EXAMPLE
    assert example.retake_overlap == Decimal("0.2")
    assert (Decimal("1.5") * (example.marking.missing_share or 0)).quantize(Decimal("0.01")) == Decimal("0.50")


def test_an_unreadable_rule_names_its_file() -> None:
    whole = (SHIPPED / "exam-example.toml").read_text(encoding="utf-8")
    wrong = whole.replace("overlap = 0.2", "overlap = 20")
    for words in ("minutes = 1", "no toml", 'name = "x"\nminutes = "many"', wrong):
        with pytest.raises(BadInput) as refusal:
            parse_exam_rule("exam-x", words)
        assert refusal.value.params["file"] == "exam-x"


def test_a_rule_file_in_another_encoding_is_refused_in_words(tmp_path: Path) -> None:
    rule = (SHIPPED / "exam-example.toml").read_text(encoding="utf-8")
    (tmp_path / "exam-own.toml").write_text(rule, encoding="gb18030")
    with pytest.raises(BadInput, match=r"exam_rule\.unreadable"):
        load_exam_rules(tmp_path)
    (tmp_path / "exam-own.toml").write_text(rule, encoding="utf-8-sig")
    assert len(load_exam_rules(tmp_path)) == 1


def test_an_exam_keeps_a_copy_of_its_rule(hall: Hall, crew: Crew) -> None:
    marking = MarkingRule(MultipleRule.NEGATIVE, None, Decimal("0.25"))
    made = hall.exams.exam(hall.head, hall.exam(crew.wang, marking=marking))
    assert (made.plan.rule, made.plan.marking) == (EXAMPLE, marking)
    assert (made.total, made.candidates, made.state) == (Decimal(10), 1, ExamState.OPEN)
    assert hall.exams.exams(hall.head, 2026) == (made,)
    assert hall.exams.exams(hall.head, 2025) == ()


def test_each_candidate_has_a_seat(hall: Hall, crew: Crew) -> None:
    exam = hall.exam(crew.wang, crew.zhao)
    assert hall.exams.add_candidates(hall.head, exam, [crew.wang.person_id, crew.sun.person_id]) == 1
    hall.exams.remove_candidate(hall.head, exam, crew.zhao.person_id, "调离")
    assert [(row.person_id, row.seat) for row in hall.exams.roster(hall.head, exam)] == [
        (crew.wang.person_id, 1),
        (crew.sun.person_id, 3),
    ]


def test_attendance_is_decided_by_another_named_person_with_a_reason(
    hall: Hall, crew: Crew, office: Office, store: OpenStore
) -> None:
    exam = hall.exam(crew.wang, office.trainer)
    wang = [crew.wang.person_id]
    hall.exams.set_attendance(office.trainer, exam, wang, Attendance.DEFERRED, "出海")
    row = hall.exams.roster(office.trainer, exam)[0]
    assert (row.attendance, row.reason, row.decided_by) == (
        Attendance.DEFERRED,
        "出海",
        office.trainer.person_id,
    )
    with store.database.read() as session:
        [seal] = session.scalars(text("SELECT reason FROM exam_candidate WHERE reason <> ''"))
        assert words_of(session, [seal]) == {seal: "出海"}
    with pytest.raises(BadInput):
        hall.exams.set_attendance(office.trainer, exam, wang, Attendance.EXEMPT, " ")
    both = [*wang, office.trainer.person_id]
    with pytest.raises(NotAllowed):
        hall.exams.set_attendance(office.trainer, exam, both, Attendance.EXEMPT, "公务")
    with pytest.raises(NotAllowed):
        hall.exams.set_attendance(crew.sun, exam, wang, Attendance.EXEMPT, "公务")
    assert hall.exams.roster(office.trainer, exam)[0].attendance is Attendance.DEFERRED


def test_a_state_has_to_fit_what_happened(hall: Hall, crew: Crew, office: Office) -> None:
    exam = hall.exam(crew.wang, crew.zhao)
    hall.sittings.start(crew.wang, exam)
    assert hall.exams.roster(hall.head, exam)[0].attendance is Attendance.PRESENT
    with pytest.raises(Refused, match=r"attendance\.begun"):
        hall.exams.set_attendance(office.trainer, exam, [crew.wang.person_id], Attendance.ABSENT, "未到")
    with pytest.raises(Refused, match=r"attendance\.not_begun"):
        hall.exams.set_attendance(office.trainer, exam, [crew.zhao.person_id], Attendance.LEFT_EARLY, "退场")
    with pytest.raises(Refused, match=r"attendance\.begun"):
        hall.exams.remove_candidate(hall.head, exam, crew.wang.person_id, "调离")


def test_plans_that_cannot_be(hall: Hall, crew: Crew, clock: FixedClock) -> None:
    plan = hall.exams.exam(hall.head, hall.exam(crew.wang)).plan
    for wrong in (
        replace(plan, title=" "),
        replace(plan, minutes=0),
        replace(plan, pass_mark=Decimal("10.5")),
        replace(plan, pass_mark=Decimal(-1)),
        replace(plan, closes_at=plan.opens_at),
    ):
        with pytest.raises(BadInput):
            hall.exams.create_exam(hall.head, wrong)
    with pytest.raises(NotAllowed):
        hall.exams.create_exam(crew.wang, plan)


def test_the_state_follows_the_clock_until_a_person_closes_it(
    hall: Hall, crew: Crew, office: Office, clock: FixedClock
) -> None:
    exam = hall.exam(crew.wang)
    tomorrow = clock.now() + timedelta(days=1)
    hall.exams.reschedule(hall.head, exam, tomorrow, tomorrow + timedelta(hours=1), "停电")
    states = [hall.exams.exam(hall.head, exam).state]
    for seconds in (86_400, 3_601):
        clock.tick(seconds)
        states.append(hall.exams.exam(hall.head, exam).state)
    hall.invigilation.close_exam(office.trainer, exam)
    states.append(hall.exams.exam(hall.head, exam).state)
    assert states == [ExamState.COMING, ExamState.OPEN, ExamState.ENDED, ExamState.CLOSED]
    with pytest.raises(Refused, match=r"exam\.closed"):
        hall.exams.add_candidates(hall.head, exam, [crew.sun.person_id])


def test_a_paper_lasts_as_long_as_the_exam_it_lies_in(hall: Hall, crew: Crew) -> None:
    exam = hall.exams.exam(hall.head, hall.exam(crew.wang))
    assert hall.exams.minutes_of(exam.plan.paper_id) == exam.plan.minutes
    assert hall.exams.minutes_of(hall.papers.assemble(hall.head, BLUEPRINT, 3).id) is None
