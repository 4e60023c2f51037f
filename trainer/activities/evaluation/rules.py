"""Pure rules of the evaluation: what a sheet must hold, what sheets come to, what a table of sheets says."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from trainer.activities.classfile.values import Rating
from trainer.activities.evaluation.values import SheetDraft
from trainer.activities.values import Evaluation
from trainer.people.roster.reading import SheetRows
from trainer.store.errors import BadInput

WORST, BEST = 1, 5
FULL = Decimal(100)
CENT = Decimal("0.01")
ABOUT = ("评价对象", "测评对象", "授课人", "教师")
REMARK = ("意见和建议", "意见建议", "意见", "建议", "备注")


def check_sheet(draft: SheetDraft, items: Collection[str]) -> None:
    """Every item has a mark from WORST to BEST, and there is no other. Raises BadInput("activity.sheet_marks")."""
    if set(draft.marks) != set(items) or any(not WORST <= mark <= BEST for mark in draft.marks.values()):
        raise BadInput("activity.sheet_marks", worst=WORST, best=BEST)


def summed(person_id: UUID | None, sheets: Sequence[SheetDraft], least: int) -> Rating:
    """The means of the sheets by item, and out of 100 over all items; neither means nor words below `least` sheets.

    Words stand in the order of their letters: their place tells nothing of who wrote them.
    """
    if len(sheets) < max(1, least):
        return Rating(person_id, len(sheets), None)
    by_item: dict[str, list[int]] = {}
    for sheet in sheets:
        for item, mark in sheet.marks.items():
            by_item.setdefault(item, []).append(mark)
    exact = {item: Decimal(sum(marks)) / len(marks) for item, marks in by_item.items()}
    means = {item: mean.quantize(CENT, ROUND_HALF_UP) for item, mean in exact.items()}
    points = (sum(exact.values(), Decimal()) / len(exact) * FULL / BEST).quantize(CENT, ROUND_HALF_UP)
    remarks = sorted({sheet.remark for sheet in sheets if sheet.remark})
    return Rating(person_id, len(sheets), points, "；".join(remarks), means)


def chosen(typed: Rating | None, sheets: Rating | None) -> Rating:
    """Enough sheets go before a mean that was typed in, that before too few sheets."""
    found = [one for one in (sheets, typed) if one is not None]
    return next((one for one in found if one.points is not None), found[0])


def read_table(
    tables: Iterable[SheetRows], evaluation: Evaluation, lecturers: Mapping[str, UUID]
) -> tuple[SheetDraft, ...]:
    """The sheets of a table: a column for each item, perhaps one for the lecturer and one for words.

    Raises BadInput: activity.sheet_heads (names the items), activity.sheet_rows (the numbers of rows that cannot be
    used: a mark that is none, a lecturer who does not teach here).
    """
    drafts: list[SheetDraft] = []
    bad: list[int] = []
    found = False
    for table in tables:
        rows = [[_plain(cell) for cell in row] for row in table.rows]
        head = next((n for n, row in enumerate(rows) if set(evaluation.items) <= set(row)), None)
        if head is None:
            continue
        found = True
        places = {words: n for n, words in enumerate(rows[head])}
        for number, row in enumerate(rows[head + 1 :], table.first_row + head + 1):
            if not any(row):
                continue
            draft = _draft(row, places, evaluation.items, lecturers)
            if draft is None:
                bad.append(number)
            else:
                drafts.append(draft)
    if not found or (not drafts and not bad):
        raise BadInput("activity.sheet_heads", items="、".join(evaluation.items))
    if bad:
        raise BadInput("activity.sheet_rows", rows="、".join(map(str, bad)), best=BEST)
    return tuple(drafts)


def _draft(
    row: Sequence[str], places: Mapping[str, int], items: Iterable[str], lecturers: Mapping[str, UUID]
) -> SheetDraft | None:
    def at(names: Iterable[str]) -> str:
        return next((row[places[one]] for one in names if one in places and places[one] < len(row)), "")

    about = at(ABOUT)
    marks = {item: at((item,)) for item in items}
    wrong = any(mark not in map(str, range(WORST, BEST + 1)) for mark in marks.values())
    if wrong or (about and about not in lecturers):
        return None
    return SheetDraft(lecturers.get(about), {item: int(mark) for item, mark in marks.items()}, at(REMARK))


def _plain(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else unicodedata.normalize("NFKC", str(cell)).strip()
