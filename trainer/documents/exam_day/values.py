"""What exam-day papers are printed from: frozen, in local time, identity numbers masked before they come here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from trainer.documents.office.template import Template
from trainer.documents.pdf import Printed


@dataclass(frozen=True)
class Sitter:
    """One candidate on a seat. `id_number` is masked or empty; `remarks` names what was granted."""

    number: int
    name: str
    unit: str
    ticket: str
    sex: str = ""
    work_number: str = ""
    id_number: str = ""
    row: int = 0
    column: int = 0
    form: str = ""
    photo: bytes | None = None
    remarks: str = ""


@dataclass(frozen=True)
class HallSheet:
    """One room in one session with those who sit there, by seat. A room without a plan has no `rows`."""

    site: str
    room: str
    session: int
    doors: datetime
    opens: datetime
    latest: datetime
    leave: datetime
    minutes: int
    sitters: tuple[Sitter, ...]
    rows: int = 0
    columns: int = 0
    seats: int = 0

    @property
    def ends(self) -> datetime:
        """When those who began on time have finished."""
        return self.opens + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class ExamDay:
    """An exam with all its halls, by session and room."""

    title: str
    unit: str
    total: Decimal
    pass_mark: Decimal
    halls: tuple[HallSheet, ...]
    template: Template
    printed: Printed
