"""`trainer bank duplicates`."""

from __future__ import annotations

import click

from trainer.bank.similar.values import Side, SimilarPair
from trainer.cli.desk import end, json_option, opened, plainly, report, sign_in, user_option
from trainer.store.workspace import Workspace
from trainer.ui.texts import name
from trainer.words import _


@click.command()
@json_option
@user_option
@click.pass_obj
@plainly
def duplicates(workspace: Workspace, as_json: bool, user: str | None) -> None:
    """Compares every question with every other; exit code 3 where pairs wait for a decision."""
    with opened(workspace) as services:
        services.similar.scan(sign_in(services, user), lambda done, of: None, lambda: False)
        overview = services.similar.overview()
    questions = overview.scan.questions if overview.scan else 0
    if as_json:
        report({"questions": questions, "pairs": [_pair(pair) for pair in overview.pairs]})
    else:
        for pair in overview.pairs:
            click.echo(f"{name(pair.likeness)}  {pair.score} %")
            for side in pair.sides:
                click.echo(f"{side.number:>8}  {name(side.status)}  {side.stem}")
        words = _("{questions} questions compared, {pairs} pairs to be decided")
        click.echo(words.format(questions=questions, pairs=len(overview.pairs)))
    end(len(overview.pairs))


def _pair(pair: SimilarPair) -> dict[str, object]:
    sides = {"left": _side(pair.left), "right": _side(pair.right)}
    return {"likeness": pair.likeness.value, "score": pair.score, **sides}


def _side(side: Side) -> dict[str, object]:
    return {"number": side.number, "kind": side.kind.value, "status": side.status.value, "stem": side.stem}
