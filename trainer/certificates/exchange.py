"""The files that offices hand each other: a public key that vouches for its own words, and a signed list of voids."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import Any

from trainer.certificates.sealing import key_id_of
from trainer.certificates.values import VoidEntry, VoidList
from trainer.store.ciphers import is_signed_by, sign
from trainer.store.errors import BadInput

KEY_PATTERN = "*.certkey"
VOIDS_PATTERN = "*.certvoid"
_KEY, _VOIDS = "trainer certificate key", "trainer certificate voids"
_DOMAIN = b"certificate exchange v2\n"
_LARGEST = 32 * 1024 * 1024


def write_key(seal: bytes, public: str, office: str, made_on: date) -> bytes:
    """The public key of an office as a file, signed by its own seal key so that no word of it can be changed."""
    return _signed({"kind": _KEY, "office": office, "public_key": public, "made_on": made_on.isoformat()}, seal)


def read_key(content: bytes) -> tuple[str, str]:
    """Office and public key of a key file; BadInput("certificate.key_file") where it is none or was changed."""
    data = _read(content, _KEY, "certificate.key_file")
    try:
        public, office = str(data["public_key"]), str(data["office"])
        signed = _is_signed(data, public)
    except (KeyError, ValueError) as error:
        raise BadInput("certificate.key_file") from error
    if not signed or not office.strip():
        raise BadInput("certificate.key_file")
    return office, public


def write_voids(seal: bytes, public: str, made_at: datetime, entries: tuple[VoidEntry, ...]) -> bytes:
    """The list of voids of an office as a signed file; serials and days only, no names and no reasons."""
    rows = [[one.serial, one.voided_on.isoformat(), one.replaced_by] for one in entries]
    return _signed({"kind": _VOIDS, "key": key_id_of(public), "made_at": made_at.isoformat(), "voids": rows}, seal)


def voids_key(content: bytes) -> str:
    """Whose key a list of voids names; BadInput("certificate.voids_file") where it is no such list."""
    return str(_read(content, _VOIDS, "certificate.voids_file").get("key", ""))


def read_voids(content: bytes, public: str) -> VoidList:
    """The list as the key signed it; BadInput("certificate.voids_forged") for another signature or a changed word."""
    data = _read(content, _VOIDS, "certificate.voids_file")
    if not _is_signed(data, public):
        raise BadInput("certificate.voids_forged")
    try:
        entries = tuple(VoidEntry(serial, date.fromisoformat(day), by) for serial, day, by in data["voids"])
        return VoidList(data["key"], datetime.fromisoformat(data["made_at"]), entries)
    except (KeyError, ValueError, TypeError) as error:
        raise BadInput("certificate.voids_file") from error


def fingerprint(public: str) -> str:
    """A key for reading out over the telephone: eight groups of four of the digits of its SHA-256's first half."""
    digits = hashlib.sha256(bytes.fromhex(public)).hexdigest()[:32].upper()
    return " ".join(digits[place : place + 4] for place in range(0, 32, 4))


def _signed(data: dict[str, Any], seal: bytes) -> bytes:
    signature = sign(seal, _DOMAIN + _canonical(data)).hex()
    return json.dumps(data | {"signature": signature}, ensure_ascii=False, indent=1).encode()


def _is_signed(data: dict[str, Any], public: str) -> bool:
    bare = {name: value for name, value in data.items() if name != "signature"}
    try:
        signature = bytes.fromhex(str(data.get("signature", "")))
        return is_signed_by(bytes.fromhex(public), signature, _DOMAIN + _canonical(bare))
    except ValueError:
        return False


def _canonical(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _read(content: bytes, kind: str, code: str) -> dict[str, Any]:
    try:
        data = json.loads(content.decode("utf-8-sig")) if len(content) <= _LARGEST else None
    except (ValueError, RecursionError) as error:
        raise BadInput(code) from error
    if not isinstance(data, dict) or data.get("kind") != kind:
        raise BadInput(code)
    return data
