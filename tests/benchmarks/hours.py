"""Hours of a large office: a year added up, the board, and a sheet of 50,000 rows against its bare minimum."""

from __future__ import annotations

import io
import shutil
import statistics
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook
from sqlalchemy import insert, text

from tests.benchmarks.board import board_rows
from tests.benchmarks.harness import Row, in_turns, milliseconds
from tests.benchmarks.office import Desk, office, reopened
from tests.documents.test_superior_form import people, superior_form
from trainer.activities.planned import planned_classes
from trainer.documents.form_filling import fill_form
from trainer.documents.form_reading import read_form
from trainer.hours.imports.service import HoursImportService
from trainer.hours.mapping import columns_of, decision_of
from trainer.hours.tables import HourApprovalRow, HourBatchRow, HourEntryRow
from trainer.hours.templates.values import FormTemplate
from trainer.hours.values import EntryState, HourCategory, HourDraft, HourEntry, Way
from trainer.people.tables import PersonTable
from trainer.reports.hours import hours_board
from trainer.reports.hours_ahead import year_ahead

OFFICERS, EACH, SHEET_ROWS = 5000, 60, 50_000
ROUNDS = 3


def hours_rows(folder: Path) -> list[Row]:
    ours, bare = folder / "hours", folder / "hours-raw"
    with office(ours, 0) as desk:
        _ledger(desk, _people(desk))
        desk.services.hours.choose_rule_set(desk.actor, 2026, "example")
        rows, actor = [_year_row(desk)], desk.actor
    rows += board_rows(ours, actor)
    shutil.copytree(ours, bare)
    with reopened(ours, actor) as desk, reopened(bare, actor) as raw:
        return [*rows, _import_row(desk, raw)]


def _year_row(desk: Desk) -> Row:
    database, today = desk.services.store.database, date(2026, 10, 1)
    book = desk.services.hours.rule_book(2026)
    assert book is not None

    def year() -> None:
        year_ahead(hours_board(database, desk.actor, 2026, book), today, planned_classes(database, 2026, today))

    name = f"year of {OFFICERS:,} officers x {EACH} entries: totals, standing, forecast"
    return Row(name, min(milliseconds(year) for _ in range(ROUNDS)), None, "<= 1,000 ms")


def _people(desk: Desk) -> list[UUID]:
    ids = [UUID(int=10**6 + number) for number in range(OFFICERS)]
    with desk.services.store.database.write() as session:
        session.execute(insert(PersonTable), [_person(one, number) for number, one in enumerate(ids)])
    return ids


def _person(person_id: UUID, number: int) -> dict[str, object]:
    texts = ("name_keys", "id_number", "certificate_number", "major", "phone", "photo", "post")
    return {
        "id": person_id,
        "name": f"张三{number}",
        "work_number": f"ZF{number:05d}",
        "category": "officer",
        "establishment": "unknown",
        "sex": "unknown",
        "education": "unknown",
        "status": "active",
        "fields": [],
        "legal_qualification": False,
        "legal_reviewer": False,
        "key_post": False,
        **dict.fromkeys(texts, ""),
    }


def _ledger(desk: Desk, people: list[UUID]) -> None:
    at, first, batch = datetime(2026, 1, 1, tzinfo=UTC), date(2026, 1, 5), UUID(int=5)
    ways, categories = (Way.LECTURE, Way.ONLINE, Way.SELF_STUDY), (HourCategory.PUBLIC_LAW, HourCategory.PROFESSIONAL)
    for start in range(0, OFFICERS, 500):
        entries = [
            HourEntry(
                UUID(int=person.int * 1000 + number),
                HourDraft(
                    person,
                    first + timedelta(days=number * 5),
                    Decimal("1.5"),
                    categories[number % 2],
                    ways[number % 3],
                    f"专题{number}",
                ),
                batch,
                desk.actor.person_id,
                at,
            )
            for person in people[start : start + 500]
            for number in range(EACH)
        ]
        with desk.services.store.database.write() as session:
            session.execute(insert(HourEntryRow), [columns_of(entry) for entry in entries])
            rows = [decision_of(entry, EntryState.APPROVED, desk.actor.person_id, at) for entry in entries]
            session.execute(insert(HourApprovalRow), rows)
    with desk.services.store.database.write() as session:
        session.execute(insert(HourBatchRow), [{"id": batch, "entries": OFFICERS * EACH, "name": ""}])


def _import_row(desk: Desk, raw: Desk) -> Row:
    pairs = []
    for number in range(ROUNDS):
        content = _sheet(number)
        ours = milliseconds(lambda: _import(desk.services.hour_imports, desk, content))  # noqa: B023
        statement, rows = _last(desk)
        pairs.append((ours, milliseconds(lambda: _raw(raw, content, statement, rows))))  # noqa: B023
    ours, bare = (statistics.median(pair[place] for pair in pairs) for place in (0, 1))
    return Row(f"import of {SHEET_ROWS:,} rows of hours", ours, bare, "<= 3 x")


def _sheet(number: int) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet("学时")
    page.append(["序号", "姓名", "工号", "日期", "培训名称", "主办单位", "培训方式", "学时类别", "学时"])
    for row in range(SHEET_ROWS):
        person = row % OFFICERS
        topic = f"第{number}批第{row // OFFICERS}课"
        page.append([row + 1, f"张三{person}", f"ZF{person:05d}", "2026-03-02", topic, "市局", "讲授", "公共法律", 2])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _import(imports: HoursImportService, desk: Desk, content: bytes) -> None:
    file = imports.read(desk.actor, content, "学时.xlsx")
    preview = imports.preview(desk.actor, file, imports.defaults(file))
    assert len(imports.apply(desk.actor, preview, content)) == SHEET_ROWS


def _last(desk: Desk) -> tuple[str, list[tuple[object, ...]]]:
    with desk.services.store.database.read() as session:
        found = session.execute(text(f"SELECT * FROM hour_entry ORDER BY rowid DESC LIMIT {SHEET_ROWS}"))
        names = list(found.keys())
        rows = [tuple(row) for row in found]
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO hour_entry ({', '.join(names)}) VALUES ({marks})", rows


def _raw(raw: Desk, content: bytes, statement: str, rows: list[tuple[object, ...]]) -> None:
    """The sheet read by calamine, and the same rows inserted in one transaction into as large a ledger."""
    for _ in CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).iter_rows():
        pass
    connection = raw.services.store.connect()
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    cursor.execute("BEGIN IMMEDIATE")
    cursor.executemany(statement, rows)
    cursor.execute("COMMIT")
    connection.close()


def form_row() -> Row:
    """A superior's form filled with 5,000 people, against openpyxl loading, writing the same cells and saving."""
    content = superior_form()
    (sheet,) = read_form(content)
    form = FormTemplate("", "", sheet.sheet, sheet.first, sheet.last, sheet.proposed)
    rows = people(OFFICERS)

    def bare() -> None:
        book = load_workbook(io.BytesIO(content))
        page = book[sheet.sheet]
        for merged in [one for one in page.merged_cells.ranges if one.min_row > sheet.last]:
            page.unmerge_cells(str(merged))
        styles = [page.cell(sheet.first, column)._style for column in range(1, page.max_column + 1)]
        for at, values in enumerate(rows):
            for column, style in enumerate(styles, 1):
                cell = page.cell(sheet.first + at, column)
                cell._style = style
                field = sheet.proposed.get(column)
                cell.value = values.get(field) if field else f"=SUM(D{sheet.first + at}:F{sheet.first + at})"
        book.save(io.BytesIO())

    ours, base = in_turns(lambda: fill_form(content, form, rows), bare, ROUNDS)
    return Row(f"superior's form with {OFFICERS:,} rows", ours, base, "<= 2 x")
