"""Opening a workspace: lock, secrets, migration with a backup before it, engine. Closing it in the reverse order."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from trainer.store.backup import Backups
from trainer.store.clock import Clock
from trainer.store.engine import open_engine, open_migration_engine
from trainer.store.errors import StoreTrouble
from trainer.store.lock import WorkspaceLock, refuse_network_share
from trainer.store.schema import SCRIPTS, stored_revision, wanted_revision
from trainer.store.transactions import Database
from trainer.store.workspace import Secrets, Workspace, create_workspace, read_secrets


@dataclass(frozen=True)
class OpenStore:
    """An opened workspace."""

    workspace: Workspace
    database: Database
    backups: Backups
    secrets: Secrets


@contextmanager
def open_store(
    workspace: Workspace, clock: Clock, create: bool = True, use_keyring: bool = True
) -> Iterator[OpenStore]:
    """Raises StoreTrouble with its own code for every way a workspace can refuse to open; then nothing was written."""
    refuse_network_share(workspace.folder)
    if not workspace.exists and not create:
        raise StoreTrouble("store.no_workspace", path=str(workspace.folder))
    with ExitStack() as held:
        _make_folder(workspace)
        held.enter_context(WorkspaceLock(workspace.lock))
        secrets = _secrets(workspace, use_keyring)
        _refuse_read_only(workspace)
        backups = Backups(workspace, secrets, clock)
        _bring_up_to_date(workspace, secrets, backups)
        database = Database(open_engine(workspace.store, secrets.store))
        held.callback(database.close)
        yield OpenStore(workspace, database, backups, secrets)


def _make_folder(workspace: Workspace) -> None:
    try:
        workspace.folder.mkdir(parents=True, exist_ok=True)
        if sys.platform != "win32" and not workspace.exists:
            workspace.folder.chmod(0o700)
    except OSError as error:
        raise StoreTrouble("store.folder_unusable", path=str(workspace.folder)) from error


def _secrets(workspace: Workspace, use_keyring: bool) -> Secrets:
    if workspace.exists:
        if not workspace.store.exists():
            raise StoreTrouble("store.missing", path=str(workspace.store))
        if not workspace.store.stat().st_size:
            raise StoreTrouble("store.damaged", path=str(workspace.store))
        return read_secrets(workspace)
    if workspace.store.exists():
        raise StoreTrouble("store.no_description", path=str(workspace.description))
    return create_workspace(workspace, use_keyring)


def _refuse_read_only(workspace: Workspace) -> None:
    if workspace.store.exists() and not os.access(workspace.store, os.W_OK):
        raise StoreTrouble("store.read_only", path=str(workspace.store))


def _bring_up_to_date(workspace: Workspace, secrets: Secrets, backups: Backups) -> None:
    engine = open_migration_engine(workspace.store, secrets.store)
    if stored_revision(engine) != wanted_revision(SCRIPTS):
        from trainer.store.migrate import migrate, script_directory

        migrate(engine, script_directory(SCRIPTS), before=lambda _revision: _make_backup(backups))


def _make_backup(backups: Backups) -> None:
    backups.make(label="before-upgrade")
