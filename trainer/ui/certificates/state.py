"""What the certificates page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from trainer.certificates.layout import Template
from trainer.certificates.values import Certificate, Numbering, Occasion, RegisterQuery, Stated, Verification
from trainer.people.values import PersonRow


class Side(StrEnum):
    """What the panel at the right is for."""

    NOTHING = "nothing"
    CERTIFICATE = "certificate"
    ISSUE = "issue"
    ISSUED = "issued"
    CORRECT = "correct"
    VERDICT = "verdict"


class Group(StrEnum):
    """Who gets certificates: all of an exam, of a class, of a year's hours, or chosen persons."""

    EXAM = "group_exam"
    CLASS = "group_class"
    YEAR = "group_year"
    PERSONS = "group_persons"


class RegisterRows(Protocol):
    """The lines of one query, read as they scroll into view."""

    @property
    def total(self) -> int: ...

    def rows(self, offset: int, limit: int) -> Sequence[Certificate]: ...


@dataclass(frozen=True)
class ExamOffer:
    """A closed exam: how many passed, how many of them hold a certificate already, who would get one, which fields
    of enforcement its paper was about, and how many of the passed have a result that is not in force yet."""

    exam_id: UUID
    title: str
    on: date
    passed: int
    holding: int
    people: tuple[PersonRow, ...]
    own: bool = False
    fields: frozenset[str] = frozenset()
    waiting: int = 0


@dataclass(frozen=True)
class Awards:
    """Who has earned a certificate by a class or by the hours of a year, what is said of each, and why."""

    title: str
    held_from: date
    held_until: date
    facts: Mapping[UUID, str]
    proof: str
    about: str
    class_code: str = ""


@dataclass(frozen=True)
class AwardOffer:
    """The awards of a chosen class or year, how many hold one of it already, and who would get one."""

    chosen: int | UUID
    awards: Awards
    holding: int
    people: tuple[PersonRow, ...]
    own: bool = False


@dataclass(frozen=True)
class Batch:
    """What an issue made."""

    certificates: tuple[UUID, ...]
    skipped: tuple[tuple[str, str], ...] = ()
    cancelled: bool = False


@dataclass(frozen=True)
class Correction:
    """What was filled in for the certificate that takes the place of another."""

    occasion: Occasion
    reason: str
    template: str


@dataclass(frozen=True)
class Checked:
    """A presented file or code and what it is worth."""

    name: str
    verification: Verification


@dataclass(frozen=True)
class CertificatesState:
    """`content` is the chosen certificate's file, `gone` says that it was destroyed, `names` are those who issued or
    voided, `busy` while a batch runs. `own_codes` are those of units that number by themselves; `no_award` says why
    nobody can be offered; `templates` are the layouts to print with, `stated` is what the certificate to be corrected
    says.
    """

    register: RegisterRows
    query: RegisterQuery
    side: Side = Side.NOTHING
    chosen: Certificate | None = None
    content: bytes = b""
    gone: bool = False
    names: Mapping[UUID, str] = field(default_factory=dict)
    group: Group = Group.EXAM
    offers: tuple[ExamOffer, ...] = ()
    offer: UUID | None = None
    classes: tuple[tuple[UUID, str], ...] = ()
    award: AwardOffer | None = None
    no_award: str = ""
    numbering: Numbering | None = None
    next_serial: str = ""
    own_codes: tuple[str, ...] = ()
    busy: bool = False
    batch: Batch | None = None
    checked: Checked | None = None
    may_issue: bool = False
    may_export: bool = False
    templates: tuple[Template, ...] = ()
    stated: Stated | None = None

    @property
    def filtered(self) -> bool:
        query = self.query
        return bool(query.words.strip()) or query.year is not None or query.voided is not None

    @property
    def offered(self) -> ExamOffer | None:
        """The exam chosen in the form, else the first for which somebody waits."""
        chosen = (offer for offer in self.offers if offer.exam_id == self.offer)
        waiting = (offer for offer in self.offers if offer.people)
        return next(chosen, None) or next(waiting, None) or next(iter(self.offers), None)
