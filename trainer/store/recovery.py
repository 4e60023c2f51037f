"""恢复密钥单: 48 digits in eight groups, each with a check digit, that unwrap the key of the store."""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass

from trainer.store.ciphers import decrypt, encrypt, stretch
from trainer.store.errors import BadInput

GROUPS, DIGITS = 8, 6

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
"""H. M. Damm's totally anti-symmetric quasigroup of order ten."""


@dataclass(frozen=True)
class WrappedKey:
    """The key under the recovery digits; safe to keep in the open beside the store."""

    salt: str
    nonce: str
    sealed: str


def new_recovery_digits() -> str:
    """48 random digits (159 bits)."""
    return "".join(secrets.choice("0123456789") for _ in range(GROUPS * DIGITS))


def printed_groups(digits: str) -> tuple[str, ...]:
    """The groups as they stand on the sheet: six digits and their check digit."""
    pieces = (digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS))
    return tuple(piece + check_digit(number, piece) for number, piece in enumerate(pieces, 1))


def check_digit(group: int, digits: str) -> str:
    """The Damm digit over the group's number and its digits.

    It tells every single mistyped digit, every pair of swapped neighbours and every group in another's place; a
    weighted sum modulo 10 would miss swapped neighbours that differ by five.
    """
    state = _DAMM[0][group]
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return str(state)


def read_groups(typed: str) -> str:
    """The 48 digits behind what was typed back; names the first group that cannot be right."""
    figures = "".join(character for character in typed if character.isdecimal())
    figures = "".join(str(int(character)) for character in figures)
    size = DIGITS + 1
    if len(figures) != GROUPS * size:
        raise BadInput("recovery.length", needed=GROUPS * size, typed=len(figures))
    groups = [figures[at : at + size] for at in range(0, len(figures), size)]
    for number, group in enumerate(groups, 1):
        if check_digit(number, group[:DIGITS]) != group[DIGITS]:
            raise BadInput("recovery.group", group=number)
    return "".join(group[:DIGITS] for group in groups)


def wrap_key(key: bytes, digits: str) -> WrappedKey:
    """Seals the key with Argon2id over the digits."""
    salt, nonce = os.urandom(16), os.urandom(12)
    sealed = encrypt(stretch(digits, salt), nonce, key)
    return WrappedKey(salt.hex(), nonce.hex(), sealed.hex())


def unwrap_key(wrapped: WrappedKey, digits: str) -> bytes:
    """The key again; BadInput("recovery.wrong_sheet") where the digits are of another sheet."""
    stretched = stretch(digits, bytes.fromhex(wrapped.salt))
    key = decrypt(stretched, bytes.fromhex(wrapped.nonce), bytes.fromhex(wrapped.sealed))
    if key is None:
        raise BadInput("recovery.wrong_sheet")
    return key


def sheet_number(wrapped: WrappedKey) -> str:
    """Tells one printed sheet from another without revealing anything."""
    return hashlib.sha256(wrapped.sealed.encode()).hexdigest()[:8].upper()
