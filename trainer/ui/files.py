"""Files a person chose: read and written, or refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.store.errors import BadInput
from trainer.words import N_, Names

NAMES = Names()
"""Files have no enums that people see."""


ERRORS = {
    "file.kind": N_("{name} is not the right kind of file. Choose one of these: {known}."),
    "file.unreadable": N_("{name} cannot be read. Check that it is whole and not open in another program."),
    "file.unwritable": N_("{name} cannot be written. Close it in other programs or choose another place."),
    "folder.taken": N_("The folder {path} holds data that is not a demo. Choose an empty folder."),
    "file.no_program": N_("This PC has no program for {name}. Install one, or ask who looks after the PC."),
}


def read_bytes(path: Path) -> bytes:
    """The content of a chosen file; raises BadInput("file.unreadable")."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput("file.unreadable", name=path.name) from error


def write_bytes(path: Path, content: bytes) -> None:
    """All of it or nothing; raises BadInput("file.unwritable")."""
    unfinished = path.with_name(path.name + ".part")
    try:
        with writing(path):
            unfinished.write_bytes(content)
            unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Around what writes a chosen file; raises BadInput("file.unwritable")."""
    try:
        yield
    except OSError as error:
        raise BadInput("file.unwritable", name=path.name) from error
