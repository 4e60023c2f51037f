"""Kept files: large ones come in by pieces that nobody sees, and none changes afterwards."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.fakes import FixedClock
from trainer.store.check import check_store
from trainer.store.engine import connect_for_work
from trainer.store.errors import BadInput
from trainer.store.files import PIECE_BYTES, keep_file, read_file, stage_file, sweep_files
from trainer.store.opening import OpenStore

LARGE = bytes(range(256)) * (PIECE_BYTES // 100)
NAME = "视频.mp4"


def count(store: OpenStore, table: str) -> int:
    with store.database.read() as session:
        return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


@pytest.mark.both_engines
def test_a_large_file_is_staged_in_pieces_and_read_back(store: OpenStore, clock: FixedClock) -> None:
    stage_file(store.database, NAME, LARGE)
    assert (count(store, "kept_file"), count(store, "kept_piece")) == (0, 3)
    stage_file(store.database, NAME, LARGE)
    with store.database.write() as session:
        key = keep_file(session, NAME, LARGE, clock.now())
        assert keep_file(session, "again", LARGE, clock.now()) == key
    assert (count(store, "kept_file"), count(store, "kept_piece")) == (1, 3)
    with store.database.read() as session:
        assert read_file(session, key) == LARGE
    sweep_files(store.database)
    assert count(store, "kept_piece") == 3
    assert check_store(store, store.backups).sound


def test_what_a_broken_off_staging_left_is_gone_on_with_or_swept(store: OpenStore, clock: FixedClock) -> None:
    class PowerCut(Exception):
        pass

    writes, write = 0, store.database.write

    def cut() -> object:
        nonlocal writes
        writes += 1
        if writes == 3:
            raise PowerCut
        return write()

    store.database.write = cut  # type: ignore[method-assign,assignment]
    with pytest.raises(PowerCut):
        stage_file(store.database, NAME, LARGE)
    store.database.write = write  # type: ignore[method-assign]
    assert count(store, "kept_piece") == 2
    with store.database.read() as session, pytest.raises(BadInput):
        read_file(session, "0" * 64)
    stage_file(store.database, NAME, LARGE)
    assert count(store, "kept_piece") == 3
    sweep_files(store.database)
    assert count(store, "kept_piece") == 0
    with store.database.write() as session:
        key = keep_file(session, NAME, LARGE, clock.now())
    with store.database.read() as session:
        assert read_file(session, key) == LARGE


@pytest.mark.both_engines
@pytest.mark.parametrize(
    "change", ["UPDATE kept_file SET name = ''", "UPDATE kept_piece SET content = ''", "DELETE FROM kept_piece"]
)
def test_kept_bytes_never_change(store: OpenStore, clock: FixedClock, change: str) -> None:
    with store.database.write() as session:
        keep_file(session, NAME, LARGE, clock.now())
    with pytest.raises(IntegrityError, match="append only"), store.database.write() as session:
        session.execute(text(change))


def test_a_changed_piece_is_found(store: OpenStore, clock: FixedClock) -> None:
    with store.database.write() as session:
        keep_file(session, NAME, LARGE, clock.now())
    spoiler = connect_for_work(store.workspace.store, store.secrets.store)
    spoiler.execute("DROP TRIGGER kept_piece_no_update")
    spoiler.execute("UPDATE kept_piece SET content = x'00' WHERE number = 1")
    spoiler.close()
    assert [finding.code for finding in check_store(store, store.backups).findings] == ["check.file"]
