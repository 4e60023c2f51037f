"""What leaves the hours capability: ledger entries, rule sets and what they make of an officer's year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from trainer.people.values import Category
from trainer.store.files import file_hash


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


class AbsenceKind(StrEnum):
    """折减原因: why a person owes no hours for a while."""

    LEAVE = "leave"
    SECONDED = "seconded"
    NOT_JOINED = "not_joined"
    RETIRED = "retired"


class Rounding(StrEnum):
    """Which step a reduced figure goes to."""

    DOWN = "down"
    NEAREST = "nearest"
    UP = "up"


@dataclass(frozen=True)
class Evidence:
    """A proof as somebody hands it in; drafts name it by its hash."""

    name: str
    content: bytes

    @cached_property
    def hash(self) -> str:
        return file_hash(self.content)


@dataclass(frozen=True)
class HourDraft:
    """All that is stated about hours of one person on one day or span; `evidence` and `further` are hashes of kept
    files, `activity` the name of a line of the activity table, `field` the 执法门类 it is about, empty for all."""

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
    until: date | None = None
    activity: str = ""
    further: tuple[str, ...] = ()
    field: str = ""


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


@dataclass(frozen=True, order=True)
class Line:
    """Approved hours of one person added up to what caps ask for."""

    day: date
    activity: str
    category: HourCategory
    way: Way
    hours: Decimal


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
class Scope:
    """Where a rule set holds beside its categories of persons: units with all below them, words of the post."""

    units: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProRata:
    """Which absences take their full calendar months off what is due, and where the rest is rounded to."""

    kinds: tuple[AbsenceKind, ...] = ()
    rounding: Rounding = Rounding.DOWN


@dataclass(frozen=True)
class Activity:
    """One line of the activity table: what one `per` of it is worth, at most `cap` hours a year, and its proof."""

    name: str
    way: Way
    hours: Decimal
    per: str
    cap: Decimal | None = None
    proof: str = ""


@dataclass(frozen=True)
class RuleSet:
    """Dated figures of one place; `proposed` names the figures its document does not state and the unit signs.

    `day_cap` and the caps of activities come before the caps of ways; ways of `not_counted` give no hours at all.
    `follows` is the key of the rule set of which this is the next version. With `own_fields_only` professional hours of
    a field of enforcement the person does not hold give nothing; else they count and are shown beside.
    """

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
    not_counted: tuple[Way, ...] = ()
    day_cap: Decimal | None = None
    pro_rata: ProRata = ProRata()
    scope: Scope = Scope()
    activities: tuple[Activity, ...] = ()
    proposed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    follows: str = ""
    own_fields_only: bool = False

    @property
    def required(self) -> Decimal:
        """应达学时: what an officer needs at least in a year."""
        return max(self.total, sum((bucket.minimum for bucket in self.buckets), Decimal()))

    @property
    def limited(self) -> bool:
        """Whether anything may be cut off what was earned."""
        capped = any(one.cap is not None for one in self.activities)
        return bool(self.caps or self.not_counted or self.day_cap is not None or capped)

    @property
    def scoped(self) -> bool:
        """Whether it holds for a part of the office only."""
        return self.scope != Scope()

    def activity(self, name: str) -> Activity | None:
        """The line of the activity table with this name."""
        return next((one for one in self.activities if one.name == name), None)


@dataclass(frozen=True)
class Absence:
    """A stretch in which a person owes no hours; `until` None while it lasts. Stated by a named person."""

    id: UUID
    person_id: UUID
    kind: AbsenceKind
    since: date
    until: date | None
    reason: str
    by: UUID
    at: datetime


@dataclass(frozen=True)
class BucketState:
    """How far one bucket is filled."""

    bucket: Bucket
    done: Decimal
    missing: Decimal


@dataclass(frozen=True)
class YearState:
    """What a rule set makes of a year: counted hours, what the caps cut off, and the hours still needed at least.

    Where absences take months off, the figures of `rule_set` are already the reduced ones and `months` says how many
    of the twelve are due. `of_other_fields` are the professional hours of fields the person does not hold.
    """

    rule_set: RuleSet
    total: Decimal
    by_category: Mapping[HourCategory, Decimal]
    over_caps: Mapping[HourCategory, Decimal]
    buckets: tuple[BucketState, ...]
    missing: Decimal
    months: int = 12
    of_other_fields: Decimal = Decimal()

    @property
    def met(self) -> bool:
        return not self.missing
