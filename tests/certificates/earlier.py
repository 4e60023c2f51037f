"""Certificates of the earlier form (schema 0009), as they were made then: nothing makes them any more."""

import base64

from trainer.certificates.rules import Code, facts_hash, statement
from trainer.certificates.sealing import stated_on
from trainer.certificates.values import CertificateSheet
from trainer.store.ciphers import sign


def earlier_code(sheet: CertificateSheet, seal: bytes) -> str:
    """The text of the QR then."""
    stated = statement(stated_on(sheet))
    code = Code(sheet.serial, sheet.name, stated["issued_on"], facts_hash(stated))
    signature = sign(seal, b"certificate code v1\n" + code.signed_part().encode())
    return Code(code.serial, code.name, code.issued_on, code.facts, plain(signature)).text()


def hidden(text: str) -> str:
    """The code as one plain word for the properties of a PDF then."""
    return "CERT1-" + plain(text.encode())


def plain(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
