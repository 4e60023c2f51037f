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
from itertools import count
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from tests.fakes import FixedClock
from trainer.store.joining import use_server
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace

GIVEN = "TRAINER_TEST_POSTGRES"
MIGRATED = "trainer_test_migrated"
_QUICK = "-c fsync=off -c full_page_writes=off -c autovacuum=off -c listen_addresses='' -c unix_socket_directories={}"


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
        self._ready = Workspace(folder / "ready")
        self._migrate()

    def fill(self, workspace: Workspace) -> None:
        """Makes a workspace over a migrated database of its own."""
        shutil.copytree(self._ready.folder, workspace.folder)
        use_server(workspace, self._new(f"TEMPLATE {MIGRATED}"), "")

    def empty_database(self, locale: str = "C") -> str:
        """The same without a table in it."""
        return self._new(f"TEMPLATE template0 ENCODING 'UTF8' LOCALE '{locale}'")

    def drop_all(self) -> None:
        for name in (*self._made, MIGRATED):
            self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _new(self, how: str) -> str:
        name = f"trainer_test_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} {how}")
        self._made.append(name)
        return make_conninfo(self._connection, dbname=name)

    def _migrate(self) -> None:
        self._run(f"DROP DATABASE IF EXISTS {MIGRATED} WITH (FORCE)")
        self._run(f"CREATE DATABASE {MIGRATED} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
        use_server(self._ready, make_conninfo(self._connection, dbname=MIGRATED), "", use_keyring=False)
        with open_store(self._ready, FixedClock()):
            pass

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._connection, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running_server() -> Iterator[TestServer | None]:
    """None where there is no server on this machine and none is named."""
    given, found = os.environ.get(GIVEN), programs()
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        if given:
            server = TestServer(given, Path(folder))
            yield server
            server.drop_all()
        elif found:
            with _private_server(found, Path(folder)) as connection:
                yield TestServer(connection, Path(folder))
        else:
            yield None


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
