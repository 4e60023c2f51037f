"""年度培训学时汇总表 as a workbook: units, persons with live formulas, every entry, and the rule set behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from trainer.hours.values import HourEntry
from trainer.reports.hours import HoursBoard
from trainer.store.files import file_hash

Progress = Callable[[int, int], None]


def write_hours_workbook(
    path: Path, board: HoursBoard, entries: Iterable[HourEntry], progress: Progress = lambda done, total: None
) -> str:
    """Writes the workbook and gives its SHA-256, for the record of the export.

    `entries` come person by person in the order of the board's rows, as `board_entries` gives them. `progress` hears
    (persons done, persons in all); an error it raises stops the work and leaves nothing at `path`.
    """
    from trainer.documents.hours_sheets import fill
    from trainer.documents.sheets import new_workbook

    unfinished = path.with_name(path.name + ".part")
    try:
        with new_workbook() as workbook:
            fill(workbook, board, entries, progress)
            workbook.save(unfinished)
        content_hash = file_hash(unfinished.read_bytes())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return content_hash
