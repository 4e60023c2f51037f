"""The commands of the product. Exit code 0: full success; 1: refused; 3: done, with problems listed."""

from __future__ import annotations

import gc
from importlib import import_module

import click

from trainer import __version__
from trainer.app.paths import chosen_workspace
from trainer.words import DEFAULT_LANGUAGE, use_language

RUN = "run"
ROOMS = {
    RUN: "showing",
    "demo": "showing",
    "check": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "recover": "keeping",
    "server": "server",
    "station": "station",
    "rules": "rules",
    "bank": "bank",
    "law": "law",
    "officers": "people",
    "hours": "hours",
    "retakes": "retakes",
    "certificates": "certificates",
    "papers": "papers",
    "exams": "exams",
}
"""Each command and the module it stands in."""


class Commands(click.Group):
    """Loads a command when it is called: opening the window must not wait for what reads question files."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(ROOMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in ROOMS:
            return None
        found: click.Command = getattr(import_module(f"trainer.cli.{ROOMS[cmd_name]}"), cmd_name)
        return found


@click.group(cls=Commands)
@click.option(
    "--workspace", envvar="TRAINER_WORKSPACE", help="Data folder; the platform's place for user data if left out."
)
@click.option("--language", default=DEFAULT_LANGUAGE, type=click.Choice(["zh_CN", "en"]), help="Language of the words.")
@click.version_option(__version__, prog_name="trainer")
@click.pass_context
def main(context: click.Context, workspace: str | None, language: str) -> None:
    """Offline training and examination for administrative enforcement officers."""
    if context.invoked_subcommand != RUN:
        gc.enable()
    use_language(language)
    context.obj = chosen_workspace(workspace)
