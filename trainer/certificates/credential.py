"""The Open Badges 3.0 credential of a certificate: a JWT signed with EdDSA whose issuer is a did:key, so it can be
checked anywhere without a network. Source of the shape: 1EdTech Open Badges 3.0, JSON Web Token proof format."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from trainer.certificates.values import CertificateSheet, Stated

CREDENTIAL_FILE = "credential.jwt"
_CONTEXT = ("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
_ED25519 = b"\xed\x01"
_LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ALGORITHM = "EdDSA"


def did_of(public: str) -> str:
    """The did:key of a public key in hexadecimal."""
    number, letters = int.from_bytes(_ED25519 + bytes.fromhex(public)), ""
    while number:
        number, rest = divmod(number, 58)
        letters = _LETTERS[rest] + letters
    return f"did:key:z{letters}"


def sign_credential(sheet: CertificateSheet, certificate_id: UUID, person_id: UUID, seal: bytes, public: str) -> str:
    """The compact JWT of a certificate."""
    import jwt
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    did = did_of(public)
    headers = {"kid": f"{did}#{did.removeprefix('did:key:')}", "typ": "JWT"}
    payload = _credential(sheet, f"urn:uuid:{certificate_id}", f"urn:uuid:{person_id}", did)
    return jwt.encode(payload, Ed25519PrivateKey.from_private_bytes(seal), algorithm=_ALGORITHM, headers=headers)


def read_credential(token: str, public: str) -> Mapping[str, Any] | None:
    """The claims of a JWT that this very key signed with EdDSA; None for every other."""
    import jwt
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
    options: Any = {"verify_exp": False, "verify_nbf": False, "verify_iat": False}
    try:
        claims: Mapping[str, Any] = jwt.decode(token, key, algorithms=[_ALGORITHM], options=options)
    except jwt.PyJWTError:
        return None
    return claims


def agrees(claims: Mapping[str, Any], stated: Stated) -> bool:
    """Whether a credential speaks of the same certificate as a code."""
    try:
        subject = claims["credentialSubject"]
        said = (
            subject["licenseNumber"],
            subject["identifier"][0]["identityHash"],
            subject["achievement"]["name"],
            subject["activityStartDate"][:10],
            subject.get("activityEndDate", "")[:10],
            subject.get("narrative", ""),
            claims["issuer"]["name"],
            claims["validFrom"][:10],
        )
    except (KeyError, IndexError, TypeError, AttributeError):
        return False
    return said == (
        stated.serial,
        stated.name,
        stated.title,
        stated.held_from,
        stated.held_until,
        stated.facts,
        stated.issuer,
        stated.issued_on,
    )


def attached_credential(content: bytes) -> str | None:
    """The credential inside a PDF; None where there is none, or the file is no PDF."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        found = PdfReader(io.BytesIO(content)).attachments.get(CREDENTIAL_FILE)
        return found[0].decode("ascii") if found else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError):
        return None


def _credential(sheet: CertificateSheet, credential_id: str, subject_id: str, did: str) -> dict[str, Any]:
    occasion, issued = sheet.occasion, _moment(sheet.issued_on.isoformat())
    achievement = f"urn:uuid:{uuid5(NAMESPACE_URL, f'{did}/{occasion.title}/{occasion.held_from}')}"
    subject: dict[str, Any] = {
        "id": subject_id,
        "type": ["AchievementSubject"],
        "identifier": [{"type": "IdentityObject", "identityHash": sheet.name, "identityType": "name", "hashed": False}],
        "licenseNumber": sheet.serial,
        "activityStartDate": _moment(occasion.held_from.isoformat()),
        "achievement": {
            "id": achievement,
            "type": ["Achievement"],
            "name": occasion.title,
            "description": occasion.facts or occasion.title,
            "criteria": {"narrative": occasion.facts or occasion.title},
        },
    }
    subject |= {"activityEndDate": _moment(occasion.held_until.isoformat())} if occasion.held_until else {}
    subject |= {"narrative": occasion.facts} if occasion.facts else {}
    return {
        "@context": list(_CONTEXT),
        "id": credential_id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": did, "type": ["Profile"], "name": sheet.issuer},
        "validFrom": issued,
        "name": occasion.title,
        "credentialSubject": subject,
        "iss": did,
        "jti": credential_id,
        "sub": subject_id,
    }


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
