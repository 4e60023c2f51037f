"""A PostgreSQL server for tests: the one TRAINER_TEST_POSTGRES names, or a private one that is thrown away.

Each test gets a database of its own, copied from one that was migrated once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from tests.conftest import Begun, furnish
from tests.fakes import FixedClock
from trainer.store.joining import use_server
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace

GIVEN = "TRAINER_TEST_POSTGRES"
MIGRATED = "trainer_test_migrated"
FURNISHED = "trainer_test_furnished"
_QUICK = (
    "-c fsync=off -c full_page_writes=off -c autovacuum=off -c dynamic_shared_memory_type=mmap"
    " -c wal_level=minimal -c max_wal_senders=0 -c min_wal_size=32MB -c max_wal_size=64MB"
    " -c listen_addresses='' -c unix_socket_directories={}"
)
_MEMORY, _ROOM = Path("/dev/shm"), 1 << 30
"""A private server stands in memory where there is room for it: each database is over a thousand files."""


def programs() -> Path | None:
    """The folder of the newest server on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


class TestServer:
    """Makes databases on a server, and workspaces over them."""

    __test__ = False

    def __init__(self, connection: str, folder: Path) -> None:
        self._connection = connection
        self._numbers = count(os.getpid() * 1000)
        self._made: list[str] = []
        self._folder = folder
        self._migrated = self._migrate()

    def fill(self, workspace: Workspace, with_office: bool = False) -> Begun:
        """Makes a workspace over a migrated database of its own, with the office of tests in it where one is wanted."""
        begun, template = (self._furnished, FURNISHED) if with_office else (self._migrated, MIGRATED)
        shutil.copytree(begun.folder, workspace.folder)
        use_server(workspace, self._new(f"TEMPLATE {template}"), "")
        return begun

    def empty_database(self, locale: str = "C") -> str:
        """The same without a table in it."""
        return self._new(f"TEMPLATE template0 ENCODING 'UTF8' LOCALE '{locale}'")

    @contextmanager
    def kept_clean(self) -> Iterator[None]:
        """What is made meanwhile goes afterwards."""
        before = len(self._made)
        yield
        while len(self._made) > before:
            self._drop(self._made.pop())

    def drop_all(self) -> None:
        for name in (*self._made, FURNISHED, MIGRATED):
            self._drop(name)

    def _new(self, how: str) -> str:
        name = f"trainer_test_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} {how}")
        self._made.append(name)
        return make_conninfo(self._connection, dbname=name)

    def _drop(self, name: str) -> None:
        self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _migrate(self) -> Begun:
        workspace = self._template("ready", MIGRATED, "template0 ENCODING 'UTF8' LOCALE 'C'")
        with open_store(workspace, FixedClock()):
            return Begun(workspace.folder)

    @cached_property
    def _furnished(self) -> Begun:
        return furnish(self._template("furnished", FURNISHED, MIGRATED))

    def _template(self, folder: str, name: str, of: str) -> Workspace:
        self._drop(name)
        self._run(f"CREATE DATABASE {name} TEMPLATE {of}")
        workspace = Workspace(self._folder / folder)
        use_server(workspace, make_conninfo(self._connection, dbname=name), "", use_keyring=False)
        return workspace

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._connection, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running_server() -> Iterator[TestServer | None]:
    """None where there is no server on this machine and none is named."""
    given, found = os.environ.get(GIVEN), programs()
    with tempfile.TemporaryDirectory(prefix="pg", dir=_memory(), ignore_cleanup_errors=True) as folder:
        if given:
            server = TestServer(given, Path(folder))
            yield server
            server.drop_all()
        elif found:
            with _private_server(found, Path(folder)) as connection:
                yield TestServer(connection, Path(folder))
        else:
            yield None


def _memory() -> Path | None:
    room = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM
    return _MEMORY if room else None


@contextmanager
def _private_server(programs: Path, folder: Path) -> Iterator[str]:
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    run_as_server(
        programs / "initdb", "-D", data, "-U", "trainer", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
    )
    run_as_server(programs / "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", _QUICK.format(folder), "start")
    try:
        yield make_conninfo(host=str(folder), user="trainer", dbname="postgres")
    finally:
        run_as_server(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def run_as_server(program: Path, *options: object) -> None:
    """A server does not run as root; its own user is there where it was installed."""
    other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*other, str(program), *map(str, options)], check=True, stdout=subprocess.DEVNULL, cwd="/")
