"""Short writes that hold the lock from their beginning, snapshots that block nobody, a full disk that loses nothing."""

import random
from collections.abc import Iterator

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, event, text
from sqlalchemy.orm import Session

from tests.conftest import Office
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.store.engine import connect_for_work, open_engine, open_migration_engine
from trainer.store.errors import StoreTrouble
from trainer.store.ids import Ids
from trainer.store.opening import OpenStore
from trainer.store.settings import read_setting, write_setting
from trainer.store.transactions import (
    CHUNK_ROWS,
    FEWEST_ROWS,
    FIRST_ROWS,
    HOLD_SECONDS,
    LONGEST_LOG,
    Database,
    chunks,
    next_size,
)

PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


@pytest.fixture
def other(store: OpenStore) -> Iterator[sqlcipher.Connection]:
    """A second connection that does not wait."""
    connection = connect_for_work(store.workspace.store, store.secrets.store)
    connection.execute("PRAGMA busy_timeout=0")
    yield connection
    connection.close()


@pytest.mark.usefixtures("durable")
def test_every_connection_has_the_pragmas(store: OpenStore) -> None:
    connections = [store.database.engine.connect() for _ in range(6)]
    for connection in connections:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
        assert found == PRAGMAS
        connection.close()


def test_migrations_have_foreign_keys_off(store: OpenStore) -> None:
    engine = open_migration_engine(store.workspace.store, store.secrets.store)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 0


def test_a_write_takes_the_lock_at_its_beginning_and_readers_go_on(
    store: OpenStore, other: sqlcipher.Connection
) -> None:
    with store.database.write() as session:
        assert read_setting(session, "a") is None
        with pytest.raises(sqlcipher.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        write_setting(session, "a", 1)
        assert other.execute("SELECT count(*) FROM setting").fetchone() == (0,)
        with store.database.read() as reader:
            assert read_setting(reader, "a") is None
    assert other.execute("SELECT count(*) FROM setting").fetchone() == (1,)


def test_a_read_is_a_snapshot_and_blocks_no_writer(store: OpenStore) -> None:
    with store.database.read() as reader:
        assert read_setting(reader, "a") is None
        with store.database.write() as session:
            write_setting(session, "a", 1)
        assert read_setting(reader, "a") is None
    with store.database.read() as reader:
        assert read_setting(reader, "a") == 1


@pytest.mark.usefixtures("durable")
def test_what_is_staged_does_not_wait_for_the_disk_and_whoever_writes_next_does(store: OpenStore) -> None:
    def waits(session: Session) -> bool:
        return session.connection().exec_driver_sql("PRAGMA synchronous").scalar() == PRAGMAS["synchronous"]

    with store.database.stage() as session:
        assert not waits(session)
        write_setting(session, "a", 1)
    assert store.database.last_hold > 0
    with store.database.write() as session:
        assert waits(session)
        assert read_setting(session, "a") == 1


def test_an_error_leaves_nothing_behind_and_frees_the_lock(store: OpenStore, other: sqlcipher.Connection) -> None:
    def fail_halfway() -> None:
        with store.database.write() as session:
            write_setting(session, "a", 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    other.execute("BEGIN IMMEDIATE")
    assert other.execute("SELECT count(*) FROM setting").fetchone() == (0,)
    other.execute("ROLLBACK")


def test_a_lock_held_elsewhere_is_a_known_trouble(store: OpenStore, other: sqlcipher.Connection) -> None:
    impatient = open_engine(store.workspace.store, store.secrets.store)
    event.listen(impatient, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout=0"))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreTrouble) as trouble, Database(impatient).write() as session:
        write_setting(session, "a", 1)
    assert trouble.value.code == "store.busy"
    other.execute("ROLLBACK")
    impatient.dispose()


def limit_pages(engine: Engine, pages: int) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")


def test_a_full_disk_loses_nothing_and_the_next_write_works(store: OpenStore) -> None:
    engine = open_engine(store.workspace.store, store.secrets.store)
    engine.pool.dispose()
    database = Database(engine)
    with database.write() as session:
        write_setting(session, "before", 1)
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
    limit_pages(engine, pages + 2)
    with pytest.raises(StoreTrouble) as trouble, database.write() as session:
        write_setting(session, "large", "x" * 200_000)
    assert trouble.value.code == "store.disk_full"
    with database.read() as session:
        assert (read_setting(session, "before"), read_setting(session, "large")) == (1, None)
    limit_pages(engine, pages + 1000)
    with database.write() as session:
        write_setting(session, "large", "x" * 200_000)
    engine.dispose()


def test_a_connection_made_while_the_file_was_protected_is_not_used_again(store: OpenStore) -> None:
    """SQLite opens a protected file for reading alone and stays with that when the protection is gone."""
    store.database.close()
    first: list[object] = []

    @event.listens_for(store.database.engine, "checkout")
    def protected(raw: sqlcipher.Connection, record: object, _proxy: object) -> None:
        if not first:
            first.append(record)
            raw.execute("PRAGMA query_only=ON")

    with pytest.raises(StoreTrouble) as refusal, store.database.write() as session:
        write_setting(session, "colour", "red")
    assert refusal.value.code == "store.read_only"
    with store.database.write() as session:
        write_setting(session, "colour", "blue")
    with store.database.read() as session:
        assert read_setting(session, "colour") == "blue"


def test_orphans_are_refused(store: OpenStore) -> None:
    missing = "INSERT INTO appointment (id, person_id, title, since) VALUES ('a', 'nobody', 't', '2026-01-01')"
    with pytest.raises(Exception, match="FOREIGN KEY"), store.database.write() as session:
        session.execute(text(missing))


def test_chunks_are_small_and_whole() -> None:
    pieces = list(chunks(range(1001)))
    assert [len(piece) for piece in pieces] == [CHUNK_ROWS] * 5 + [1]
    assert [row for piece in pieces for row in piece] == list(range(1001))


ROUNDING = 1e-9


@given(st.integers(FEWEST_ROWS, CHUNK_ROWS), st.floats(0, 10))
def test_the_next_piece_is_expected_to_take_half_of_what_is_allowed(size: int, held: float) -> None:
    following = next_size(size, held)
    assert FEWEST_ROWS <= following <= max(FEWEST_ROWS, min(CHUNK_ROWS, 2 * size))
    if held > HOLD_SECONDS / 2:
        assert following == FEWEST_ROWS or following * held / size <= HOLD_SECONDS / 2 + ROUNDING


def test_where_every_row_is_a_file_pieces_go_down_to_one() -> None:
    assert next_size(2, 4 * HOLD_SECONDS, 10, 1) == 1
    assert next_size(2, HOLD_SECONDS / 10, 10, 1) == 4
    assert next_size(8, HOLD_SECONDS / 100, 10, 1) == 10


def test_pieces_become_small_where_writing_is_slow(store: OpenStore) -> None:
    """Each row takes a second of the clock that is passed in: the first piece shows it, the rest are the fewest."""
    now, sizes = 0.0, []
    database = Database(store.database.engine, lambda: now)
    for piece in database.pieces(range(90)):
        sizes.append(len(piece))
        with database.write() as session:
            write_setting(session, "a", len(piece))
            now += len(piece)
    assert sizes == [FIRST_ROWS] + [FEWEST_ROWS] * 2
    assert database.longest_hold == FIRST_ROWS


def test_pieces_grow_to_the_most_where_writing_is_quick(store: OpenStore) -> None:
    now, sizes = 0.0, []
    database = Database(store.database.engine, lambda: now)
    for piece in database.pieces(range(650)):
        sizes.append(len(piece))
        with database.write() as session:
            write_setting(session, "a", len(piece))
            now += 0.001
    assert sizes == [50, 100, 200, 200, 100]


def test_a_long_log_is_emptied_once_the_lock_is_given_back(store: OpenStore) -> None:
    watch, seen = store.connect(), []

    def seconds() -> float:
        seen.extend(watch.execute("PRAGMA wal_checkpoint(NOOP)").fetchall())
        return 0.0

    database = Database(store.database.engine, seconds)
    with database.write() as session:
        write_setting(session, "a", "long" * 1024 * LONGEST_LOG)
    ((_busy, written, taken),) = watch.execute("PRAGMA wal_checkpoint(NOOP)").fetchall()
    assert seen[-1][1:] == (written, 0)
    assert taken == written >= LONGEST_LOG


def test_what_is_computed_before_the_first_statement_holds_no_lock(store: OpenStore) -> None:
    now = 0.0
    database = Database(store.database.engine, lambda: now)
    with database.write() as session:
        now += 5
        write_setting(session, "a", 1)
        now += 1
    assert database.last_hold == 1


def test_bulk_work_writes_few_rows_in_each_transaction(services: Services, office: Office) -> None:
    """What stalls another writer is the rows of one transaction, so they are counted."""
    rows, per_transaction = 0, []

    def count(connection: object, cursor: object, statement: str, params: object, context: object, many: bool) -> None:
        nonlocal rows
        if statement.startswith("INSERT INTO person"):
            rows += len(params) if many else 1  # type: ignore[arg-type]

    def end(connection: object) -> None:
        nonlocal rows
        per_transaction.append(rows)
        rows = 0

    engine = services.store.database.engine
    event.listen(engine, "before_cursor_execute", count)
    event.listen(engine, "commit", end)
    names = "\n".join(["姓名,工号", *(f"张三,{number}" for number in range(650))])
    preview = services.roster.preview(office.administrator, names.encode(), "a.csv")
    services.roster.apply(office.administrator, preview)
    assert [rows for rows in per_transaction if rows] == [200, 200, 200, 50]


def test_ids_sort_by_birth_and_never_repeat(clock: FixedClock) -> None:
    ids = Ids(clock, random.Random(1))
    made = []
    for _ in range(200):
        made.append(ids.new())
        clock.tick(0.001)
    assert made == sorted(made)
    assert len(set(made)) == 200
    assert {(key.version, key.variant) for key in made} == {(7, "specified in RFC 4122")}
