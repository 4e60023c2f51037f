"""The starter bank that comes with the program."""

from __future__ import annotations

from importlib.resources import files

from question_bank.formats.batch import Batch
from question_bank.formats.text import TextFormat


def starter_batches() -> tuple[Batch, ...]:
    """Every file of the starter bank as read, in the order of the file names."""
    texts = (file for file in files("question_bank").joinpath("content").iterdir() if file.name.endswith(".txt"))
    reader = TextFormat()
    return tuple(reader.read(file.read_bytes(), file.name) for file in sorted(texts, key=lambda file: file.name))
