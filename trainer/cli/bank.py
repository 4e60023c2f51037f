"""`trainer bank import|export|search|duplicates`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from question_bank.formats.batch import Batch
from question_bank.formats.registry import Format, format_for, format_of
from question_bank.problems import Problem
from question_bank.question import BlankKey, ChoiceKey, PointsKey, Question, QuestionKind
from question_bank.wording import describe, describe_place
from trainer.bank.values import BankQuery
from trainer.cli.bank_similar import duplicates
from trainer.cli.desk import end, json_option, opened, plainly, refuse, report, sign_in, user_option
from trainer.store.files import file_hash
from trainer.store.workspace import Workspace
from trainer.ui.texts import name
from trainer.words import _


@click.group()
def bank() -> None:
    """The question bank."""


bank.add_command(duplicates)


@bank.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Read and check only; keep nothing, need no workspace.")
@click.option("--answers", is_flag=True, help="Add the list of keys in order to the JSON.")
@json_option
@user_option
@click.pass_obj
@plainly
def import_(
    workspace: Workspace, files: Sequence[Path], dry_run: bool, answers: bool, as_json: bool, user: str | None
) -> None:
    """Reads question files; only what is sound goes in. With --json one line a file."""
    batches = [(path, _read(path)) for path in files]
    for _path, batch in batches:
        _show(batch, as_json, answers)
    if not dry_run:
        _keep(workspace, batches, user)
    end(sum(problem.blocking for _path, batch in batches for problem in batch.all_problems))


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
        sign_in(services, user)
        page = services.bank.page(BankQuery(words=words, limit=limit))
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


def _read(path: Path) -> Batch:
    data = path.read_bytes()
    return (format_of(path.name, data) or _unknown(path)).read(data, path.name)


def _show(batch: Batch, as_json: bool, answers: bool) -> None:
    if as_json:
        report(_as_data(batch, answers))
        return
    counts = _("{file}: {found} questions found, {ready} ready")
    click.echo(counts.format(file=batch.file, found=batch.found, ready=len(batch.ready)))
    for problem in batch.all_problems:
        click.echo(f"  {describe_place(problem.place)}  {describe(problem)}")


def _as_data(batch: Batch, answers: bool) -> dict[str, object]:
    questions = [item.question for item in batch.questions if item.question is not None]
    data: dict[str, object] = {
        "file": batch.file,
        "found": batch.found,
        "ready": len(batch.ready),
        "kinds": {kind.value: sum(question.kind is kind for question in questions) for kind in QuestionKind},
        "problems": [_problem_data(problem) for problem in batch.all_problems],
    }
    if answers:
        data["answers"] = [_key(question) for question in questions]
    return data


def _problem_data(problem: Problem) -> dict[str, str]:
    return {"code": problem.code, "place": describe_place(problem.place), "message": describe(problem)}


def _key(question: Question) -> object:
    answer = question.answer
    if isinstance(answer, ChoiceKey):
        if question.kind is QuestionKind.TRUE_FALSE:
            return 0 in answer.right
        return "".join("ABCDEFGHIJ"[place] for place in sorted(answer.right))
    if isinstance(answer, BlankKey):
        return ["；".join(blank.alternatives) for blank in answer.blanks]
    if isinstance(answer, PointsKey):
        return [point.text for point in answer.points]
    return [_key(part) for part in question.parts] or None


def _keep(workspace: Workspace, batches: Sequence[tuple[Path, Batch]], user: str | None) -> None:
    with opened(workspace) as services:
        actor = sign_in(services, user)
        for path, batch in batches:
            outcome = services.bank.import_batch(
                actor, batch, lambda done, of: None, lambda: False, file_hash(path.read_bytes())
            )
            words = _("{file}: {added} questions added, {duplicates} were there already")
            click.echo(words.format(file=path.name, added=outcome.added, duplicates=outcome.duplicates), err=True)
