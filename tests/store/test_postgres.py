"""What is the server's own: who may come in, one writer at a time, snapshots, the chain of two offices, backups."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from uuid import UUID

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.fakes import FixedClock
from tests.postgres import TestServer
from tests.store.test_search import CJK, words
from trainer.store import postgres
from trainer.store.audit import AuditTrail, broken_link, head
from trainer.store.base import SERVER
from trainer.store.check import check_store
from trainer.store.errors import BadInput, StoreTrouble
from trainer.store.joining import use_server
from trainer.store.migrate import head_revision, script_directory
from trainer.store.opening import OpenStore, backups_of, open_store
from trainer.store.postgres import Server
from trainer.store.schema import stored_revision
from trainer.store.search import LONGEST_TOKEN, TextIndex, match_phrase, search_tokens, sought
from trainer.store.settings import read_setting, write_setting
from trainer.store.workspace import Workspace, read_description

INDEX = TextIndex("some_text")


@pytest.fixture
def store(server: TestServer, workspace: Workspace, clock: FixedClock) -> Iterator[OpenStore]:
    server.fill(workspace)
    with open_store(workspace, clock, create=False) as opened:
        yield opened


def connection_of(store: OpenStore) -> str:
    place = read_description(store.workspace).server
    assert place is not None
    return place.connection


@pytest.fixture
def second(store: OpenStore, tmp_path: Path, clock: FixedClock) -> Iterator[OpenStore]:
    """Another trainer's PC on the same database."""
    workspace = Workspace(tmp_path / "second")
    use_server(workspace, connection_of(store), "", use_keyring=False)
    with open_store(workspace, clock, create=False) as opened:
        yield opened


def test_an_empty_database_is_brought_to_this_release(server: TestServer, workspace: Workspace) -> None:
    use_server(workspace, server.empty_database(), "", use_keyring=False)
    with open_store(workspace, FixedClock()) as store:
        assert stored_revision(store.database.engine) == head_revision(script_directory())
        assert not workspace.store.exists()
        assert check_store(store, store.backups).sound
    with open_store(workspace, FixedClock(), create=False):
        pass


def test_the_models_equal_the_newest_schema(store: OpenStore) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from trainer.app.models import metadata

    with store.database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or not str(name).endswith("_text")},
        )
        assert compare_metadata(context, metadata) == []


def test_a_database_that_sorts_otherwise_is_refused(server: TestServer, workspace: Workspace) -> None:
    try:
        other = server.empty_database("en_US.UTF-8")
    except psycopg.Error:
        pytest.skip("the server has no other order")
    with pytest.raises(StoreTrouble) as trouble:
        use_server(workspace, other, "", use_keyring=False)
    assert trouble.value.code == "server.other_order"
    assert not workspace.exists


@pytest.mark.parametrize(
    ("connection", "kind", "code"),
    [
        ("host=/nowhere dbname=office", StoreTrouble, "store.server_unreachable"),
        ("host=/nowhere password=secret", BadInput, "server.password_in_the_open"),
        ("no connection", BadInput, "server.connection_unclear"),
    ],
)
def test_a_server_that_lets_nobody_in_leaves_nothing_behind(
    workspace: Workspace, connection: str, kind: type[Exception], code: str
) -> None:
    with pytest.raises(kind) as refusal:
        use_server(workspace, connection, "secret", use_keyring=False)
    assert refusal.value.code == code  # type: ignore[attr-defined]
    assert not workspace.exists


def test_a_workspace_with_its_own_store_stays_so(workspace: Workspace, server: TestServer, clock: FixedClock) -> None:
    with open_store(workspace, clock, use_keyring=False):
        pass
    with pytest.raises(StoreTrouble) as refusal:
        use_server(workspace, server.empty_database(), "")
    assert refusal.value.code == "server.own_store"


def test_the_password_is_sealed_for_its_server_alone(server: TestServer, workspace: Workspace) -> None:
    use_server(workspace, server.empty_database(), "绝密 secret", use_keyring=False)
    everything = b"".join(path.read_bytes() for path in workspace.folder.rglob("*") if path.is_file())
    assert b"secret" not in everything
    text_ = workspace.description.read_text(encoding="utf-8")
    workspace.description.write_text(text_.replace("host=", "host=elsewhere"), encoding="utf-8")
    with pytest.raises(StoreTrouble) as trouble, open_store(workspace, FixedClock()):
        pass
    assert trouble.value.code == "server.description_changed"


def test_a_read_is_a_snapshot_that_cannot_write(store: OpenStore, second: OpenStore) -> None:
    with store.database.read() as reader:
        assert read_setting(reader, "a") is None
        with second.database.write() as session:
            write_setting(session, "a", 1)
        assert read_setting(reader, "a") is None
    with store.database.read() as reader:
        assert read_setting(reader, "a") == 1
    with pytest.raises(StoreTrouble) as trouble, store.database.read() as session:
        write_setting(session, "a", 2)
    assert trouble.value.code == "store.read_only"


def test_there_is_one_writer_at_a_time(store: OpenStore, second: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient = postgres._SETTINGS.replace("5000", "50")
    monkeypatch.setattr(postgres, "_SETTINGS", impatient)
    with store.database.write() as session:
        write_setting(session, "a", 1)
        with pytest.raises(StoreTrouble) as trouble, second.database.write() as waiting:
            write_setting(waiting, "b", 1)
        with second.database.read() as reader:
            assert read_setting(reader, "a") is None
    assert trouble.value.code == "store.busy"
    with second.database.write() as session:
        assert read_setting(session, "a") == 1


def test_two_offices_write_one_chain(store: OpenStore, second: OpenStore, clock: FixedClock) -> None:
    def write(into: OpenStore) -> None:
        for number in range(20):
            with into.database.write() as session:
                AuditTrail(clock).record_all(session, None, "x", [(UUID(int=number), {}), (None, {})])

    threads = [Thread(target=write, args=(one,)) for one in (store, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.database.read() as session:
        assert (broken_link(session), head(session)[0]) == (None, 80)


@pytest.mark.parametrize(
    "change", ["UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"]
)
def test_the_trail_only_grows(store: OpenStore, clock: FixedClock, change: str) -> None:
    with store.database.write() as session:
        AuditTrail(clock).record(session, None, "x")
    with pytest.raises(IntegrityError, match="append only"), store.database.write() as session:
        session.execute(text(change))


@pytest.fixture(scope="module")
def index(some_server: TestServer | None) -> Iterator[Callable[[list[str], str], set[int]]]:
    """Fills an index with texts and gives the rows in which a phrase stands."""
    if some_server is None:
        pytest.skip("no PostgreSQL server")
    engine = Server(some_server.empty_database(), "").engine()
    writing = engine.execution_options(writes=True)
    with writing.begin() as connection:
        for statement in INDEX.create(SERVER):
            connection.exec_driver_sql(statement)

    def find(texts: list[str], query: str) -> set[int]:
        """What was put in is rolled back."""
        with Session(writing) as session:
            INDEX.put(session, enumerate(texts))
            phrase = match_phrase(query)
            return set(session.scalars(INDEX.hits(SERVER), sought(phrase, SERVER))) if phrase else set()

    yield find
    engine.dispose()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(CJK, max_size=12), max_size=6), st.text(CJK, min_size=1, max_size=4))
def test_chinese_words_hit_exactly_where_they_stand(
    index: Callable[[list[str], str], set[int]], texts: list[str], query: str
) -> None:
    assert index(texts, query) == {number for number, one in enumerate(texts) if query in one}


@settings(max_examples=50, deadline=None)
@given(st.lists(words, max_size=6), words.filter(bool))
def test_mixed_words_hit_where_the_same_pieces_stand(
    index: Callable[[list[str], str], set[int]], texts: list[list[str]], query: list[str]
) -> None:
    def stands_in(one: list[str]) -> bool:
        tokens, wanted = search_tokens("".join(one)), search_tokens("".join(query))
        return any(tokens[at : at + len(wanted)] == wanted for at in range(len(tokens)))

    found = index(["".join(one) for one in texts], "".join(query))
    assert found == {number for number, one in enumerate(texts) if stands_in(one)}


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1, max_size=20))
def test_no_typed_text_breaks_the_search(index: Callable[[list[str], str], set[int]], typed: str) -> None:
    assert index([typed], typed) == ({0} if search_tokens(typed) else set())


LONG = "的" * 300 + "处罚" + "的" * 20_000 + "听证"


@pytest.mark.parametrize("query", ["的处罚的", "的听证", "听证", "x" * LONGEST_TOKEN, "GB1589", "1589", "处罚 听证"])
def test_long_texts_have_no_blind_spot(index: Callable[[list[str], str], set[int]], query: str) -> None:
    assert index(["公路", LONG + "x" * 5000 + "按照GB1589-2016", "处听罚证"], query) == {1}


def backed_up(server: TestServer, workspace: Workspace, clock: FixedClock) -> Path:
    """A backup of a workspace that points to an empty database by now."""
    server.fill(workspace)
    with open_store(workspace, clock, create=False) as store:
        with store.database.write() as session:
            AuditTrail(clock).record(session, None, "x")
            write_setting(session, "office", "临河县")
        backup = store.backups.make()
        assert (backup.chain_length, store.backups.all()) == (1, (backup,))
        with pytest.raises(StoreTrouble) as refusal:
            store.backups.restore(backup.path)
        assert refusal.value.code == "server.not_empty"
    use_server(workspace, server.empty_database(), "")
    return backup.path


def test_a_backup_is_sealed_whole_and_fills_an_empty_database(
    server: TestServer, workspace: Workspace, clock: FixedClock
) -> None:
    path = backed_up(server, workspace, clock)
    assert b"PGDMP" not in path.read_bytes()
    assert backups_of(workspace, clock).restore(path) is None
    with open_store(workspace, clock, create=False) as store:
        with store.database.read() as session:
            assert read_setting(session, "office") == "临河县"
        with pytest.raises(IntegrityError, match="append only"), store.database.write() as session:
            session.execute(text("DELETE FROM audit_entry"))
        assert check_store(store, store.backups).sound


def test_a_spoilt_backup_fills_nothing(server: TestServer, workspace: Workspace, clock: FixedClock) -> None:
    path = backed_up(server, workspace, clock)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreTrouble) as trouble:
        backups_of(workspace, clock).restore(path)
    assert trouble.value.code == "store.damaged"
    with open_store(workspace, clock, create=False) as store, store.database.read() as session:
        assert read_setting(session, "office") is None


def test_without_the_servers_programs_a_backup_says_so(store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(StoreTrouble) as trouble:
        store.backups.make()
    assert (trouble.value.code, trouble.value.params) == ("server.no_programs", {"program": "pg_dump"})


def test_after_the_server_was_gone_work_goes_on(store: OpenStore) -> None:
    journal = store.connect()
    journal.execute("SELECT ?", (1,))
    with store.database.write() as session:
        write_setting(session, "a", 1)
    with Server(connection_of(store), "").connect() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    with pytest.raises(StoreTrouble) as trouble:
        journal.execute("SELECT ?", (2,))
    assert trouble.value.code == "store.server_unreachable"
    assert journal.execute("SELECT ?", (3,)).fetchone() == (3,)
    journal.close()
    with store.database.glance() as cursor:
        cursor.execute("SELECT count(*) FROM setting")
        assert cursor.fetchone() == (1,)
