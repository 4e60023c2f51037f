"""What leaves the hours capability: ledger entries, rule sets and what they make of an officer's year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from trainer.people.values import Category


class HourCategory(StrEnum):
    """学时类别."""

    PUBLIC_LAW = "public_law"
    PROFESSIONAL = "professional"
    POLITICAL = "political"


class Way(StrEnum):
    """培训方式."""

    LECTURE = "lecture"
    SEMINAR = "seminar"
    CASE = "case"
    DEMONSTRATION = "demonstration"
    ONLINE = "online"
    SELF_STUDY = "self_study"
    EXAM = "exam"
    TEACHING = "teaching"
    OTHER = "other"


class SourceKind(StrEnum):
    """Where an entry comes from: typed by hand, an exam, a piece of courseware, a class, an imported sheet."""

    RECORD = "record"
    EXAM = "exam"
    COURSEWARE = "courseware"
    CLASS = "class"
    IMPORT = "import"


class EntryState(StrEnum):
    """待认定, 已认定 or 已退回. Only approved entries count."""

    PENDING = "pending"
    APPROVED = "approved"
    RETURNED = "returned"


class SourceNature(StrEnum):
    """来源性质 of a rule set."""

    OFFICIAL = "official"
    DRAFT = "draft"
    EXPLANATION = "explanation"
    NEWS = "news"
    OWN = "own"
    EXAMPLE = "example"


@dataclass(frozen=True)
class HourDraft:
    """All that is stated about hours of one person on one day; `evidence` is the hash of a kept file."""

    person_id: UUID
    on: date
    hours: Decimal
    category: HourCategory
    way: Way
    topic: str
    organiser: str = ""
    source: SourceKind = SourceKind.RECORD
    source_id: str = ""
    evidence: str | None = None


@dataclass(frozen=True)
class HourEntry:
    """One line of the ledger with its decision; `reversed_by` names the entry that took it back."""

    id: UUID
    draft: HourDraft
    batch_id: UUID
    entered_by: UUID
    at: datetime
    state: EntryState = EntryState.PENDING
    decided_by: UUID | None = None
    decided_at: datetime | None = None
    reason: str = ""
    reverses_id: UUID | None = None
    reversed_by: UUID | None = None


Sums = Mapping[tuple[HourCategory, Way], Decimal]
"""Approved hours of one person in one year by category and way."""


@dataclass(frozen=True)
class RuleSource:
    """The document behind a rule set and who compared the figures with it; empty `checked_by` means nobody did."""

    nature: SourceNature
    title: str
    number: str
    issuer: str = ""
    issued_on: date | None = None
    checked_by: str = ""
    checked_on: date | None = None


@dataclass(frozen=True)
class Bucket:
    """A minimum that one or several categories fill together."""

    name: str
    categories: tuple[HourCategory, ...]
    minimum: Decimal


@dataclass(frozen=True)
class RuleSet:
    """Dated figures of one place; `proposed` names the figures its document does not state and the unit signs."""

    key: str
    name: str
    source: RuleSource
    unit: str
    people: tuple[Category, ...]
    since: date
    until: date
    total: Decimal
    total_categories: tuple[HourCategory, ...]
    buckets: tuple[Bucket, ...]
    minutes_per_hour: int
    step: Decimal
    caps: tuple[tuple[Way, Decimal], ...] = ()
    proposed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def required(self) -> Decimal:
        """应达学时: what an officer needs at least in a year."""
        return max(self.total, sum((bucket.minimum for bucket in self.buckets), Decimal()))


@dataclass(frozen=True)
class BucketState:
    """How far one bucket is filled."""

    bucket: Bucket
    done: Decimal
    missing: Decimal


@dataclass(frozen=True)
class YearState:
    """What a rule set makes of a year: counted hours, what the caps cut off, and the hours still needed at least."""

    rule_set: RuleSet
    total: Decimal
    by_category: Mapping[HourCategory, Decimal]
    over_caps: Mapping[HourCategory, Decimal]
    buckets: tuple[BucketState, ...]
    missing: Decimal

    @property
    def met(self) -> bool:
        return not self.missing
