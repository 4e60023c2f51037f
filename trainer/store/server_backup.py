"""Backups of a store on a server: its own pg_dump, sealed with the key of the workspace, and the head of the chain."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from trainer.store.audit import GENESIS
from trainer.store.backup import Backups
from trainer.store.clock import Clock
from trainer.store.errors import StoreTrouble
from trainer.store.postgres import Server, known_troubles
from trainer.store.sealed_stream import open_stream, seal_stream
from trainer.store.workspace import Secrets, Workspace

_HEAD = "SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1"
_EMPTY = "SELECT to_regclass('alembic_version') IS NULL"


class ServerBackups(Backups):
    """The same for a store on a server, by the server's own programs; they must be on this PC."""

    suffix = ".dump"

    def __init__(self, workspace: Workspace, secrets: Secrets, clock: Clock, server: Server) -> None:
        super().__init__(workspace, secrets, clock)
        self._server = server

    def restore(self, path: Path) -> None:
        """Fills an empty database, in one transaction. One that is in use is never replaced from here."""
        if not path.exists():
            raise StoreTrouble("store.no_backup", path=str(path))
        with known_troubles(), self._server.connect() as connection:
            if connection.execute(_EMPTY).fetchone() != (True,):
                raise StoreTrouble("server.not_empty")
            self._unpack(path, "--no-owner", "--single-transaction", f"--dbname={self._server.conninfo}")
            self._note_restored(self._clock.now(), *_head(connection))
        self._fetch_large_files(path)

    def _take(self, target: Path) -> tuple[int, str]:
        with known_troubles(), self._server.connect() as connection:
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            snapshot = connection.execute("SELECT pg_export_snapshot()").fetchall()[0][0]
            length, head = _head(connection)
            self._dump(snapshot, target)
        self._unpack(target, f"--file={os.devnull}")
        return length, head

    def _dump(self, snapshot: str, target: Path) -> None:
        options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
        with target.open("wb") as file:
            self._run(
                ["pg_dump", *options, f"--dbname={self._server.conninfo}"],
                target,
                stdout=lambda output: seal_stream(output, file, self._secrets.store),
            )
            file.flush()
            os.fsync(file.fileno())

    def _unpack(self, path: Path, *options: str) -> None:
        """Has pg_restore read a backup to its end."""

        def feed(archive: IO[bytes]) -> None:
            with suppress(BrokenPipeError), archive:
                archive.writelines(open_stream(sealed, self._secrets.store, str(path)))

        with path.open("rb") as sealed:
            self._run(["pg_restore", "--exit-on-error", *options], path, stdin=feed)

    def _run(self, command: list[str], path: Path, **streams: Callable[[IO[bytes]], None]) -> None:
        """Runs a program of the server and serves the one stream that is named."""
        program = shutil.which(command[0])
        if program is None:
            raise StoreTrouble("server.no_programs", program=command[0])
        ((stream, serve),) = streams.items()
        pipes: dict[str, Any] = {stream: subprocess.PIPE}
        with TemporaryFile() as errors:
            with subprocess.Popen(
                [program, *command[1:]], stderr=errors, env=self._server.environment(), **pipes
            ) as process:
                serve(getattr(process, stream))
            errors.seek(0)
            cause = errors.read().decode(errors="replace").strip()
        if process.returncode:
            raise StoreTrouble("store.backup_failed", path=str(path), cause=cause)


def _head(connection: Any) -> tuple[int, str]:
    last = connection.execute(_HEAD).fetchone()
    return (0, GENESIS) if last is None else (last[0], last[1])
