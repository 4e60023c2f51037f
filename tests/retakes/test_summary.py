"""Cases per year and unit, and which of them are late."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from trainer.app.services import RESOURCES
from trainer.exams.results.values import OutcomeReason
from trainer.retakes.ladders import load_ladders
from trainer.retakes.rules import is_over
from trainer.retakes.summary import UnitYear, count_cases, is_overdue
from trainer.retakes.values import Case, Decision, Entry

LADDER = load_ladders(RESOURCES / "rules")["example"]
TODAY = date(2026, 11, 20)


def case(unit: str, state: Decision, failures: int = 1, due: date | None = None, year: int = 2026) -> Case:
    at = datetime(year, 6, 1, tzinfo=UTC)
    step = LADDER.steps[0]
    history = (Entry(1, state, UUID(int=1), "周敏", at, ""),)
    return Case(
        *(UUID(int=2), UUID(int=3), "王强", unit, UUID(int=4), OutcomeReason.FAILED, Decimal(50), step, 1, failures),
        *((), LADDER.source, LADDER.gist, due, state, None, history),
    )


def test_counts_stand_under_their_year_and_unit() -> None:
    cases = [
        case("二中队", Decision.PROPOSED, due=TODAY - timedelta(days=1)),
        case("一中队", Decision.CLOSED),
        case("一中队", Decision.APPLIED, failures=2, due=TODAY),
        case("一中队", Decision.DISMISSED, failures=2),
        case("一中队", Decision.CONFIRMED, year=2025),
    ]
    assert count_cases(cases, TODAY) == (
        UnitYear(2026, "一中队", cases=3, unfinished=1, second=1, dropped=1),
        UnitYear(2026, "二中队", cases=1, waiting=1, unfinished=1, overdue=1),
        UnitYear(2025, "一中队", cases=1, waiting=1, unfinished=1),
    )


@given(st.sampled_from(Decision), st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 1, 1))))
def test_what_is_over_is_never_late(state: Decision, due: date | None) -> None:
    made = case("一中队", state, due=due)
    assert is_overdue(made, TODAY) <= (not is_over(made.step, made.state))
    assert is_overdue(made, TODAY) <= (due is not None and due < TODAY)
