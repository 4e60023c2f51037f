"""Hours about a field of enforcement: beside for who does not hold it, left out where the rule set says so."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from tests.conftest import Office
from tests.hours.samples import EXAMPLE
from trainer.app.services import Services
from trainer.hours.adding_up import read_year
from trainer.hours.rule_book import RuleBook
from trainer.hours.rule_sets import parse_rule_set, snapshot
from trainer.hours.values import Activity, HourCategory, HourDraft, RuleSet, Way, YearState
from trainer.people.values import PersonDraft
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


def test_the_rule_is_data_and_survives_its_snapshot() -> None:
    assert parse_rule_set("snapshot", snapshot(OWN)) == OWN
    with pytest.raises(BadInput):
        parse_rule_set("snapshot", snapshot(OWN) | {"own_fields_only": "ja"})
