"""Hours of a class are decided person by person, what was taught with what was attended, each once."""

from dataclasses import replace
from decimal import Decimal
from functools import partial
from uuid import UUID

import pytest

from tests.activities.classroom import ABSENT, FIRST, LAW, LEAVE, SECOND, SKILLS, Classroom, everybody_there, half_day
from tests.conftest import Office
from tests.fakes import FixedClock
from tests.hours.samples import approved
from trainer.activities.credits.values import Credit, LineDecision
from trainer.activities.lecturers.values import LecturerDraft
from trainer.activities.values import Half, Mark, Presence, Stage
from trainer.app.awards import class_awards, ended_classes
from trainer.app.services import Services
from trainer.hours.values import EntryState, HourEntry, SourceKind
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.reports.private_words import private_words
from trainer.store.audit import read_trail
from trainer.store.errors import BadInput, NotAllowed, Refused


def proposed(services: Services, office: Office, room: Classroom) -> UUID:
    everybody_there(services, office, room)
    return services.activity_credits.propose(office.trainer, room.id)


def newest(services: Services, office: Office, room: Classroom) -> Credit:
    return services.activity_credits.credits(office.trainer, room.id)[-1]


def second_boss(services: Services, office: Office) -> Actor:
    person = services.people.add_person(office.administrator, PersonDraft("吴局", unit_id=office.unit_id))
    return Actor(person, person, "吴局", frozenset({Role.ADMINISTRATOR}))


def taught(services: Services, room: Classroom, person: UUID) -> tuple[HourEntry, ...]:
    return services.hours.of_source([person], SourceKind.CLASS, f"{room.id}/teaching/")


@pytest.mark.both_engines
def test_single_people_are_approved_returned_and_left_open(services: Services, office: Office, room: Classroom) -> None:
    credit, boss, ledger = proposed(services, office, room), office.administrator, services.activity_credits
    kept, wrong, left = room.officers
    assert ended_classes(services, boss) == ()
    assert ledger.approve(boss, credit, [kept]) == 1
    assert approved(services) == {kept: Decimal(32)}
    assert [key for key, _title in ended_classes(services, boss)] == [room.id]
    awards = class_awards(services, boss, room.id)
    assert (set(awards.facts), "周敏" in awards.proof) == ({kept}, True)
    assert ledger.return_(boss, credit, "十九日代签", [wrong]) == 1
    found = newest(services, office, room)
    assert (found.state, [line.person_id for line in found.open]) == (EntryState.PENDING, [left])
    decided = found.line_of(wrong)
    assert decided is not None
    assert decided.decided is not None
    assert (decided.decided.decision, decided.decided.reason) == (LineDecision.RETURNED, "十九日代签")
    assert "十九日代签" in private_words(services.store.database, boss, wrong)
    services.attendance.mark(office.trainer, room.half_days[3], {wrong: Mark(Presence.PARTIAL, Decimal(4))})
    for person, code in ((kept, "activity.credited"), (left, "activity.over")):
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            services.attendance.mark(office.trainer, room.half_days[3], {person: ABSENT})
    again = ledger.propose(office.trainer, room.id)
    assert [line.person_id for line in newest(services, office, room).lines] == [wrong]
    assert services.activities.activity(boss, room.id).stage is Stage.PROPOSED
    assert ledger.approve(boss, credit) == ledger.approve(boss, again) == 1
    assert approved(services) == {kept: Decimal(32), wrong: Decimal(28), left: Decimal(32)}
    assert services.activities.activity(boss, room.id).stage is Stage.CREDITED
    with services.store.database.read() as session:
        trail = [(one.action, one.reason) for one in read_trail(session, wrong)]
    assert ("activities.hours_returned", "十九日代签") in trail


def test_who_was_returned_may_leave_the_roster_and_nobody_else(
    services: Services, office: Office, room: Classroom
) -> None:
    credit, boss, ledger = proposed(services, office, room), office.administrator, services.activity_credits
    kept, wrong, left = room.officers
    ledger.approve(boss, credit, [kept])
    ledger.return_(boss, credit, "不是本班学员", [wrong])
    services.activities.withdraw(office.trainer, room.id, wrong, "误列名册")
    for person, code in ((kept, "activity.credited"), (left, "activity.over")):
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            services.activities.withdraw(office.trainer, room.id, person, "误列名册")
    assert services.activities.activity(boss, room.id).people == (kept, left)


def test_a_second_click_or_window_credits_nobody_twice(services: Services, office: Office, room: Classroom) -> None:
    credit, boss, ledger = proposed(services, office, room), office.administrator, services.activity_credits
    ledger.approve(boss, credit, room.officers[:2])
    before = approved(services)
    for act in (
        lambda: ledger.approve(boss, credit, room.officers[:1]),
        lambda: ledger.approve(boss, credit, room.officers),
        lambda: ledger.return_(boss, credit, "重报", room.officers[:1]),
    ):
        with pytest.raises(Refused, match=r"activity\.credit_decided"):
            act()
    assert approved(services) == before == dict.fromkeys(room.officers[:2], Decimal(32))
    ledger.approve(boss, credit)
    with pytest.raises(Refused, match=r"activity\.credit_decided"):
        ledger.approve(boss, credit)


def test_the_other_window_was_quicker_inside_the_same_piece(
    services: Services, office: Office, room: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between reading and writing somebody else decides about one of the people: nothing of the piece is written."""
    credit, boss, ledger = proposed(services, office, room), office.administrator, services.activity_credits
    pieces = services.store.database.pieces

    def meanwhile(*given: object) -> object:
        monkeypatch.setattr(services.store.database, "pieces", pieces)
        ledger.return_(boss, credit, "代签", room.officers[:1])
        return pieces(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(services.store.database, "pieces", meanwhile)
    with pytest.raises(Refused, match=r"activity\.credit_decided"):
        ledger.approve(boss, credit, room.officers)
    assert approved(services) == {}
    assert [line.person_id for line in newest(services, office, room).open] == list(room.officers[1:])


def test_a_broken_off_approval_goes_on_without_crediting_twice(
    services: Services, office: Office, room: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    credit, ledger = proposed(services, office, room), services.activity_credits
    database = services.store.database
    monkeypatch.setattr(database, "pieces", partial(database.pieces, first=1))

    def stop(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.approve(office.administrator, credit, progress=stop)
    found = newest(services, office, room)
    decided = {line.person_id for line in found.lines if line.decided}
    assert set(approved(services)) == decided == found.standing
    assert 0 < len(decided) < 3
    assert ledger.approve(office.administrator, credit) == 3 - len(decided)
    assert approved(services) == dict.fromkeys(room.officers, Decimal(32))


def test_an_approver_decides_about_the_others_only(services: Services, office: Office, room: Classroom) -> None:
    boss, ledger = office.administrator, services.activity_credits
    services.activities.enrol(office.trainer, room.id, [boss.person_id])
    credit = proposed(services, office, room)
    for people in ([boss.person_id], [room.officers[0], boss.person_id]):
        with pytest.raises(NotAllowed, match="own_matter"):
            ledger.approve(boss, credit, people)
    assert ledger.approve(boss, credit) == 3
    with pytest.raises(NotAllowed, match="own_matter"):
        ledger.approve(boss, credit)
    assert approved(services) == dict.fromkeys(room.officers, Decimal(32))
    assert ledger.approve(second_boss(services, office), credit) == 1
    assert approved(services)[boss.person_id] == 32


def test_withdrawing_is_confirmed_or_overruled_by_a_person(services: Services, office: Office, room: Classroom) -> None:
    boss, ledger = office.administrator, services.activity_credits
    gone, kept, fine = room.officers
    services.attendance.mark(office.trainer, room.half_days[0], {gone: LEAVE, kept: LEAVE})
    credit = proposed(services, office, room)
    over = {
        line.person_id: line.over and (line.over.missed, line.over.whole)
        for line in newest(services, office, room).lines
    }
    assert over == {gone: (8, 32), kept: (8, 32), fine: None}
    with pytest.raises(BadInput, match=r"reason\.missing"):
        ledger.overrule(boss, credit, [kept], " ")
    with pytest.raises(Refused, match=r"activity\.not_over"):
        ledger.overrule(boss, credit, [fine], "抢险")
    ledger.overrule(boss, credit, [kept], "抗洪抢险，经批准")
    ledger.approve(boss, credit)
    assert approved(services) == {kept: Decimal(24), fine: Decimal(32)}
    found = newest(services, office, room)
    decisions = {line.person_id: line.decided and line.decided.decision for line in found.lines}
    assert decisions == {
        gone: LineDecision.WITHDRAWN,
        kept: LineDecision.APPROVED,
        fine: LineDecision.APPROVED,
    }
    assert services.activities.activity(boss, room.id).people == (kept, fine)
    services.activities.enrol(office.trainer, room.id, [gone])
    again = ledger.propose(office.trainer, room.id)
    ledger.overrule(boss, again, [gone], "请假属公务")
    assert approved(services)[gone] == 24


@pytest.mark.both_engines
def test_own_lecturers_are_credited_by_the_activity_table(
    services: Services, office: Office, room: Classroom, clock: FixedClock
) -> None:
    trainer, boss, ledger = office.trainer, office.administrator, services.activity_credits
    services.hours.choose_rule_set(boss, 2026, "example", "周敏")
    own = services.people.add_person(boss, PersonDraft("吴讲师", unit_id=office.unit_id))
    outside = services.lecturers.add_outside(boss, "孙教授", LecturerDraft("省法学会", topics=("法",)))
    teachers = ((own, outside), (trainer.person_id,), (boss.person_id,), ())
    places = [(on, half) for on in (FIRST, SECOND) for half in (Half.MORNING, Half.AFTERNOON)]
    for key, (on, half), some in zip(room.half_days, places, teachers, strict=True):
        services.activities.change_session(trainer, key, half_day(on, half, skills="4", lecturers=some))
    for slot, content in (("notice", b"notice"), ("courseware", b"slides")):
        services.class_files.put(trainer, room.id, slot, f"{slot}.pdf", content)
        clock.tick(1)
    credit = proposed(services, office, room)
    (line,) = [one for one in newest(services, office, room).lines if one.person_id == own]
    assert {(one.category, one.hours, one.activity) for one in line.taught} == {
        (LAW, Decimal(12), "授课"),
        (SKILLS, Decimal(12), "授课"),
    }
    assert services.hours.pending(boss) == ()
    ledger.return_(boss, credit, "缺签到表", [own])
    assert ledger.approve(boss, credit) == 3
    with pytest.raises(NotAllowed, match="own_matter"):
        ledger.approve(boss, credit)
    assert approved(services) == dict.fromkeys(room.officers, Decimal(32))
    assert ledger.approve(boss, ledger.propose(trainer, room.id)) == 1
    assert approved(services)[own] == 24
    (entry, _other) = taught(services, room, own)
    assert services.hours.evidence(boss, entry.id) == b"slides"
    assert services.hours.evidence(boss, entry.id, entry.draft.further[0] if entry.draft.further else "") == b"slides"
    proofs = services.hours.proofs(boss, own, 2026)[entry.id]
    assert [services.hours.evidence(boss, entry.id, one) for one in proofs] == [b"notice"]
    assert newest(services, office, room).teaching == {own}
    assert ledger.trained(trainer) == {}
    assert ledger.credited(room.id) == frozenset(room.officers)


def test_the_hours_of_who_prepared_are_prepared_by_another(services: Services, office: Office, room: Classroom) -> None:
    """A trainer taught and prepared: somebody else prepares that part, though no attendee is left."""
    boss, trainer, ledger = office.administrator, office.trainer, services.activity_credits
    services.hours.choose_rule_set(boss, 2026, "example", "周敏")
    teaching = half_day(FIRST, skills="4", lecturers=(trainer.person_id,))
    services.activities.change_session(trainer, room.half_days[0], teaching)
    ledger.approve(boss, proposed(services, office, room))
    with pytest.raises(Refused, match=r"activity\.nobody"):
        ledger.propose(trainer, room.id)
    own = ledger.propose(boss, room.id)
    with pytest.raises(NotAllowed, match="own_matter"):
        ledger.approve(boss, own)
    assert ledger.approve(second_boss(services, office), own) == 1
    assert approved(services)[trainer.person_id] == 24
    with pytest.raises(Refused, match=r"activity\.nobody"):
        ledger.propose(boss, room.id)


def test_teaching_hours_are_taken_back_with_those_of_the_class(
    services: Services, office: Office, room: Classroom
) -> None:
    """Somebody attended three half-days and taught one; both go and come back together."""
    boss, trainer, ledger = office.administrator, office.trainer, services.activity_credits
    services.hours.choose_rule_set(boss, 2026, "example", "周敏")
    both = room.officers[0]
    services.activities.change_session(trainer, room.half_days[0], half_day(FIRST, skills="4", lecturers=(both,)))
    credit = proposed(services, office, room)
    ledger.approve(boss, credit)
    assert approved(services)[both] == 56
    with pytest.raises(BadInput, match=r"reason\.missing"):
        ledger.take_back(boss, credit, [both], "")
    assert ledger.take_back(boss, credit, [both], "冒名授课") == 4
    assert approved(services)[both] == 0
    found = newest(services, office, room)
    assert (both in found.standing, both in found.teaching) == (False, False)
    ledger.approve(boss, ledger.propose(trainer, room.id))
    assert approved(services)[both] == 56


def test_nothing_is_taught_without_a_table(services: Services, office: Office, room: Classroom) -> None:
    teaching = half_day(FIRST, skills="4", lecturers=(office.administrator.person_id,))
    services.activities.change_session(office.trainer, room.half_days[0], teaching)
    proposed(services, office, room)
    assert not any(line.taught for line in newest(services, office, room).lines)


def test_a_class_about_a_field_credits_hours_of_that_field(services: Services, office: Office, room: Classroom) -> None:
    trainer, boss, activities = office.trainer, office.administrator, services.activities
    services.hours.choose_rule_set(boss, 2026, "example", "周敏")
    own = services.people.add_person(boss, PersonDraft("吴讲师", unit_id=office.unit_id))
    activities.change_session(trainer, room.half_days[0], half_day(FIRST, skills="4", lecturers=(own,)))
    draft = activities.activity(trainer, room.id).draft
    with pytest.raises(BadInput, match=r"activity\.field"):
        activities.change(trainer, room.id, replace(draft, field="航" * 81))
    boats = replace(draft, field="水路运政")
    activities.change(trainer, room.id, boats)
    credit = proposed(services, office, room)
    with pytest.raises(Refused, match=r"activity\.over"):
        activities.change(trainer, room.id, draft)
    activities.change(trainer, room.id, replace(boats, spent=Decimal(100)))
    services.activity_credits.approve(boss, credit)
    attended = services.hours.entries(boss, room.officers[0], 2026)
    assert {one.draft.field for one in (*attended, *taught(services, room, own))} == {"水路运政"}
    assert taught(services, room, own)
    with pytest.raises(Refused, match=r"activity\.over"):
        activities.change(trainer, room.id, draft)
