"""`trainer run|demo`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from trainer.cli.desk import json_option, plainly


@click.command()
@click.pass_context
def run(context: click.Context) -> None:
    """Opens the window."""
    from trainer.app.start import start_app

    sys.exit(start_app(context.obj, str(context.find_root().params["language"])))


@click.command()
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for everything.")
@click.option("--file/--no-file", "filed", default=True, help="Write the folder of the exam too, which takes seconds.")
@json_option
@plainly
def demo(out: Path, filed: bool, as_json: bool) -> None:
    """A made-up county brigade from roster to certificates, with screenshots of every main screen."""
    from trainer.app.demo.run import run_demo

    run_demo(out, as_json, filed)
