"""Reading a file in a process of its own: whatever it holds harms that process alone, and ending it is cancelling."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection

from question_bank.formats.reading import LARGEST_FILE, Reading, UnknownFormatError, read_whole
from question_bank.formats.registry import readable_suffixes
from question_bank.formats.source import SourceLine, source_of
from question_bank.memory import uncollected
from question_bank.wording import describe
from trainer.bank.imports.values import FileReading, SourceFile
from trainer.bank.staging import Cancelled
from trainer.store.errors import BadInput
from trainer.words import language

Read = Callable[[SourceFile, SourceFile | None, Cancelled], FileReading | None]
"""Reads a file with its key; None where it was cancelled. Refusals are those of `checked`."""

FEW_BYTES = 16 * 1024
"""So small a file is read here: starting a process would take longer than reading it."""

MOST_MEMORY = 2 * 1024**3
_SECONDS_BETWEEN_LOOKS = 0.05


def read_file(source: SourceFile, key: SourceFile | None, cancelled: Cancelled) -> FileReading | None:
    """Small texts are read here, all else apart."""
    small = len(source.content) <= FEW_BYTES and not source.content.startswith(b"PK")
    return read_here(source, key, cancelled) if small else read_apart(source, key, cancelled)


def read_here(source: SourceFile, key: SourceFile | None, cancelled: Cancelled) -> FileReading | None:
    """In this process."""
    require_size(source)
    try:
        return checked(FileReading(source, read_whole(_pair(source), None if key is None else _pair(key)), key))
    except UnknownFormatError:
        raise unknown(source) from None


def read_apart(source: SourceFile, key: SourceFile | None, cancelled: Cancelled) -> FileReading | None:
    """In a spawned process. Raises BadInput("import.reader_ended") where that ends before its time."""
    require_size(source)
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    pair = None if key is None else _pair(key)
    worker = context.Process(target=_work, args=(_pair(source), pair, sending), daemon=True)
    worker.start()
    sending.close()
    try:
        while not cancelled():
            if receiving.poll(_SECONDS_BETWEEN_LOOKS):
                return _received(receiving, source, key)
        return None
    finally:
        worker.terminate()
        worker.join()
        worker.close()
        receiving.close()


def require_size(source: SourceFile) -> None:
    """Raises BadInput("file.too_large") before anything is opened."""
    if len(source.content) > LARGEST_FILE:
        raise BadInput("file.too_large", name=source.name, megabytes=LARGEST_FILE // 2**20)


def checked(read: FileReading) -> FileReading:
    """Refuses a file in which nothing was found: BadInput("import.refused") with the sentence why."""
    batch = read.reading.batch
    if not batch.questions:
        why = " ".join(dict.fromkeys(describe(problem, language()) for problem in batch.problems))
        raise BadInput("import.refused", name=read.source.name, why=why)
    return read


def unknown(source: SourceFile) -> BadInput:
    """The refusal of a file of another kind."""
    return BadInput("file.kind", name=source.name, known="、".join(readable_suffixes()))


def source_lines(source: SourceFile) -> tuple[SourceLine, ...]:
    """The lines of a kept file; it was read once already, in a process of its own."""
    return source_of(source.content, source.name)


def _received(receiving: Connection, source: SourceFile, key: SourceFile | None) -> FileReading:
    try:
        with uncollected():
            reading: Reading | None = receiving.recv()
    except (EOFError, OSError) as error:
        raise BadInput("import.reader_ended", name=source.name) from error
    if reading is None:
        raise unknown(source)
    return checked(FileReading(source, reading, key))


def _work(source: tuple[bytes, str], key: tuple[bytes, str] | None, sending: Connection) -> None:
    _limit_memory()
    try:
        sending.send(read_whole(source, key))
    except UnknownFormatError:
        sending.send(None)


def _limit_memory() -> None:
    """A file that unpacks to more ends this process instead of the PC; Windows has no such limit."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _pair(file: SourceFile) -> tuple[bytes, str]:
    return file.content, file.name
