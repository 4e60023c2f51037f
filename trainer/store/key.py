"""Where the secrets of a workspace live: the keyring of the system, else a file only its owner may read."""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from trainer.store.errors import StoreTrouble

KEY_BYTES = 32
SERVICE = "enforcement-trainer"


class SecretPlace(Protocol):
    """Keeps named secrets."""

    @property
    def name(self) -> str: ...

    def read(self, name: str) -> bytes | None: ...

    def write(self, name: str, secret: bytes) -> None: ...


class NoSecretPlace(Exception):
    """This place cannot be used on this machine."""


@dataclass(frozen=True)
class KeyringPlace:
    """The operating system's keyring, under the workspace's own name."""

    workspace: str
    name: str = "keyring"

    def read(self, name: str) -> bytes | None:
        import keyring
        from keyring.errors import KeyringError

        try:
            found = keyring.get_password(SERVICE, f"{self.workspace}/{name}")
        except KeyringError as error:
            raise NoSecretPlace from error
        return None if found is None else _bytes(found, self.name)

    def write(self, name: str, secret: bytes) -> None:
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(SERVICE, f"{self.workspace}/{name}", secret.hex())
        except KeyringError as error:
            raise NoSecretPlace from error


@dataclass(frozen=True)
class FilePlace:
    """Files with mode 0600 in the workspace, for machines without a keyring."""

    folder: Path
    name: str = "file"

    def read(self, name: str) -> bytes | None:
        path = self.folder / f"{name}.key"
        return _bytes(path.read_text(encoding="ascii", errors="replace"), self.name) if path.exists() else None

    def write(self, name: str, secret: bytes) -> None:
        path = self.folder / f"{name}.key"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secret.hex())
            file.flush()
            os.fsync(file.fileno())
        if sys.platform != "win32":
            path.chmod(0o600)


def _bytes(text: str, place: str) -> bytes:
    try:
        found = bytes.fromhex(text.strip())
    except ValueError as error:
        raise StoreTrouble("store.key_damaged", place=place) from error
    if len(found) != KEY_BYTES:
        raise StoreTrouble("store.key_damaged", place=place)
    return found


def store_new_secrets(secrets: dict[str, bytes], places: tuple[SecretPlace, ...]) -> str:
    """Keeps all secrets in the first place that takes and returns them; gives the name of that place."""
    for place in places:
        try:
            for name, secret in secrets.items():
                place.write(name, secret)
            if all(place.read(name) == secret for name, secret in secrets.items()):
                return place.name
        except NoSecretPlace:
            continue
    raise StoreTrouble("store.no_place_for_key")


def read_secret(name: str, place: SecretPlace) -> bytes:
    """The kept secret; a place that lost it is said so, never given a new one."""
    try:
        found = place.read(name)
    except NoSecretPlace as error:
        raise StoreTrouble("store.keyring_unreachable") from error
    if found is None:
        raise StoreTrouble("store.key_lost", place=place.name)
    return found


def key_check(key: bytes) -> str:
    """A fingerprint that tells a wrong key from a damaged store without revealing the key."""
    return hashlib.sha256(b"enforcement-trainer key check" + key).hexdigest()
