"""`trainer server`: points a data folder at the database of an office with many trainers."""

from __future__ import annotations

import os

import click

from trainer.cli.desk import plainly
from trainer.store.workspace import Workspace
from trainer.words import _


@click.command()
@click.argument("connection")
@click.pass_obj
@plainly
def server(workspace: Workspace, connection: str) -> None:
    """Keeps the data in a PostgreSQL database from now on; CONNECTION is like "host=… dbname=… user=…".

    The password comes from TRAINER_SERVER_PASSWORD or is asked for. Run it again when either changes.
    """
    from trainer.store.joining import use_server

    password = os.environ.get("TRAINER_SERVER_PASSWORD")
    if password is None:
        password = click.prompt(_("Password of the database"), default="", show_default=False, hide_input=True)
    use_server(workspace, connection, password)
    click.echo(_("{folder} now keeps its data on the server.").format(folder=workspace.folder))
