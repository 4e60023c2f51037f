"""The plain pages of the encrypted file, to prove what is in them: rows, indexes, and pages that are free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, SALT, IV = 4096, 80, 16, 16
WAL_HEAD, FRAME_HEAD = 32, 24
"""SQLCipher 4: each page ends with its vector and a signature; the first begins with the salt of the file."""


def plain_pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Every page of the file and of the log beside it, decrypted with the raw key of the store."""
    with path.open("rb") as file:
        first = True
        while page := file.read(PAGE):
            yield _plain(page, key, SALT if first else 0)
            first = False
    log = path.with_name(path.name + "-wal")
    if log.exists():
        with log.open("rb") as file:
            file.seek(WAL_HEAD)
            while frame := file.read(FRAME_HEAD + PAGE):
                if len(frame) == FRAME_HEAD + PAGE:
                    number = int.from_bytes(frame[:4], "big")
                    yield _plain(frame[FRAME_HEAD:], key, SALT if number == 1 else 0)


def find_in_pages(path: Path, key: bytes, needles: Iterable[bytes]) -> dict[bytes, int]:
    """How often each needle stands in the plain pages; those that are nowhere are left out.

    What runs over the edge of a page is cut by it: look for short things, or for pieces of long ones.
    """
    wanted = tuple(dict.fromkeys(needle for needle in needles if needle))
    found: dict[bytes, int] = {}
    for page in plain_pages(path, key):
        for needle in wanted:
            if needle in page:
                found[needle] = found.get(needle, 0) + page.count(needle)
    return found


def _plain(page: bytes, key: bytes, skipped: int) -> bytes:
    end = len(page) - RESERVED
    vector = page[end : end + IV]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(page[skipped:end]) + decryptor.finalize()
