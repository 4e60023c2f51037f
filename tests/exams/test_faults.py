"""What `make soak` does for minutes, for seconds: no fault costs an answer that was called saved."""

import random
from pathlib import Path

import pytest

from tests.soak.__main__ import SCENARIOS
from tests.soak.ground import make_ground
from tests.soak.kills import one_life
from tests.soak.rows import Row, Scenario, count, show
from tests.soak.tail import HEADER, end_of_commits

ELSEWHERE = {"small_disk", "write_protected", "two_pcs"}
"""Those that need rights of an administrator, or a server of their own."""
pytestmark = pytest.mark.usefixtures("durable")
SHORT = [(scenario, size) for scenario, _, size in SCENARIOS if scenario.__name__ not in ELSEWHERE]


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
@pytest.mark.parametrize(("scenario", "size"), SHORT, ids=lambda one: getattr(one, "__name__", str(one)))
def test_what_was_acknowledged_is_found(scenario: Scenario, size: int, tmp_path: Path) -> None:
    row = scenario(tmp_path / "workspace", size, random.Random(2026))
    assert row is not None
    assert row.sound, show([row])


def test_a_row_tells_loss_and_doubling() -> None:
    assert count("lost", 1, ["a", "b"], ["a"]) == Row("lost", 1, 2, 1, 0)
    assert count("twice", 1, ["a"], ["a", "a"]) == Row("twice", 1, 1, 1, 1)
    assert not count("lost", 1, ["a", "b"], ["a"]).sound
    assert not count("twice", 1, ["a"], ["a", "a"]).sound
    assert not count("nothing happened", 0, ["a"], ["a"]).sound


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_the_count_of_a_damaged_log_sees_a_commit_that_is_gone(tmp_path: Path) -> None:
    """The tail that is spoilt begins where the last commit ends, not after it nor before."""
    ground = make_ground(tmp_path / "workspace")
    one_life("answering", ground, random.Random(3))
    log = (tmp_path / "workspace" / "store.db-wal").read_bytes()
    end = end_of_commits(log)
    assert HEADER < end <= len(log)
    assert end_of_commits(log[: end - 1]) < end
