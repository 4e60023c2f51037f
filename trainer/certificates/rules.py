"""Pure rules of certificates: what one states, and how a code of the earlier form is read and checked."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import asdict, dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from trainer.certificates.values import Stated, Verdict

_HEAD, _SERIAL, _NAME, _DATE, _FACTS, _SIGNATURE = "培训合格证书", "编号", "姓名", "发证日期", "摘要", "签名"
_DOMAIN = b"certificate code v1\n"
MARK = re.compile(rb"CERT1-([A-Za-z0-9_-]+)")
"""Where the earlier code stands in the bytes of a certificate's file."""


@dataclass(frozen=True)
class Code:
    """What the QR of the earlier form says. `facts` is the SHA-256 of what is stated, `signature` covers the rest."""

    serial: str
    name: str
    issued_on: str
    facts: str
    signature: str = ""

    def signed_part(self) -> str:
        """The lines the signature covers; people who scan the code can read them."""
        lines = ((_SERIAL, self.serial), (_NAME, self.name), (_DATE, self.issued_on), (_FACTS, self.facts))
        return "\n".join((_HEAD, *(f"{label}：{value}" for label, value in lines)))

    def text(self) -> str:
        """What the code holds: the signed lines and their signature."""
        return f"{self.signed_part()}\n{_SIGNATURE}：{self.signature}"


def statement(stated: Stated) -> dict[str, str]:
    """All that a certificate states, as plain texts; without the photograph, and without what its form did not hold."""
    left_out = {"replaces"} if not stated.replaces else set()
    return {name: text for name, text in asdict(stated).items() if text is not None and name not in left_out}


def facts_hash(stated: dict[str, str]) -> str:
    """SHA-256 over the canonical JSON of a statement, URL-safe and 43 characters short."""
    canonical = json.dumps(stated, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _encode(hashlib.sha256(canonical.encode()).digest())


def public_key(seal: bytes) -> str:
    """The half of the seal key that checks signatures, in hexadecimal."""
    return Ed25519PrivateKey.from_private_bytes(seal).public_key().public_bytes_raw().hex()


def read_code(text: str) -> Code | None:
    """The parts of a scanned code; None where it is not one of a certificate."""
    lines = text.strip().splitlines()
    parts = [line.partition("：") for line in lines[1:]]
    if not lines or lines[0] != _HEAD or [p[0] for p in parts] != [_SERIAL, _NAME, _DATE, _FACTS, _SIGNATURE]:
        return None
    return Code(*(part[2] for part in parts))


def is_signed(code: Code, public: str) -> bool:
    """Whether the signature fits the code and the key."""
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
    try:
        key.verify(_decode(code.signature), _DOMAIN + code.signed_part().encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def verdict_of_code(code: Code, public: str, facts: str, voided: bool) -> Verdict:
    """What a scanned code is worth beside the key and the facts that the register keeps for its serial."""
    if code.facts != facts or not is_signed(code, public):
        return Verdict.CHANGED
    return Verdict.VOIDED if voided else Verdict.GENUINE


def find_code(content: bytes) -> Code | None:
    """The code kept in the properties of a certificate's file."""
    found = MARK.search(content)
    if found is None:
        return None
    try:
        return read_code(_decode(found[1].decode()).decode())
    except ValueError:
        return None


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
