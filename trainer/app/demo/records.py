"""What an office keeps beside its exams: certificates that end, yearly pages of a unit, scores from outside."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from trainer.app.demo.clock import DemoClock
from trainer.app.yearly_files import YearlyFiles
from trainer.exams.outside.values import OutsideDraft, OutsideRow, ScoreSheet
from trainer.exams.values import Attendance
from trainer.hours.values import RuleSource, SourceNature
from trainer.qualification.values import CardDraft
from trainer.store.clock import local_today

if TYPE_CHECKING:
    from trainer.app.demo.brigade import Brigade
    from trainer.app.services import Services

ENDS = (-20, 25, 40)
"""Days from today on which the certificates of some officers end."""
FIELDS = ("公路路政",)
PAGES, OUTSIDE = 3, 8


def keep_records(services: Services, clock: DemoClock, brigade: Brigade) -> None:
    """Everything once; the scores from outside wait for a second person."""
    today = local_today(clock)
    for place, days in enumerate(ENDS):
        ends = today + timedelta(days=days)
        card = CardDraft(f"14990{place}", FIELDS, "省司法厅", ends - timedelta(days=5 * 365), ends)
        services.qualification.register(brigade.administrator, brigade.officers[-1 - place], card)
    services.qualification.find_matters(brigade.administrator)
    pages = YearlyFiles(services)
    pages.keep(brigade.administrator, pages.read(brigade.administrator, today.year), brigade.officers[:PAGES])
    _scores(services, clock, brigade)


def _scores(services: Services, clock: DemoClock, brigade: Brigade) -> None:
    held = local_today(clock) - timedelta(days=12)
    source = RuleSource(SourceNature.EXAMPLE, "示例：市级抽考成绩通报", "未载明", "市交通运输局")
    draft = OutsideDraft("市级执法能力抽考", held, "市交通运输局", Decimal(100), Decimal(60), source)
    rows = tuple(
        OutsideRow(person, Decimal(68 + 3 * place), Attendance.PRESENT, False)
        for place, person in enumerate(brigade.officers[:OUTSIDE])
    )
    sheet = ScoreSheet("抽考成绩.xlsx", b"demo", rows, ())
    services.outside.enter(brigade.trainer, draft, sheet, "成绩通报.pdf", b"%PDF-1.4 demo")
