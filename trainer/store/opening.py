"""Opening a workspace: lock, secrets, migration with a backup before it, engine. Closing it in the reverse order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from trainer.store.backup import Backups
from trainer.store.clock import Clock
from trainer.store.engine import connect_for_work, open_engine, open_migration_engine
from trainer.store.errors import StoreTrouble
from trainer.store.lock import WorkspaceLock, refuse_network_share
from trainer.store.schema import SCRIPTS, stored_revision, wanted_revision
from trainer.store.server import ServerPlace, open_password
from trainer.store.transactions import Database
from trainer.store.workspace import (
    Secrets,
    Workspace,
    begin_workspace,
    clear_half_begun,
    finish_workspace,
    new_workspace,
    read_description,
    read_secrets,
)


@dataclass(frozen=True)
class OpenStore:
    """An opened workspace; `connect` gives the journals a connection of their own."""

    workspace: Workspace
    database: Database
    backups: Backups
    secrets: Secrets
    connect: Callable[[], Any]
    cleared: bool = False
    """A first run that was cut short had left something here, which was removed."""


@dataclass(frozen=True)
class _Means:
    """How the store is reached, in its file or on its server."""

    engine: Engine
    migration_engine: Engine
    backups: Backups
    connect: Callable[[], Any]


@contextmanager
def open_store(
    workspace: Workspace, clock: Clock, create: bool = True, use_keyring: bool = True
) -> Iterator[OpenStore]:
    """Raises StoreTrouble with its own code for every way a workspace can refuse to open; then nothing was written."""
    refuse_network_share(workspace.folder)
    if not workspace.exists and not create:
        raise StoreTrouble("store.no_workspace", path=str(workspace.folder))
    with ExitStack() as held:
        make_folder(workspace)
        held.enter_context(WorkspaceLock(workspace.lock))
        cleared = clear_half_begun(workspace)
        secrets = _secrets(workspace, use_keyring)
        means = _means(workspace, secrets, clock)
        _bring_up_to_date(means)
        database = Database(means.engine)
        held.callback(database.close)
        yield OpenStore(workspace, database, means.backups, secrets, means.connect, cleared)


def backups_of(workspace: Workspace, clock: Clock) -> Backups:
    """The backups of a workspace that is not open, to restore one."""
    return _means(workspace, read_secrets(workspace), clock).backups


def make_folder(workspace: Workspace) -> None:
    """The folder of a workspace, for its owner alone where it is new."""
    try:
        workspace.folder.mkdir(parents=True, exist_ok=True)
        if sys.platform != "win32" and not workspace.exists:
            workspace.folder.chmod(0o700)
    except OSError as error:
        raise StoreTrouble("store.folder_unusable", path=str(workspace.folder)) from error


def _secrets(workspace: Workspace, use_keyring: bool) -> Secrets:
    if workspace.exists:
        if read_description(workspace).server is None:
            _refuse_without_file(workspace)
        return read_secrets(workspace)
    if workspace.store.exists():
        raise StoreTrouble("store.no_description", path=str(workspace.description))
    _first_run(workspace, use_keyring)
    return read_secrets(workspace)


def _first_run(workspace: Workspace, use_keyring: bool) -> None:
    """The description comes last: a power cut before it leaves no workspace, and the next start begins anew."""
    from trainer.store.migrate import migrate, script_directory

    secrets, description = new_workspace(workspace, use_keyring)
    begin_workspace(workspace, description)
    migrate(open_migration_engine(workspace.store, secrets.store), script_directory(SCRIPTS))
    finish_workspace(workspace)


def _refuse_without_file(workspace: Workspace) -> None:
    if not workspace.store.exists():
        raise StoreTrouble("store.missing", path=str(workspace.store))
    if not workspace.store.stat().st_size:
        raise StoreTrouble("store.damaged", path=str(workspace.store))


def _means(workspace: Workspace, secrets: Secrets, clock: Clock) -> _Means:
    place = read_description(workspace).server
    if place is not None:
        return _means_on_server(workspace, secrets, clock, place)
    _refuse_read_only(workspace)
    path, key = workspace.store, secrets.store
    return _Means(
        open_engine(path, key),
        open_migration_engine(path, key),
        Backups(workspace, secrets, clock),
        lambda: connect_for_work(path, key),
    )


def _means_on_server(workspace: Workspace, secrets: Secrets, clock: Clock, place: ServerPlace) -> _Means:
    from trainer.store.postgres import JournalConnection, Server, refuse_other_order
    from trainer.store.server_backup import ServerBackups

    server = Server(place.connection, open_password(place, secrets.store))
    migration_engine = server.migration_engine()
    refuse_other_order(migration_engine)
    backups = ServerBackups(workspace, secrets, clock, server)
    return _Means(server.engine(), migration_engine, backups, lambda: JournalConnection(server))


def _refuse_read_only(workspace: Workspace) -> None:
    if workspace.store.exists() and not os.access(workspace.store, os.W_OK):
        raise StoreTrouble("store.read_only", path=str(workspace.store))


def _bring_up_to_date(means: _Means) -> None:
    if stored_revision(means.migration_engine) != wanted_revision(SCRIPTS):
        from trainer.store.migrate import migrate, script_directory

        migrate(means.migration_engine, script_directory(SCRIPTS), before=lambda _: _make_backup(means.backups))


def _make_backup(backups: Backups) -> None:
    backups.make_store(label="before-upgrade")
