"""年度培训计划表 and 轮训名单 as workbooks, with the headings of the papers; numbers of people are text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal

from trainer.activities.plans.values import PlanLine
from trainer.documents.classes.lists import plan_titles, rotation_titles, rotation_words, turn_cells
from trainer.documents.sheets import Column, Kind, TableSheet, Value, new_workbook
from trainer.hours.values import HourCategory
from trainer.reports.rotation import Rotation, RotationRow
from trainer.words import _

_PLAN_WIDTHS = (6, 22, 26, 18, 16, 8, 9, 9, 9, 23, 14, 11, 11)
_PLAN_KINDS = (Kind.COUNT, *[Kind.TEXT] * 4, Kind.COUNT, *[Kind.HOURS] * 3, Kind.TEXT, Kind.TEXT, *[Kind.FIGURE] * 2)
_ROTATION_WIDTHS = (6, 24, 11, 13, 16, 10, 30, 12)


def plan_book(year: int, unit: str, lines: Sequence[PlanLine]) -> bytes:
    """Every line that was not dropped, figures as figures."""
    columns = [Column(*one) for one in zip(plan_titles(), _PLAN_WIDTHS, _PLAN_KINDS, strict=True)]
    output = io.BytesIO()
    with new_workbook() as workbook:
        name = _("Training plan of {year}").format(year=year)
        page = TableSheet(workbook, name, columns, name, _("Unit: {unit}").format(unit=unit), frozen=2)
        for number, line in enumerate((one for one in lines if not one.dropped), 1):
            page.append(_planned(number, line))
        page.filter_rows()
        workbook.save(output)
    return output.getvalue()


def rotation_book(rotation: Rotation, rows: Sequence[RotationRow]) -> bytes:
    """Those rows of a rotation that are shown; the work number keeps its zeros."""
    first = Column(rotation_titles()[0], _ROTATION_WIDTHS[0], Kind.COUNT)
    rest = zip(rotation_titles()[1:], _ROTATION_WIDTHS[1:], strict=True)
    output = io.BytesIO()
    with new_workbook() as workbook:
        title = f"{_('Rotation list')} {rotation.line.draft.title}"
        columns = (first, *(Column(words, width) for words, width in rest))
        page = TableSheet(workbook, _("Rotation list"), columns, title, rotation_words(rotation), frozen=3)
        for number, row in enumerate(rows, 1):
            page.append((number, *turn_cells(row)))
        page.filter_rows()
        workbook.save(output)
    return output.getvalue()


def _planned(number: int, line: PlanLine) -> tuple[Value, ...]:
    draft = line.draft
    return (
        number,
        draft.title,
        draft.content,
        draft.audience,
        draft.indicator,
        draft.target or None,
        *(draft.hours.get(category, Decimal()) for category in HourCategory),
        f"{draft.since}—{draft.until}",
        draft.owner,
        draft.budget,
        line.spent,
    )
