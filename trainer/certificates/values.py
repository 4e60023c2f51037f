"""What leaves the certificates capability: what is issued for what, the register, and the verdict on a paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class Occasion:
    """What a certificate is given for. `facts` is a clause of its sentence, such as 共8学时 or 成绩92分; may be empty.

    With an `exam_id` only those who passed that exam get one.
    """

    title: str
    held_from: date
    held_until: date | None = None
    facts: str = ""
    exam_id: UUID | None = None


@dataclass(frozen=True)
class Numbering:
    """The parts of 单位代字-年度-类别-流水; `digits` pads the running number, `source` says who set this rule."""

    unit_code: str
    kind: str
    digits: int
    pattern: str
    source: str


@dataclass(frozen=True)
class CertificateSheet:
    """All that is printed on one certificate; `code` is the text of its QR."""

    serial: str
    name: str
    photo: bytes | None
    occasion: Occasion
    issuer: str
    issued_on: date
    code: str


class CertificateRenderer(Protocol):
    """Draws a certificate: the same sheet gives the same bytes."""

    def __call__(self, sheet: CertificateSheet) -> bytes: ...


@dataclass(frozen=True)
class Voided:
    """作废: who took a certificate back, when and why."""

    at: datetime
    by: UUID
    reason: str


@dataclass(frozen=True)
class Certificate:
    """One line of the register (证书台账)."""

    id: UUID
    serial: str
    person_id: UUID
    name: str
    unit: str
    exam_id: UUID | None
    title: str
    issued_at: datetime
    issued_by: UUID
    file_hash: str
    voided: Voided | None = None


class SkipReason(StrEnum):
    """Why a person of a batch got no certificate."""

    NOT_PASSED = "skipped_not_passed"
    ALREADY_HOLDS = "skipped_already_holds"
    OWN_MATTER = "skipped_own_matter"


@dataclass(frozen=True)
class Skipped:
    """A person left out of a batch."""

    person_id: UUID
    reason: SkipReason


@dataclass(frozen=True)
class Issued:
    """What one batch made. `cancelled` says that it was stopped; what was issued before stays issued."""

    certificate_ids: tuple[UUID, ...]
    skipped: tuple[Skipped, ...]
    cancelled: bool = False


@dataclass(frozen=True)
class RegisterQuery:
    """Which lines a list shows; empty parts do not narrow it. `words` finds serials, names and pinyin."""

    words: str = ""
    exam_id: UUID | None = None
    person_id: UUID | None = None
    year: int | None = None
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True)
class RegisterPage:
    """One stretch of the register, the newest first, and how many lines fit in all."""

    rows: tuple[Certificate, ...]
    total: int


class Verdict(StrEnum):
    """What a presented certificate turned out to be."""

    GENUINE = "genuine"
    CHANGED = "changed"
    VOIDED = "voided"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Verification:
    """The verdict, and the line of the register it belongs to."""

    verdict: Verdict
    certificate: Certificate | None = None
