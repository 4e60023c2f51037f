"""The index of texts grows in even steps: no commit carries the merging of many others."""

import random
import statistics
from collections.abc import Iterator

import pytest

from tests.fakes import FixedClock
from trainer.store.opening import open_store
from trainer.store.search import TextIndex
from trainer.store.transactions import Database
from trainer.store.workspace import Workspace

TEXTS = TextIndex("question_text")
MOST_SEGMENTS = 16
"""The engine merges a whole level within one commit when it holds so many."""


@pytest.fixture
def database(workspace: Workspace, clock: FixedClock) -> Iterator[Database]:
    with open_store(workspace, clock, create=True, use_keyring=False) as store:
        yield store.database


def rows(first: int, count: int) -> list[tuple[int, str]]:
    chance = random.Random(first)
    return [
        (number, "".join(chr(0x4E00 + chance.randrange(3000)) for _ in range(200)))
        for number in range(first, first + count)
    ]


def test_bulk_work_writes_pieces_of_one_size(database: Database) -> None:
    pages = []
    for first in range(0, 6000, 100):
        with database.write() as session:
            TEXTS.put(session, rows(first, 100))
        with database.glance() as cursor:
            ((_busy, written, _taken),) = cursor.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        pages.append(written)
    settled = pages[len(pages) // 4 :]
    assert max(settled) < 1.5 * statistics.median(settled)


def test_single_changes_leave_no_merging_for_later(database: Database) -> None:
    for number in range(300):
        with database.write() as session:
            TEXTS.put(session, rows(number, 1))
    with database.glance() as cursor:
        ((segments,),) = cursor.execute("SELECT count(DISTINCT segid) FROM question_text_idx").fetchall()
    assert segments < MOST_SEGMENTS
