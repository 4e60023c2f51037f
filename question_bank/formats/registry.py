"""All exchange formats, and which one a file has."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Protocol

from question_bank.formats.batch import Batch
from question_bank.formats.sheet import SheetFormat
from question_bank.formats.text import TextFormat
from question_bank.question import Question


class Format(Protocol):
    """One exchange format. `suffixes` are lower case with their dot; the first is the one written."""

    @property
    def name(self) -> str:
        """A stable name for the format."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of its files."""

    def read(self, data: bytes, name: str) -> Batch:
        """Everything found in the file; never raises for what the file holds."""

    def write(self, questions: Iterable[Question]) -> bytes:
        """The questions as a file."""


FORMATS: tuple[Format, ...] = (SheetFormat(), TextFormat())


def format_for(name: str) -> Format | None:
    """The format of a file by the ending of its name, in any case; None when there is none."""
    suffix = PurePath(name).suffix.lower()
    return next((known for known in FORMATS if suffix in known.suffixes), None)
