"""What `trainer bank import` reads and prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from question_bank.formats.batch import Batch
from question_bank.formats.reading import LARGEST_FILE, Reading, UnknownFormatError, read_whole
from question_bank.formats.registry import is_readable, readable_suffixes
from question_bank.problems import Place, Problem
from question_bank.question import BlankKey, ChoiceKey, PointsKey, Question, QuestionKind
from question_bank.wording import describe, describe_place
from trainer.bank.imports.values import FileReading, SourceFile
from trainer.cli.desk import refuse, report
from trainer.words import _


def files_of(paths: Sequence[Path]) -> Iterator[Path]:
    """The files, and of folders every file that may hold questions, by name; programs' lock files are passed over."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = [file for file in path.rglob("*") if file.is_file() and is_readable(file.name)]
        yield from sorted(file for file in found if not file.name.startswith(("~$", ".")))


def read_file(path: Path, key: Path | None) -> FileReading:
    """The file as read; one above the limit is not even opened."""
    if path.stat().st_size > LARGEST_FILE:
        most = (("most", str(LARGEST_FILE >> 20)),)
        batch = Batch(path.name, problems=(Problem("import.too_large", Place(file=path.name), most),))
        return FileReading(SourceFile(path.name, b""), Reading("", batch))
    source = SourceFile(path.name, path.read_bytes())
    joined = None if key is None else SourceFile(key.name, key.read_bytes())
    pair = (joined.content, joined.name) if joined else None
    try:
        return FileReading(source, read_whole((source.content, source.name), pair), joined)
    except UnknownFormatError:
        words = _("{file}: files of this kind cannot be read. These can: {known}.")
        refuse(words.format(file=path, known="、".join(readable_suffixes())))


def show(path: Path, batch: Batch, as_json: bool, answers: bool) -> None:
    """What a file holds: one line of JSON, or counts and problems for people."""
    if as_json:
        report(as_data(path, batch, answers))
        return
    counts = _("{file}: {found} questions found, {ready} ready")
    click.echo(counts.format(file=batch.file, found=batch.found, ready=len(batch.ready)))
    for problem in batch.all_problems:
        click.echo(f"  {describe_place(problem.place)}  {describe(problem)}")


def as_data(path: Path, batch: Batch, answers: bool) -> dict[str, object]:
    """The documented JSON of a dry run; the file is named as it was found, for folders hold equal names."""
    questions = [item.question for item in batch.questions if item.question is not None]
    data: dict[str, object] = {
        "file": str(path),
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
