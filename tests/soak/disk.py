"""A disk that is full at every write of a sitting, and one that turns read-only in the middle of it."""

from __future__ import annotations

import os
import random
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event, text

from tests.soak.ground import Fact, Ground, make_ground, stored_facts
from tests.soak.officer import Officer
from tests.soak.rows import Row, count
from trainer.store.opening import OpenStore

FRAME = 24 + 4096
"""A page in the log of the store, with its header."""
HEADER = 32
MOST_WRITES = 150
Fault = Callable[[OpenStore, int], AbstractContextManager[None]]
"""A fault that lasts as long as its context; the number says how many pages may still be written before it."""


def no_room(folder: Path, stride: int, chance: random.Random) -> Row:
    """No file may grow, from the first page on that a sitting writes, then from the second, and so on.

    The bound is one of this process (RLIMIT_FSIZE); the log begins at nothing each time. `stride` leaves pages out.
    """

    @contextmanager
    def full(_: OpenStore, pages: int) -> Iterator[None]:
        bounds = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (HEADER + pages * FRAME + chance.randrange(FRAME), bounds[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, bounds)

    return _at_every_write("no room from every write on", make_ground(folder, MOST_WRITES), full, stride, chance)


def small_disk(folder: Path, stride: int, chance: random.Random) -> Row | None:
    """The same on a small file system that is really full; None where none may be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        return None

    @contextmanager
    def full(store: OpenStore, pages: int) -> Iterator[None]:
        filler = store.workspace.folder / "filler"
        disk = os.statvfs(filler.parent)
        filler.write_bytes(bytes(max(0, disk.f_bavail - pages - 1) * disk.f_frsize))
        try:
            yield
        finally:
            filler.unlink()

    try:
        ground = make_ground(folder / "workspace", MOST_WRITES)
        return _at_every_write("a full file system from every write on", ground, full, stride, chance)
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def write_protected(folder: Path, times: int, chance: random.Random) -> Row | None:
    """The files may no longer be changed, from any moment of a sitting on; every second time connections are made
    meanwhile. None where the file system has no such flag or this user may not set it."""
    ground = make_ground(folder, times)
    if subprocess.run(["chattr", "+i", str(folder / "store.db")], check=False, capture_output=True).returncode:
        return None
    subprocess.run(["chattr", "-i", str(folder / "store.db")], check=True)

    @contextmanager
    def protected(store: OpenStore, number: int) -> Iterator[None]:
        files = [str(folder / name) for name in ("store.db", "store.db-wal")]
        subprocess.run(["chattr", "+i", *files], check=True)
        if number % 2:
            store.database.close()
            with store.database.read() as session:
                session.execute(text("SELECT count(*) FROM sitting"))
        try:
            yield
        finally:
            subprocess.run(["chattr", "-i", *files], check=True)

    return _in_the_middle("files write-protected in the middle", ground, protected, chance)


def read_only(folder: Path, times: int, chance: random.Random) -> Row:
    """Every connection refuses to write, from any moment of a sitting on."""
    ground = make_ground(folder, times)
    refusing = Refusing()

    @contextmanager
    def refused(_: OpenStore, __: int) -> Iterator[None]:
        refusing.now = True
        try:
            yield
        finally:
            refusing.now = False

    return _in_the_middle("store read-only in the middle", ground, refused, chance, refusing)


class Refusing:
    """Connections that say whether they may write before they do."""

    def __init__(self) -> None:
        self.now = False

    def journal(self, connection: Any) -> Any:
        """The connection of the journal, asked at each statement."""
        return _Asked(connection, self)

    def engine(self, store: OpenStore) -> None:
        """Connections of the pool, each time they are taken out of it."""
        event.listen(store.database.engine, "checkout", lambda raw, _record, _proxy: self.tell(raw))

    def tell(self, raw: Any) -> None:
        """Lets it write or not."""
        raw.execute(f"PRAGMA query_only={'ON' if self.now else 'OFF'}")


class _Asked:
    def __init__(self, raw: Any, refusing: Refusing) -> None:
        self._raw, self._refusing = raw, refusing

    def execute(self, *given: Any) -> Any:
        self._refusing.tell(self._raw)
        return self._raw.execute(*given)

    def close(self) -> None:
        self._raw.close()


def _at_every_write(name: str, ground: Ground, fault: Fault, stride: int, chance: random.Random) -> Row:
    """One sitting per page, until a sitting needs no more of them."""
    told, faults = list[Fact](), 0
    with ground.open() as (hall, store):
        for number, pages in enumerate(range(0, MOST_WRITES, stride)):
            officer = Officer(hall, ground, number, chance, told)
            _empty_log(store)
            with fault(store, pages):
                officer.go_on()
                officer.go_on()
            _come_through(name, officer)
            faults += officer.faults
            if not officer.faults:
                break
        else:
            raise SystemExit(f"{name}: a sitting writes more than {MOST_WRITES} pages")
    return count(name, faults, told, stored_facts(ground))


def _in_the_middle(
    name: str, ground: Ground, fault: Fault, chance: random.Random, refusing: Refusing | None = None
) -> Row:
    told, faults = list[Fact](), 0
    with ground.open(wrap=refusing.journal if refusing else None) as (hall, store):
        if refusing:
            refusing.engine(store)
        for number in range(len(ground.people)):
            officer = Officer(hall, ground, number, chance, told)
            officer.begin()
            with fault(store, number):
                officer.go_on()
            _come_through(name, officer)
            faults += officer.faults
    return count(name, faults, told, stored_facts(ground))


def _come_through(name: str, officer: Officer) -> None:
    """The second try is for a connection that was made while the files were protected."""
    officer.go_on()
    officer.go_on()
    if not officer.done:
        raise SystemExit(f"{name}: the sitting could not be handed in when the disk was well again")


def _empty_log(store: OpenStore) -> None:
    connection = store.connect()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
