"""The commands of the product. Exit code 0: full success; 1: refused; 3: done, with problems listed."""

from __future__ import annotations

import click

from trainer import __version__
from trainer.app.paths import chosen_workspace
from trainer.cli.bank import bank
from trainer.cli.certificates import certificates
from trainer.cli.hours import hours
from trainer.cli.keeping import backup, check, recover, restore
from trainer.cli.people import officers
from trainer.cli.retakes import retakes
from trainer.cli.server import server
from trainer.cli.showing import demo, run
from trainer.words import DEFAULT_LANGUAGE, use_language


@click.group()
@click.option(
    "--workspace", envvar="TRAINER_WORKSPACE", help="Data folder; the platform's place for user data if left out."
)
@click.option("--language", default=DEFAULT_LANGUAGE, type=click.Choice(["zh_CN", "en"]), help="Language of the words.")
@click.version_option(__version__, prog_name="trainer")
@click.pass_context
def main(context: click.Context, workspace: str | None, language: str) -> None:
    """Offline training and examination for administrative enforcement officers."""
    use_language(language)
    context.obj = chosen_workspace(workspace)


for command in (run, demo, check, backup, restore, recover, server, bank, officers, hours, retakes, certificates):
    main.add_command(command)
