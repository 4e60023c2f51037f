"""A first run that is cut short leaves no workspace behind, wherever the power fails; the next start begins anew."""

import os
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.fakes import FixedClock
from trainer.store import migrate, opening
from trainer.store import workspace as workspaces
from trainer.store.check import check_store
from trainer.store.errors import StoreTrouble
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace

STEPS = (
    (workspaces, "store_new_secrets"),
    (opening, "begin_workspace"),
    (migrate, "_upgrade"),
    (opening, "finish_workspace"),
    (opening, "read_secrets"),
)
"""In their order."""
KILLED = 9


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS, ids=[name for _, name in STEPS])
def test_the_power_may_fail_at_any_step(
    workspace: Workspace, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, step: tuple[Any, str], after: bool
) -> None:
    with monkeypatch.context() as patches:
        patches.setattr(*step, _killing(getattr(*step), after))
        child = os.fork()
        if child == 0:
            with open_store(workspace, clock, use_keyring=False):
                os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED
    begun = workspace.beginning.exists() and not workspace.exists
    with open_store(workspace, clock, use_keyring=False) as store:
        assert check_store(store, store.backups).sound
        assert store.cleared is begun
    assert not workspace.beginning.exists()
    with open_store(workspace, clock, create=False, use_keyring=False) as store:
        assert not store.cleared


def test_a_store_without_a_description_is_never_taken_for_half_a_first_run(
    workspace: Workspace, clock: FixedClock
) -> None:
    with open_store(workspace, clock, use_keyring=False):
        pass
    before = workspace.store.read_bytes()
    workspace.description.unlink()
    with pytest.raises(StoreTrouble) as trouble, open_store(workspace, clock, use_keyring=False):
        pass
    assert trouble.value.code == "store.no_description"
    assert workspace.store.read_bytes() == before


def _killing(function: Callable[..., Any], after: bool) -> Callable[..., Any]:
    def killed(*given: Any, **named: Any) -> Any:
        if after:
            function(*given, **named)
        os._exit(KILLED)

    return killed
