"""A new encrypted workspace per test, with time and chance held still."""

import gc
import os
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = os.environ.get("TRAINER_TEST_ZONE", "UTC0")
if hasattr(time, "tzset"):
    time.tzset()

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings

from tests.compiled import create_sharing_engine
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import Category, PersonDraft
from trainer.store import engine
from trainer.store.opening import OpenStore, open_store
from trainer.store.workspace import Workspace
from trainer.words import use_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.patience import PatientBot
    from tests.postgres import TestServer

settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same")

PASSWORD = "correct horse"
QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
SEED = 7
LONGEST = ("tests/journeys/test_demo.py", "tests/privacy/test_any_life.py", "tests/journeys", "tests/certificates")
WHOLE_COLLECTION = 25
"""After so many tests what outlived the one it was made in is looked through too."""
_ended, _kept = count(1), [0]
_WAITING = {"SYNCHRONOUS": engine.SYNCHRONOUS, "STAGED": engine.STAGED}
OFFICE = pytest.StashKey["Office"]()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that no process waits for another at the end."""
    items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    return next((rank for rank, start in enumerate(LONGEST) if item.nodeid.startswith(start)), len(LONGEST))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = Counter(_reason(report) for report in terminalreporter.stats.get("skipped", ()))
    if reasons:
        terminalreporter.write_line(f"NOT TESTED on this machine, {reasons.total()} tests:", yellow=True, bold=True)
    for reason, times in sorted(reasons.items()):
        terminalreporter.write_line(f"  {times} × {reason}", yellow=True, bold=True)


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return text.removeprefix("Skipped: ")


@pytest.fixture(autouse=True)
def _chinese() -> None:
    use_language("zh_CN")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def chance() -> random.Random:
    return random.Random(SEED)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "workspace")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests marked `both_engines` run on the encrypted file and on a server."""
    if "store_engine" in metafunc.fixturenames and metafunc.definition.get_closest_marker("both_engines"):
        metafunc.parametrize("store_engine", ["file", "server"], indirect=True)


@pytest.fixture(scope="session")
def some_server() -> "Iterator[TestServer | None]":
    from tests.postgres import running_server

    with running_server() as server:
        yield server


@pytest.fixture
def server(request: pytest.FixtureRequest) -> "Iterator[TestServer]":
    """A PostgreSQL server; skips where there is none."""
    found: TestServer | None = request.getfixturevalue("some_server")
    if found is None:
        pytest.skip("no PostgreSQL server on this machine, and TRAINER_TEST_POSTGRES names none")
    with found.kept_clean():
        yield found


@pytest.fixture(autouse=True, scope="session")
def _no_waiting_for_the_disk() -> Iterator[None]:
    """Commits of tests need not outlive a power cut; where that is the point, a test asks for `durable`."""
    with pytest.MonkeyPatch.context() as patches:
        for name in _WAITING:
            patches.setattr(engine, name, "OFF")
        yield


@pytest.fixture(autouse=True, scope="session")
def _compiling_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patches:
        patches.setattr(engine, "create_engine", create_sharing_engine)
        yield


@pytest.fixture
def qtbot(qapp: "QApplication", request: pytest.FixtureRequest) -> "PatientBot":
    from tests.patience import PatientBot

    return PatientBot(request)


@pytest.fixture
def durable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commits wait for the disk, as in the program."""
    for name, how in _WAITING.items():
        monkeypatch.setattr(engine, name, how)


@dataclass(frozen=True)
class Office:
    """An office with its root unit, one administrator and one trainer who are two different people."""

    unit_id: UUID
    administrator: Actor
    trainer: Actor


def make_office(services: Services) -> Office:
    unit_id, person_id = services.people.create_office("临河县交通运输综合行政执法大队", PersonDraft("周敏"))
    administrator = services.accounts.create_first(person_id, "zhoumin", PASSWORD)
    other = services.people.add_person(administrator, PersonDraft("李娜", Category.REVIEWER, unit_id=unit_id))
    slip = services.accounts.create(administrator, other, "lina", [Role.TRAINER])
    trainer = services.accounts.sign_in("lina", slip).actor
    return Office(unit_id, administrator, trainer)


@dataclass(frozen=True)
class Begun:
    """A workspace that tests begin with; with an office in it, also what chance was left with when it was made."""

    folder: Path
    office: Office | None = None
    chance: tuple[Any, ...] = ()


def furnish(workspace: Workspace) -> Begun:
    """Makes the office in an empty workspace."""
    chance = random.Random(SEED)
    with open_store(workspace, FixedClock(), use_keyring=False) as store:
        office = make_office(Services(store, FixedClock(), chance, QUICK_HASHER))
    return Begun(workspace.folder, office, chance.getstate())


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """An empty workspace that was brought through all revisions once."""
    ready = Workspace(tmp_path_factory.mktemp("migrated") / "workspace")
    with open_store(ready, FixedClock(), use_keyring=False):
        return Begun(ready.folder)


@pytest.fixture(scope="session")
def furnished(migrated: Begun, tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """One with the office that most tests work in."""
    workspace = Workspace(tmp_path_factory.mktemp("furnished") / "workspace")
    shutil.copytree(migrated.folder, workspace.folder)
    return furnish(workspace)


@pytest.fixture(scope="session")
def stocked(furnished: Begun, tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """The same with the starter bank."""
    workspace, chance = Workspace(tmp_path_factory.mktemp("stocked") / "workspace"), random.Random()
    assert furnished.office is not None
    chance.setstate(furnished.chance)
    shutil.copytree(furnished.folder, workspace.folder)
    with open_store(workspace, FixedClock(), use_keyring=False) as store:
        services = Services(store, FixedClock(), chance, QUICK_HASHER)
        services.bank.load_starter(furnished.office.administrator)
        services.close()
    return Begun(workspace.folder, furnished.office, chance.getstate())


@pytest.fixture
def store_engine(request: pytest.FixtureRequest) -> str:
    """Where the store of the test is: in its file, or on a server where the test is marked for both."""
    name: str = getattr(request, "param", "file")
    return name


@pytest.fixture
def store(
    request: pytest.FixtureRequest, workspace: Workspace, clock: FixedClock, chance: random.Random, store_engine: str
) -> Iterator[OpenStore]:
    """Empty, or with the `office` in it, and the `starter` bank, where the test asks for them."""
    with_office, with_bank = (name in request.fixturenames for name in ("office", "starter"))
    if store_engine == "server":
        server: TestServer = request.getfixturevalue("server")
        begun = server.fill(workspace, with_office)
    else:
        begun = request.getfixturevalue("stocked" if with_bank else "furnished" if with_office else "migrated")
        shutil.copytree(begun.folder, workspace.folder)
    if begun.office:
        chance.setstate(begun.chance)
        request.node.stash[OFFICE] = begun.office
    with open_store(workspace, clock, use_keyring=False) as opened:
        yield opened


@pytest.fixture
def services(store: OpenStore, clock: FixedClock, chance: random.Random) -> Iterator[Services]:
    built = Services(store, clock, chance, QUICK_HASHER)
    yield built
    built.close()


@pytest.fixture
def office(request: pytest.FixtureRequest, services: Services) -> Office:
    """Stands in the store already, unless the test opened one of its own."""
    return request.node.stash.get(OFFICE, None) or make_office(services)


@pytest.fixture
def starter(services: Services, office: Office) -> None:
    """The starter bank; stands in the store already, unless the test has another one."""
    if not services.bank.summary().total:
        services.bank.load_starter(office.administrator)


def pytest_collection_finish() -> None:
    """As in the program, rubbish is not collected on a worker's thread; here it is after each test, on that of Qt."""
    _keep_what_is_there()


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish() -> None:
    """Nothing of a test is left to the next: neither windows that end later, nor what the program it ran made stay."""
    if gc.isenabled() or gc.get_freeze_count() > _kept[-1]:
        gc.unfreeze()
        _keep_what_is_there()
    else:
        gc.collect(2 if next(_ended) % WHOLE_COLLECTION == 0 else 0)
    if (core := sys.modules.get("PySide6.QtCore")) is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def _keep_what_is_there() -> None:
    gc.collect()
    gc.freeze()
    gc.disable()
    _kept.append(gc.get_freeze_count())
