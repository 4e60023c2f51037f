"""更改登记 as a workbook: one line for each change after the seal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from openpyxl import Workbook

from trainer.documents.sheets import Column, Kind, TableSheet, Value, write_workbook
from trainer.exams.rooms.values import Change
from trainer.exams.words import NAMES
from trainer.people.values import PersonRow
from trainer.words import _


def write_change_sheet(path: Path, title: str, changes: Sequence[Change], people: Mapping[UUID, PersonRow]) -> None:
    """Writes the register whole or not at all."""

    def fill(workbook: Workbook) -> None:
        heading = _("Register of changes: {title}").format(title=title)
        sheet = TableSheet(workbook, _("Changes"), _columns(), heading, "", frozen=2)
        for change in changes:
            sheet.append(_cells(change, people))

    write_workbook(path, fill)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("No."), 6, Kind.COUNT),
        Column(_("Time of the change"), 18, Kind.WORD),
        Column(_("What was changed"), 14, Kind.WORD),
        Column(_("Name"), 12, Kind.WORD),
        Column(_("Before the change"), 34),
        Column(_("After the change"), 34),
        Column(_("Reason"), 30),
        Column(_("Changed by"), 12, Kind.WORD),
    )


def _cells(change: Change, people: Mapping[UUID, PersonRow]) -> tuple[Value, ...]:
    person = people.get(change.person_id) if change.person_id else None
    return (
        change.line,
        f"{change.at.astimezone():%Y-%m-%d %H:%M}",
        NAMES[change.kind],
        person.name if person else "",
        _place(change.was),
        _place(change.becomes),
        change.reason,
        people[change.by].name,
    )


def _place(data: Mapping[str, str]) -> str:
    if "opens" in data:
        opens, closes = (datetime.fromisoformat(data[key]).astimezone() for key in ("opens", "closes"))
        only = _("Session {number}").format(number=data["session"]) + " " if "session" in data else ""
        return f"{only}{opens:%Y-%m-%d %H:%M}–{closes:%H:%M}"
    words = _("{site} {room} session {session} seat {seat} form {form}")
    return words.format(**data).strip() if data else ""
