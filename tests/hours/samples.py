"""Entries and rule sets as the tests of hours need them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from tests.fakes import READER
from trainer.app.services import RESOURCES, Services
from trainer.hours.rule_sets import load_rule_sets
from trainer.hours.values import EntryState, HourCategory, HourDraft, HourEntry, Way
from trainer.reports.hours_months import hours_by_month

RULE_SETS = load_rule_sets(RESOURCES / "rules")
JINZHONG, TIANJIN, EXAMPLE = (RULE_SETS[key] for key in ("jinzhong-2024-2026", "tianjin-2021-2023", "example"))
SOMEBODY = UUID(int=1)
AT = datetime(2026, 3, 2, 8, tzinfo=UTC)


def approved(services: Services, year: int = 2026) -> dict[UUID, Decimal]:
    """Approved hours of everybody who has any, as the charts of the board ask for them."""
    months = hours_by_month(services.store.database, READER, year)
    return {person: sum(hours.values(), Decimal()) for person, hours in months.items()}


def draft(
    hours: str,
    category: HourCategory = HourCategory.PUBLIC_LAW,
    way: Way = Way.LECTURE,
    person_id: UUID = SOMEBODY,
    topic: str = "行政处罚法专题",
    on: date = date(2026, 3, 2),
) -> HourDraft:
    return HourDraft(person_id, on, Decimal(hours), category, way, topic)


def entry(
    hours: str,
    category: HourCategory = HourCategory.PUBLIC_LAW,
    way: Way = Way.LECTURE,
    state: EntryState = EntryState.APPROVED,
) -> HourEntry:
    return HourEntry(UUID(int=2), draft(hours, category, way), UUID(int=3), SOMEBODY, AT, state)
