"""A file with everything a trainer needs to repair what was not understood of it."""

from __future__ import annotations

from dataclasses import dataclass

from question_bank.formats.batch import Batch
from question_bank.formats.layouts.pair import Source, read_with_key
from question_bank.formats.registry import format_of
from question_bank.formats.source import SourceLine, source_of
from question_bank.formats.spans import Located, locate


class UnknownFormatError(ValueError):
    """Neither the name nor the content of the file is that of a format that can be read."""


@dataclass(frozen=True)
class Reading:
    """What a file holds, its lines, and where each item stands in them."""

    format: str
    batch: Batch
    lines: tuple[SourceLine, ...] = ()
    places: tuple[Located, ...] = ()


LARGEST_FILE = 100 * 1024 * 1024
"""A file above this many bytes is not opened at all."""


def read_whole(source: Source, key: Source | None = None, places: bool = True) -> Reading:
    """Reads a file, with the answers of a key in a second one, and finds its parts again unless `places` is false.

    Raises UnknownFormatError.
    """
    data, name = source
    known = format_of(name, data)
    if known is None:
        raise UnknownFormatError(name)
    batch = known.read(data, name) if key is None else read_with_key(source, key)
    lines = source_of(data, name) if places and batch.questions else ()
    return Reading(known.name, batch, lines, locate(batch.questions, lines) if places else ())
