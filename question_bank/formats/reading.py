"""A file with everything a trainer needs to repair what was not understood of it."""

from __future__ import annotations

from dataclasses import dataclass

from question_bank.formats.batch import Batch
from question_bank.formats.layouts.pair import Source, read_with_key
from question_bank.formats.registry import format_of
from question_bank.memory import uncollected


class UnknownFormatError(ValueError):
    """Neither the name nor the content of the file is that of a format that can be read."""


@dataclass(frozen=True)
class Reading:
    """What a file of a format holds."""

    format: str
    batch: Batch


LARGEST_FILE = 100 * 1024 * 1024
"""A file above this many bytes is not opened at all."""


def read_whole(source: Source, key: Source | None = None) -> Reading:
    """Reads a file, with the answers of a key in a second one. Raises UnknownFormatError."""
    data, name = source
    known = format_of(name, data)
    if known is None:
        raise UnknownFormatError(name)
    with uncollected():
        return Reading(known.name, known.read(data, name) if key is None else read_with_key(source, key))
