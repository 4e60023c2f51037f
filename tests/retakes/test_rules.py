"""The ladder as data and where a history leads on it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.app.services import RESOURCES
from trainer.exams.results.values import OutcomeReason
from trainer.hours.values import SourceNature
from trainer.retakes.ladders import load_ladders
from trainer.retakes.rules import MAY_COUNT, may_follow, propose_step
from trainer.retakes.values import Attempt, Decision, Note
from trainer.store.errors import BadInput

LADDER = load_ladders(RESOURCES / "rules")["dezhou"]
NONE = load_ladders(RESOURCES / "rules")["none"]
FAILED, PASSED, ABSENT = OutcomeReason.FAILED, OutcomeReason.PASSED, OutcomeReason.ABSENT


def history(*results: OutcomeReason) -> list[Attempt]:
    return [Attempt(UUID(int=number), result) for number, result in enumerate(results)]


def step(*results: OutcomeReason) -> str | None:
    proposal = propose_step(LADDER, history(*results))
    return None if proposal is None else proposal.step.key


def test_the_ladder_says_where_it_comes_from() -> None:
    assert LADDER.source.nature is SourceNature.NEWS
    assert LADDER.source.number == "未载明"
    assert [s.name for s in LADDER.steps] == ["补考", "取消年度评先树优资格", "建议调离执法岗位"]
    assert all(s.days is None for s in LADDER.steps)


@pytest.mark.parametrize("place", range(2))
def test_the_words_of_each_stated_condition_stand_in_the_source(place: int) -> None:
    assert LADDER.steps[place].condition.removeprefix("考试") in LADDER.gist


def test_each_failure_leads_one_step_on() -> None:
    assert step(FAILED) == "retake"
    assert step(FAILED, FAILED) == "no_award"
    assert step(FAILED, FAILED, FAILED) == "leave_post"


def test_beyond_the_last_step_it_is_proposed_again_and_says_so() -> None:
    proposal = propose_step(LADDER, history(*[FAILED] * 4))
    assert proposal is not None
    assert proposal.number == 3
    assert Note.LAST_STEP_AGAIN in proposal.notes


def test_a_passed_retake_leads_nowhere() -> None:
    assert step(FAILED, PASSED) is None


def test_absence_counts_but_says_that_the_source_does_not_name_it() -> None:
    proposal = propose_step(LADDER, history(ABSENT))
    assert proposal is not None
    assert proposal.notes == (Note.RESULT_UNSTATED,)


def test_a_step_without_a_stated_condition_says_so() -> None:
    proposal = propose_step(LADDER, history(FAILED, FAILED, FAILED))
    assert proposal is not None
    assert proposal.notes == (Note.CONDITION_UNSTATED,)


def test_outside_its_days_a_ladder_says_so() -> None:
    dated = replace(LADDER, valid_from=date(2026, 1, 1), valid_until=date(2026, 12, 31))
    for on, applies in ((date(2025, 12, 31), True), (date(2026, 1, 1), False), (date(2027, 1, 1), True)):
        proposal = propose_step(dated, history(FAILED), on)
        assert proposal is not None
        assert (Note.OUT_OF_FORCE in proposal.notes) is applies


def test_the_days_of_a_ladder_are_days(tmp_path: Path) -> None:
    text = (RESOURCES / "rules" / "ladder-dezhou.toml").read_text(encoding="utf-8")
    (tmp_path / "ladder-own.toml").write_text(f"valid_from = 2026-01-01\n{text}", encoding="utf-8")
    assert load_ladders(tmp_path)["dezhou"].valid_from == date(2026, 1, 1)
    (tmp_path / "ladder-own.toml").write_text(f'valid_from = "soon"\n{text}', encoding="utf-8")
    with pytest.raises(BadInput, match=r"ladder\.unreadable"):
        load_ladders(tmp_path)


def test_a_dismissed_failure_is_passed_over() -> None:
    attempts = [Attempt(UUID(int=1), FAILED, dismissed=True), Attempt(UUID(int=2), FAILED)]
    proposal = propose_step(LADDER, attempts)
    assert proposal is not None
    assert proposal.step.key == "retake"


@given(st.lists(st.sampled_from(OutcomeReason), max_size=8))
def test_only_failures_lead_anywhere(results: list[OutcomeReason]) -> None:
    proposal = propose_step(LADDER, history(*results))
    assert (proposal is not None) == bool(results and results[-1] in MAY_COUNT)
    if proposal is not None:
        assert proposal.failures == sum(result in MAY_COUNT for result in results)
    assert propose_step(NONE, history(*results)) is None


def test_nothing_follows_into_applied_but_confirmed() -> None:
    assert [state for state in Decision if may_follow(state, Decision.APPLIED)] == [Decision.CONFIRMED]
    assert not any(may_follow(state, Decision.PROPOSED) for state in Decision)
