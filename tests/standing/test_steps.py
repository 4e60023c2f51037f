"""审定, 公示, 生效: whatever the order of steps, nothing is in force without the named persons."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Uuid, bindparam, text
from sqlalchemy.orm import Session

from question_bank.question import ChoiceKey, QuestionKind
from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import Hall
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.certificates.values import Occasion, SkipReason
from trainer.exams.corrections.service import CorrectionService
from trainer.exams.corrections.values import CorrectionDraft, CorrectionKind
from trainer.exams.discipline.values import Verdict
from trainer.exams.standing.rules import earliest_day, in_review, newest, refuse_step, state_of
from trainer.exams.standing.service import StandingService
from trainer.exams.standing.values import StandingState, StandingStep, Step
from trainer.exams.values import Attendance, ResultTerms
from trainer.hours.values import HourCategory
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.store.clock import local_today
from trainer.store.errors import BadInput, NotAllowed, Refused

TERMS = ResultTerms(publication=5, recheck=15, objection=10, panel=2)
DAY = 24 * 3600


@pytest.fixture
def standing(services: Services, hall: Hall) -> StandingService:
    return services.standing


@pytest.fixture
def marked(hall: Hall, crew: Crew, office: Office) -> UUID:
    """王强 passes, 赵静 fails, 孙磊 stayed away; nothing is settled."""
    exam = hall.exam(crew.wang, crew.zhao, crew.sun, terms=TERMS)
    hall.sit(crew.wang, exam)
    hall.sit(crew.zhao, exam, right=3)
    hall.exams.set_attendance(office.trainer, exam, [crew.sun.person_id], Attendance.ABSENT, "无故未到")
    hall.invigilation.close_exam(office.trainer, exam)
    return exam


def in_force(hall: Hall, exam: UUID) -> set[UUID]:
    return {one.person_id for one in hall.results.outcomes(hall.head, exam) if one.in_force}


@pytest.mark.both_engines
def test_results_count_after_review_publication_and_the_last_step(
    hall: Hall, crew: Crew, office: Office, clock: FixedClock, standing: StandingService, marked: UUID
) -> None:
    boss = office.administrator
    assert in_force(hall, marked) == set()
    assert [one.in_force for one in hall.results.my_exams(crew.wang)] == [False]
    with pytest.raises(Refused, match="not_now"):
        standing.bring_into_force(boss, marked)
    standing.review(boss, marked, "成绩无误")
    with pytest.raises(Refused, match="nothing_new"):
        standing.review(boss, marked)
    until = standing.publish(office.trainer, marked)
    assert standing.workdays().is_one(until)
    with pytest.raises(Refused, match="too_soon"):
        standing.bring_into_force(boss, marked)
    assert in_force(hall, marked) == set()
    days = (until - local_today(clock)).days
    clock.tick((days + 1) * DAY)
    with pytest.raises(NotAllowed, match="no_permission"):
        standing.bring_into_force(office.trainer, marked)
    standing.bring_into_force(boss, marked)
    found = standing.standing(office.trainer, marked)
    assert (found.state, len(found.in_force), found.changed) == (StandingState.IN_FORCE, 3, frozenset())
    assert [(step.step, step.by) for step in found.steps] == [
        (StandingStep.REVIEWED, boss.person_id),
        (StandingStep.PUBLISHED, office.trainer.person_id),
        (StandingStep.IN_FORCE, boss.person_id),
    ]
    assert in_force(hall, marked) == {crew.wang.person_id, crew.zhao.person_id, crew.sun.person_id}
    assert [one.in_force for one in hall.results.my_exams(crew.wang)] == [True]


def test_a_corrected_result_waits_for_its_own_round(
    hall: Hall,
    crew: Crew,
    office: Office,
    clock: FixedClock,
    standing: StandingService,
    corrections: CorrectionService,
    marked: UUID,
) -> None:
    boss = office.administrator
    standing.review(boss, marked)
    standing.publish(boss, marked)
    clock.tick(30 * DAY)
    one = next(q for q in corrections.questions(boss, marked) if q.question.kind is QuestionKind.SINGLE)
    assert isinstance(one.question.answer, ChoiceKey)
    other = ChoiceKey(frozenset({(min(one.question.answer.right) + 1) % 4}))
    draft = CorrectionDraft(marked, one.question_id, CorrectionKind.NEW_KEY, (other,), reason="条文修订")
    wanted = corrections.propose(office.trainer, draft)
    with pytest.raises(Refused, match="pending"):
        standing.bring_into_force(boss, marked)
    corrections.refuse(boss, wanted, "无须更正")
    standing.bring_into_force(boss, marked)
    wanted = corrections.propose(office.trainer, draft)
    corrections.approve(boss, wanted, corrections.effects(boss, wanted).seal)
    assert in_force(hall, marked) == {crew.sun.person_id}
    assert standing.standing(boss, marked).changed == {crew.wang.person_id, crew.zhao.person_id}
    with pytest.raises(Refused, match="not_now"):
        standing.publish(boss, marked)
    standing.review(boss, marked, "更正后复核")
    assert in_force(hall, marked) == {crew.sun.person_id}
    standing.withdraw(boss, marked, "名单有误")
    assert standing.standing(boss, marked).state is StandingState.IN_FORCE
    standing.review(boss, marked)
    standing.publish(boss, marked)
    clock.tick(30 * DAY)
    standing.bring_into_force(boss, marked)
    assert len(in_force(hall, marked)) == 3


def test_what_is_unfinished_is_told(hall: Hall, crew: Crew, office: Office, standing: StandingService) -> None:
    exam = hall.exam(crew.wang, crew.zhao, terms=TERMS)
    hall.sit(crew.wang, exam)
    with pytest.raises(Refused, match="exam_open"):
        standing.review(office.administrator, exam)
    hall.invigilation.close_exam(office.trainer, exam)
    assert standing.standing(office.trainer, exam).undecided == 1
    with pytest.raises(Refused, match="undecided"):
        standing.review(office.administrator, exam)
    wang = Actor(crew.wang.account_id, crew.wang.person_id, "王强", frozenset({Role.ADMINISTRATOR}))
    with pytest.raises(NotAllowed, match="own_matter"):
        standing.review(wang, exam)
    plain = hall.exam(crew.wang)
    hall.sit(crew.wang, plain)
    assert len(in_force(hall, plain)) == 1
    with pytest.raises(Refused, match="not_kept"):
        standing.review(office.administrator, plain)


def test_hours_and_certificates_wait_until_results_are_in_force(
    hall: Hall,
    crew: Crew,
    office: Office,
    clock: FixedClock,
    services: Services,
    standing: StandingService,
    marked: UUID,
) -> None:
    boss, mine = office.administrator, services
    mine.certificates.set_unit_code(boss, "临交执")
    occasion = Occasion("春季考核", date(2026, 11, 1), exam_id=marked)
    with pytest.raises(Refused, match="not_in_force"):
        mine.credits.credit_exam(boss, marked, Decimal(4), HourCategory.PROFESSIONAL)
    skipped = mine.certificates.issue(boss, [crew.wang.person_id], occasion).skipped
    assert [one.reason for one in skipped] == [SkipReason.NOT_IN_FORCE]
    standing.review(boss, marked)
    standing.publish(boss, marked)
    clock.tick(30 * DAY)
    standing.bring_into_force(boss, marked)
    assert len(mine.certificates.issue(boss, [crew.wang.person_id], occasion).certificate_ids) == 1
    assert mine.credits.credit_exam(boss, marked, Decimal(4), HourCategory.PROFESSIONAL) == 1


ACTS = st.lists(st.tuples(st.sampled_from(StandingStep), st.booleans(), st.integers(0, 9)), max_size=14)


@given(ACTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_steps_needs_every_named_person(acts: list[tuple[StandingStep, bool, int]]) -> None:
    """Whatever is tried: in force follows a publication that ran its days, which follows a review of these results."""
    steps: list[Step] = []
    today, version, reviewed = date(2026, 11, 2), 0, {}
    for wanted, changes, days in acts:
        today += timedelta(days=days)
        version += changes
        review = in_review(steps)
        changed = int(review is not None and reviewed[review.review_id] != version)
        try:
            refuse_step(steps, wanted, changed, earliest_day(steps), today)
        except Refused:
            continue
        own = uuid4()
        review_id = own if wanted is StandingStep.REVIEWED or review is None else review.review_id
        if wanted is StandingStep.REVIEWED:
            reviewed[own] = version
        until = today + timedelta(days=5) if wanted is StandingStep.PUBLISHED else None
        steps.append(Step(own, len(steps) + 1, wanted, own, FixedClock().now(), until, review_id, ""))
        if wanted is StandingStep.IN_FORCE:
            before = steps[-2]
            assert before.step is StandingStep.PUBLISHED
            assert before.until is not None
            assert today > before.until
            assert reviewed[review_id] == version
            assert before.review_id == review_id
        if state_of(steps) is StandingState.IN_FORCE:
            assert newest(steps, StandingStep.IN_FORCE) is not None


def test_a_publication_into_a_year_without_calendar_says_so(
    clock: FixedClock, standing: StandingService, marked: UUID
) -> None:
    clock.tick((date(2026, 12, 29) - local_today(clock)).days * DAY)
    last = standing.publication(marked)
    assert last is not None
    assert (last.day, last.unlisted) == (date(2027, 1, 5), (2027,))


def test_an_older_exam_is_given_a_standing_by_a_named_person(
    services: Services, hall: Hall, crew: Crew, office: Office, clock: FixedClock, standing: StandingService
) -> None:
    exam, boss = hall.exam(crew.wang), office.administrator
    hall.sit(crew.wang, exam)
    hall.invigilation.close_exam(office.trainer, exam)
    assert in_force(hall, exam) == {crew.wang.person_id}
    assert standing.standing(boss, exam).may_begin
    rule = next(rule for rule in services.exams.rules() if rule.terms.publication)
    with pytest.raises(NotAllowed):
        standing.begin(office.trainer, exam, rule, "补走程序")
    wang = Actor(crew.wang.account_id, crew.wang.person_id, crew.wang.name, frozenset({Role.ADMINISTRATOR}))
    with pytest.raises(NotAllowed, match="own_matter"):
        standing.begin(wang, exam, rule, "补走程序")
    with pytest.raises(BadInput, match=r"reason\.missing"):
        standing.begin(boss, exam, rule, " ")
    standing.begin(boss, exam, rule, "补走审定、公示程序")
    plan = hall.exams.exam(boss, exam).plan
    assert (plan.terms, plan.terms_rule) == (rule.terms, rule.source)
    assert in_force(hall, exam) == set()
    with pytest.raises(Refused, match=r"standing\.begun"):
        standing.begin(boss, exam, rule, "再来一次")
    standing.review(boss, exam)
    standing.publish(office.trainer, exam)
    clock.tick(30 * DAY)
    standing.bring_into_force(boss, exam)
    assert in_force(hall, exam) == {crew.wang.person_id}


@pytest.mark.both_engines
def test_an_undecided_case_of_misconduct_holds_back_its_own_result_alone(
    services: Services, hall: Hall, crew: Crew, office: Office, clock: FixedClock, standing: StandingService
) -> None:
    boss, cases, wang, zhao = office.administrator, services.discipline, crew.wang.person_id, crew.zhao.person_id
    exam = hall.exam(crew.wang, crew.zhao, terms=TERMS)
    for one in (crew.wang, crew.zhao):
        hall.sit(one, exam)
    hall.invigilation.close_exam(office.trainer, exam)
    own = cases.record(office.trainer, exam, wang, Attendance.MISCONDUCT, "东张西望", boss.person_id, True)
    assert standing.standing(boss, exam).held == {wang}
    standing.review(boss, exam)
    standing.publish(office.trainer, exam)
    clock.tick(30 * DAY)
    standing.bring_into_force(boss, exam)
    assert in_force(hall, exam) == {zhao}
    assert [row.held for row in hall.results.results(boss, exam).rows if row.person_id == wang] == [True]
    mine = hall.results.my_result(crew.wang, exam)
    assert (mine.in_force, mine.held) == (False, True)
    with services.store.database.read() as session:
        assert actions_about(session, wang)[-1] == "standing.held_back"
    clock.tick(60)
    later = cases.record(office.trainer, exam, zhao, Attendance.MISCONDUCT, "带出草稿纸", boss.person_id, True)
    assert later != own
    assert in_force(hall, exam) == {zhao}
    for words in ("拟不予处理", "无异议"):
        cases.go_on(office.trainer, own, words, True)
    judge = services.people.add_person(boss, PersonDraft("吴刚", unit_id=office.unit_id))
    cases.decide(Actor(judge, judge, "吴刚", frozenset({Role.ADMINISTRATOR})), own, Verdict.DROPPED, "查无实据")
    assert in_force(hall, exam) == {wang, zhao}
    assert not hall.results.my_result(crew.wang, exam).held


@pytest.mark.both_engines
def test_what_was_in_force_when_a_case_was_recorded_stays_so_whatever_others_results_go_through(
    services: Services,
    hall: Hall,
    crew: Crew,
    office: Office,
    clock: FixedClock,
    standing: StandingService,
    marked: UUID,
) -> None:
    boss, trainer, zhao = office.administrator, office.trainer, crew.zhao.person_id

    def settle() -> None:
        standing.review(boss, marked)
        standing.publish(trainer, marked)
        clock.tick(30 * DAY)
        standing.bring_into_force(boss, marked)

    settle()
    clock.tick(60)
    services.discipline.record(trainer, marked, zhao, Attendance.MISCONDUCT, "带出草稿纸", boss.person_id, True)
    hall.exams.set_attendance(trainer, marked, [crew.sun.person_id], Attendance.EXEMPT, "补交公差证明")
    clock.tick(60)
    standing.review(boss, marked)
    standing.withdraw(boss, marked, "名单有误")
    for again in (False, True):
        if again:
            settle()
        assert zhao in in_force(hall, marked)
        assert standing.standing(boss, marked).held == set()
        assert not hall.results.my_result(crew.zhao, marked).held
    assert len(in_force(hall, marked)) == 3


def actions_about(session: Session, person_id: UUID) -> list[str]:
    query = text("SELECT action FROM audit_entry WHERE subject_id = :who ORDER BY sequence")
    return list(session.scalars(query.bindparams(bindparam("who", type_=Uuid())), {"who": person_id}))
