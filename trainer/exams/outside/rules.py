"""From the rows of a sheet to results of persons, or to the reason why not. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from question_bank.marking import round_score
from trainer.exams.outside.values import OutsideDraft, OutsideRow, ScoreFlaw, ScoreProblem
from trainer.exams.values import Attendance
from trainer.hours.imports.cells import hours_of, plain, text_of
from trainer.hours.imports.rules import People
from trainer.hours.imports.synonyms import HEADINGS
from trainer.hours.imports.values import Column, Flaw
from trainer.people.roster.reading import Cell, SheetRows
from trainer.store.errors import BadInput

MOST_ROWS = 2000
"""What one entry holds: its rows are compared with the proof by eye."""
_SEARCHED = 30
_WHO = (Column.NAME, Column.NUMBER, Column.ID_NUMBER, Column.UNIT)
_NAMED = {heading: column for column in _WHO for heading in HEADINGS[column]}
_SCORES = frozenset(["成绩", "得分", "分数", "总分", "考试成绩", "笔试成绩", "score"])
_REMARKS = frozenset(["备注", "说明", "是否补考", "补考", "性质", "remarks"])
_AWAY = {"缺考": Attendance.ABSENT, "缓考": Attendance.DEFERRED, "免考": Attendance.EXEMPT}
_FLAWS = {
    Flaw.NO_PERSON: ScoreFlaw.NO_PERSON,
    Flaw.SEVERAL: ScoreFlaw.SEVERAL,
    Flaw.CONTRADICTION: ScoreFlaw.CONTRADICTION,
}


def check_exam(draft: OutsideDraft) -> None:
    """Raises BadInput: exam.no_title, outside.no_organiser, outside.marks."""
    if not draft.title.strip():
        raise BadInput("exam.no_title")
    if not draft.organiser.strip():
        raise BadInput("outside.no_organiser")
    if not 0 < draft.pass_mark <= draft.full:
        raise BadInput("outside.marks")


def read_scores(
    sheets: Sequence[SheetRows], people: People, full: Decimal
) -> tuple[tuple[OutsideRow, ...], tuple[ScoreProblem, ...]]:
    """The results of all sheets with names and scores. Raises BadInput("outside.no_headings") where none has them."""
    rows: dict[UUID, OutsideRow] = {}
    problems: list[ScoreProblem] = []
    found = False
    for sheet in sheets:
        header = _header(sheet)
        if header is None:
            continue
        found = True
        for at, cells, score, remark in _lines(sheet, *header):
            one = _read(people, cells, score, remark, full)
            if isinstance(one, OutsideRow) and one.person_id in rows:
                one = ScoreFlaw.TWICE
            if isinstance(one, OutsideRow):
                rows[one.person_id] = one
            else:
                name = text_of(cells.get(Column.NAME) or cells.get(Column.NUMBER))
                problems.append(ScoreProblem(sheet.name, at, name, one, text_of(score)))
    if not found:
        raise BadInput("outside.no_headings")
    return tuple(rows.values()), tuple(problems)


def _read(
    people: People, cells: Mapping[Column, object], score: Cell, remark: Cell, full: Decimal
) -> OutsideRow | ScoreFlaw:
    person = people.find(cells)
    if isinstance(person, Flaw):
        return _FLAWS[person]
    words, retake = plain(text_of(score)), "补" in text_of(remark)
    away = next((state for word, state in _AWAY.items() if word in words or word in text_of(remark)), None)
    if away is not None:
        return OutsideRow(person.id, None, away, retake)
    if not words:
        return ScoreFlaw.NO_SCORE
    points = hours_of(score)
    if points is None or not 0 <= points <= full or points != round_score(points):
        return ScoreFlaw.BAD_SCORE
    return OutsideRow(person.id, round_score(points), Attendance.PRESENT, retake)


def _header(sheet: SheetRows) -> tuple[int, Mapping[Column, int], int, int | None] | None:
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        heads = {plain(cell): place for place, cell in reversed(list(enumerate(row))) if isinstance(cell, str)}
        who = {_NAMED[head]: place for head, place in heads.items() if head in _NAMED}
        score = next((place for head, place in heads.items() if head in _SCORES), None)
        if score is not None and who.keys() & {Column.NAME, Column.NUMBER}:
            return index, who, score, next((place for head, place in heads.items() if head in _REMARKS), None)
    return None


def _lines(
    sheet: SheetRows, index: int, who: Mapping[Column, int], score: int, remark: int | None
) -> Iterator[tuple[int, Mapping[Column, object], Cell, Cell]]:
    def cell(row: Sequence[Cell], place: int | None) -> Cell:
        return row[place] if place is not None and place < len(row) else None

    for at, row in enumerate(sheet.rows[index + 1 :], sheet.first_row + index + 1):
        cells = {column: cell(row, place) for column, place in who.items() if cell(row, place) not in (None, "")}
        if cells.keys() & {Column.NAME, Column.NUMBER}:
            yield at, cells, cell(row, score), cell(row, remark)
