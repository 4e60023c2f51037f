"""What the hours page shows, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from trainer.activities.planned import PlannedClasses
from trainer.hours.batches.values import Batch
from trainer.hours.forecast import Offer
from trainer.hours.imports.values import HoursPreview
from trainer.hours.templates.values import FormSheet, FormTemplate
from trainer.hours.values import AbsenceKind, Bucket, HourCategory, HourEntry, RuleSet, Way, YearState
from trainer.people.values import PersonRow, Unit
from trainer.reports.hour_shares import UnitShare
from trainer.reports.hours import HoursBoard, OfficerHours
from trainer.reports.hours_first import FirstHours

NONE = Decimal()


class Tab(StrEnum):
    BOARD = "board"
    PENDING = "pending"
    CHARTS = "charts"


class Side(StrEnum):
    """What the panel at the right holds."""

    NOTHING = "nothing"
    PERSON = "person"
    FORM = "form"
    RULES = "rules"
    IMPORT = "import"
    BATCHES = "batches"
    ABSENCE = "absence"
    PAPERS = "papers"
    MAPPING = "mapping"


class Standing(StrEnum):
    """Where a person's year stands on a day; also the filter of the list, where None shows all and SHORT joins those on
    pace with those behind: whoever counts and has not reached the hours."""

    MET = "met"
    SHORT = "short"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Figures:
    """The numbers on top, of the unit chosen. Counted are those who stand in the rates."""

    counted: int
    met: int
    behind: int
    missing: Decimal
    days_left: int
    will_miss: int | None = None


@dataclass(frozen=True)
class Footing:
    """The sums of what the list shows."""

    people: int
    total: Decimal
    buckets: tuple[Decimal, ...]
    missing: Decimal


@dataclass(frozen=True)
class Recording:
    """What the form says: one training of several people."""

    people: tuple[UUID, ...]
    on: date
    hours: Decimal
    category: HourCategory
    way: Way
    topic: str
    organiser: str = ""
    evidence: tuple[Path, ...] = ()
    until: date | None = None
    activity: str = ""
    of_field: str = ""


@dataclass(frozen=True)
class Away:
    """What the form about an absence says."""

    person_id: UUID
    kind: AbsenceKind
    since: date
    until: date | None
    reason: str


@dataclass(frozen=True)
class FormSeed:
    """A fresh form begins with these people; the number tells one form from the next."""

    number: int
    people: tuple[PersonRow, ...] = ()


@dataclass(frozen=True)
class HoursState:
    """`first` are the people at the top of the list while there is no board yet; figures are those of `read_at`."""

    year: int
    today: date
    actor_id: UUID
    office: str = ""
    loaded: bool = False
    board: HoursBoard | None = None
    first: FirstHours | None = None
    read_at: datetime | None = None
    rule_sets: tuple[RuleSet, ...] = ()
    units: tuple[Unit, ...] = ()
    unit_id: UUID | None = None
    in_field: str = ""
    words: str = ""
    matching: frozenset[UUID] | None = None
    standing: Standing | None = None
    tab: Tab = Tab.BOARD
    side: Side = Side.NOTHING
    person_id: UUID | None = None
    entries: tuple[HourEntry, ...] = ()
    pending: tuple[HourEntry, ...] = ()
    names: Mapping[UUID, PersonRow] = field(default_factory=dict)
    seed: FormSeed = FormSeed(0)
    preview: HoursPreview | None = None
    batches: tuple[Batch, ...] = ()
    expected: Mapping[UUID, YearState] = field(default_factory=dict)
    plan: tuple[Offer, ...] = ()
    classes: PlannedClasses = PlannedClasses()
    shares: Sequence[UnitShare] = ()
    charts: tuple[bytes, bytes] | None = None
    forms: tuple[FormTemplate, ...] = ()
    form: tuple[str, FormSheet] | None = None
    said: str = ""
    may_enter: bool = False
    may_approve: bool = False
    may_choose: bool = False
    may_export: bool = False
    may_see_full: bool = False

    @property
    def rule_set(self) -> RuleSet | None:
        known = self.board or self.first
        return known.rule_set if known else None

    @property
    def person(self) -> OfficerHours | None:
        known = self.board or self.first
        rows = known.rows if known else ()
        return next((row for row in rows if row.person_id == self.person_id), None)

    @property
    def filtered(self) -> bool:
        """Whether the list is asked for some people only, be it of a unit or of all."""
        return bool(self.in_field or self.standing) or self.matching is not None

    @property
    def opening(self) -> FirstHours | None:
        """What the list shows until the board is there; nothing for who asks for some people only."""
        fits = self.first is not None and self.first.unit_id == self.unit_id
        return self.first if fits and self.board is None and not self.filtered else None

    def name_of(self, person_id: UUID | None) -> str:
        row = self.names.get(person_id) if person_id else None
        return row.name if row else "—"


def years(today: date) -> tuple[int, ...]:
    """The years one can look at: this one and five before it."""
    return tuple(range(today.year, today.year - 6, -1))


def standing(row: OfficerHours, year: int, today: date) -> Standing:
    """On pace means: at least the share of the need that fits the share of the year gone by."""
    if not row.counted:
        return Standing.OUTSIDE
    if row.state.met:
        return Standing.MET
    first, last = date(year, 1, 1), date(year, 12, 31)
    gone = Decimal(min(max((today - first).days, 0), 366)) / ((last - first).days + 1)
    required = row.state.rule_set.required
    done = required - row.state.missing
    return Standing.ON_PACE if today <= last and done >= required * gone else Standing.BEHIND


def stands(row: OfficerHours, wanted: Standing | None, year: int, today: date) -> bool:
    """Whether a row belongs on the list of a filter."""
    if wanted is Standing.SHORT:
        return row.counted and not row.state.met
    return wanted is None or standing(row, year, today) is wanted


def standings(state: HoursState) -> tuple[Standing, ...]:
    """The filters of a year: when it is over nobody is on pace, and who is short is behind."""
    if state.today > date(state.year, 12, 31):
        return (Standing.MET, Standing.SHORT, Standing.OUTSIDE)
    return tuple(Standing)


def of_unit(state: HoursState) -> Sequence[OfficerHours]:
    """The rows of the unit chosen with all below it, of those who hold the field chosen."""
    if state.board is None:
        return ()
    rows = state.board.rows
    for unit in state.board.units:
        if state.unit_id is not None and unit.unit_id == state.unit_id:
            rows = rows[unit.first : unit.last]
    return [row for row in rows if state.in_field in row.fields] if state.in_field else rows


def fields_of(state: HoursState) -> tuple[str, ...]:
    """The fields of enforcement that anybody of the board holds."""
    rows = state.board.rows if state.board else ()
    return tuple(sorted({field for row in rows for field in row.fields}))


def shown(state: HoursState) -> tuple[OfficerHours, ...]:
    """The rows that fit every filter; the first ones until all are there."""
    if state.opening is not None:
        return state.opening.rows
    return tuple(
        row
        for row in of_unit(state)
        if (state.matching is None or row.person_id in state.matching)
        and stands(row, state.standing, state.year, state.today)
    )


def figures(state: HoursState) -> Figures:
    """The numbers on top."""
    counted = [row for row in of_unit(state) if row.counted]
    marks = [standing(row, state.year, state.today) for row in counted]
    return Figures(
        counted=len(counted),
        met=marks.count(Standing.MET),
        behind=marks.count(Standing.BEHIND),
        missing=sum((row.state.missing for row in counted), NONE),
        days_left=max(0, (date(state.year, 12, 31) - state.today).days),
        will_miss=_will_miss(state, counted),
    )


def _will_miss(state: HoursState, counted: Sequence[OfficerHours]) -> int | None:
    """How many will not reach the year at this pace; None while the year is too young to tell."""
    if not state.expected:
        return None
    return sum(not state.expected[row.person_id].met for row in counted if row.person_id in state.expected)


def bucket_done(row: OfficerHours, wanted: Bucket) -> Decimal | None:
    """What a person has of a minimum of the general rule set; None where the own rule set knows no such minimum."""
    found = (one.done for one in row.state.buckets if one.bucket.name == wanted.name)
    return next(found, None)


def footing(rows: Sequence[OfficerHours], rule_set: RuleSet) -> Footing:
    """The sums below the list; what is missing is summed over those who count."""
    columns = ([bucket_done(row, bucket) or NONE for row in rows] for bucket in rule_set.buckets)
    return Footing(
        people=len(rows),
        total=sum((row.state.total for row in rows), NONE),
        buckets=tuple(sum(column, NONE) for column in columns),
        missing=sum((row.state.missing for row in rows if row.counted), NONE),
    )


def pending_shown(state: HoursState) -> tuple[HourEntry, ...]:
    """What waits for a decision, of the people that fit the search."""
    return tuple(entry for entry in state.pending if state.matching is None or entry.draft.person_id in state.matching)


def decidable(state: HoursState, entries: Sequence[HourEntry]) -> tuple[HourEntry, ...]:
    """Those the actor may decide: nobody decides about their own hours."""
    if not state.may_approve:
        return ()
    return tuple(entry for entry in entries if entry.draft.person_id != state.actor_id)
