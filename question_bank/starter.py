"""The starter bank that comes with the program."""

from __future__ import annotations

from importlib.resources import files

from question_bank.formats.batch import Batch
from question_bank.formats.text import TextFormat
from question_bank.question import Question


def starter_batches() -> tuple[Batch, ...]:
    """Every file of the starter bank as read, in the order of the file names."""
    texts = (file for file in files("question_bank").joinpath("content").iterdir() if file.name.endswith(".txt"))
    reader = TextFormat()
    return tuple(reader.read(file.read_bytes(), file.name) for file in sorted(texts, key=lambda file: file.name))


def starter_questions() -> tuple[Question, ...]:
    """The questions of the starter bank that are sound; subject, citations and difficulty as in the files."""
    return tuple(question for batch in starter_batches() for question in batch.ready)
