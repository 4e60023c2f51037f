"""What stands on a certificate for those without its register: the compact code and the seal behind the file."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass

from trainer.certificates.values import CertificateSheet, Stated
from trainer.store.ciphers import is_signed_by, sign

_FILE_DOMAIN = b"certificate file v2\n"
_KEY_BYTES, _SIGNATURE_BYTES = 8, 64
_BETWEEN = "\x1f"
_CODE = re.compile(rb"CERT[23]-[A-Z2-7]+")
_SEAL = re.compile(rb"\n%CERTSEAL2 ([0-9a-f]{16}) ([A-Za-z0-9_-]{86})\n")
_SEAL_LENGTH = 116


@dataclass(frozen=True)
class _Form:
    """How a code begins, what its signature covers beside the code itself, and how many texts it states."""

    head: str
    domain: bytes
    texts: int


_FORM_2, _FORM_3 = _Form("CERT2-", b"certificate code v2\n", 9), _Form("CERT3-", b"certificate code v3\n", 10)
"""The second form, which stated no fields of enforcement, is read for ever; nothing makes it any more."""


@dataclass(frozen=True)
class SignedCode:
    """A code that was read: what it states, whose key it names, the signature over both and its domain."""

    stated: Stated
    key_id: str
    signed: bytes
    signature: bytes
    domain: bytes = _FORM_3.domain


@dataclass(frozen=True)
class FileSeal:
    """The last line of a file: whose key it names and the signature over every byte before it."""

    key_id: str
    body: bytes
    signature: bytes


def key_id_of(public: str) -> str:
    """The short name of a public key, 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[: 2 * _KEY_BYTES]


def code_of(sheet: CertificateSheet, seal: bytes, public: str) -> str:
    """The text of the QR, made of the capital letters and digits a QR and every scanner carry best.

    Shape: CERT3-, then Base32 of key name (8 bytes), what is stated (GB 18030), Ed25519 signature (64 bytes).
    """
    key = bytes.fromhex(key_id_of(public))
    payload = key + _BETWEEN.join(_parts(sheet)).encode("gb18030")
    signature = sign(seal, _FORM_3.domain + payload)
    return _FORM_3.head + _base32(payload + signature)


def read_signed_code(text: str) -> SignedCode | None:
    """The parts of a scanned code, however scanners and people broke its line; None where it is no such code."""
    compact = "".join(text.split()).upper()
    form = next((one for one in (_FORM_3, _FORM_2) if compact.startswith(one.head)), None)
    if form is None:
        return None
    letters = compact.removeprefix(form.head)
    try:
        raw = base64.b32decode(letters + "=" * (-len(letters) % 8))
        if _base32(raw) != letters:
            return None
    except ValueError:
        return None
    payload, signature = raw[:-_SIGNATURE_BYTES], raw[-_SIGNATURE_BYTES:]
    stated = _stated(payload[_KEY_BYTES:], form.texts)
    return SignedCode(stated, payload[:_KEY_BYTES].hex(), payload, signature, form.domain)


def code_is_signed(code: SignedCode, public: str) -> bool:
    """Whether the key signed exactly what the code states."""
    return is_signed_by(bytes.fromhex(public), code.signature, code.domain + code.signed)


def find_signed_code(content: bytes) -> SignedCode | None:
    """The code kept in the properties of a certificate's file."""
    found = _CODE.search(content)
    return None if found is None else read_signed_code(found[0].decode())


def seal_file(content: bytes, seal: bytes, public: str) -> bytes:
    """The file with its seal as last line; to readers of PDFs it is a comment behind the end of the document."""
    signature = _base64(sign(seal, _FILE_DOMAIN + content))
    return content + f"\n%CERTSEAL2 {key_id_of(public)} {signature}\n".encode()


def read_file_seal(content: bytes) -> FileSeal | None:
    """The seal at the very end of a file; None where it is not there."""
    found = _SEAL.fullmatch(content[-_SEAL_LENGTH:])
    if found is None:
        return None
    signature = base64.urlsafe_b64decode(found[2] + b"==")
    if _base64(signature) != found[2].decode():
        return None
    return FileSeal(found[1].decode(), content[:-_SEAL_LENGTH], signature)


def has_inner_seal(content: bytes) -> bool:
    """Whether a seal stands somewhere before the end: something was added behind it."""
    return _SEAL.search(content) is not None


def file_is_signed(found: FileSeal, public: str) -> bool:
    """Whether the key sealed exactly these bytes."""
    return is_signed_by(bytes.fromhex(public), found.signature, _FILE_DOMAIN + found.body)


def stated_on(sheet: CertificateSheet) -> Stated:
    """All that a certificate states about its holder, as its code and its credential say it."""
    return Stated(*_parts(sheet))


def _stated(payload: bytes, count: int) -> Stated:
    """What a code says; nothing where it was garbled, which its signature then shows."""
    texts = payload.decode("gb18030", errors="replace").split(_BETWEEN)
    return Stated(*(texts if len(texts) == count else [""] * count))


def _base32(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=")


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _parts(sheet: CertificateSheet) -> tuple[str, ...]:
    occasion = sheet.occasion
    texts = (
        sheet.serial,
        sheet.name,
        occasion.title,
        occasion.held_from.isoformat(),
        occasion.held_until.isoformat() if occasion.held_until else "",
        occasion.facts,
        sheet.issuer,
        sheet.issued_on.isoformat(),
        sheet.replaces,
        "、".join(sheet.fields),
    )
    return tuple(text.replace(_BETWEEN, " ") for text in texts)
