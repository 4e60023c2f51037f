"""Backups while the store is in use: one step, a connection of its own, verified by opening, heads signed."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from trainer.store.audit import GENESIS
from trainer.store.ciphers import is_signed, sign
from trainer.store.clock import Clock
from trainer.store.engine import connect
from trainer.store.errors import StoreTrouble
from trainer.store.sealed_files import SealedFiles
from trainer.store.workspace import Secrets, Workspace

RESTORED = "restored"
LARGE_FILES = "courseware"


@dataclass(frozen=True)
class Backup:
    """One verified copy: its file, when it was made, its size, and the head of the audit chain it holds."""

    path: Path
    at: datetime
    bytes: int
    chain_length: int
    chain_head: str


@dataclass(frozen=True)
class _Seal:
    """The signed head beside a backup or a restore; `signed` is False where it was tampered with."""

    path: Path
    at: datetime
    length: int
    head: str
    signed: bool


class Backups:
    """Makes, lists, verifies and restores copies of one workspace's store."""

    suffix = ".db"

    def __init__(self, workspace: Workspace, secrets: Secrets, clock: Clock) -> None:
        self._workspace = workspace
        self._secrets = secrets
        self._clock = clock

    def make(self, folder: Path | None = None, label: str = "backup") -> Backup:
        """Copies the store in one step (a paged copy never ends while someone writes), verifies and signs the copy.

        Then brings the large files beside it that are not there yet, each read back by its hash; one folder of them
        serves all copies, for files never change.
        """
        made = self.make_store(folder, label)
        try:
            self._large_files().copy_to(made.path.parent / LARGE_FILES)
        except OSError as error:
            raise _failed(made.path.parent, error) from error
        return made

    def make_store(self, folder: Path | None = None, label: str = "backup") -> Backup:
        """The store alone."""
        target = folder or self._workspace.backups
        at = self._clock.now()
        path = target / f"{label}-{at:%Y%m%d-%H%M%S-%f}{self.suffix}"
        unfinished = path.with_suffix(".part")
        try:
            target.mkdir(parents=True, exist_ok=True)
            length, head = self._take(unfinished)
            unfinished.replace(path)
            shutil.copy2(self._workspace.description, path.with_suffix(".json"))
            self._sign(path, at, length, head)
        except OSError as error:
            raise _failed(target, error) from error
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
        return Backup(path, at, path.stat().st_size, length, head)

    def all(self) -> tuple[Backup, ...]:
        """Every signed copy in the workspace's backup folder, newest first."""
        found = []
        for seal in self._seals():
            path = seal.path.with_suffix(self.suffix)
            if seal.signed and path.exists():
                found.append(Backup(path, seal.at, path.stat().st_size, seal.length, seal.head))
        return tuple(sorted(found, key=lambda backup: backup.at, reverse=True))

    def restore(self, path: Path) -> Path | None:
        """Puts a verified copy in the store's place and keeps the replaced store aside; gives where that is.

        Nothing may have the store open. The copy is complete on disk before the two names are exchanged. A signed
        note keeps its head, so that later seals of the replaced line are not taken for a rewritten chain. Large files
        that are missing or damaged are fetched from beside the copy.
        """
        if not path.exists():
            raise StoreTrouble("store.no_backup", path=str(path))
        length, head = verify_store(path, self._secrets.store)
        at = self._clock.now()
        store = self._workspace.store
        incoming = store.with_suffix(".incoming")
        self._copy(path, incoming)
        self._note_restored(at, length, head)
        aside = store.with_name(f"replaced-{at:%Y%m%d-%H%M%S-%f}.db")
        for suffix in ("-wal", "-shm"):
            journal = store.with_name(store.name + suffix)
            if journal.exists():
                journal.replace(aside.with_name(aside.name + suffix))
        if store.exists():
            store.replace(aside)
        incoming.replace(store)
        self._fetch_large_files(path)
        return aside

    def _fetch_large_files(self, path: Path) -> None:
        try:
            self._large_files().copy_from(path.parent / LARGE_FILES)
        except OSError as error:
            raise StoreTrouble("store.files_not_restored", path=str(path.parent), cause=error.strerror or "") from error

    def _large_files(self) -> SealedFiles:
        return SealedFiles(self._workspace.courseware, self._secrets.store)

    def _note_restored(self, at: datetime, length: int, head: str) -> None:
        self._sign(self._workspace.backups / f"{RESTORED}-{at:%Y%m%d-%H%M%S-%f}.db", at, length, head)

    def broken_seal(self, chain: dict[int, str]) -> Path | None:
        """The first seal that is not signed by this workspace or is no link of the present chain.

        `chain` maps sequence to hash. Seals older than the latest restore are answered for by the head signed then.
        """
        seals = self._seals()
        restored = max((seal.at for seal in seals if seal.path.name.startswith(RESTORED)), default=None)
        for seal in seals:
            replaced = restored is not None and seal.at < restored
            if not seal.signed or (not replaced and chain.get(seal.length, GENESIS) != seal.head):
                return seal.path
        return None

    def _seals(self) -> list[_Seal]:
        return [_read_seal(path, self._secrets.seal) for path in sorted(self._workspace.backups.glob("*.seal"))]

    def _take(self, target: Path) -> tuple[int, str]:
        """Writes a verified copy; gives length and head of its audit chain."""
        self._copy(self._workspace.store, target)
        return verify_store(target, self._secrets.store)

    def _copy(self, source: Path, target: Path) -> None:
        target.unlink(missing_ok=True)
        reader, writer = connect(source, self._secrets.store), connect(target, self._secrets.store)
        try:
            reader.backup(writer, pages=-1)
        except Exception as error:
            raise StoreTrouble("store.backup_failed", path=str(target), cause=str(error)) from error
        finally:
            writer.close()
            reader.close()
        with target.open("rb+") as file:
            os.fsync(file.fileno())

    def _sign(self, path: Path, at: datetime, length: int, head: str) -> None:
        data = {"at": at.isoformat(), "length": length, "head": head}
        signature = sign(self._secrets.seal, _message(data))
        text = json.dumps({**data, "signature": signature.hex()}, indent=2)
        path.with_suffix(".seal").write_text(text, encoding="utf-8")


def _failed(folder: Path, error: OSError) -> StoreTrouble:
    return StoreTrouble("store.backup_failed", path=str(folder), cause=error.strerror or "")


def _message(data: dict[str, object]) -> bytes:
    return json.dumps([data["at"], data["length"], data["head"]]).encode()


def _read_seal(path: Path, seed: bytes) -> _Seal:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if is_signed(seed, bytes.fromhex(data["signature"]), _message(data)):
            return _Seal(path, datetime.fromisoformat(data["at"]), data["length"], data["head"], signed=True)
    except (ValueError, KeyError, TypeError):
        pass
    return _Seal(path, datetime.fromtimestamp(0, UTC), 0, "", signed=False)


def verify_store(path: Path, key: bytes) -> tuple[int, str]:
    """Opens a store file and checks every page and index; gives length and head of its audit chain."""
    connection = connect(path, key)
    try:
        pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        rows = connection.execute("PRAGMA integrity_check").fetchall()
        if pages or rows != [("ok",)]:
            raise StoreTrouble("store.damaged", path=str(path))
        last = connection.execute("SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1").fetchone()
        return (0, GENESIS) if last is None else (last[0], last[1])
    except StoreTrouble:
        raise
    except Exception as error:
        raise StoreTrouble("store.damaged", path=str(path)) from error
    finally:
        connection.close()
