"""`trainer bank import|export|search|duplicates`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

import click

from question_bank.formats.registry import Format, format_for
from trainer.app.services import Services
from trainer.bank.imports.values import FileReading, ItemState
from trainer.bank.values import BankQuery
from trainer.cli.bank_files import files_of, read_file, show
from trainer.cli.bank_similar import duplicates
from trainer.cli.desk import end, json_option, opened, plainly, refuse, report, sign_in, user_option
from trainer.store.workspace import Workspace
from trainer.ui.texts import name
from trainer.words import _


@click.group()
def bank() -> None:
    """The question bank."""


bank.add_command(duplicates)


@bank.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Read and check only; keep nothing, need no workspace.")
@click.option(
    "--key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The answers, in a file of their own (1-5 DCABA …); for one question file.",
)
@click.option("--answers", is_flag=True, help="Add the list of keys in order to the JSON.")
@json_option
@user_option
@click.pass_obj
@plainly
def import_(
    workspace: Workspace,
    files: Sequence[Path],
    dry_run: bool,
    key: Path | None,
    answers: bool,
    as_json: bool,
    user: str | None,
) -> None:
    """Reads question files and folders of them; only what is sound goes in, the rest waits on the import page."""
    paths = list(files_of(files))
    if key is not None and len(paths) != 1:
        refuse(_("A key belongs to one question file. Name one file with --key."))
    if not paths:
        refuse(_("No file that can hold questions was found there."))
    problems = 0
    with ExitStack() as held:
        keep = None if dry_run else _keeper(held.enter_context(opened(workspace)), user)
        for path in paths:
            read = read_file(path, key)
            show(path, read.reading.batch, as_json, answers)
            problems += sum(problem.blocking for problem in read.reading.batch.all_problems)
            if keep is not None and read.reading.batch.questions:
                keep(read)
    end(problems)


@bank.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--words", default="", help="Only questions with these words.")
@user_option
@click.pass_obj
@plainly
def export(workspace: Workspace, file: Path, words: str, user: str | None) -> None:
    """Writes the questions of the bank to a file: .xlsx, .txt, .gift, .xml (Moodle), .zip (QTI 2.1), .qti3.zip."""
    wanted = _format(file)
    with opened(workspace) as services:
        questions = services.bank.export_questions(sign_in(services, user), BankQuery(words=words))
    file.write_bytes(wanted.write(questions))
    click.echo(_("{count} questions written to {file}").format(count=len(questions), file=file))


@bank.command()
@click.argument("words")
@click.option("--limit", default=20, show_default=True)
@json_option
@user_option
@click.pass_obj
@plainly
def search(workspace: Workspace, words: str, limit: int, as_json: bool, user: str | None) -> None:
    """Finds questions by words in stem, options, rationale and citation."""
    with opened(workspace) as services:
        page = services.bank.page(sign_in(services, user), BankQuery(words=words, limit=limit))
    if as_json:
        rows = [{"number": row.number, "kind": row.kind, "status": row.status, "stem": row.stem} for row in page.rows]
        report({"total": page.total, "questions": rows})
        return
    for row in page.rows:
        click.echo(f"{row.number:>6}  {name(row.kind)}  {name(row.status)}  {row.stem}")
    click.echo(_("{count} questions found").format(count=page.total))


def _format(path: Path) -> Format:
    return format_for(path.name) or _unknown(path)


def _unknown(path: Path) -> NoReturn:
    refuse(_("{file}: files of this kind cannot be read or written. Save it as .xlsx or .txt.").format(file=path))


def _keeper(services: Services, user: str | None) -> Callable[[FileReading], None]:
    """Takes what is sound of a file into the bank and says so."""
    actor = sign_in(services, user)

    def keep(read: FileReading) -> None:
        file_id = services.imports.keep(actor, read, lambda done, of: None, lambda: False)
        assert file_id is not None
        outcome = services.imports.take_in(actor, file_id, lambda done, of: None, lambda: False)
        twice = services.imports.file(file_id).row.counts[ItemState.DUPLICATE]
        words = _("{file}: {added} questions added, {duplicates} were there already, {left} wait to be repaired")
        shown = words.format(file=read.source.name, added=outcome.added, duplicates=twice, left=outcome.left_out)
        click.echo(shown, err=True)

    return keep
