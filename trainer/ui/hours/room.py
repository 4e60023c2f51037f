"""Where the hours page reads from and writes to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.activities.planned import PlannedClasses
from trainer.hours.absences.service import AbsenceService
from trainer.hours.batches.service import BatchService
from trainer.hours.forecast import Offer
from trainer.hours.imports.service import HoursImportService
from trainer.hours.rule_book import RuleBook
from trainer.hours.service import HoursService
from trainer.hours.templates.service import HourFormService
from trainer.hours.templates.values import FormSheet, FormTemplate
from trainer.hours.values import RuleSet
from trainer.people.accounts.values import Actor, Witness
from trainer.people.service import PeopleService
from trainer.reports.hour_shares import UnitShare
from trainer.reports.hours import HoursBoard
from trainer.reports.hours_first import FirstHours
from trainer.reports.hours_months import Months
from trainer.store.clock import Clock
from trainer.ui.vouching import Vouch

Progress = Callable[[int, int], None]
Export = Callable[[Actor, int, Path, str, UUID | None, Progress, str, Witness | None], int]
"""Year, file, purpose, unit with all below it (None: all), and for whole ID numbers who receives them and who vouched.

Gives how many people. An error of `progress` stops it."""


class Papers(Protocol):
    """What writes papers and filled forms; each gives how many people are in it."""

    def read_form(self, content: bytes) -> tuple[FormSheet, ...]: ...

    def fill_form(
        self,
        actor: Actor,
        form: FormTemplate,
        year: int,
        unit_id: UUID | None,
        path: Path,
        purpose: str,
        progress: Progress,
    ) -> int: ...

    def write_table(
        self, actor: Actor, year: int, unit_id: UUID | None, folder: Path, purpose: str, progress: Progress
    ) -> int: ...

    def write_short(
        self, actor: Actor, year: int, unit_id: UUID | None, folder: Path, purpose: str, progress: Progress
    ) -> int: ...

    def write_records(
        self,
        actor: Actor,
        year: int,
        unit_id: UUID | None,
        person_id: UUID | None,
        folder: Path,
        purpose: str,
        progress: Progress,
    ) -> int: ...


@dataclass(frozen=True)
class HoursRoom:
    hours: HoursService
    people: PeopleService
    board: Callable[[int, RuleBook], HoursBoard]
    first: Callable[[int, RuleBook, int, UUID | None], FirstHours]
    export: Export
    clock: Clock
    imports: HoursImportService
    batches: BatchService
    absences: AbsenceService
    offers: Callable[[Actor, UUID, RuleSet], Sequence[Offer]]
    vouch: Vouch
    forms: HourFormService
    papers: Papers
    classes: Callable[[int, date], PlannedClasses]
    months: Callable[[int], Months]
    shares: Callable[[int, Collection[UUID]], Mapping[UUID, Sequence[UnitShare]]]
