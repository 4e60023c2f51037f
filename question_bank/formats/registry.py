"""All exchange formats, and which one a file has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Protocol, TypeVar, runtime_checkable

from question_bank.figures import told_figures
from question_bank.formats.batch import Batch
from question_bank.formats.interchange.catalogue import READ_ONLY, WRITTEN, sniffed
from question_bank.formats.layouts.text import AnyTextFormat
from question_bank.formats.layouts.word import WordFormat
from question_bank.formats.sheet import SheetFormat
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


@runtime_checkable
class IllustratedFormat(Format, Protocol):
    """A format that can hold the pictures and tables of questions."""

    def write_illustrated(self, questions: Iterable[Question], pictures: Mapping[str, bytes]) -> bytes:
        """The questions as a file; `pictures` are the bytes of theirs by hash."""


FORMATS: tuple[Format, ...] = (SheetFormat(), AnyTextFormat(), WordFormat(), *WRITTEN)
READERS: tuple[Reader, ...] = (*FORMATS, *READ_ONLY)


def write_file(known: Format, questions: Iterable[Question], pictures: Mapping[str, bytes]) -> bytes:
    """The questions as a file; where the format holds no pictures and tables, they stand in it as words."""
    if isinstance(known, IllustratedFormat):
        return known.write_illustrated(questions, pictures)
    return known.write(told_figures(question) for question in questions)


def format_for(name: str) -> Format | None:
    """The format to write under a name, by its longest known ending in any case; None when there is none."""
    return _by_ending(FORMATS, name)


def format_of(name: str, data: bytes) -> Reader | None:
    """The format to read a file with: by what it holds where formats share an ending, else by its name."""
    return sniffed(name, data) or _by_ending(READERS, name)


def is_readable(name: str) -> bool:
    """Whether a file of this name may hold questions."""
    return name.lower().endswith(readable_suffixes())


def readable_suffixes() -> tuple[str, ...]:
    """The last endings of all files that can be read, each once."""
    endings = (PurePath("_" + suffix).suffix for reader in READERS for suffix in reader.suffixes)
    return tuple(dict.fromkeys(endings))


_Known = TypeVar("_Known", bound=Reader)


def _by_ending(formats: Iterable[_Known], name: str) -> _Known | None:
    lower = name.lower()
    known = [(len(suffix), one) for one in formats for suffix in one.suffixes if lower.endswith(suffix)]
    return max(known, key=lambda pair: pair[0])[1] if known else None
