"""Copies made while others write, verified and signed; a restore keeps what it replaced."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import text

from tests.fakes import FixedClock
from tests.tampering import allow_changes
from trainer.store.audit import AuditTrail, head
from trainer.store.backup import Backups, verify_store
from trainer.store.check import check_store
from trainer.store.engine import connect_for_work
from trainer.store.errors import StoreTrouble
from trainer.store.opening import OpenStore, open_store
from trainer.store.settings import read_setting, write_setting
from trainer.store.workspace import Workspace, read_secrets


def record(store: OpenStore, clock: FixedClock, *actions: str) -> None:
    with store.database.write() as session:
        for action in actions:
            AuditTrail(clock).record(session, None, action)


@contextmanager
def busy_writer(store: OpenStore) -> Iterator[list[int]]:
    """Another connection that commits one row after the other; the list grows with each commit."""
    commits: list[int] = []
    begun, enough = Event(), Event()

    def write() -> None:
        connection = connect_for_work(store.workspace.store, store.secrets.store)
        while not enough.is_set():
            connection.execute("INSERT INTO setting VALUES (?, '1')", (f"n{len(commits)}",))
            commits.append(len(commits))
            begun.set()
        connection.close()

    thread = Thread(target=write)
    thread.start()
    begun.wait()
    try:
        yield commits
    finally:
        enough.set()
        thread.join()


def test_a_backup_ends_and_is_whole_while_another_connection_writes(store: OpenStore, clock: FixedClock) -> None:
    record(store, clock, "a", "b")
    with store.database.write() as session:
        write_setting(session, "bulk", "x" * 2_000_000)
    with busy_writer(store) as commits:
        before = len(commits)
        backup = store.backups.make()
        assert len(commits) > before
    assert backup.chain_length == 2
    assert verify_store(backup.path, store.secrets.store) == (2, backup.chain_head)
    assert store.backups.all() == (backup,)
    assert b"SQLite format 3" not in backup.path.read_bytes()[:100]
    assert sorted(path.suffix for path in store.workspace.backups.iterdir()) == [".db", ".json", ".seal"]


def test_a_backup_can_stand_elsewhere_with_what_opens_it(store: OpenStore, tmp_path: Path) -> None:
    backup = store.backups.make(tmp_path / "usb" / "backups")
    assert backup.path.with_suffix(".json").read_bytes() == store.workspace.description.read_bytes()
    assert store.backups.all() == ()


def test_a_place_that_cannot_be_written_is_a_known_trouble(store: OpenStore, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreTrouble) as trouble:
        store.backups.make(tmp_path / "file")
    assert trouble.value.code == "store.backup_failed"


def test_a_restore_keeps_the_replaced_store_aside(workspace: Workspace, clock: FixedClock) -> None:
    with open_store(workspace, clock, use_keyring=False) as store:
        record(store, clock, "before")
        with store.database.write() as session:
            write_setting(session, "when", "before")
        early = store.backups.make()
        clock.tick(60)
        record(store, clock, "after", "after")
        with store.database.write() as session:
            write_setting(session, "when", "after")
        store.backups.make()
    clock.tick(60)
    secrets = read_secrets(workspace)
    aside = Backups(workspace, secrets, clock).restore(early.path)
    assert verify_store(aside, secrets.store)[0] == 3
    with open_store(workspace, clock, use_keyring=False) as store:
        with store.database.read() as session:
            assert read_setting(session, "when") == "before"
        clock.tick(60)
        record(store, clock, "went on")
        store.backups.make()
        assert check_store(store, store.backups).findings == ()


def test_a_damaged_backup_is_refused_and_the_store_untouched(workspace: Workspace, clock: FixedClock) -> None:
    with open_store(workspace, clock, use_keyring=False) as store:
        backup = store.backups.make()
    content = bytearray(backup.path.read_bytes())
    content[len(content) // 2] ^= 1
    backup.path.write_bytes(content)
    before = workspace.store.read_bytes()
    backups = Backups(workspace, read_secrets(workspace), clock)
    for path, code in ((backup.path, "store.damaged"), (backup.path.with_name("none.db"), "store.no_backup")):
        with pytest.raises(StoreTrouble) as trouble:
            backups.restore(path)
        assert trouble.value.code == code
    assert workspace.store.read_bytes() == before
    assert not list(workspace.folder.glob("replaced-*"))


def rewrite_chain(store: OpenStore, clock: FixedClock) -> None:
    """What somebody with the key can do: the whole trail written anew, every link right."""
    with store.database.write() as session:
        allow_changes(session, "audit_entry")
        session.execute(text("DELETE FROM audit_entry"))
        for action in ("x", "y", "z"):
            AuditTrail(clock).record(session, None, action)


def links(store: OpenStore) -> dict[int, str]:
    with store.database.read() as session:
        return {n: link for n, link in session.execute(text("SELECT sequence, hash FROM audit_entry"))}  # noqa: C416


def test_a_rewritten_chain_no_longer_fits_the_signed_head(store: OpenStore, clock: FixedClock) -> None:
    record(store, clock, "a", "b", "c")
    backup = store.backups.make()
    record(store, clock, "d")
    assert store.backups.broken_seal(links(store)) is None
    rewrite_chain(store, clock)
    assert store.backups.broken_seal(links(store)) == backup.path.with_suffix(".seal")


def test_a_shortened_chain_no_longer_fits_the_signed_head(store: OpenStore, clock: FixedClock) -> None:
    record(store, clock, "a", "b", "c")
    store.backups.make()
    chain = links(store)
    del chain[3]
    assert store.backups.broken_seal(chain) is not None


@pytest.mark.parametrize("spoil", ["head", "length", "at", "signature", "all"])
def test_a_seal_that_was_written_over_is_noticed(store: OpenStore, clock: FixedClock, spoil: str) -> None:
    record(store, clock, "a", "b")
    seal = store.backups.make().path.with_suffix(".seal")
    data = json.loads(seal.read_text())
    with store.database.read() as session:
        forged = {
            "head": head(session)[1][::-1],
            "length": 1,
            "at": "2020-01-01T00:00:00+00:00",
            "signature": "00" * 64,
        }
    seal.write_text("{" if spoil == "all" else json.dumps(data | {spoil: forged[spoil]}))
    assert store.backups.broken_seal(links(store)) == seal
    assert store.backups.all() == ()
