"""Bringing banks in: a sheet to stored and searchable against its bare minimum, text and Word in questions a second."""

from __future__ import annotations

import io
import random
import statistics
from collections.abc import Sequence
from pathlib import Path

from python_calamine import CalamineWorkbook
from sqlalchemy import text

from question_bank.formats.layouts.text import AnyTextFormat
from question_bank.formats.layouts.word import WordFormat
from question_bank.formats.reading import read_whole
from question_bank.formats.registry import format_for
from question_bank.question import ChoiceKey, Question
from tests.benchmarks.harness import Row, milliseconds
from tests.benchmarks.office import Desk, make_question, office
from trainer.bank.imports.values import FileReading, SourceFile
from trainer.bank.mapping import search_text
from trainer.store.search import spaced_tokens

SHEET_ROWS = 10_000
TEXT_QUESTIONS = 3_000
ROUNDS = 3
TABLES = ("import_item", "import_taken", "question", "question_version", "question_citation")
LETTERS = "ABCD"


def import_rows(folder: Path) -> list[Row]:
    chance = random.Random(5)
    with office(folder / "importing", 0) as desk, office(folder / "raw", 0) as raw:
        pairs = [_round(desk, raw, number, chance) for number in range(ROUNDS + 1)][1:]
    ours, bare = (statistics.median(pair[place] for pair in pairs) for place in (0, 1))
    return [
        Row(f"import of a sheet of {SHEET_ROWS:,} questions, stored and searchable", ours, bare, "<= 4 x"),
        *_reading_rows(chance),
    ]


def _round(desk: Desk, raw: Desk, number: int, chance: random.Random) -> tuple[float, float]:
    questions = [make_question(number * SHEET_ROWS + place, chance) for place in range(SHEET_ROWS)]
    writer = format_for("bank.xlsx")
    assert writer is not None
    source = SourceFile(f"bank{number}.xlsx", writer.write(questions))
    ours = milliseconds(lambda: _import(desk, source))
    rows = {name: _rows_of(desk, name, number) for name in TABLES}
    tokens = [spaced_tokens(search_text(question)) for question in questions]
    return ours, milliseconds(lambda: _store_raw(raw, source.content, rows, tokens))


def _import(desk: Desk, source: SourceFile) -> None:
    read = FileReading(source, read_whole((source.content, source.name)))
    imports = desk.services.imports
    file_id = imports.keep(desk.actor, read, lambda done, of: None, lambda: False)
    assert file_id is not None
    outcome = imports.take_in(desk.actor, file_id, lambda done, of: None, lambda: False)
    assert outcome.added == SHEET_ROWS, outcome


def _rows_of(desk: Desk, table: str, number: int) -> tuple[str, list[Sequence[object]]]:
    """The statement that inserts into the table, and the rows the last import put there."""
    with desk.services.store.database.read() as session:
        found = session.execute(text(f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT {SHEET_ROWS}"))
        names = list(found.keys())
        rows = [tuple(row) for row in found]
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", rows


def _store_raw(
    raw: Desk, content: bytes, rows: dict[str, tuple[str, list[Sequence[object]]]], tokens: list[str]
) -> None:
    """The sheet read by calamine, and the same rows inserted and indexed in one transaction."""
    for _ in CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).iter_rows():
        pass
    connection = raw.services.store.connect()
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    cursor.execute("BEGIN IMMEDIATE")
    for statement, values in rows.values():
        cursor.executemany(statement, values)
    first = cursor.execute("SELECT coalesce(max(rowid), 0) + 1 FROM question_text").fetchone()[0]
    cursor.executemany("INSERT INTO question_text (rowid, tokens) VALUES (?, ?)", enumerate(tokens, first))
    cursor.execute("COMMIT")
    connection.close()


def _reading_rows(chance: random.Random) -> list[Row]:
    from docx import Document

    lines = [line for place in range(TEXT_QUESTIONS) for line in _lines(make_question(place, chance), place + 1)]
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    data = {"txt": "\n".join(lines).encode(), "docx": stream.getvalue()}
    readers = {"txt": AnyTextFormat(), "docx": WordFormat()}
    rows = []
    for ending, reader in readers.items():
        took = [milliseconds(lambda: reader.read(data[ending], f"bank.{ending}")) for _ in range(ROUNDS)]  # noqa: B023
        goal = ">= 2,000 / s" if ending == "txt" else "reported"
        rows.append(Row(f"questions read from .{ending}", TEXT_QUESTIONS / min(took) * 1000, None, goal, "1/s"))
    return rows


def _lines(question: Question, number: int) -> list[str]:
    assert isinstance(question.answer, ChoiceKey)
    options = [f"{letter}、{option.text}" for letter, option in zip(LETTERS, question.options, strict=True)]
    key = "".join(LETTERS[place] for place in sorted(question.answer.right))
    return [f"{number}、{question.stem}", *options, f"答案：{key}", f"解析：{question.rationale}"]
