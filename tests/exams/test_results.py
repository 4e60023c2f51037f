"""Score lists, one's own result, outcomes and retakes."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import WRITTEN, Hall, void_result
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.exams.results.rules import ranked, rates_of
from trainer.exams.results.values import MyExamState, OutcomeReason, ScoreRow
from trainer.exams.values import Attendance, ReviewPolicy
from trainer.store.errors import Refused

TODAY = timedelta(hours=9)


def line(score: int | None, attendance: Attendance = Attendance.PRESENT, retake: bool = False) -> ScoreRow:
    passed = None if score is None else score >= 60
    points = None if score is None else Decimal(score)
    return ScoreRow(UUID(int=1), attendance, points, passed, 0, None, retake, False, None, None)


def test_ranks_are_1_2_2_4_and_retakes_have_none() -> None:
    rows = ranked([line(70), line(95, retake=True), line(80), line(None), line(90), line(80)])
    assert [(row.score, row.rank) for row in rows] == [(95, None), (90, 1), (80, 2), (80, 2), (70, 4), (None, None)]


def test_rates_leave_out_deferred_and_exempt() -> None:
    rows = [
        line(80),
        line(40),
        line(None, Attendance.ABSENT),
        line(None, Attendance.EXPECTED),
        line(None, Attendance.DEFERRED),
        line(None, Attendance.EXEMPT),
    ]
    rates = rates_of(rows)
    assert (rates.expected, rates.present, rates.absent, rates.deferred, rates.exempt) == (4, 2, 1, 1, 1)
    assert (rates.participation, rates.passed_of_present, rates.passed_of_expected) == (
        Decimal("0.5"),
        Decimal("0.5"),
        Decimal("0.25"),
    )


@given(st.lists(st.builds(line, st.none() | st.integers(0, 100), st.sampled_from(Attendance), st.booleans())))
def test_ranks_follow_scores_and_rates_are_shares(rows: list[ScoreRow]) -> None:
    placed = [row for row in ranked(rows) if row.rank is not None]
    for row in placed:
        assert row.rank == 1 + sum(other.score > row.score for other in placed)  # type: ignore[operator]
    rates = rates_of(rows)
    assert rates.expected + rates.deferred + rates.exempt == len(rows)
    assert rates.participation is None or 0 <= rates.participation <= 1


def test_a_score_list(hall: Hall, crew: Crew, office: Office) -> None:
    exam = hall.exam(crew.wang, crew.zhao, crew.sun, excellent=Decimal(9))
    hall.sit(crew.wang, exam)
    hall.sit(crew.zhao, exam, right=3)
    hall.exams.set_attendance(office.trainer, exam, [crew.sun.person_id], Attendance.ABSENT, "无故未到")
    scores = hall.results.results(office.trainer, exam)
    assert [(row.person_id, row.score, row.passed, row.rank, row.excellent) for row in scores.rows] == [
        (crew.wang.person_id, Decimal(10), True, 1, True),
        (crew.zhao.person_id, Decimal(3), False, 2, False),
        (crew.sun.person_id, None, None, None, False),
    ]
    assert scores.rates.participation == Decimal("0.6667")
    reasons = {outcome.person_id: outcome.reason for outcome in hall.results.outcomes(hall.head, exam)}
    assert reasons == {
        crew.wang.person_id: OutcomeReason.PASSED,
        crew.zhao.person_id: OutcomeReason.FAILED,
        crew.sun.person_id: OutcomeReason.ABSENT,
    }


def test_only_settled_ends_are_outcomes(services: Services, hall: Hall, crew: Crew, office: Office) -> None:
    exam = hall.exam(crew.wang, crew.zhao, crew.sun, blueprint=WRITTEN)
    hall.sit(crew.wang, exam)
    hall.sit(crew.zhao, exam)
    void_result(services, office, exam, crew.zhao.person_id)
    found = hall.results.outcomes(hall.head, exam)
    assert [(outcome.person_id, outcome.passed, outcome.reason) for outcome in found] == [
        (crew.zhao.person_id, False, OutcomeReason.DISQUALIFIED)
    ]


@pytest.mark.parametrize(
    ("policy", "score", "items"),
    [
        (ReviewPolicy.NONE, None, 0),
        (ReviewPolicy.SCORE, Decimal(10), 0),
        (ReviewPolicy.WITH_ANSWERS, Decimal(10), 9),
    ],
)
def test_the_review_policy_decides_what_a_candidate_sees(
    hall: Hall, crew: Crew, clock: FixedClock, policy: ReviewPolicy, score: Decimal | None, items: int
) -> None:
    exam = hall.exam(crew.wang, review=policy)
    with pytest.raises(Refused, match="none_yet"):
        hall.results.my_result(crew.wang, exam)
    hall.sit(crew.wang, exam)
    early = hall.results.my_result(crew.wang, exam)
    assert (early.score, early.items) == (score, ())
    assert (early.answers_from is not None) == (items > 0)
    clock.tick(TODAY.total_seconds())
    late = hall.results.my_result(crew.wang, exam)
    assert (late.score, len(late.items), late.answers_from) == (score, items, None)


def test_the_home_of_an_officer(hall: Hall, crew: Crew, office: Office, clock: FixedClock) -> None:
    exam = hall.exam(crew.wang)
    later = hall.exam(crew.wang, opens_at=clock.now() + timedelta(days=3), closes_at=clock.now() + timedelta(days=4))

    def states() -> dict[UUID, MyExamState]:
        return {one.exam_id: one.state for one in hall.results.my_exams(crew.wang)}

    assert states() == {exam: MyExamState.OPEN, later: MyExamState.COMING}
    view = hall.sittings.start(crew.wang, exam)
    assert states()[exam] is MyExamState.IN_PROGRESS
    hall.sittings.submit(crew.wang, view.sitting_id)
    hall.exams.set_attendance(office.trainer, later, [crew.wang.person_id], Attendance.EXEMPT, "产假")
    assert states() == {exam: MyExamState.DONE, later: MyExamState.EXCUSED}
    assert hall.results.my_exams(crew.zhao) == ()


def test_a_retake_is_a_fresh_paper_for_those_who_need_it(
    hall: Hall, crew: Crew, office: Office, clock: FixedClock
) -> None:
    exam = hall.exam(crew.wang, crew.zhao)
    hall.sit(crew.wang, exam, right=1)
    hall.exams.set_attendance(office.trainer, exam, [crew.zhao.person_id], Attendance.DEFERRED, "住院")
    people = [crew.wang.person_id, crew.zhao.person_id]
    made = hall.exams.schedule_retake(hall.head, exam, people, clock.now(), clock.now() + timedelta(hours=2))
    retake = hall.exams.exam(hall.head, made.exam_id)
    papers = [
        hall.papers.paper(hall.head, hall.exams.exam(hall.head, key).plan.paper_id) for key in (exam, made.exam_id)
    ]
    questions = [{item.question_id for item in paper.items} for paper in papers]
    assert not questions[0] & questions[1]
    assert (made.reused, retake.retake_of, papers[1].blueprint.rows) == (0, exam, papers[0].blueprint.rows)
    hall.sit(crew.wang, made.exam_id)
    hall.sit(crew.zhao, made.exam_id)
    rows = {row.person_id: row for row in hall.results.results(office.trainer, made.exam_id).rows}
    assert (rows[crew.wang.person_id].retake, rows[crew.wang.person_id].rank) == (True, None)
    assert (rows[crew.zhao.person_id].retake, rows[crew.zhao.person_id].rank) == (False, 1)
    repeats = {outcome.person_id: outcome.retake_of for outcome in hall.results.outcomes(hall.head, made.exam_id)}
    assert repeats == {crew.wang.person_id: exam, crew.zhao.person_id: None}
