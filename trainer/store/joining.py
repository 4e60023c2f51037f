"""Pointing a workspace at a server."""

from __future__ import annotations

from dataclasses import replace

from trainer.store.errors import StoreTrouble
from trainer.store.lock import WorkspaceLock
from trainer.store.opening import make_folder
from trainer.store.postgres import Server, refuse_other_order
from trainer.store.server import seal_place
from trainer.store.workspace import Workspace, describe, new_workspace, read_description, read_secrets


def use_server(workspace: Workspace, connection: str, password: str, use_keyring: bool = True) -> None:
    """Makes a workspace whose store is on a server, or points one that has its store there to another database.

    `connection` is a libpq connection string without password. Where the server lets nobody in, nothing is written:
    StoreTrouble or BadInput say why. A workspace with a store of its own is refused.
    """
    refuse_other_order(Server(connection, password).migration_engine())
    if workspace.exists and read_description(workspace).server is None:
        raise StoreTrouble("server.own_store", path=str(workspace.folder))
    make_folder(workspace)
    with WorkspaceLock(workspace.lock):
        if workspace.exists:
            secrets, description = read_secrets(workspace), read_description(workspace)
        else:
            secrets, description = new_workspace(workspace, use_keyring)
        describe(workspace, replace(description, server=seal_place(connection, password, secrets.store)))
