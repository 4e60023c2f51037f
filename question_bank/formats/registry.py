"""All exchange formats, and which one a file has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from question_bank.formats.batch import Batch
from question_bank.formats.interchange.catalogue import READ_ONLY, WRITTEN, sniffed
from question_bank.formats.sheet import SheetFormat
from question_bank.formats.text import TextFormat
from question_bank.question import Question


class Reader(Protocol):
    """A format that can be read. `suffixes` are lower case with their dot."""

    @property
    def name(self) -> str:
        """A stable name for the format; `wording.describe_format` has its words."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of its files."""

    def read(self, data: bytes, name: str) -> Batch:
        """Everything found in the file; never raises for what the file holds."""


class Format(Reader, Protocol):
    """A format that can be written as well, with the first of its `suffixes`."""

    def write(self, questions: Iterable[Question]) -> bytes:
        """The questions as a file."""


FORMATS: tuple[Format, ...] = (SheetFormat(), TextFormat(), *WRITTEN)
READERS: tuple[Reader, ...] = (*FORMATS, *READ_ONLY)


def format_for(name: str) -> Format | None:
    """The format to write under a name, by its longest known ending in any case; None when there is none."""
    lower = name.lower()
    known = [(len(s), one) for one in FORMATS for s in one.suffixes if lower.endswith(s)]
    return max(known, key=lambda pair: pair[0], default=(0, None))[1]


def format_of(name: str, data: bytes) -> Reader | None:
    """The format to read a file with: by what it holds where formats share an ending, else by its name."""
    return sniffed(name, data) or format_for(name)


def is_readable(name: str) -> bool:
    """Whether a file of this name may hold questions."""
    return name.lower().endswith(readable_suffixes())


def readable_suffixes() -> tuple[str, ...]:
    """The endings of all files that can be read, each once."""
    return tuple(dict.fromkeys(suffix for reader in READERS for suffix in reader.suffixes))
