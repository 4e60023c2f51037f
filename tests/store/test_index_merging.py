"""The index of texts is merged between the pieces that are written: no commit carries the merging of many others."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.fakes import FixedClock
from trainer.store.errors import StoreTrouble
from trainer.store.opening import OpenStore, open_store
from trainer.store.search import PARTS, TextIndex
from trainer.store.transactions import HOLD_SECONDS, Database
from trainer.store.workspace import Workspace

TEXTS = TextIndex("question_text")
PAGE_SECONDS = HOLD_SECONDS / 150
"""What a page takes by the clock of these tests, so that holds are counted in pages."""
MOST_PAGES = 150
FEW = 6


def rows(first: int, count: int, length: int = 120) -> list[tuple[int, str]]:
    chance = random.Random(first)
    return [
        (number, "".join(chr(0x4E00 + chance.randrange(3000)) for _ in range(length)))
        for number in range(first, first + count)
    ]


def counting_pages(store: OpenStore) -> Database:
    """The database of a store, by whose clock nothing takes time but pages written to the log."""
    watch, full = store.connect(), [0, 0]

    def seconds() -> float:
        ((_busy, written, _taken),) = watch.execute("PRAGMA wal_checkpoint(NOOP)").fetchall()
        if written < full[1]:
            full[0] += full[1]
        full[1] = written
        return (full[0] + written) * PAGE_SECONDS

    return Database(store.database.engine, seconds)


def pages_held(database: Database) -> int:
    return round(database.longest_hold / PAGE_SECONDS)


def scatter(database: Database, count: int, size: int = 20) -> None:
    """An index in so many parts, as a bulk work leaves it that is killed before it merges."""
    for first in range(0, count * size, size):
        with database.stage() as session:
            TEXTS.put(session, rows(first, size))


def parts(session: Session) -> int:
    return session.scalar(text(f"SELECT count(DISTINCT segid) FROM {TEXTS.name}_idx")) or 0


def test_each_transaction_of_bulk_work_and_of_merging_is_short(store: OpenStore) -> None:
    database = counting_pages(store)
    for some in database.pieces(rows(0, 3000)):
        with database.stage() as session:
            TEXTS.put(session, some)
        TEXTS.settle(database, steps=1)
    with database.read() as session:
        size = session.scalar(text(f"SELECT count(*) FROM {TEXTS.name}_data")) or 0
    TEXTS.settle(database)
    assert size > 2 * MOST_PAGES
    assert pages_held(database) < MOST_PAGES
    with database.read() as session:
        assert parts(session) <= FEW
        assert TEXTS.differences(session, ((n, " ".join(words)) for n, words in rows(0, 3000))) == ()


def test_single_changes_carry_no_merging_and_leave_none_for_later(store: OpenStore) -> None:
    database = counting_pages(store)
    for number in range(200):
        with database.write() as session:
            TEXTS.put(session, rows(number, 1))
        TEXTS.settle(database, steps=1)
    assert pages_held(database) < MOST_PAGES / 3
    with database.read() as session:
        assert parts(session) < PARTS / 2


def test_what_a_broken_off_merging_left_is_caught_up(store: OpenStore, workspace: Workspace, clock: FixedClock) -> None:
    scatter(store.database, PARTS + 8)
    TEXTS.settle(store.database, steps=2)
    whole = [(number, " ".join(words)) for first in range(0, 20 * (PARTS + 8), 20) for number, words in rows(first, 20)]
    with store.database.read() as session:
        assert TEXTS.is_scattered(session)
        assert TEXTS.differences(session, whole) == ()
    copy = Workspace(workspace.folder.with_name("copy"))
    killed(workspace, copy)
    with open_store(copy, clock, use_keyring=False) as later:
        TEXTS.settle(later.database)
        with later.database.read() as session:
            assert parts(session) <= FEW
            assert TEXTS.differences(session, whole) == ()


def killed(workspace: Workspace, copy: Workspace) -> None:
    """What a killed program leaves: its files as they are, the log with them."""
    shutil.copytree(workspace.folder, copy.folder, ignore=shutil.ignore_patterns("*.lock", "*-shm"))


def test_trouble_while_merging_troubles_nobody(store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    scatter(store.database, PARTS + 1)

    @contextmanager
    def full() -> Iterator[Session]:
        raise StoreTrouble("store.disk_full")
        yield

    with monkeypatch.context() as broken:
        broken.setattr(store.database, "stage", full)
        TEXTS.settle(store.database)
    with store.database.read() as session:
        assert TEXTS.is_scattered(session)
