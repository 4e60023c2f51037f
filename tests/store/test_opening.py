"""A workspace that refuses to open says why, each in its own way, and nothing was written."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError
from sqlalchemy import text

from tests.conftest import Begun
from tests.fakes import FixedClock
from trainer.store.errors import StoreTrouble
from trainer.store.lock import refuse_network_share
from trainer.store.opening import open_store
from trainer.store.settings import read_setting, write_setting
from trainer.store.workspace import Workspace, keep_recovered_key, read_secrets


def contents(workspace: Workspace) -> dict[str, bytes]:
    files = (path for path in workspace.folder.rglob("*") if path.is_file() and path != workspace.lock)
    return {str(path.relative_to(workspace.folder)): path.read_bytes() for path in files}


def refusal(workspace: Workspace, clock: FixedClock, create: bool = True) -> str:
    """The code of the refusal, having checked that not one byte changed."""
    before = contents(workspace)
    with pytest.raises(StoreTrouble) as trouble, open_store(workspace, clock, create, use_keyring=False):
        pass
    assert contents(workspace) == before
    return trouble.value.code


@pytest.fixture
def filled(workspace: Workspace, clock: FixedClock, migrated: Begun) -> Workspace:
    shutil.copytree(migrated.folder, workspace.folder)
    with open_store(workspace, clock, use_keyring=False) as store, store.database.write() as session:
        write_setting(session, "office", "欧阳若男绝密")
    return workspace


def test_nothing_can_be_read_from_the_disk(workspace: Workspace, clock: FixedClock) -> None:
    with open_store(workspace, clock, use_keyring=False) as store:
        with store.database.write() as session:
            write_setting(session, "plaintext_name", "plaintext value")
        store.backups.make()
        everything = b"".join(contents(workspace).values())
    assert not workspace.store.read_bytes().startswith(b"SQLite format 3")
    for plain in (b"plaintext_name", b"plaintext value", b"CREATE TABLE", b"audit_entry"):
        assert plain not in everything


def test_a_folder_without_a_workspace(workspace: Workspace, clock: FixedClock) -> None:
    assert refusal(workspace, clock, create=False) == "store.no_workspace"
    assert not workspace.folder.exists()


def damage_start(workspace: Workspace) -> None:
    content = bytearray(workspace.store.read_bytes())
    content[16:80] = bytes(64)
    workspace.store.write_bytes(content)


def newer_version(workspace: Workspace) -> None:
    with open_store(workspace, FixedClock(), use_keyring=False) as store, store.database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))


TROUBLES: dict[str, tuple[Callable[[Workspace], object], str]] = {
    "another key": (lambda w: (w.folder / "store.key").write_text("ab" * 32), "store.wrong_key"),
    "no key": (lambda w: (w.folder / "store.key").unlink(), "store.key_lost"),
    "half a key": (lambda w: (w.folder / "store.key").write_text("ab" * 16), "store.key_damaged"),
    "scribbled key": (lambda w: (w.folder / "store.key").write_text("no key at all"), "store.key_damaged"),
    "damaged": (damage_start, "store.damaged"),
    "empty": (lambda w: w.store.write_bytes(b""), "store.damaged"),
    "a text file": (lambda w: w.store.write_bytes(b"hello " * 2000), "store.damaged"),
    "missing": (lambda w: w.store.unlink(), "store.missing"),
    "newer": (newer_version, "store.newer_version"),
    "no description": (lambda w: w.description.unlink(), "store.no_description"),
    "damaged description": (lambda w: w.description.write_text("{"), "store.description_damaged"),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_every_trouble_has_its_own_code_and_changes_nothing(filled: Workspace, clock: FixedClock, trouble: str) -> None:
    spoil, code = TROUBLES[trouble]
    spoil(filled)
    assert refusal(filled, clock) == code


def test_a_store_that_may_only_be_read(filled: Workspace, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != filled.store)
    assert refusal(filled, clock) == "store.read_only"


def test_the_recovery_sheet_brings_a_lost_key_back(filled: Workspace, clock: FixedClock) -> None:
    key = read_secrets(filled).store
    (filled.folder / "store.key").unlink()
    with pytest.raises(StoreTrouble) as trouble:
        keep_recovered_key(filled, bytes(32))
    assert trouble.value.code == "store.wrong_key"
    keep_recovered_key(filled, key)
    with open_store(filled, clock, use_keyring=False) as store, store.database.read() as session:
        assert read_setting(session, "office") == "欧阳若男绝密"


class MemoryKeyring(KeyringBackend):
    """A keyring of the system that can lose what it kept, or not answer at all."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.answers = True

    def get_password(self, service: str, username: str) -> str | None:
        self._ask()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._ask()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]

    def _ask(self) -> None:
        if not self.answers:
            raise KeyringError("no answer")


@pytest.fixture
def system_keyring() -> Iterator[MemoryKeyring]:
    before, fake = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(fake)
    yield fake
    keyring.set_keyring(before)


def test_a_keyring_that_lost_its_key_never_gets_a_new_one(
    workspace: Workspace, clock: FixedClock, system_keyring: MemoryKeyring
) -> None:
    with open_store(workspace, clock):
        pass
    assert not list(workspace.folder.glob("*.key"))
    system_keyring.answers = False
    assert refusal(workspace, clock) == "store.keyring_unreachable"
    system_keyring.answers = True
    system_keyring.kept.clear()
    assert refusal(workspace, clock) == "store.key_lost"
    assert system_keyring.kept == {}


def test_without_a_keyring_the_key_is_in_a_file_of_its_owner(
    workspace: Workspace, clock: FixedClock, system_keyring: MemoryKeyring
) -> None:
    system_keyring.answers = False
    with open_store(workspace, clock):
        pass
    assert [(path.name, path.stat().st_mode & 0o777) for path in sorted(workspace.folder.glob("*.key"))] == [
        ("seal.key", 0o600),
        ("store.key", 0o600),
    ]


HOLDER = """
import sys
from pathlib import Path
from trainer.store.clock import SystemClock
from trainer.store.opening import open_store
from trainer.store.settings import write_setting
from trainer.store.workspace import Workspace
with open_store(Workspace(Path(sys.argv[1])), SystemClock(), use_keyring=False) as store:
    with store.database.write() as session:
        write_setting(session, "half", "done")
        print("held", flush=True)
        sys.stdin.read()
"""


def test_a_second_process_is_refused_until_the_first_is_gone(filled: Workspace, clock: FixedClock) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(filled.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        lock = filled.lock.stat().st_ino
        with pytest.raises(StoreTrouble) as trouble, open_store(filled, clock, use_keyring=False):
            pass
        assert trouble.value.code == "store.in_use"
        holder.kill()
    with open_store(filled, clock, use_keyring=False) as store, store.database.read() as session:
        assert read_setting(session, "half") is None
        assert read_setting(session, "office") == "欧阳若男绝密"
    assert filled.lock.stat().st_ino == lock


MOUNTS = """/dev/sda1 / ext4 rw 0 0
//office/data /mnt/office\\040share cifs rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
"""


@pytest.mark.skipif(sys.platform == "win32", reason="mounts are read on Linux")
@pytest.mark.parametrize(
    ("folder", "refused"),
    [("/mnt/office share/data", True), ("/home/zhou", True), ("/home/local/zhou", False), ("/homestead", False)],
)
def test_a_network_share_is_refused(folder: str, refused: bool) -> None:
    if not refused:
        refuse_network_share(Path(folder), MOUNTS)
        return
    with pytest.raises(StoreTrouble) as trouble:
        refuse_network_share(Path(folder), MOUNTS)
    assert trouble.value.code == "store.network_share"
