"""An officer contests a question or a sum: within its days, answered by others, and never by themselves."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import WRITTEN, Hall
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.exams.objections.rules import opinions_due
from trainer.exams.objections.service import ObjectionService
from trainer.exams.standing.service import StandingService
from trainer.exams.values import ResultTerms, ReviewPolicy
from trainer.hours.values import RuleSource, SourceNature
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.store.clock import local_today
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.workdays.values import DaySpan, YearDays

TERMS = ResultTerms(publication=5, recheck=15, objection=10, panel=2)
DAY = 24 * 3600


@pytest.fixture
def objections(services: Services) -> ObjectionService:
    return services.objections


@pytest.fixture
def standing(services: Services) -> StandingService:
    return services.standing


@pytest.fixture
def colleague(services: Services, office: Office) -> Actor:
    person = services.people.add_person(office.administrator, PersonDraft("吴刚", unit_id=office.unit_id))
    return Actor(person, person, "吴刚", frozenset({Role.ADMINISTRATOR}))


@pytest.fixture
def published(hall: Hall, crew: Crew, office: Office, standing: StandingService) -> UUID:
    exam = hall.exam(crew.wang, crew.zhao, terms=TERMS)
    hall.sit(crew.wang, exam)
    hall.sit(crew.zhao, exam, right=5)
    hall.invigilation.close_exam(office.trainer, exam)
    standing.review(office.administrator, exam)
    standing.publish(office.trainer, exam)
    return exam


@pytest.mark.both_engines
def test_a_panel_answers_an_objection_and_keeps_its_reasons(
    crew: Crew,
    office: Office,
    objections: ObjectionService,
    standing: StandingService,
    colleague: Actor,
    published: UUID,
) -> None:
    with pytest.raises(BadInput, match="missing"):
        objections.contest(crew.zhao, published, 6, " ")
    own = objections.contest(crew.zhao, published, 6, "依新法应选另一项")
    with pytest.raises(Refused, match="made_already"):
        objections.contest(crew.zhao, published, 6, "再说一次")
    assert standing.standing(office.trainer, published).pending == 1
    with pytest.raises(Refused, match="panel_first"):
        objections.decide(office.administrator, own, True, "成立")
    objections.opine(office.trainer, own, True, "条文已改")
    with pytest.raises(Refused, match="spoken"):
        objections.opine(office.trainer, own, False, "改变看法")
    objections.opine(colleague, own, False, "原答案不误")
    objections.decide(office.administrator, own, True, "采纳，更正答案")
    (found,) = objections.remedies(crew.zhao, published).objections
    assert (found.number, found.upheld, found.answer, found.words) == (7, True, "采纳，更正答案", "依新法应选另一项")
    assert [(one.upheld, one.reason) for one in found.opinions] == [(True, "条文已改"), (False, "原答案不误")]
    assert standing.standing(office.trainer, published).pending == 0
    with pytest.raises(Refused, match="decided"):
        objections.opine(office.administrator, own, True, "太晚")


def test_days_and_policy_bound_what_may_be_asked(
    hall: Hall, crew: Crew, office: Office, clock: FixedClock, objections: ObjectionService, published: UUID
) -> None:
    open_ones = objections.remedies(crew.wang, published)
    assert open_ones.object_until is not None
    assert open_ones.recheck_until is not None
    clock.tick(11 * DAY)
    with pytest.raises(Refused, match="too_late"):
        objections.contest(crew.wang, published, 0, "有误")
    assert objections.remedies(crew.wang, published).object_until is None
    objections.ask_recheck(crew.wang, published, "请核对总分")
    with pytest.raises(Refused, match="asked_already"):
        objections.ask_recheck(crew.wang, published, "再核一次")
    hidden = hall.exam(crew.wang, terms=TERMS, review=ReviewPolicy.SCORE)
    hall.sit(crew.wang, hidden)
    with pytest.raises(Refused, match="not_shown"):
        objections.contest(crew.wang, hidden, 0, "有误")
    with pytest.raises(Refused, match=r"recheck\.too_late"):
        objections.ask_recheck(crew.wang, hidden, "未公示")
    assert objections.remedies(crew.sun, published).objections == ()


def test_two_people_add_up_and_a_mark_left_out_is_mended(
    hall: Hall,
    crew: Crew,
    office: Office,
    objections: ObjectionService,
    standing: StandingService,
    colleague: Actor,
) -> None:
    exam = hall.exam(crew.wang, blueprint=WRITTEN, terms=TERMS)
    hall.sit(crew.wang, exam)
    for answer in hall.marking.waiting(office.trainer, exam):
        hall.marking.award(office.trainer, answer.sitting_id, answer.item, answer.of - answer.of, part=answer.part)
    hall.invigilation.close_exam(office.trainer, exam)
    standing.review(office.administrator, exam)
    standing.publish(office.trainer, exam)
    own = objections.ask_recheck(crew.wang, exam, "简答题似未给分")
    (asked,) = objections.rechecks(office.trainer, exam)
    assert (asked.score, asked.added) == (asked.asked, asked.asked)
    assert [line.number for line in asked.lines if line.left_out] == [1]
    assert not objections.find(office.trainer, own, asked.ordinal, False, "第1题漏评")
    hall.marking.award(office.trainer, asked.sitting_id, 0, asked.lines[0].of, "复核补评")
    with pytest.raises(Refused, match="overtaken"):
        objections.find(colleague, own, asked.ordinal, True, "")
    (now,) = objections.rechecks(office.trainer, exam)
    assert now.score == asked.score + asked.lines[0].of
    assert not objections.find(office.trainer, own, now.ordinal, True, "")
    with pytest.raises(Refused, match="found_already"):
        objections.find(office.trainer, own, now.ordinal, True, "")
    assert standing.standing(office.trainer, exam).pending == 1
    assert objections.waiting(office.trainer) == {exam: 1}
    assert objections.find(colleague, own, now.ordinal, True, "")
    assert standing.standing(office.trainer, exam).pending == 0
    assert objections.waiting(office.trainer) == {}
    with pytest.raises(Refused, match="over"):
        objections.find(office.administrator, own, now.ordinal, True, "")
    hall.marking.award(office.trainer, asked.sitting_id, 0, Decimal(1), "更正后重评")
    (kept,) = objections.rechecks(office.trainer, exam)
    assert (kept.over, kept.ordinal, kept.score) == (True, now.ordinal, now.score)
    assert standing.standing(office.trainer, exam).pending == 0


def test_candidates_answer_nothing(crew: Crew, office: Office, objections: ObjectionService, published: UUID) -> None:
    own = objections.contest(crew.zhao, published, 0, "有误")
    wang = Actor(crew.wang.account_id, crew.wang.person_id, "王强", frozenset({Role.ADMINISTRATOR}))
    for act in (
        lambda: objections.objections(wang, published),
        lambda: objections.rechecks(wang, published),
        lambda: objections.opine(wang, own, True, "同意"),
        lambda: objections.decide(wang, own, True, "同意"),
    ):
        with pytest.raises(NotAllowed, match="own_matter"):
            act()
    with pytest.raises(NotAllowed, match="no_permission"):
        objections.opine(crew.zhao, own, True, "同意")
    assert opinions_due((), 3) == 3


def test_days_in_working_days_stay_as_they_were_told(
    hall: Hall,
    crew: Crew,
    office: Office,
    services: Services,
    clock: FixedClock,
    objections: ObjectionService,
    standing: StandingService,
) -> None:
    clock.tick((date(2026, 12, 21) - local_today(clock)).days * DAY)
    exam = hall.exam(crew.wang, terms=replace(TERMS, in_workdays=True))
    hall.sit(crew.wang, exam)
    hall.invigilation.close_exam(office.trainer, exam)
    standing.review(office.administrator, exam)
    standing.publish(office.trainer, exam)
    told = objections.remedies(crew.wang, exam)
    assert (told.recheck_until, told.unlisted) == (date(2027, 1, 11), (2027,))
    clock.tick(DAY)
    source = RuleSource(SourceNature.OFFICIAL, "放假安排通知", "未载明")
    off = (DaySpan(date(2027, 1, 1), date(2027, 1, 5), "元旦"),)
    services.workdays.keep(office.administrator, YearDays(2027, off, (), source), 0)
    assert objections.remedies(crew.wang, exam).recheck_until == date(2027, 1, 11)
    clock.tick(21 * DAY)
    assert objections.remedies(crew.wang, exam).recheck_until is None
