"""What leaves the certificates capability: what is issued for what, the register, and the verdict on a paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from trainer.certificates.layout import Layout


@dataclass(frozen=True)
class Occasion:
    """What a certificate is given for. `facts` is a clause of its sentence, such as 共8学时 or 成绩92分; may be empty.

    With an `exam_id` only those who passed that exam get one; else `proof` names the document that says who gets one.
    `about` is the class or the year it is for (`about_class`, `about_year`): nobody gets two of the same.
    `class_code` stands in the number where the rule of the numbers has a place for it.
    """

    title: str
    held_from: date
    held_until: date | None = None
    facts: str = ""
    exam_id: UUID | None = None
    proof: str = ""
    about: str = ""
    class_code: str = ""


def about_class(class_id: UUID) -> str:
    """What an occasion says of the class it is for."""
    return f"class:{class_id}"


def about_year(year: int) -> str:
    """What an occasion says of the year whose training it is for."""
    return f"year:{year}"


@dataclass(frozen=True)
class Numbering:
    """The parts of 单位代字-年度-类别-流水; `digits` pads the running number, `source` says who set this rule.

    `class_code` is empty outside of classes; each has a run of numbers of its own.
    """

    unit_code: str
    kind: str
    digits: int
    pattern: str
    source: str
    class_code: str = ""


@dataclass(frozen=True)
class CertificateSheet:
    """All that is printed on one certificate; `code` is the text of its QR.

    `replaces` is the serial that a correction takes the place of, `credential` the signed JWT attached to the file,
    `fields` what the holder enforces on the day of issue.
    """

    serial: str
    name: str
    photo: bytes | None
    occasion: Occasion
    issuer: str
    issued_on: date
    code: str
    unit: str = ""
    replaces: str = ""
    credential: str = ""
    fields: tuple[str, ...] = ()


class CertificateRenderer(Protocol):
    """Draws a certificate: the same sheet and layout give the same bytes."""

    def __call__(self, sheet: CertificateSheet, layout: Layout) -> bytes: ...


@dataclass(frozen=True)
class Voided:
    """作废: who took a certificate back, when and why."""

    at: datetime
    by: UUID
    reason: str


@dataclass(frozen=True)
class Certificate:
    """One line of the register (证书台账).

    `template` names the layout and its version, `corrects` the serial it takes the place of; earlier lines have none.
    `proof` is the document behind one that no exam led to.
    """

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
    template: str = ""
    corrects: str = ""
    proof: str = ""


class SkipReason(StrEnum):
    """Why a person of a batch got no certificate."""

    NOT_PASSED = "skipped_not_passed"
    NOT_IN_FORCE = "skipped_not_in_force"
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
    voided: bool | None = None
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
    FOREIGN = "foreign"
    UNKNOWN = "unknown"


class Flaw(StrEnum):
    """The reason of a verdict: what exactly is wrong with a presented file or code."""

    NONE = ""
    BYTES_CHANGED = "bytes_changed"
    SEAL_MISSING = "seal_missing"
    ADDED_BEHIND = "added_behind"
    FOREIGN_KEY = "foreign_key"
    CODE_MISSING = "code_missing"
    CODE_FORGED = "code_forged"
    CODE_OF_ANOTHER = "code_of_another"
    CREDENTIAL_MISSING = "credential_missing"
    CREDENTIAL_FORGED = "credential_forged"
    CREDENTIAL_OF_ANOTHER = "credential_of_another"
    OTHER_FILE = "other_file"
    NOT_REGISTERED = "not_registered"
    VOIDED_SERIAL = "voided_serial"
    EARLIER_FORM = "earlier_form"
    NO_CERTIFICATE = "no_certificate"


@dataclass(frozen=True)
class Stated:
    """What a code states about its holder, in its own texts; dates are ISO, empty texts are not printed.

    `fields` are the fields of enforcement as they are printed, None where the code is of a form that did not hold them.
    """

    serial: str
    name: str
    title: str
    held_from: str
    held_until: str
    facts: str
    issuer: str
    issued_on: str
    replaces: str
    fields: str | None = None


@dataclass(frozen=True)
class Verification:
    """The verdict with its reason, the line of the register it belongs to, or what the signed code of an office states.

    `office` is whose key signed it; `voids_until` is the moment of that office's list of voids, None without one.
    """

    verdict: Verdict
    certificate: Certificate | None = None
    flaw: Flaw = Flaw.NONE
    stated: Stated | None = None
    office: str = ""
    voids_until: datetime | None = None


@dataclass(frozen=True)
class OfficeKey:
    """The public key of an office whose certificates are checked here; no longer trusted once withdrawn.

    `voids` counts the entries of its newest list of voids, made at `voids_until`.
    """

    key_id: str
    public_key: str
    office: str
    added_at: datetime
    withdrawn_at: datetime | None = None
    voids: int = 0
    voids_until: datetime | None = None


@dataclass(frozen=True)
class VoidEntry:
    """One serial of a list of voids, and the serial of the correction where there is one."""

    serial: str
    voided_on: date
    replaced_by: str = ""


@dataclass(frozen=True)
class VoidList:
    """作废名单 of an office: grows only, so `number`, the count of its entries, never goes back."""

    key_id: str
    made_at: datetime
    entries: tuple[VoidEntry, ...]

    @property
    def number(self) -> int:
        return len(self.entries)
