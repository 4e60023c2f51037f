"""`trainer check|backup|restore|recover`: is the data whole, and is there a copy?"""

from __future__ import annotations

from pathlib import Path

import click

from trainer.app.checking import check_workspace
from trainer.app.keeping import bring_key_back
from trainer.cli.desk import end, json_option, opened, plainly, report, sign_in, user_option
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Permission
from trainer.store.clock import SystemClock
from trainer.store.lock import WorkspaceLock
from trainer.store.opening import backups_of
from trainer.store.workspace import Workspace
from trainer.words import _


@click.command()
@json_option
@click.pass_obj
@plainly
def check(workspace: Workspace, as_json: bool) -> None:
    """Opens the store (making an empty one where there is none) and verifies all that it holds."""
    with opened(workspace, create=True) as services:
        findings = check_workspace(services)
    if as_json:
        report({"workspace": str(workspace.folder), "sound": not findings, "findings": findings})
    else:
        for finding in findings:
            click.echo(finding)
        if not findings:
            click.echo(_("Everything is in order: {folder}").format(folder=workspace.folder))
    end(len(findings))


@click.command()
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder; the workspace's own if left out."
)
@user_option
@json_option
@click.pass_obj
@plainly
def backup(workspace: Workspace, out: Path | None, user: str | None, as_json: bool) -> None:
    """Makes an encrypted copy while the store is in use, verified by opening it."""
    with opened(workspace) as services:
        require(sign_in(services, user), Permission.BACK_UP)
        made = services.store.backups.make(out)
    if as_json:
        report({"path": str(made.path), "bytes": made.bytes, "chain_length": made.chain_length})
    else:
        click.echo(_("Backup made and verified: {path}").format(path=made.path))


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
@plainly
def restore(workspace: Workspace, file: Path, yes: bool) -> None:
    """Puts a backup in the store's place; the replaced store is kept aside."""
    if not yes:
        click.confirm(_("Replace the store in {folder}?").format(folder=workspace.folder), abort=True)
    with WorkspaceLock(workspace.lock):
        aside = backups_of(workspace, SystemClock()).restore(file)
    if aside is None:
        click.echo(_("Restored."))
    else:
        click.echo(_("Restored. What was there before is kept as {path}").format(path=aside))


@click.command()
@click.pass_obj
@plainly
def recover(workspace: Workspace) -> None:
    """Opens a workspace whose key was lost, with the digits of the recovery sheet."""
    typed = click.prompt(_("The eight groups of the recovery sheet"))
    bring_key_back(workspace, typed)
    click.echo(_("The key is back. Print a new recovery sheet in the settings."))
