"""The Open Badges 3.0 credential of a certificate: a JWT signed with EdDSA whose issuer is a did:key, so it can be
checked anywhere without a network. Source of the shape: 1EdTech Open Badges 3.0, JSON Web Token proof format."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from trainer.certificates.values import CertificateSheet, Stated
from trainer.store.ciphers import is_signed_by

CREDENTIAL_FILE = "credential.jwt"
_CONTEXT = ("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
_ED25519 = b"\xed\x01"
_LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ALGORITHM = "EdDSA"
_ATTACHED = re.compile(rb"\nstream\r?\n(ey[A-Za-z0-9_-]+\.ey[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)\r?\n?endstream")


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
    """The claims of a JWT that this very key signed with EdDSA; None for every other.

    Read here and not by PyJWT, which takes longer to load than a certificate may take to be checked.
    """
    parts = token.split(".")
    try:
        head, payload, signature = (base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in parts)
        header = json.loads(head)
        if not isinstance(header, dict) or header.get("alg") != _ALGORITHM or "crit" in header:
            return None
        signed = is_signed_by(bytes.fromhex(public), signature, f"{parts[0]}.{parts[1]}".encode("ascii"))
        claims = json.loads(payload) if signed else None
    except (ValueError, RecursionError):
        return None
    return claims if isinstance(claims, dict) else None


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
            subject["achievement"].get("fieldOfStudy", "") if stated.fields is not None else None,
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
        stated.fields,
    )


def attached_credential(content: bytes) -> str | None:
    """The credential inside a certificate's file; None where there is none.

    It is attached as it is, so that it is found without loading what reads any PDF. Two of them are none.
    """
    found = _ATTACHED.findall(content)
    return str(found[0].decode("ascii")) if len(found) == 1 else None


def _credential(sheet: CertificateSheet, credential_id: str, subject_id: str, did: str) -> dict[str, Any]:
    occasion, issued = sheet.occasion, _moment(sheet.issued_on.isoformat())
    fields = "、".join(sheet.fields)
    about = "/".join(filter(None, (did, occasion.title, occasion.held_from.isoformat(), fields)))
    achievement = f"urn:uuid:{uuid5(NAMESPACE_URL, about)}"
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
    subject["achievement"] |= {"fieldOfStudy": fields} if fields else {}
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
