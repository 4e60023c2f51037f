"""年度培训学时汇总表 as a workbook: units, persons with live formulas, every entry, and the rule set behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from trainer.hours.values import HourEntry
from trainer.reports.hours import HoursBoard

Progress = Callable[[int, int], None]


def write_hours_workbook(
    path: Path, board: HoursBoard, entries: Iterable[HourEntry], progress: Progress = lambda done, total: None
) -> str:
    """Writes the workbook and gives its SHA-256, for the record of the export.

    `entries` come person by person in the order of the board's rows, as `board_entries` gives them. `progress` hears
    (persons done, persons in all); an error it raises stops the work and leaves nothing at `path`.
    """
    from trainer.documents.hours_sheets import fill
    from trainer.documents.sheets import write_workbook

    return write_workbook(path, lambda workbook: fill(workbook, board, entries, progress))
