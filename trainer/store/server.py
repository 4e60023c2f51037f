"""Where the database of an office with a server is. Its password stands sealed under the key of the workspace."""

from __future__ import annotations

import os
from dataclasses import dataclass

from trainer.store.ciphers import decrypt, encrypt
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
    sealed = encrypt(key, nonce, password.encode(), connection.encode())
    return ServerPlace(connection, nonce.hex(), sealed.hex())


def open_password(place: ServerPlace, key: bytes) -> str:
    """The password again, empty where the server asks for none."""
    try:
        nonce, sealed = bytes.fromhex(place.nonce), bytes.fromhex(place.sealed)
    except ValueError as error:
        raise StoreTrouble("server.description_changed") from error
    password = decrypt(key, nonce, sealed, place.connection.encode())
    if password is None:
        raise StoreTrouble("server.description_changed")
    return password.decode()
