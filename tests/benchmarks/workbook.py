"""The hours workbook of 5,000 officers against openpyxl writing the same cells with the same formats."""

from __future__ import annotations

import multiprocessing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from tests.benchmarks.harness import Row, milliseconds, peak_megabytes
from tests.hours.samples import JINZHONG
from trainer.documents.hours_workbook import write_hours_workbook
from trainer.hours.rules import judge, sums_of
from trainer.hours.values import EntryState, HourCategory, HourDraft, HourEntry, Way
from trainer.people.values import Category, PersonStatus
from trainer.reports.hours import HoursBoard, OfficerHours, UnitHours

OFFICERS, EACH = 5000, 30
SIGNER = UUID(int=10**9)
Recorded = list[tuple[str, list[list[Any]]]]


def workbook_rows(folder: Path) -> list[Row]:
    board, entries = make_board()
    recorded = _record(folder, board, entries)
    ours, bare = [], []
    for _ in range(2):
        ours.append(milliseconds(lambda: write_hours_workbook(folder / "ours.xlsx", board, entries)))
        bare.append(milliseconds(lambda: _bare(folder / "bare.xlsx", *recorded)))
    return [
        Row("hours workbook, 5,000 officers, 150,000 entries", min(ours), min(bare), "ratio <= 2"),
        Row("peak memory of the hours workbook", _peak(folder), None, "reported", "MB"),
    ]


def make_board() -> tuple[HoursBoard, list[HourEntry]]:
    at, first = datetime(2026, 11, 1, tzinfo=UTC), date(2026, 1, 5)
    rows, entries = [], []
    for person in range(1, OFFICERS + 1):
        own = [
            HourEntry(
                UUID(int=person * 1000 + number),
                HourDraft(
                    UUID(int=person),
                    first + timedelta(days=number * 10),
                    Decimal(2),
                    (HourCategory.PUBLIC_LAW, HourCategory.PROFESSIONAL)[number % 2],
                    Way.LECTURE,
                    f"专题培训{number}",
                ),
                UUID(int=number),
                SIGNER,
                at,
                EntryState.APPROVED,
                SIGNER,
                at,
            )
            for number in range(EACH)
        ]
        entries += own
        rows.append(
            OfficerHours(
                UUID(int=person),
                f"张三{person}",
                f"14070219800101{person:04d}",
                f"ZF{person:05d}",
                Category.OFFICER,
                "队员",
                PersonStatus.ACTIVE,
                UUID(int=1),
                "一中队",
                True,
                sums_of(own),
                sums_of(own),
                judge(own, JINZHONG),
            )
        )
    units = (UnitHours(UUID(int=1), "一中队", 0, OFFICERS, OFFICERS, OFFICERS, 0, 0, OFFICERS),)
    return HoursBoard(2026, JINZHONG, tuple(rows), units, {SIGNER: "周敏"}), entries


def _record(folder: Path, board: HoursBoard, entries: list[HourEntry]) -> tuple[Workbook, Recorded]:
    """Every cell of one run with its format, and the workbook whose formats they are."""
    kept: dict[str, list[list[Any]]] = {}
    append, books = WriteOnlyWorksheet.append, []

    def recording(sheet: Any, row: Any) -> None:
        cells = list(row)
        kept.setdefault(sheet.title, []).append(
            [(cell.value, cell._style) if isinstance(cell, Cell) else (cell, None) for cell in cells]
        )
        books.append(sheet.parent) if not books else None
        append(sheet, cells)

    WriteOnlyWorksheet.append = recording  # type: ignore[method-assign]
    try:
        write_hours_workbook(folder / "recorded.xlsx", board, entries)
    finally:
        WriteOnlyWorksheet.append = append  # type: ignore[method-assign]
    return books[0], list(kept.items())


def _bare(path: Path, formats: Workbook, sheets: Recorded) -> None:
    workbook = Workbook(write_only=True)
    for name in ("_fonts", "_fills", "_borders", "_alignments", "_number_formats", "_cell_styles", "_protections"):
        setattr(workbook, name, getattr(formats, name))
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            cells = []
            for value, style in row:
                cell = WriteOnlyCell(sheet, value)
                if style is not None:
                    cell._style = style
                cells.append(cell)
            sheet.append(cells)
    workbook.save(path)


def _peak(folder: Path) -> float:
    context = multiprocessing.get_context("spawn")
    receive, send = context.Pipe(duplex=False)
    process = context.Process(target=peak_child, args=(str(folder), send))
    process.start()
    peak = float(receive.recv())
    process.join()
    return peak


def peak_child(folder: str, send: Any) -> None:
    """Writes the workbook from entries that are made as they are read, and reports the peak of this process."""
    board, entries = make_board()
    write_hours_workbook(Path(folder) / "peak.xlsx", board, iter(entries))
    send.send(peak_megabytes())
