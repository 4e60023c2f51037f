"""授课: what own lecturers earn by the activity table of their rule set, prepared with the hours of a class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from uuid import UUID

from trainer.activities.credits.values import Taught
from trainer.activities.rules import NONE, STEP, allot
from trainer.activities.values import Activity, HourShares, SessionDraft
from trainer.hours.rules import is_standing
from trainer.hours.service import HoursService
from trainer.hours.values import Activity as TableLine
from trainer.hours.values import HourDraft, SourceKind, Way
from trainer.people.service import PeopleService
from trainer.people.values import Category

BY_HOUR = ("课时", "学时")
BY_HALF_DAY = ("半天", "半日")


def line_of_teaching(lines: Iterable[TableLine]) -> TableLine | None:
    """The first line of an activity table for teaching that counts by hours or half-days; None without one."""
    return next((one for one in lines if one.way is Way.TEACHING and one.per in (*BY_HOUR, *BY_HALF_DAY)), None)


def taught_hours(half_day: SessionDraft, line: TableLine) -> HourShares:
    """What teaching a half-day is worth, over its categories in proportion, in steps of 0.5, rounded down."""
    units = half_day.whole if line.per in BY_HOUR else Decimal(1)
    worth = line.hours * units // STEP * STEP
    if worth <= NONE:
        return {}
    return allot(worth, {category: share * worth / STEP for category, share in half_day.hours.items()})


class TeachingHours:
    """A half-day is credited to a lecturer once: preparing hours again adds only what does not stand."""

    def __init__(self, hours: HoursService, people: PeopleService) -> None:
        self._hours = hours
        self._people = people

    def lines(self, activity: Activity, without: Collection[UUID]) -> Mapping[UUID, tuple[Taught, ...]]:
        """What every own lecturer but those named has earned and has not in the ledger; outside experts earn nothing
        here."""
        teachers = _teachers(activity).difference(without)
        known = self._people.known(teachers)
        own = {person for person in teachers if known[person].category is not Category.OUTSIDE}
        standing = self._standing(activity, own)
        table: dict[tuple[UUID, int], TableLine | None] = {}
        found: defaultdict[UUID, list[Taught]] = defaultdict(list)
        for half in activity.sessions:
            for person in (one for one in half.draft.lecturers if one in own and (one, half.id) not in standing):
                key = (person, half.draft.on.year)
                if key not in table:
                    rule_set = self._hours.rule_set_of(*key)
                    table[key] = line_of_teaching(rule_set.activities) if rule_set else None
                line = table[key]
                for category, hours in (taught_hours(half.draft, line) if line else {}).items():
                    found[person].append(Taught(half.id, half.draft.on, category, hours, line.name if line else ""))
        return {person: tuple(halves) for person, halves in found.items()}

    def _standing(self, activity: Activity, people: Collection[UUID]) -> set[tuple[UUID, UUID]]:
        begins = teaching_source(activity.id)
        entries = self._hours.of_source(people, SourceKind.CLASS, begins)
        halves = ((one, one.draft.source_id.removeprefix(begins).split("/")[0]) for one in entries if is_standing(one))
        return {(entry.draft.person_id, UUID(half)) for entry, half in halves}


def teaching_drafts(
    activity: Activity, number: int, person_id: UUID, taught: Iterable[Taught], proofs: tuple[str, ...]
) -> list[HourDraft]:
    """The hours of a lecturer as the ledger takes them, with their proofs; `number` is that of the credit."""
    drafts = []
    for one in taught:
        half = activity.session(one.session_id)
        drafts.append(
            HourDraft(
                person_id,
                one.on,
                one.hours,
                one.category,
                Way.TEACHING,
                half.draft.topic if half else activity.draft.title,
                organiser=activity.draft.organiser,
                source=SourceKind.CLASS,
                source_id=f"{teaching_source(activity.id)}{one.session_id}/{one.category}/{number}",
                evidence=proofs[0] if proofs else None,
                further=proofs[1:],
                activity=one.activity,
                field=activity.draft.field,
            )
        )
    return drafts


def teaching_source(activity_id: UUID) -> str:
    """How the sources of the teaching hours of a class begin; the half-day follows."""
    return f"{activity_id}/teaching/"


def _teachers(activity: Activity) -> set[UUID]:
    return {person for half in activity.sessions for person in half.draft.lecturers}
