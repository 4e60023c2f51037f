"""已调出: what people earned in a unit they have left since; it stands in no sum of the other sheets twice."""

from __future__ import annotations

from decimal import Decimal

from openpyxl import Workbook

from trainer.documents.sheets import Column, Kind, TableSheet
from trainer.hours.values import HourCategory
from trainer.hours.words import NAMES
from trainer.reports.hours import HoursBoard
from trainer.words import _


def fill_left(workbook: Workbook, board: HoursBoard) -> None:
    """Writes the sheet where anybody left a unit of the board within the year."""
    if not board.left:
        return
    columns = (
        Column(_("Former unit"), 22),
        Column(_("Name"), 12),
        Column(_("Work number"), 14),
        Column(_("Unit now"), 22),
        Column(_("Last day there"), 14, Kind.DAY),
        *(Column(NAMES[one], 14, Kind.HOURS) for one in HourCategory),
        Column(_("Hours in all"), 12, Kind.HOURS),
    )
    title = _("Transferred people: hours of their days in the former unit, {year}").format(year=board.year)
    note = _("Approved hours before caps. They are part of nobody's sum here: the year follows the person.")
    sheet = TableSheet(workbook, _("Transferred people"), columns, title, note)
    for part in sorted(board.left, key=lambda one: (board.names.get(one.unit_id, ""), one.name)):
        sheet.append(
            (
                board.names.get(part.unit_id, ""),
                part.name,
                part.work_number,
                board.names.get(part.now_id, ""),
                part.last,
                *(part.hours.get(one, Decimal()) for one in HourCategory),
                part.total,
            )
        )
