"""The file of a class, its evaluation, the pool of lecturers, and what classes yet to come promise."""

from datetime import date
from decimal import Decimal

import pytest

from tests.activities.classroom import FIRST, LAW, Classroom, everybody_there, half_day
from tests.conftest import Office
from tests.fakes import FixedClock
from trainer.activities.classfile.rules import missing
from trainer.activities.classfile.values import Rating, SlotState
from trainer.activities.lecturers.values import LecturerDraft
from trainer.activities.planned import planned_classes
from trainer.activities.values import ActivityDraft, ActivityKind, Half
from trainer.app.services import Services
from trainer.hours.forecast import Offer
from trainer.hours.values import Way
from trainer.people.values import Category, PersonDraft
from trainer.store.errors import BadInput, NotAllowed, Refused

TODAY = date(2026, 11, 20)


def states(services: Services, office: Office, room: Classroom) -> dict[str, SlotState]:
    return {line.slot.key: line.state for line in services.class_files.checklist(office.trainer, room.id)}


def test_the_checklist_says_what_is_missing(
    services: Services, office: Office, room: Classroom, clock: FixedClock
) -> None:
    files, trainer = services.class_files, office.trainer
    found = states(services, office, room)
    assert found["programme"] is found["roster"] is SlotState.MADE
    assert found["hours"] is found["ratings"] is found["approval"] is SlotState.MISSING
    files.put(trainer, room.id, "sign_in", "18日上午.pdf", b"first")
    assert states(services, office, room)["sign_in"] is SlotState.PARTLY
    for number in range(3):
        clock.tick(1)
        files.put(trainer, room.id, "sign_in", f"{number}.pdf", b"%d" % number)
    assert states(services, office, room)["sign_in"] is SlotState.FILED
    fees = files.not_needed(trainer, room.id, "fees", "本单位人员授课，无讲课费")
    assert states(services, office, room)["fees"] is SlotState.NOT_NEEDED
    files.take_out(trainer, fees)
    assert states(services, office, room)["fees"] is SlotState.MISSING
    with pytest.raises(BadInput, match=r"activity\.slot"):
        files.put(trainer, room.id, "nowhere", "a.pdf", b"")
    everybody_there(services, office, room)
    credit = services.activity_credits.propose(trainer, room.id)
    services.activity_credits.approve(office.administrator, credit)
    assert states(services, office, room)["hours"] is SlotState.MADE
    (entry, _other) = services.hours.entries(office.administrator, room.officers[0], 2026)
    assert services.hours.evidence(office.administrator, entry.id) == b"first"
    left = missing(files.checklist(trainer, room.id))
    assert [line.slot.name for line in left][:2] == ["办班审批", "培训通知"]
    paper = files.checklist(trainer, room.id)[4].papers[0]
    assert (paper.name, files.content(trainer, paper)) == ("18日上午.pdf", b"first")


@pytest.mark.both_engines
def test_lecturers_with_hours_and_evaluation(services: Services, office: Office, room: Classroom) -> None:
    pool, trainer = services.lecturers, office.trainer
    with pytest.raises(NotAllowed):
        pool.add_outside(trainer, "孙教授", LecturerDraft(topics=("行政处罚法",)))
    outside = pool.add_outside(
        office.administrator, "孙教授", LecturerDraft("省法学会", "教授", ("行政处罚法",), date(2027, 12, 31))
    )
    services.activities.change_session(trainer, room.half_days[0], half_day(FIRST, skills="4", lecturers=(outside,)))
    with pytest.raises(BadInput, match=r"lecturer\.no_topic"):
        pool.set(trainer, trainer.person_id, LecturerDraft())
    pool.set(trainer, trainer.person_id, LecturerDraft(topics=("案卷",), away=((TODAY, date(2026, 11, 30)),)))
    tour = services.activities.make(trainer, ActivityDraft("送课到二中队", ActivityKind.TOUR, unit_id=office.unit_id))
    later = half_day(date(2026, 12, 2), lecturers=(outside, trainer.person_id))
    services.activities.add_session(trainer, tour, later)
    away = half_day(date(2026, 11, 25), lecturers=(trainer.person_id,))
    with pytest.raises(Refused, match=r"lecturer\.away"):
        services.activities.add_session(trainer, tour, away)
    ended = half_day(date(2028, 1, 3), lecturers=(outside,))
    with pytest.raises(Refused, match=r"lecturer\.ended"):
        services.activities.add_session(trainer, tour, ended)
    for sheets, points in ((10, "80"), (20, "95.5")):
        services.class_files.rate(trainer, room.id, Rating(outside, sheets, Decimal(points), "讲得清楚"))
    services.class_files.rate(trainer, tour, Rating(outside, 20, Decimal("90.5")))
    with pytest.raises(NotAllowed, match="own_matter"):
        services.class_files.rate(trainer, tour, Rating(trainer.person_id, 20, Decimal(99)))
    found = {one.person_id: one for one in pool.lecturers(trainer, 2026)}
    teacher = found[outside]
    assert (teacher.outside, teacher.unit, teacher.taught, teacher.coming, teacher.classes) == (
        True,
        "省法学会",
        Decimal(8),
        Decimal(4),
        2,
    )
    assert (teacher.sheets, teacher.points, teacher.last) == (40, Decimal("93.00"), FIRST)
    assert [(one.on, one.unit_id) for one in pool.lessons(trainer, outside)] == [
        (FIRST, None),
        (date(2026, 12, 2), office.unit_id),
    ]
    pool.retire(trainer, outside, "聘期届满")
    assert pool.lecturers(trainer, 2026)[-1].retired
    assert services.people.rows(trainer, [outside])[outside].category is Category.OUTSIDE


def test_classes_to_come_promise_hours(services: Services, office: Office, room: Classroom) -> None:
    person = services.people.add_person(office.administrator, PersonDraft("周远", unit_id=office.unit_id))
    new = services.activities.make(office.trainer, ActivityDraft("年末班", capacity=1))
    days = ((date(2026, 12, 1), Half.MORNING), (date(2026, 12, 31), Half.AFTERNOON), (date(2027, 1, 4), Half.MORNING))
    for on, half in days:
        services.activities.add_session(office.trainer, new, half_day(on, half))
    open_class = services.activities.make(office.trainer, ActivityDraft("公开班"))
    services.activities.add_session(office.trainer, open_class, half_day(date(2026, 12, 5), law="2"))
    services.activities.enrol(office.trainer, new, [person])
    found = planned_classes(services.store.database, 2026, TODAY)
    assert found.of(person) == (Offer("年末班", Decimal(8), LAW, Way.LECTURE, date(2026, 12, 31)),)
    assert found.open_to(person) == (Offer("公开班", Decimal(2), LAW, Way.LECTURE, date(2026, 12, 5)),)
    assert found.of(room.officers[0]) == ()
    services.activities.cancel(office.trainer, open_class, "并班")
    assert planned_classes(services.store.database, 2026, TODAY).open == ()
    next_year = planned_classes(services.store.database, 2027, TODAY)
    assert [offer.hours for offer in next_year.of(person)] == [Decimal(4)]
