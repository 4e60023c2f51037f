"""汇总: one row per unit with all below it, counted by formulas over 人员."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

from trainer.documents.hours_people_sheet import PeopleSheet
from trainer.documents.sheets import Column, Formula, Kind, TableSheet, Value
from trainer.hours.words import basis_line
from trainer.reports.hours import HoursBoard, UnitHours
from trainer.words import _

_DUE, _TRAINED, _MET, _HOURS = "B", "C", "D", "H"
_INDENT = "　"


class SummarySheet:
    """Stands first and is filled last, when it is known where the persons stand."""

    def __init__(self, workbook: Workbook, board: HoursBoard) -> None:
        title = _("Yearly summary of training hours, {year}").format(year=board.year)
        self._sheet = TableSheet(workbook, _("Summary"), _columns(), title, basis_line(board.rule_set), frozen=1)

    def fill(self, units: Sequence[UnitHours], people: PeopleSheet) -> None:
        """All units, then what the figures mean and who signs."""
        row = self._sheet.next_row
        for number, unit in enumerate(units, row):
            self._sheet.append((_INDENT * unit.depth + (unit.name or _("No unit")), *_figures(unit, people, number)))
        self._sheet.append_note(
            _("Each unit with all units below it. Counted are those the rule is for; trained are those with any hours.")
        )
        self._sheet.append_note("")
        self._sheet.append_note(
            _INDENT.join(
                name + _INDENT * 7
                for name in (
                    _("Filled in by:"),
                    _("Checked by:"),
                    _("Leader in charge:"),
                    _("Unit (seal):"),
                    _("Date:"),
                )
            )
        )


def _figures(unit: UnitHours, people: PeopleSheet, row: int) -> tuple[Value, ...]:
    if unit.first == unit.last:
        return 0, 0, 0, 0, "—", 0, 0, "—"
    met, short, outside = people.words
    verdicts = people.column(people.met, unit.first, unit.last)
    totals = people.column(people.total, unit.first, unit.last)
    return (
        Formula(f'=COUNTIF({verdicts},"{met}")+COUNTIF({verdicts},"{short}")'),
        Formula(f'=COUNTIFS({verdicts},"<>{outside}",{totals},">0")'),
        Formula(f'=COUNTIF({verdicts},"{met}")'),
        Formula(f'=COUNTIF({verdicts},"{short}")'),
        Formula(f'=IF({_DUE}{row}=0,"—",{_MET}{row}/{_DUE}{row})'),
        Formula(f'=COUNTIF({verdicts},"{outside}")'),
        Formula(f'=SUMIFS({totals},{verdicts},"<>{outside}")'),
        Formula(f'=IF({_DUE}{row}=0,"—",{_HOURS}{row}/{_DUE}{row})'),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Unit"), 44),
        Column(_("Persons due"), 11, Kind.COUNT),
        Column(_("Persons trained"), 11, Kind.COUNT),
        Column(_("Persons who met"), 11, Kind.COUNT),
        Column(_("Persons short"), 11, Kind.COUNT),
        Column(_("Rate met"), 11, Kind.SHARE),
        Column(_("Persons not counted"), 12, Kind.COUNT),
        Column(_("Hours in all"), 12, Kind.HOURS),
        Column(_("Hours per person"), 12, Kind.HOURS),
    )
