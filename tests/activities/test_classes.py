"""From a plan line to credited hours, over the real store."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.activities.classroom import (
    ABSENT,
    FIRST,
    LAW,
    LEAVE,
    PRESENT,
    SKILLS,
    Classroom,
    everybody_there,
    half_day,
)
from tests.conftest import Office
from tests.fakes import FixedClock
from tests.hours.samples import approved
from trainer.activities.attending.rules import scan_codes
from trainer.activities.plans.values import PlanDraft
from trainer.activities.values import ActivityDraft, ActivityQuery, Half, Mark, Presence, Stage, Taken
from trainer.app.services import Services
from trainer.hours.values import EntryState, SourceKind
from trainer.people.accounts.values import Actor, Role, Witness
from trainer.people.values import PersonDraft
from trainer.reports.private_words import destroy_private_words, private_words
from trainer.store.audit import read_trail
from trainer.store.errors import BadInput, NotAllowed, Refused

PLAN = PlanDraft(
    2026, "行政处罚法轮训", date(2026, 1, 1), date(2026, 12, 31), target=30, hours={LAW: Decimal(16)},
    budget=Decimal(20000), rotation=True,
)  # fmt: skip


@pytest.mark.both_engines
def test_a_class_from_the_plan_to_the_ledger(services: Services, office: Office, room: Classroom) -> None:
    plan = services.plans.add(office.trainer, PLAN)
    draft = services.activities.activity(office.trainer, room.id).draft
    services.activities.change(office.trainer, room.id, replace(draft, plan_id=plan, spent=Decimal("1234.50")))
    everybody_there(services, office, room)
    with pytest.raises(NotAllowed):
        services.activity_credits.approve(office.trainer, services.activity_credits.propose(office.trainer, room.id))
    assert services.activities.activity(office.trainer, room.id).stage is Stage.PROPOSED
    (credit,) = services.activity_credits.credits(office.administrator, room.id)
    assert services.activity_credits.approve(office.administrator, credit.id) == 3
    assert approved(services) == dict.fromkeys(room.officers, Decimal(32))
    entries = services.hours.entries(office.administrator, room.officers[0], 2026)
    assert {(one.draft.category, one.draft.hours, one.state) for one in entries} == {
        (LAW, Decimal(16), EntryState.APPROVED),
        (SKILLS, Decimal(16), EntryState.APPROVED),
    }
    assert {one.draft.source for one in entries} == {SourceKind.CLASS}
    assert {(one.draft.on, one.draft.until) for one in entries} == {(FIRST, FIRST + timedelta(days=1))}
    (line,) = services.plans.lines(office.trainer, 2026)
    assert (line.activities, line.ended, line.spent) == (1, 1, Decimal("1234.50"))
    assert services.activity_credits.trained(office.trainer) == {plan: 3}
    services.activity_credits.take_back(office.administrator, credit.id, room.officers[:1], "冒签")
    assert services.activity_credits.trained(office.trainer) == {plan: 2}
    assert services.activities.activities(office.trainer)[0].stage is Stage.CREDITED


def test_who_prepared_or_attended_does_not_approve(services: Services, office: Office, room: Classroom) -> None:
    everybody_there(services, office, room)
    boss = office.administrator
    credit = services.activity_credits.propose(boss, room.id)
    with pytest.raises(NotAllowed, match="own_matter"):
        services.activity_credits.approve(boss, credit)
    with pytest.raises(NotAllowed, match="own_matter"):
        services.activity_credits.return_(boss, credit, "重报")


def test_hours_are_taken_back_and_prepared_anew(services: Services, office: Office, room: Classroom) -> None:
    everybody_there(services, office, room)
    boss, wrong = office.administrator, room.officers[0]
    first = services.activity_credits.propose(office.trainer, room.id)
    services.activity_credits.approve(boss, first)
    with pytest.raises(Refused, match=r"activity\.credited"):
        services.attendance.mark(office.trainer, room.half_days[3], {wrong: ABSENT})
    assert services.activity_credits.take_back(boss, first, [wrong], "冒签") == 2
    assert services.activity_credits.credits(boss, room.id)[0].standing == set(room.officers[1:])
    services.attendance.mark(office.trainer, room.half_days[3], {wrong: Mark(Presence.PARTIAL, Decimal(4))})
    again = services.activity_credits.propose(office.trainer, room.id)
    assert [line.person_id for line in services.activity_credits.credits(boss, room.id)[1].lines] == [wrong]
    services.activity_credits.approve(boss, again)
    assert approved(services) == {wrong: Decimal(28), room.officers[1]: Decimal(32), room.officers[2]: Decimal(32)}
    with pytest.raises(Refused, match=r"activity\.nobody"):
        services.activity_credits.propose(office.trainer, room.id)
    forgotten = services.people.add_person(boss, PersonDraft("周远", unit_id=office.unit_id))
    services.activities.enrol(office.trainer, room.id, [forgotten])
    everybody_there(services, office, room)
    late = services.activity_credits.propose(office.trainer, room.id)
    services.activity_credits.approve(boss, late)
    assert approved(services)[forgotten] == 32
    with pytest.raises(Refused, match=r"activity\.nothing_standing"):
        services.activity_credits.take_back(boss, first, [wrong], "再冲")


def test_a_returned_preparation_opens_the_attendance_again(services: Services, office: Office, room: Classroom) -> None:
    everybody_there(services, office, room)
    credit = services.activity_credits.propose(office.trainer, room.id)
    with pytest.raises(Refused, match=r"activity\.over"):
        services.attendance.mark(office.trainer, room.half_days[0], {room.officers[0]: ABSENT})
    with pytest.raises(BadInput, match=r"reason\.missing"):
        services.activity_credits.return_(office.administrator, credit, " ")
    services.activity_credits.return_(office.administrator, credit, "签到表缺一张")
    services.attendance.mark(office.trainer, room.half_days[0], {room.officers[0]: ABSENT})
    with pytest.raises(Refused, match=r"activity\.credit_decided"):
        services.activity_credits.approve(office.administrator, credit)
    services.activity_credits.propose(office.trainer, room.id)
    assert [one.number for one in services.activity_credits.credits(office.trainer, room.id)] == [1, 2]


def test_a_class_over_new_year_counts_in_both_years(services: Services, office: Office, clock: FixedClock) -> None:
    person = services.people.add_person(office.administrator, PersonDraft("陈建国", unit_id=office.unit_id))
    new = services.activities.make(office.trainer, ActivityDraft("岁末轮训"))
    days = [date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 4)]
    halves = [services.activities.add_session(office.trainer, new, half_day(on)) for on in days]
    services.activities.enrol(office.trainer, new, [person])
    with pytest.raises(Refused, match=r"activity\.not_yet"):
        services.attendance.mark(office.trainer, halves[0], {person: PRESENT})
    with pytest.raises(Refused, match=r"activity\.not_ended"):
        services.activity_credits.propose(office.trainer, new)
    clock.tick(50 * 86400)
    for half in halves:
        services.attendance.mark(office.trainer, half, {person: PRESENT})
    services.activity_credits.approve(office.administrator, services.activity_credits.propose(office.trainer, new))
    assert (approved(services, 2026), approved(services, 2027)) == ({person: Decimal(8)}, {person: Decimal(4)})


def test_attendance_comes_by_list_and_scan(services: Services, office: Office, room: Classroom) -> None:
    outsider = services.people.add_person(office.administrator, PersonDraft("孙来", work_number="A900"))
    services.attendance.mark(office.trainer, room.half_days[0], {room.officers[1]: LEAVE})
    text = "序号 工号 姓名\n1 A001 陈建国\n2 A002\n3 A900 孙来\n4 查无此人\n5 A001"
    found = services.attendance.take_list(office.trainer, room.half_days[0], text)
    assert [[row.id for row in rows] for rows in (found.marked, found.again, found.strangers)] == [
        [room.officers[0]],
        [room.officers[1]],
        [outsider],
    ]
    assert found.refused == ("4 查无此人",)
    scanned = services.attendance.take_list(office.trainer, room.half_days[0], "A003", Taken.SCAN)
    assert len(scanned.marked) == 1
    marks = services.attendance.marks(office.trainer, room.id)
    assert {marks[room.half_days[0], person].taken for person in room.officers} == {
        Taken.IMPORT,
        Taken.LIST,
        Taken.SCAN,
    }
    assert marks[room.half_days[0], room.officers[1]].mark == LEAVE
    with services.store.database.read() as session:
        trail = read_trail(session, room.officers[1])
    assert [link.action for link in trail][:1] == ["activities.marked"]
    assert "公务" not in str([link.detail for link in trail])


def test_the_code_of_the_sign_in_sheet_is_scanned(services: Services, office: Office, room: Classroom) -> None:
    """Who has no number of their own is found by the key; the same code twice changes nothing."""
    bare = services.people.add_person(office.administrator, PersonDraft("周远", unit_id=office.unit_id))
    services.activities.enrol(office.trainer, room.id, [bare])
    people = services.people.rows(office.trainer, [*room.officers, bare])
    codes = scan_codes(people.values())
    assert [codes[one] for one in room.officers] == ["A001", "A002", "A003"]
    twins = scan_codes([people[room.officers[0]], replace(people[bare], work_number="A001")])
    assert twins == {one: one.hex for one in (room.officers[0], bare)}
    half, take = room.half_days[0], services.attendance.take_list
    found = take(office.trainer, half, f"{codes[bare].upper()}\nA002\n{codes[bare]}", Taken.SCAN)
    assert {row.id for row in found.marked} == {bare, room.officers[1]}
    again = take(office.trainer, half, codes[bare], Taken.SCAN)
    assert ([row.name for row in again.again], again.marked, again.refused) == (["周远"], (), ())


def test_programme_and_roster_hold_their_rules(services: Services, office: Office, room: Classroom) -> None:
    activities, trainer = services.activities, office.trainer
    with pytest.raises(Refused, match=r"activity\.half_taken"):
        activities.add_session(trainer, room.id, half_day(FIRST))
    teacher = services.people.add_person(office.administrator, PersonDraft("郑老师", unit_id=office.unit_id))
    activities.change_session(trainer, room.half_days[0], half_day(FIRST, skills="4", lecturers=(teacher,)))
    other = activities.make(trainer, ActivityDraft("案卷制作班", capacity=2))
    with pytest.raises(Refused, match=r"lecturer\.busy"):
        activities.add_session(trainer, other, half_day(FIRST, lecturers=(teacher,)))
    with pytest.raises(Refused, match=r"activity\.full"):
        activities.enrol(trainer, other, room.officers)
    assert activities.enrol(trainer, other, room.officers[:2]) == 2
    activities.withdraw(trainer, other, room.officers[0], "调离")
    assert activities.enrol(trainer, other, [room.officers[2], room.officers[1]]) == 1
    assert activities.activity(trainer, other).people == (room.officers[1], room.officers[2])
    everybody_there(services, office, room)
    with pytest.raises(Refused, match=r"activity\.marked"):
        activities.remove_session(trainer, room.half_days[0])
    with pytest.raises(Refused, match=r"activity\.marked"):
        activities.change_session(trainer, room.half_days[0], half_day(FIRST, Half.EVENING))
    activities.change_session(trainer, room.half_days[0], half_day(FIRST, skills="4", place="一楼"))
    activities.cancel(trainer, other, "人数不足")
    with pytest.raises(Refused, match=r"activity\.over"):
        activities.enrol(trainer, other, room.officers)


def test_lists_are_found_by_year_plan_and_words(services: Services, office: Office, room: Classroom) -> None:
    plan = services.plans.add(office.trainer, PLAN)
    bare = services.activities.make(office.trainer, ActivityDraft("待排课", plan_id=plan))
    found = services.activities.activities
    assert [line.id for line in found(office.trainer, ActivityQuery(year=2026))] == [bare, room.id]
    assert [line.id for line in found(office.trainer, ActivityQuery(year=2027))] == [bare]
    assert [line.id for line in found(office.trainer, ActivityQuery(plan_id=plan))] == [bare]
    assert [
        (line.people, line.sessions, line.hours) for line in found(office.trainer, ActivityQuery(words="处罚"))
    ] == [(3, 4, Decimal(32))]
    services.plans.drop(office.trainer, plan, "调整年度安排")
    with pytest.raises(Refused, match=r"plan\.dropped"):
        services.activities.make(office.trainer, ActivityDraft("再办", plan_id=plan))


def test_officers_see_and_change_nothing(services: Services, office: Office, room: Classroom) -> None:
    nobody = Actor(room.officers[0], room.officers[0], "陈建国", frozenset())
    for act in (
        lambda: services.activities.activities(nobody),
        lambda: services.attendance.mark(nobody, room.half_days[0], {room.officers[0]: PRESENT}),
        lambda: services.activity_credits.propose(nobody, room.id),
        lambda: services.plans.add(nobody, PLAN),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_an_invigilator_sees_who_was_there_and_not_why(services: Services, office: Office, room: Classroom) -> None:
    services.attendance.mark(office.trainer, room.half_days[0], {room.officers[0]: LEAVE})
    services.activities.withdraw(office.trainer, room.id, room.officers[1], "住院")
    invigilator = Actor(room.officers[2], room.officers[2], "赵海燕", frozenset({Role.INVIGILATOR}))
    key = room.half_days[0], room.officers[0]
    assert services.attendance.marks(invigilator, room.id)[key].mark == Mark(Presence.LEAVE)
    assert services.attendance.marks(office.trainer, room.id)[key].mark == LEAVE
    assert {one.reason for one in services.activities.activity(invigilator, room.id).members} == {""}
    assert "住院" in {one.reason for one in services.activities.activity(office.trainer, room.id).members}


def test_reasons_of_leave_stand_apart_and_can_be_destroyed(services: Services, office: Office, room: Classroom) -> None:
    who, boss, database = room.officers[0], office.administrator, services.store.database
    services.attendance.mark(office.trainer, room.half_days[0], {who: LEAVE})
    assert LEAVE.reason in private_words(database, boss, who)
    witness = Witness(office.trainer.person_id, office.trainer.name, boss.person_id)
    assert destroy_private_words(database, services.audit, boss, witness, who, "保存期满") == 1
    mark = services.attendance.marks(boss, room.id)[room.half_days[0], who].mark
    assert mark == Mark(Presence.LEAVE)


def test_hours_are_not_prepared_from_what_somebody_just_changed(
    services: Services, office: Office, room: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody_there(services, office, room)
    pieces = services.store.database.pieces

    def meanwhile(*given: object) -> object:
        monkeypatch.setattr(services.store.database, "pieces", pieces)
        services.attendance.mark(office.administrator, room.half_days[0], {room.officers[0]: ABSENT})
        return pieces(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(services.store.database, "pieces", meanwhile)
    with pytest.raises(Refused, match=r"activity\.changed_meanwhile"):
        services.activity_credits.propose(office.trainer, room.id)
    assert services.activity_credits.credits(office.trainer, room.id) == ()
