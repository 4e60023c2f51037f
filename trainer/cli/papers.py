"""`trainer papers print`."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.app.paper_files import PaperFiles
from trainer.cli.desk import opened, plainly, refuse, sign_in, user_option
from trainer.documents.office.folder import file_stem
from trainer.store.workspace import Workspace
from trainer.words import _


@click.group()
def papers() -> None:
    """Sealed papers."""


@papers.command("print")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the files.")
@click.option("--words", default="", help="Only papers with these words in their name.")
@user_option
@click.pass_obj
@plainly
def print_(workspace: Workspace, out: Path, words: str, user: str | None) -> None:
    """Writes paper, answer sheet and key of each sealed paper as PDF and .docx, a folder for each; each is logged."""
    with opened(workspace) as services:
        actor = sign_in(services, user)
        found = [row for row in services.papers.papers(actor) if words.casefold() in row.name.casefold()]
        if not found:
            refuse(_("No sealed paper has this name. Leave the words out to print every one."))
        for row in found:
            folder = out / f"{file_stem(row.name)} {row.hash[:8]}"
            count = PaperFiles(services).write(actor, row.id, folder)
            click.echo(_("{count} files written to {folder}").format(count=count, folder=folder))
