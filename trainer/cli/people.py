"""`trainer officers import`."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.cli.desk import end, json_option, opened, plainly, report, sign_in, user_option
from trainer.people.roster.values import RosterPreview, RowAction
from trainer.store.workspace import Workspace
from trainer.ui.texts import sentence
from trainer.words import _


@click.group()
def officers() -> None:
    """The people who are trained and examined."""


@officers.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would change; change nothing.")
@json_option
@user_option
@click.pass_obj
@plainly
def import_(workspace: Workspace, file: Path, dry_run: bool, as_json: bool, user: str | None) -> None:
    """Takes a roster in from .xlsx, .xls, .ods or .csv; nobody is ever deleted."""
    with opened(workspace) as services:
        actor = sign_in(services, user)
        preview = services.roster.preview(actor, file.read_bytes(), file.name)
        if not dry_run and services.roster.apply(actor, preview).left:
            services.qualification.find_matters(actor)
    if as_json:
        report(_as_data(preview))
    else:
        _show(preview)
    end(len(preview.problems))


def _as_data(preview: RosterPreview) -> dict[str, object]:
    return {
        "file": preview.file,
        **{action.value: preview.count(action) for action in RowAction},
        "new_units": ["/".join(unit.path) for unit in preview.new_units],
        "problems": [
            {"code": p.code, "sheet": p.sheet, "row": p.row, "message": sentence(p.code, p.params)}
            for p in preview.problems
        ],
    }


def _show(preview: RosterPreview) -> None:
    counts = _("{file}: {new} new, {update} changed, {leave} left, {unchanged} unchanged, {problem} left out")
    values = {action.value: preview.count(action) for action in RowAction}
    click.echo(counts.format(file=preview.file, **values))
    for problem in preview.problems:
        place = _("sheet {sheet} row {row}").format(sheet=problem.sheet, row=problem.row)
        click.echo(f"  {place}  {sentence(problem.code, problem.params)}")
