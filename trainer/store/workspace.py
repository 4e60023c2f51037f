"""A workspace: one folder with the store, its description, its files, backups and documents."""

from __future__ import annotations

import json
import os
import secrets
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import uuid4

from trainer.store.errors import StoreTrouble
from trainer.store.key import (
    KEY_BYTES,
    FilePlace,
    KeyringPlace,
    SecretPlace,
    key_check,
    read_secret,
    store_new_secrets,
)
from trainer.store.recovery import WrappedKey, new_recovery_digits, sheet_number, wrap_key
from trainer.store.server import ServerPlace

STORE_KEY, SEAL_KEY = "store", "seal"


@dataclass(frozen=True)
class Workspace:
    """The places inside one data folder."""

    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "store.db"

    @property
    def description(self) -> Path:
        return self.folder / "workspace.json"

    @property
    def beginning(self) -> Path:
        """The description of a first run that is not over: with its store it counts for nothing."""
        return self.folder / "workspace.first"

    @property
    def lock(self) -> Path:
        return self.folder / "workspace.lock"

    @property
    def files(self) -> Path:
        return self.folder / "files"

    @property
    def courseware(self) -> Path:
        """Large files, sealed."""
        return self.files / "courseware"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def documents(self) -> Path:
        return self.folder / "documents"

    @property
    def printers(self) -> Path:
        """How the printers of this PC were set last; no data of the office."""
        return self.folder / "printers.json"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def exists(self) -> bool:
        return self.description.exists()


@dataclass(frozen=True)
class Description:
    """What may stand in the open: where the secrets are, how to tell a wrong key, the key under the recovery sheet.

    The store is a file of the workspace unless a server is named.
    """

    workspace: str
    place: str
    key_check: str
    recovery: WrappedKey
    server: ServerPlace | None = None


@dataclass(frozen=True)
class Secrets:
    """The key of the store and the key that signs the heads of the chains."""

    store: bytes
    seal: bytes


def new_workspace(workspace: Workspace, use_keyring: bool = True) -> tuple[Secrets, Description]:
    """Makes the folders and secrets; the recovery sheet is renewed and printed at the first run.

    There is a workspace once its description is written, which comes last.
    """
    for folder in (workspace.folder, workspace.files, workspace.backups, workspace.documents, workspace.logs):
        folder.mkdir(parents=True, exist_ok=True)
    name = str(uuid4())
    made = Secrets(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))
    places: tuple[SecretPlace, ...] = (FilePlace(workspace.folder),)
    if use_keyring:
        places = (KeyringPlace(name), *places)
    place = store_new_secrets({STORE_KEY: made.store, SEAL_KEY: made.seal}, places)
    wrapped = wrap_key(made.store, new_recovery_digits())
    return made, Description(name, place, key_check(made.store), wrapped)


def begin_workspace(workspace: Workspace, description: Description) -> None:
    """Says that a first run is under way: what it leaves behind, if it is cut short, is nobody's data."""
    _write(workspace.beginning, description)


def finish_workspace(workspace: Workspace) -> None:
    """The one step by which a first run becomes a workspace."""
    workspace.beginning.replace(workspace.description)
    flush_folder(workspace.folder)


def clear_half_begun(workspace: Workspace) -> bool:
    """Removes what a first run left that was cut short before anybody could enter anything; gives whether one had."""
    if workspace.exists or not workspace.beginning.exists():
        return False
    for suffix in ("-wal", "-shm", ""):
        workspace.store.with_name(workspace.store.name + suffix).unlink(missing_ok=True)
    flush_folder(workspace.folder)
    workspace.beginning.unlink()
    return True


def renew_recovery(workspace: Workspace, secrets: Secrets) -> tuple[str, str]:
    """Digits of a new recovery sheet and its number; sheets printed before no longer open the store."""
    digits = new_recovery_digits()
    wrapped = wrap_key(secrets.store, digits)
    describe(workspace, replace(read_description(workspace), recovery=wrapped))
    return digits, sheet_number(wrapped)


def describe(workspace: Workspace, description: Description) -> None:
    """Writes the description so that a power cut leaves the old or the new one, never half."""
    _write(workspace.description, description)


def _write(path: Path, description: Description) -> None:
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(asdict(description), file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Names of files are on disk afterwards; Windows offers no such call."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_description(workspace: Workspace) -> Description:
    """Raises StoreTrouble where there is none or it cannot be read."""
    if not workspace.exists:
        raise StoreTrouble("store.no_workspace", path=str(workspace.folder))
    try:
        data = json.loads(workspace.description.read_text(encoding="utf-8"))
        server = ServerPlace(**data["server"]) if data.get("server") else None
        return Description(data["workspace"], data["place"], data["key_check"], WrappedKey(**data["recovery"]), server)
    except (ValueError, KeyError, TypeError) as error:
        raise StoreTrouble("store.description_damaged", path=str(workspace.description)) from error


def read_secrets(workspace: Workspace) -> Secrets:
    """The secrets from where the description says they are; a key of another store is told apart from damage."""
    description = read_description(workspace)
    place: SecretPlace = FilePlace(workspace.folder)
    if description.place == "keyring":
        place = KeyringPlace(description.workspace)
    found = Secrets(read_secret(STORE_KEY, place), read_secret(SEAL_KEY, place))
    if key_check(found.store) != description.key_check:
        raise StoreTrouble("store.wrong_key")
    return found


def keep_recovered_key(workspace: Workspace, key: bytes) -> None:
    """Puts a key from the recovery sheet back into a file of the workspace, with a new key for the seals."""
    description = read_description(workspace)
    if key_check(key) != description.key_check:
        raise StoreTrouble("store.wrong_key")
    seal = secrets.token_bytes(KEY_BYTES)
    place = store_new_secrets({STORE_KEY: key, SEAL_KEY: seal}, (FilePlace(workspace.folder),))
    describe(workspace, replace(description, place=place))
