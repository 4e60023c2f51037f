"""成绩册 as a workbook: one sheet with the rows of the score list as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from openpyxl import Workbook

from trainer.documents.score_words import marks_line, rate_lines, remarks_of, result_of
from trainer.documents.sheets import Column, Kind, TableSheet, Value, write_workbook
from trainer.exams.results.values import ScoreList, ScoreRow
from trainer.people.values import PersonRow
from trainer.words import _


def write_score_sheet(path: Path, scores: ScoreList, people: Mapping[UUID, PersonRow]) -> str:
    """Writes the workbook and gives its SHA-256, for the record of the export."""

    def fill(workbook: Workbook) -> None:
        plan = scores.exam.plan
        below = "　".join((marks_line(scores), *rate_lines(scores.rates)))
        title = _("Score list: {title}").format(title=plan.title)
        sheet = TableSheet(workbook, _("Scores"), _columns(), title, below, frozen=2)
        for number, line in enumerate(scores.rows, 1):
            sheet.append(_cells(number, line, people[line.person_id]))
        sheet.filter_rows()
        sheet.append_note(
            _("Rule: {title} ({number})").format(title=plan.rule.title, number=plan.rule.number),
        )

    return write_workbook(path, fill)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("No."), 6, Kind.COUNT),
        Column(_("Name"), 12, Kind.WORD),
        Column(_("Unit"), 40),
        Column(_("Work number"), 14, Kind.WORD),
        Column(_("Score"), 10, Kind.ANY),
        Column(_("Rank"), 8, Kind.ANY),
        Column(_("Result"), 14, Kind.WORD),
        Column(_("Remarks"), 24),
    )


def _cells(number: int, row: ScoreRow, person: PersonRow) -> tuple[Value, ...]:
    score: Decimal | None = row.score
    return (
        number,
        person.name,
        person.unit,
        person.work_number,
        score,
        row.rank,
        result_of(row),
        remarks_of(row),
    )
