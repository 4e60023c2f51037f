"""`trainer hours export`."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.app.exports import export_hours
from trainer.cli.desk import opened, plainly, sign_in, user_option
from trainer.store.workspace import Workspace
from trainer.words import _


@click.group()
def hours() -> None:
    """Yearly study hours."""


@hours.command()
@click.option("--year", required=True, type=int)
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The .xlsx to write.")
@click.option("--purpose", default="", help="Why the list is taken out; kept in the register of exports.")
@user_option
@click.pass_obj
@plainly
def export(workspace: Workspace, year: int, out: Path, purpose: str, user: str | None) -> None:
    """Writes the hours workbook of a year: units, people, entries, rules."""
    with opened(workspace) as services:
        count = export_hours(services, sign_in(services, user), year, out, purpose or _("Hours of the year"))
    click.echo(_("Hours of {count} people written to {file}").format(count=count, file=out))
