"""Codes of the two earlier forms, as they were made then: nothing makes them any more."""

import base64
from dataclasses import astuple, replace

from trainer.certificates.rules import Code, facts_hash, public_key, statement
from trainer.certificates.sealing import key_id_of, stated_on
from trainer.certificates.values import CertificateSheet
from trainer.store.ciphers import sign


def earlier_code(sheet: CertificateSheet, seal: bytes) -> str:
    """The text of the QR then."""
    stated = statement(replace(stated_on(sheet), fields=None))
    code = Code(sheet.serial, sheet.name, stated["issued_on"], facts_hash(stated))
    signature = sign(seal, b"certificate code v1\n" + code.signed_part().encode())
    return Code(code.serial, code.name, code.issued_on, code.facts, plain(signature)).text()


def second_code(sheet: CertificateSheet, seal: bytes) -> str:
    """The text of the QR of the second form, which stated no fields of enforcement."""
    texts = [text for text in astuple(replace(stated_on(sheet), fields=None)) if text is not None]
    payload = bytes.fromhex(key_id_of(public_key(seal))) + "\x1f".join(texts).encode("gb18030")
    signed = payload + sign(seal, b"certificate code v2\n" + payload)
    return "CERT2-" + base64.b32encode(signed).decode().rstrip("=")


def hidden(text: str) -> str:
    """The code as one plain word for the properties of a PDF then."""
    return "CERT1-" + plain(text.encode())


def plain(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
