"""`trainer retakes list`."""

from __future__ import annotations

import click

from trainer.cli.desk import json_option, opened, plainly, report, sign_in, user_option
from trainer.retakes.values import Case
from trainer.store.workspace import Workspace
from trainer.ui.texts import name
from trainer.words import _


@click.group()
def retakes() -> None:
    """Who has to sit again, and why."""


@retakes.command("list")
@json_option
@user_option
@click.pass_obj
@plainly
def list_(workspace: Workspace, as_json: bool, user: str | None) -> None:
    """Every case with its state, proposed step and reason."""
    with opened(workspace) as services:
        cases = services.retakes.cases(sign_in(services, user))
    if as_json:
        report([_as_data(case) for case in cases])
        return
    for case in cases:
        score = "—" if case.score is None else str(case.score)
        click.echo(f"{case.name}  {case.unit}  {name(case.result)} {score}  {case.step.name}  {name(case.state)}")
    click.echo(_("{count} cases").format(count=len(cases)))


def _as_data(case: Case) -> dict[str, object]:
    return {
        "name": case.name,
        "unit": case.unit,
        "exam": case.exam_id,
        "result": case.result,
        "score": case.score,
        "step": case.step.name,
        "step_number": case.step_number,
        "state": case.state,
        "source": case.source.title,
    }
