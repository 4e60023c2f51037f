"""What a trainer may set otherwise than the rule, until somebody has begun."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import text

from question_bank.marking import MarkingRule, MultipleRule
from tests.exams.conftest import Crew
from tests.exams.hall import Hall
from tests.fakes import FixedClock
from trainer.exams.marking.values import DoubleRule, ThirdRule
from trainer.exams.rules import changed_settings
from trainer.exams.settings import ExamSettings
from trainer.exams.values import Attendance, ExamPlan, ResultTerms, ReviewPolicy, RoomTimes
from trainer.store.audit import AuditTrail
from trainer.store.errors import BadInput, Refused
from trainer.store.opening import OpenStore


def _other(plan: ExamPlan) -> ExamPlan:
    return replace(
        plan,
        title="春季考核（第二次通知）",
        minutes=45,
        pass_mark=Decimal(7),
        excellent=Decimal(9),
        marking=MarkingRule(MultipleRule.NEGATIVE),
        review=ReviewPolicy.NONE,
        warnings=(10, 3),
        times=RoomTimes(doors=20, entry=10, leave=30, code=5, needs_code=True),
        retake_overlap=Decimal("0.1"),
        double=DoubleRule(Decimal("0.25"), ThirdRule.FINAL),
        terms=ResultTerms(3, 10, 5, 2),
        attempts=2,
    )


@pytest.fixture
def settings(store: OpenStore, clock: FixedClock) -> ExamSettings:
    return ExamSettings(store.database, AuditTrail(clock))


def test_every_setting_can_be_changed_until_somebody_has_begun(
    hall: Hall, crew: Crew, settings: ExamSettings, store: OpenStore
) -> None:
    exam = hall.exam(crew.wang)
    old = hall.exams.exam(hall.head, exam).plan
    assert settings.change(hall.head, exam, _other(old), "通知有改动") == 20
    assert hall.exams.exam(hall.head, exam).plan == _other(old)
    with store.database.read() as session:
        [detail] = session.scalars(text("SELECT detail FROM audit_entry WHERE action = 'exams.settings_changed'"))
    assert '"double.apart": "- > 0.25"' in detail
    assert '"warnings": "15 5 > 10 3"' in detail
    assert "春季考核" not in detail
    hall.sittings.start(crew.wang, exam)
    with pytest.raises(Refused, match=r"exam\.begun"):
        settings.change(hall.head, exam, old, "又改")


def test_the_bound_of_double_marking_decides_from_then_on(hall: Hall, crew: Crew, settings: ExamSettings) -> None:
    exam = hall.exam(crew.wang)
    plan = hall.exams.exam(hall.head, exam).plan
    settings.change(hall.head, exam, replace(plan, double=DoubleRule(Decimal("0.1"))), "主观题双评")
    assert hall.exams.exam(hall.head, exam).plan.double == DoubleRule(Decimal("0.1"), ThirdRule.NEARER)
    settings.change(hall.head, exam, plan, "改回一人评")
    assert hall.exams.exam(hall.head, exam).plan.double is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"warnings": (0,)}, "exam.warnings"),
        ({"times": RoomTimes(leave=61)}, "exam.leave"),
        ({"attempts": 0}, "exam.attempts"),
        ({"double": DoubleRule(Decimal(1))}, "exam.apart"),
        ({"pass_mark": Decimal(11)}, "exam.pass_mark_above"),
        ({"title": " "}, "exam.no_title"),
    ],
)
def test_settings_nobody_could_sit_by_are_refused(
    hall: Hall, crew: Crew, settings: ExamSettings, changes: dict[str, object], code: str
) -> None:
    exam = hall.exam(crew.wang)
    plan = replace(hall.exams.exam(hall.head, exam).plan, minutes=60)
    with pytest.raises(BadInput, match=code.replace(".", r"\.")):
        settings.change(hall.head, exam, replace(plan, **changes), "改")  # type: ignore[arg-type]
    with pytest.raises(BadInput, match=r"reason\.missing"):
        settings.change(hall.head, exam, plan, " ")


def test_only_what_differs_is_told(hall: Hall, crew: Crew) -> None:
    plan = hall.exams.exam(hall.head, hall.exam(crew.wang)).plan
    assert changed_settings(plan, replace(plan, title="另一个名称", pass_mark=plan.pass_mark + Decimal("0.00"))) == {}
    assert changed_settings(plan, replace(plan, minutes=5)) == {"minutes": f"{plan.minutes} > 5"}


def test_nobody_sits_more_often_than_the_exam_allows(hall: Hall, crew: Crew, clock: FixedClock) -> None:
    exam = hall.exam(crew.wang, crew.zhao, attempts=1)
    hall.exams.set_attendance(hall.head, exam, [crew.zhao.person_id], Attendance.DEFERRED, "出海")
    later = clock.now() + timedelta(days=20)
    window = (later, later + timedelta(hours=2))
    with pytest.raises(Refused, match=r"exam\.attempts_used") as refusal:
        hall.exams.schedule_retake(hall.head, exam, [crew.wang.person_id, crew.zhao.person_id], *window)
    assert refusal.value.params == {"count": 1, "most": 1}
    hall.exams.schedule_retake(hall.head, exam, [crew.zhao.person_id], *window)
