"""Hours about a field of enforcement: beside for who does not hold it, left out where the rule set says so."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from tests.conftest import Office
from tests.hours.samples import EXAMPLE
from trainer.activities.planned import planned_classes
from trainer.activities.values import ActivityDraft, Half, SessionDraft
from trainer.app.services import Services
from trainer.hours.adding_up import read_year
from trainer.hours.forecast import Offer
from trainer.hours.rule_book import RuleBook
from trainer.hours.rule_sets import parse_rule_set, snapshot
from trainer.hours.values import Activity, HourCategory, HourDraft, RuleSet, Way, YearState
from trainer.people.values import PersonDraft
from trainer.reports.hours import hours_board
from trainer.reports.hours_ahead import closing_offers, enrolled_offers, year_ahead
from trainer.store.errors import BadInput

ROADS, BOATS = "道路运政", "水路运政"
OWN = replace(EXAMPLE, own_fields_only=True)
CAPPED = (Activity("授课", Way.LECTURE, Decimal(3), "课时", Decimal(4)),)


@pytest.fixture
def person(services: Services, office: Office) -> UUID:
    return services.people.add_person(office.administrator, PersonDraft("王强", fields=(ROADS,)))


def study(services: Services, office: Office, person: UUID, lines: Iterable[tuple[str, str, HourCategory]]) -> None:
    for number, (field, activity, category) in enumerate(lines, 1):
        day, hours, topic = date(2026, 3, number), Decimal(4), f"第{number}讲"
        draft = HourDraft(person, day, hours, category, Way.LECTURE, topic, field=field, activity=activity)
        services.hours.approve(office.administrator, services.hours.record_many(office.trainer, [draft]))


def state(services: Services, person: UUID, rule_set: RuleSet, fields: tuple[str, ...]) -> YearState:
    with services.store.database.read() as session:
        return read_year(session, RuleBook(2026, rule_set)).state(person, rule_set, fields)


@pytest.mark.both_engines
def test_hours_of_another_field_are_shown_beside_and_left_out_only_where_the_rule_set_says(
    services: Services, office: Office, person: UUID
) -> None:
    skills, law = HourCategory.PROFESSIONAL, HourCategory.PUBLIC_LAW
    study(services, office, person, [(ROADS, "", skills), (BOATS, "", skills), ("", "", skills), (BOATS, "", law)])
    counted = state(services, person, EXAMPLE, (ROADS,))
    assert (counted.total, counted.of_other_fields) == (16, 4)
    cut = state(services, person, OWN, (ROADS,))
    assert (cut.total, cut.by_category[skills], cut.over_caps[skills], cut.of_other_fields) == (12, 8, 4, 4)
    assert state(services, person, OWN, (ROADS, BOATS)).total == 16
    assert state(services, person, OWN, ()).total == 16
    services.hours.choose_rule_set(office.administrator, 2026, "example")
    own = services.hours.year_state(office.administrator, person, 2026)
    assert own is not None
    assert own.of_other_fields == 4


def test_what_is_left_out_frees_the_cap_of_its_activity_and_is_taken_back_with_its_entry(
    services: Services, office: Office, person: UUID
) -> None:
    skills = HourCategory.PROFESSIONAL
    study(services, office, person, [(ROADS, "授课", skills), (BOATS, "授课", skills)])
    capped = replace(EXAMPLE, activities=CAPPED)
    assert state(services, person, capped, (ROADS,)).by_category[skills] == 4
    cut = state(services, person, replace(capped, own_fields_only=True), (ROADS,))
    assert (cut.by_category[skills], cut.over_caps[skills]) == (4, 4)
    other = next(
        entry.id for entry in services.hours.entries(office.administrator, person, 2026) if entry.draft.field == BOATS
    )
    services.hours.reverse(office.administrator, other, "记错门类")
    assert state(services, person, OWN, (ROADS,)).of_other_fields == 0


def planned(services: Services, office: Office, day: int, title: str, field: str, people: tuple[UUID, ...]) -> None:
    new = services.activities.make(office.trainer, ActivityDraft(title, field=field))
    hours = {HourCategory.PROFESSIONAL: Decimal(8)}
    half_day = SessionDraft(date(2026, 12, day), Half.MORNING, "讲课", Way.LECTURE, hours)
    services.activities.add_session(office.trainer, new, half_day)
    services.activities.enrol(office.trainer, new, people)


def test_the_year_ahead_leaves_out_what_the_year_itself_leaves_out(
    services: Services, office: Office, person: UUID
) -> None:
    skills, today = HourCategory.PROFESSIONAL, date(2026, 11, 20)
    study(services, office, person, [(ROADS, "", skills), (BOATS, "", skills)])
    for day, (title, field, people) in enumerate(
        (("路上班", ROADS, (person,)), ("船上班", BOATS, (person,)), ("船上再办", BOATS, ()), ("通用班", "", ())), 1
    ):
        planned(services, office, day, title, field, people)
    classes = planned_classes(services.store.database, 2026, today)
    library = (
        Offer("水运课件", Decimal(4), skills, Way.ONLINE, field=BOATS),
        Offer("水运法规", Decimal(4), HourCategory.PUBLIC_LAW, Way.ONLINE, field=BOATS),
    )
    found = {}
    for rule_set in (EXAMPLE, OWN):
        board = hours_board(services.store.database, office.administrator, 2026, rule_set)
        row = next(row for row in board.rows if row.person_id == person)
        closing = {offer.title for offer in closing_offers(row, classes, library, 2026, today)}
        coming = [offer.title for offer in enrolled_offers(row, classes)]
        found[rule_set.own_fields_only] = year_ahead(board, today, classes)[person].total, sorted(coming), closing
    assert found[False] == (24, ["船上班", "路上班"], {"船上再办", "水运法规"})
    assert found[True] == (12, ["路上班"], {"通用班", "水运法规"})


def test_the_rule_is_data_and_survives_its_snapshot() -> None:
    assert parse_rule_set("snapshot", snapshot(OWN)) == OWN
    with pytest.raises(BadInput):
        parse_rule_set("snapshot", snapshot(OWN) | {"own_fields_only": "ja"})
