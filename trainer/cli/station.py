"""`trainer station check`: is this PC fit for an exam?"""

from __future__ import annotations

from pathlib import Path

import click

from trainer.app.office import office_name
from trainer.app.station_check import check_station
from trainer.cli.desk import end, json_option, opened, plainly, report
from trainer.documents.station_values import Verdict, item_name, verdict_name
from trainer.store.workspace import Workspace
from trainer.ui.files import write_bytes


@click.group()
def station() -> None:
    """The PC an exam is held at."""


@station.command("check")
@click.option("--sheet", type=click.Path(dir_okay=False, path_type=Path), help="Also write the go/no-go sheet as PDF.")
@json_option
@click.pass_obj
@plainly
def check(workspace: Workspace, sheet: Path | None, as_json: bool) -> None:
    """Clock, disk, speed of saving, data, font and sleep; screen, printer and input method need the window."""
    with opened(workspace) as services:
        found = check_station(services)
        if sheet is not None:
            from trainer.documents.pdf import Printed
            from trainer.documents.station_sheet import station_sheet

            write_bytes(sheet, station_sheet(found, office_name(services), Printed("trainer station check", found.at)))
    if as_json:
        lines = [{"item": one.item, "verdict": one.verdict, "found": one.found} for one in found.findings]
        report({"at": found.at.isoformat(), "machine": found.machine, "go": found.go, "findings": lines})
    else:
        for one in found.findings:
            click.echo(f"{verdict_name(one.verdict)}\t{item_name(one.item)}\t{one.found}")
    end(sum(one.verdict is Verdict.NO_GO for one in found.findings))
