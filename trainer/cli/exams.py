"""`trainer exams folder`."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.app.exam_folder import ExamFolder
from trainer.cli.desk import opened, plainly, refuse, sign_in, user_option
from trainer.documents.office.folder import file_stem
from trainer.store.workspace import Workspace
from trainer.words import _


@click.group()
def exams() -> None:
    """Exams that were held."""


@exams.command("folder")
@click.argument("words")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the files.")
@click.option("--purpose", required=True, help="What the files are for, who receives them; kept in the trail.")
@user_option
@click.pass_obj
@plainly
def folder_(workspace: Workspace, words: str, out: Path, purpose: str, user: str | None) -> None:
    """Writes everything of one closed exam, named by WORDS of its title, into one folder with a list of hashes."""
    with opened(workspace) as services:
        actor = sign_in(services, user)
        found = [exam for exam in services.exams.exams(actor) if words.casefold() in exam.plan.title.casefold()]
        if len(found) != 1:
            refuse(
                _("{count} exams have these words in their title. Give words that only one has.").format(
                    count=len(found)
                )
            )
        folder = out / file_stem(found[0].plan.title)
        count = ExamFolder(services).write(actor, found[0].id, folder, purpose)
        click.echo(_("{count} files written to {folder}").format(count=count, folder=folder))
