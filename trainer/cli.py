"""The commands of the product."""

from __future__ import annotations

import sys

import click

from trainer.app.paths import chosen_workspace
from trainer.store.workspace import Workspace


@click.group()
@click.option(
    "--workspace", envvar="TRAINER_WORKSPACE", help="Data folder; the platform's place for user data if left out."
)
@click.pass_context
def main(context: click.Context, workspace: str | None) -> None:
    """Offline training and examination for administrative enforcement officers."""
    context.obj = chosen_workspace(workspace)


@main.command()
@click.pass_obj
def run(workspace: Workspace) -> None:
    """Opens the window."""
    from trainer.app.start import start_app

    sys.exit(start_app(workspace))
