"""A new encrypted workspace per test, with time and chance held still."""

import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from argon2 import PasswordHasher

from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.people.values import Category, PersonDraft
from trainer.store.opening import OpenStore, open_store
from trainer.store.workspace import Workspace
from trainer.words import use_language

if TYPE_CHECKING:
    from tests.postgres import TestServer

PASSWORD = "correct horse"
QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(autouse=True)
def _chinese() -> None:
    use_language("zh_CN")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def chance() -> random.Random:
    return random.Random(7)


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
def server(request: pytest.FixtureRequest) -> "TestServer":
    """A PostgreSQL server; skips where there is none."""
    found: TestServer | None = request.getfixturevalue("some_server")
    if found is None:
        pytest.skip("no PostgreSQL server on this machine, and TRAINER_TEST_POSTGRES names none")
    return found


@pytest.fixture
def store_engine(request: pytest.FixtureRequest, workspace: Workspace) -> str:
    """Where the store of the test is: in its file, or on a server where the test is marked for both."""
    name: str = getattr(request, "param", "file")
    if name == "server":
        server: TestServer = request.getfixturevalue("server")
        server.fill(workspace)
    return name


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an empty workspace that was brought through all revisions once."""
    ready = Workspace(tmp_path_factory.mktemp("migrated") / "workspace")
    with open_store(ready, FixedClock(), use_keyring=False):
        return ready.folder


@pytest.fixture
def store(workspace: Workspace, clock: FixedClock, store_engine: str, migrated: Path) -> Iterator[OpenStore]:
    if store_engine == "file" and not workspace.folder.exists():
        shutil.copytree(migrated, workspace.folder)
    with open_store(workspace, clock, use_keyring=False) as opened:
        yield opened


@pytest.fixture
def services(store: OpenStore, clock: FixedClock, chance: random.Random) -> Iterator[Services]:
    built = Services(store, clock, chance, QUICK_HASHER)
    yield built
    built.close()


@dataclass(frozen=True)
class Office:
    """An office with its root unit, one administrator and one trainer who are two different people."""

    unit_id: UUID
    administrator: Actor
    trainer: Actor


@pytest.fixture
def office(services: Services) -> Office:
    from trainer.people.accounts.values import Role

    unit_id, person_id = services.people.create_office("临河县交通运输综合行政执法大队", PersonDraft("周敏"))
    administrator = services.accounts.create_first(person_id, "zhoumin", PASSWORD)
    other = services.people.add_person(administrator, PersonDraft("李娜", Category.REVIEWER, unit_id=unit_id))
    slip = services.accounts.create(administrator, other, "lina", [Role.TRAINER])
    trainer = services.accounts.sign_in("lina", slip).actor
    return Office(unit_id, administrator, trainer)
