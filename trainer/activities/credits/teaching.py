"""授课: what own lecturers earn by the activity table of their rule set, entered with the hours of a class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session as Transaction

from trainer.activities.rules import NONE, STEP, allot
from trainer.activities.values import Activity, HourShares, SessionDraft
from trainer.hours.service import HoursService
from trainer.hours.values import Activity as TableLine
from trainer.hours.values import HourDraft, HourEntry, SourceKind, Way
from trainer.people.accounts.values import Actor
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
    """Entries of the ledger that wait beside the credit of their class and are decided with it.

    A half-day is credited to a lecturer once: a class whose hours are prepared again adds only what is new.
    """

    def __init__(self, hours: HoursService, people: PeopleService) -> None:
        self._hours = hours
        self._people = people

    def drafts(self, actor: Actor, activity: Activity) -> tuple[HourDraft, ...]:
        """What every own lecturer but the one who prepares has earned; outside experts earn nothing here."""
        teachers = _teachers(activity) - {actor.person_id}
        known = self._people.known(teachers)
        own = {person for person in teachers if known[person].category is not Category.OUTSIDE}
        return tuple(self._drafts(activity, own))

    def enter(self, session: Transaction, actor: Actor, drafts: tuple[HourDraft, ...]) -> None:
        """Enters them, pending, inside the transaction that prepares the hours of the class."""
        if drafts:
            self._hours.credit(session, actor.person_id, drafts)

    def waiting(self, actor: Actor, activity: Activity) -> tuple[HourEntry, ...]:
        """Those an actor may decide about: neither earned nor entered by themselves."""
        found = self._hours.waiting(_teachers(activity), SourceKind.CLASS, _source(activity.id))
        return tuple(one for one in found if actor.person_id not in (one.draft.person_id, one.entered_by))

    def approve(self, actor: Actor, activity: Activity) -> None:
        """认定 with the class; own hours of the approver go on waiting for somebody else."""
        self._hours.approve(actor, [one.id for one in self.waiting(actor, activity)])

    def return_(self, actor: Actor, activity: Activity, reason: str) -> None:
        """退回 with the class."""
        self._hours.return_(actor, [one.id for one in self.waiting(actor, activity)], reason)

    def _drafts(self, activity: Activity, own: set[UUID]) -> Iterator[HourDraft]:
        lines: dict[tuple[UUID, int], TableLine | None] = {}
        for half in activity.sessions:
            draft = half.draft
            for person in (one for one in draft.lecturers if one in own):
                key = (person, draft.on.year)
                if key not in lines:
                    rule_set = self._hours.rule_set_of(*key)
                    lines[key] = line_of_teaching(rule_set.activities) if rule_set else None
                line = lines[key]
                for category, hours in (taught_hours(draft, line) if line else {}).items():
                    yield HourDraft(
                        person,
                        draft.on,
                        hours,
                        category,
                        Way.TEACHING,
                        draft.topic,
                        organiser=activity.draft.organiser,
                        source=SourceKind.CLASS,
                        source_id=f"{_source(activity.id)}{half.id}/{category}",
                        activity=line.name if line else "",
                    )


def _teachers(activity: Activity) -> set[UUID]:
    return {person for half in activity.sessions for person in half.draft.lecturers}


def _source(activity_id: UUID) -> str:
    return f"{activity_id}/teaching/"
