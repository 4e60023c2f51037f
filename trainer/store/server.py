"""Where the database of an office with a server is. Its password stands sealed under the key of the workspace."""

from __future__ import annotations

import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from trainer.store.errors import StoreTrouble

_NONCE_BYTES = 12


@dataclass(frozen=True)
class ServerPlace:
    """What may stand in the open: a libpq connection string without password, and the password sealed for it alone."""

    connection: str
    nonce: str
    sealed: str


def seal_place(connection: str, password: str, key: bytes) -> ServerPlace:
    """Binds the password to its server: in a description that names another one it cannot be opened."""
    nonce = os.urandom(_NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, password.encode(), connection.encode())
    return ServerPlace(connection, nonce.hex(), sealed.hex())


def open_password(place: ServerPlace, key: bytes) -> str:
    """The password again, empty where the server asks for none."""
    try:
        sealed = bytes.fromhex(place.sealed)
        return AESGCM(key).decrypt(bytes.fromhex(place.nonce), sealed, place.connection.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise StoreTrouble("server.description_changed") from error
