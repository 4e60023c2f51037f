"""The rest of the year: where each person is heading, and what courseware and classes would close a gap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from question_bank.memory import uncollected
from trainer.activities.planned import PlannedClasses
from trainer.courseware.pushes.service import PushService
from trainer.courseware.rules import meant_for
from trainer.courseware.service import CoursewareService
from trainer.courseware.values import CoursewareQuery
from trainer.hours.forecast import Offer, catch_up, counting_offers, forecast, with_planned
from trainer.hours.rules import hours_of_minutes
from trainer.hours.values import RuleSet, Way, YearState
from trainer.people.accounts.values import Actor
from trainer.people.service import PeopleService
from trainer.reports.hours import HoursBoard, OfficerHours

MOST_ITEMS = 2000


def year_ahead(
    board: HoursBoard,
    today: date,
    classes: PlannedClasses = PlannedClasses(),  # noqa: B008
) -> Mapping[UUID, YearState]:
    """The state expected on 31 December of everyone who counts, with the classes they are enrolled in; empty while the
    year is too young to tell."""
    with uncollected():
        states = ((row.person_id, _expected(row, board.year, today, classes)) for row in board.rows if row.counted)
        return {person: state for person, state in states if state is not None}


def _expected(row: OfficerHours, year: int, today: date, classes: PlannedClasses) -> YearState | None:
    planned = enrolled_offers(row, classes)
    return forecast(row.counting, row.state.rule_set, year, today, planned, row.state.months)


def enrolled_offers(row: OfficerHours, classes: PlannedClasses) -> tuple[Offer, ...]:
    """What a person's enrolments will bring that counts for them."""
    return counting_offers(classes.of(row.person_id), row.state.rule_set, row.fields)


def closing_offers(
    row: OfficerHours, classes: PlannedClasses, study: Iterable[Offer], year: int, today: date
) -> tuple[Offer, ...]:
    """What of library and open classes closes the gap that the classes of a person leave."""
    rule_set = row.state.rule_set
    sums = with_planned(row.counting, enrolled_offers(row, classes), year, today)
    offers = counting_offers((*study, *classes.open_to(row.person_id)), rule_set, row.fields)
    return catch_up(sums, rule_set, offers, row.state.months)


def study_offers(
    courseware: CoursewareService,
    pushes: PushService,
    people: PeopleService,
    actor: Actor,
    person_id: UUID,
    rule_set: RuleSet,
) -> tuple[Offer, ...]:
    """Courseware with a set length that the person has not finished, as hours it would give: what is meant for people
    like them, and what they were given whomever it is meant for."""
    done = {one.item.id for one in courseware.progress_of(actor, person_id) if one.finished}
    given = {one.item.id for one in pushes.assigned(actor, person_id)}
    person = people.known([person_id])[person_id]
    offers = []
    for item in courseware.items(CoursewareQuery(limit=MOST_ITEMS)).items:
        if item.id in done or item.hours_category is None or not item.minutes:
            continue
        if item.id not in given and not meant_for(item.audience, person.category, person.post):
            continue
        hours = hours_of_minutes(item.minutes, rule_set)
        if hours:
            offers.append(Offer(item.title, hours, item.hours_category, Way.ONLINE, field=item.field))
    return tuple(offers)
