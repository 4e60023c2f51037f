"""A stream of any length, sealed in pieces: none can be changed, exchanged, moved or left out without being noticed."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from typing import IO, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from trainer.store.errors import StoreTrouble

MAGIC = b"trainer sealed 1"
PIECE_BYTES = 1024 * 1024
_SALT_BYTES = 32
_TAG_BYTES = 16


class Readable(Protocol):
    """What can be read piece by piece."""

    def read(self, size: int, /) -> bytes: ...


def seal_stream(source: Readable, target: IO[bytes], key: bytes) -> None:
    """Reads to the end of the source. Each stream has a key of its own, so numbers serve as nonces."""
    salt = os.urandom(_SALT_BYTES)
    cipher = _cipher(key, salt)
    target.write(MAGIC + salt)
    number, piece = 0, source.read(PIECE_BYTES)
    while True:
        following = source.read(PIECE_BYTES) if piece else b""
        target.write(cipher.encrypt(_nonce(number, last=not following), piece, None))
        if not following:
            return
        number, piece = number + 1, following


def open_stream(source: IO[bytes], key: bytes, path: str) -> Iterator[bytes]:
    """The pieces again; StoreTrouble("store.damaged") at the first that is not as it was sealed."""
    if source.read(len(MAGIC)) != MAGIC:
        raise StoreTrouble("store.damaged", path=path)
    cipher = _cipher(key, source.read(_SALT_BYTES))
    number, piece = 0, source.read(PIECE_BYTES + _TAG_BYTES)
    while True:
        following = source.read(PIECE_BYTES + _TAG_BYTES)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), piece, None)
        except InvalidTag as error:
            raise StoreTrouble("store.damaged", path=path) from error
        if not following:
            return
        number, piece = number + 1, following


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDFExpand(SHA256(), 32, salt).derive(key))


def _nonce(number: int, last: bool) -> bytes:
    return struct.pack(">Q?3x", number, last)
