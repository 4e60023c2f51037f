"""The commands of the product. Exit code 0: full success; 1: refused; 3: done, with problems listed."""

from __future__ import annotations

import click

from trainer import __version__
from trainer.app.paths import chosen_workspace
from trainer.cli import bank, certificates, hours, keeping, people, retakes, showing
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


for command in (
    showing.run,
    showing.demo,
    keeping.check,
    keeping.backup,
    keeping.restore,
    keeping.recover,
    bank.bank,
    people.officers,
    hours.hours,
    retakes.retakes,
    certificates.certificates,
):
    main.add_command(command)
