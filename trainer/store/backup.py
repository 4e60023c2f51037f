"""Backups while the store is in use: one step, a connection of its own, verified by opening, heads signed."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from trainer.store.audit import GENESIS
from trainer.store.clock import Clock
from trainer.store.engine import connect
from trainer.store.errors import StoreTrouble
from trainer.store.workspace import Secrets, Workspace


@dataclass(frozen=True)
class Backup:
    """One verified copy: its file, when it was made, its size, and the head of the audit chain it holds."""

    path: Path
    at: datetime
    bytes: int
    chain_length: int
    chain_head: str


class Backups:
    """Makes, lists, verifies and restores copies of one workspace's store."""

    def __init__(self, workspace: Workspace, secrets: Secrets, clock: Clock) -> None:
        self._workspace = workspace
        self._secrets = secrets
        self._clock = clock

    def make(self, folder: Path | None = None, label: str = "backup") -> Backup:
        """Copies the store in one step (a paged copy never ends while someone writes), verifies and signs the copy."""
        target = folder or self._workspace.backups
        target.mkdir(parents=True, exist_ok=True)
        at = self._clock.now()
        path = target / f"{label}-{at:%Y%m%d-%H%M%S-%f}.db"
        unfinished = path.with_suffix(".part")
        try:
            self._copy(self._workspace.store, unfinished)
            length, head = verify_store(unfinished, self._secrets.store)
            unfinished.replace(path)
        except OSError as error:
            raise StoreTrouble("store.backup_failed", path=str(target), cause=error.strerror or "") from error
        finally:
            unfinished.unlink(missing_ok=True)
        shutil.copy2(self._workspace.description, path.with_suffix(".json"))
        self._sign(path, length, head)
        return Backup(path, at, path.stat().st_size, length, head)

    def all(self) -> tuple[Backup, ...]:
        """Every signed copy in the workspace's backup folder, newest first."""
        found = []
        for seal in sorted(self._workspace.backups.glob("*.seal"), reverse=True):
            path = seal.with_suffix(".db")
            if path.exists():
                data = json.loads(seal.read_text(encoding="utf-8"))
                at = datetime.fromisoformat(data["at"])
                found.append(Backup(path, at, path.stat().st_size, data["length"], data["head"]))
        return tuple(sorted(found, key=lambda backup: backup.at, reverse=True))

    def restore(self, path: Path) -> Path:
        """Puts a verified copy in the store's place and keeps the replaced store aside; gives where that is.

        Nothing may have the store open. The copy is complete on disk before the two names are exchanged.
        """
        if not path.exists():
            raise StoreTrouble("store.no_backup", path=str(path))
        verify_store(path, self._secrets.store)
        store = self._workspace.store
        incoming = store.with_suffix(".incoming")
        self._copy(path, incoming)
        aside = store.with_name(f"replaced-{self._clock.now():%Y%m%d-%H%M%S-%f}.db")
        for suffix in ("-wal", "-shm"):
            journal = store.with_name(store.name + suffix)
            if journal.exists():
                journal.replace(aside.with_name(aside.name + suffix))
        if store.exists():
            store.replace(aside)
        incoming.replace(store)
        return aside

    def broken_seal(self, chain: dict[int, str]) -> Path | None:
        """The first backup whose signed head is not a link of the present chain; `chain` maps sequence to hash."""
        public = Ed25519PrivateKey.from_private_bytes(self._secrets.seal).public_key()
        for seal in sorted(self._workspace.backups.glob("*.seal")):
            data = json.loads(seal.read_text(encoding="utf-8"))
            if not _signed(public, data):
                return seal
            if data["length"] and chain.get(data["length"]) != data["head"]:
                return seal
        return None

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

    def _sign(self, path: Path, length: int, head: str) -> None:
        data = {"at": self._clock.now().isoformat(), "length": length, "head": head}
        signature = Ed25519PrivateKey.from_private_bytes(self._secrets.seal).sign(_message(data))
        text = json.dumps({**data, "signature": signature.hex()}, indent=2)
        path.with_suffix(".seal").write_text(text, encoding="utf-8")


def _message(data: dict[str, object]) -> bytes:
    return json.dumps([data["at"], data["length"], data["head"]]).encode()


def _signed(public: Ed25519PublicKey, data: dict[str, object]) -> bool:
    try:
        public.verify(bytes.fromhex(str(data["signature"])), _message(data))
    except InvalidSignature:
        return False
    return True


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
