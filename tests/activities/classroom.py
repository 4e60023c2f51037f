"""Hand-made programmes, and a class of three officers over two days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from tests.conftest import Office
from trainer.activities.values import ActivityDraft, Half, Mark, Presence, SessionDraft
from trainer.app.services import Services
from trainer.hours.values import HourCategory, Way
from trainer.people.values import PersonDraft

LAW, SKILLS, POLITICAL = HourCategory
PRESENT, LEAVE, ABSENT = Mark(Presence.PRESENT), Mark(Presence.LEAVE, reason="公务，李队批准"), Mark(Presence.ABSENT)
FIRST, SECOND = date(2026, 11, 18), date(2026, 11, 19)


def half_day(on: date, half: Half = Half.MORNING, law: str = "4", skills: str = "0", **other: object) -> SessionDraft:
    shares = {LAW: Decimal(law), SKILLS: Decimal(skills)}
    hours = {category: share for category, share in shares.items() if share}
    return SessionDraft(on, half, "行政处罚法", Way.LECTURE, hours, **other)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Classroom:
    """A class in the past: four half-days of 4 学时 on two days; the clock of tests stands on 2026-11-20."""

    id: UUID
    half_days: tuple[UUID, ...]
    officers: tuple[UUID, ...]


def officers(services: Services, office: Office, names: Sequence[str]) -> tuple[UUID, ...]:
    return tuple(
        services.people.add_person(
            office.administrator, PersonDraft(name, work_number=f"A{number:03}", unit_id=office.unit_id)
        )
        for number, name in enumerate(names, 1)
    )


def build_class(services: Services, office: Office, plan_id: UUID | None = None) -> Classroom:
    people = officers(services, office, ("陈建国", "王志强", "赵海燕"))
    draft = ActivityDraft("行政处罚法培训班", organiser="县局法制科", place="三楼会议室", plan_id=plan_id)
    new = services.activities.make(office.trainer, draft)
    halves = tuple(
        services.activities.add_session(office.trainer, new, half_day(on, half, skills=skills))
        for on, half, skills in (
            (FIRST, Half.MORNING, "4"),
            (FIRST, Half.AFTERNOON, "4"),
            (SECOND, Half.MORNING, "4"),
            (SECOND, Half.AFTERNOON, "4"),
        )
    )
    services.activities.enrol(office.trainer, new, people)
    return Classroom(new, halves, people)


def everybody_there(services: Services, office: Office, room: Classroom) -> None:
    for half in room.half_days:
        services.attendance.mark_rest(office.trainer, half, Presence.PRESENT)
