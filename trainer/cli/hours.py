"""`trainer hours export`."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.app.exports import export_hours
from trainer.cli.desk import opened, plainly, sign_in, user_option, vouched
from trainer.store.workspace import Workspace
from trainer.words import _


@click.group()
def hours() -> None:
    """Yearly study hours."""


@hours.command()
@click.option("--year", required=True, type=int)
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The .xlsx to write.")
@click.option("--purpose", default="", help="Why the list is taken out; kept in the register of exports.")
@click.option("--witness", help="Sign-in name of a second person who vouches: writes ID numbers in full.")
@click.option("--receiver", default="", help="Who receives the ID numbers; with --witness.")
@user_option
@click.pass_obj
@plainly
def export(
    workspace: Workspace, year: int, out: Path, purpose: str, witness: str | None, receiver: str, user: str | None
) -> None:
    """Writes the hours workbook of a year: units, people, entries, rules.

    ID numbers are masked unless a second person signs in beside the first (--witness, with the password from
    TRAINER_WITNESS_PASSWORD or asked for).
    """
    with opened(workspace) as services:
        actor = sign_in(services, user)
        second = vouched(services, actor, witness) if witness else None
        purpose = purpose or _("Hours of the year")
        count = export_hours(services, actor, year, out, purpose, receiver=receiver, witness=second)
    click.echo(_("Hours of {count} people written to {file}").format(count=count, file=out))
