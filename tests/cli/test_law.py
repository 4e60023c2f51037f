"""`trainer law`: what other programs read."""

import json
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.conftest import PASSWORD, QUICK_HASHER, Begun
from tests.law.texts import NEW, OLD
from trainer.app.services import Services
from trainer.cli import main
from trainer.people.values import PersonDraft
from trainer.store.clock import SystemClock
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace

Run = Callable[..., Result]


@pytest.fixture
def run(workspace: Workspace, migrated: Begun, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`trainer law` on a workspace with an administrator, signed in by the environment."""
    shutil.copytree(migrated.folder, workspace.folder)
    clock = SystemClock()
    with (
        open_store(workspace, clock, use_keyring=False) as store,
        closing(Services(store, clock, random.Random(3), QUICK_HASHER)) as services,
    ):
        _unit, person = services.people.create_office("临河县大队", PersonDraft("周敏"))
        services.accounts.create_first(person, "zhoumin", PASSWORD)
    monkeypatch.setenv("TRAINER_PASSWORD", PASSWORD)
    start = ["--workspace", str(workspace.folder), "law"]
    return lambda *words: CliRunner().invoke(main, [*start, *map(str, words)])


def test_a_text_is_loaded_listed_and_compared(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="gb18030")
    dry = run("load", old, "--dry-run", "--json", "--user", "zhoumin")
    assert json.loads(dry.output)["parked"] is None
    loaded = run("load", old, "--reason", "收录", "--json", "--user", "zhoumin")
    assert json.loads(loaded.output) | {"parked": 0, "articles": 5, "kind": "first"} == json.loads(loaded.output)
    rows = json.loads(run("list", "--json", "--user", "zhoumin").output)
    assert [(row["text"], row["in_force"]) for row in rows if row["short"] == "示例规定"] == [(True, True)]
    counts = {"same": 2, "reworded": 1, "moved": 1, "moved_reworded": 1, "new": 1, "removed": 0}
    by_store = run("compare", new, "--json", "--user", "zhoumin")
    assert json.loads(by_store.output)["counts"] == counts
    by_file = run("compare", new, "--with", old, "--json")
    assert json.loads(by_file.output)["counts"] == counts


def test_without_a_reason_nothing_is_loaded(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "规定.txt"
    file.write_text(OLD, encoding="utf-8")
    refused = run("load", file, "--user", "zhoumin")
    assert refused.exit_code == 1
    assert "原因" in refused.output


def test_problems_are_said_by_line(run: Run, tmp_path: Path) -> None:
    file, other = tmp_path / "规定.txt", tmp_path / "旧.txt"
    file.write_text("示例规定\n第一条　甲。\n第三条　丙。", encoding="utf-8")
    other.write_text(OLD, encoding="utf-8")
    told = run("compare", file, "--with", other)
    assert told.exit_code == 3
    assert "第 3 行" in told.output
