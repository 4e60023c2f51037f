"""What the roster page shows: choosing a file, what it would do line by line, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trainer.people.roster.values import Column, RosterPreview, RosterResult, RosterRow, RowAction
from trainer.ui.texts import name, sentence
from trainer.ui.tones import Tone
from trainer.words import _

TONES = {
    RowAction.NEW: Tone.OK,
    RowAction.UPDATE: Tone.BRAND,
    RowAction.LEAVE: Tone.WARN,
    RowAction.UNCHANGED: Tone.PLAIN,
    RowAction.PROBLEM: Tone.BAD,
}
ORDER = (RowAction.PROBLEM, RowAction.LEAVE, RowAction.NEW, RowAction.UPDATE, RowAction.UNCHANGED)
_PLACES = {column.value: column for column in Column} | {"unit_id": Column.UNIT}


@dataclass(frozen=True)
class RosterRowLine:
    """One line of the file: where it stands, what taking it in would do, and why not or what changes."""

    place: str
    action: RowAction
    name: str
    unit: str
    text: str


@dataclass(frozen=True)
class RosterState:
    """`preview` opens the look into a file, `result` says what was taken in, `proposals` how many
    followed about the certificates of who left; `busy` while work runs."""

    preview: RosterPreview | None = None
    lines: tuple[RosterRowLine, ...] = ()
    result: RosterResult | None = None
    left_out: int = 0
    proposals: int = 0
    busy: bool = False

    @property
    def usable(self) -> int:
        """How many lines would change anything."""
        if self.preview is None:
            return 0
        return sum(map(self.preview.count, (RowAction.NEW, RowAction.UPDATE, RowAction.LEAVE)))


def row_lines(preview: RosterPreview) -> tuple[RosterRowLine, ...]:
    """What has to be looked at first stands first; inside that the order of the file."""
    reasons: dict[tuple[str, int], list[str]] = {}
    for problem in preview.problems:
        reasons.setdefault((problem.sheet, problem.row), []).append(sentence(problem.code, problem.params))
    several = len({row.sheet for row in preview.rows}) > 1
    lines = [
        RosterRowLine(
            place=_("{sheet} line {row}").format(sheet=row.sheet, row=row.row) if several else str(row.row),
            action=row.action,
            name=row.name,
            unit=row.unit,
            text=" ".join(reasons.get((row.sheet, row.row), ())) or _changes(row),
        )
        for row in preview.rows
    ]
    return tuple(sorted(lines, key=lambda line: ORDER.index(line.action)))


def _changes(row: RosterRow) -> str:
    if row.namesakes:
        words = _("The office already has a {name} ({units}). If it is the same person, add the ID number there first.")
        return words.format(name=row.name, units="、".join(row.namesakes))
    if row.action not in (RowAction.UPDATE, RowAction.LEAVE) or row.draft is None or row.before is None:
        return ""
    cause = [] if row.leaving is None else [_("Sealed: {cause}").format(cause=name(row.leaving))]
    return "；".join((*cause, *(_change(row, field) for field in row.changed)))


def _change(row: RosterRow, field: str) -> str:
    column = _PLACES.get(field)
    words = name(column) if column else field
    if column is None or column in (Column.UNIT, Column.ID_NUMBER):
        return words
    before, after = value_text(getattr(row.before, field)), value_text(getattr(row.draft, field))
    return _("{column}: {before} → {after}").format(column=words, before=before or "—", after=after or "—")


def value_text(value: object) -> str:
    """A value of a person as lists write it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, StrEnum):
        return name(value)
    if isinstance(value, tuple):
        return "、".join(value)
    return value.isoformat() if isinstance(value, date) else str(value or "")
