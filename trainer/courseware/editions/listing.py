"""The list that goes with copies of courseware: written for people, and read back where the copies are taken in."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import PurePath

from trainer.courseware.rules import check_draft
from trainer.courseware.values import Courseware, CoursewareDraft
from trainer.hours.values import HourCategory
from trainer.hours.words import NAMES
from trainer.store.errors import BadInput
from trainer.words import _

SHA256 = "SHA-256"


@dataclass(frozen=True)
class Listed:
    """What a list says of one file: all that was typed about it, and the SHA-256 of its bytes."""

    draft: CoursewareDraft
    hash: str


def list_name() -> str:
    """What the list is called."""
    return _("List of courseware") + ".csv"


def list_of(copied: Sequence[tuple[Courseware, str]]) -> bytes:
    """The list that goes with copies, each with the name of its file, as office programs read it."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(_heads())
    for item, file_name in copied:
        writer.writerow(
            (
                item.title,
                item.category,
                item.field,
                item.minutes,
                "" if item.hours_category is None else NAMES[item.hours_category],
                item.audience,
                item.subject,
                item.citations,
                _("Yes") if item.fine else "",
                file_name,
                item.hash,
            )
        )
    return text.getvalue().encode("utf-8-sig")


def read_list(content: bytes) -> Mapping[str, Listed] | None:
    """What a list says, by the name of the file; None where it is no list of courseware.

    A line that cannot be understood is left out: its file is taken in as one that no list names.
    """
    try:
        rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error):
        return None
    title, file_name = _heads()[0], _heads()[-2]
    if not rows or not {title, file_name, SHA256} <= set(rows[0]):
        return None
    found: dict[str, Listed] = {}
    for row in rows:
        draft = _draft({head: value or "" for head, value in row.items() if isinstance(head, str)})
        if draft is not None:
            found[PurePath(row[file_name] or "").name] = Listed(draft, (row[SHA256] or "").strip().lower())
    return found


def _draft(row: Mapping[str, str]) -> CoursewareDraft | None:
    title, category, field, minutes, hours, audience, subject, citations, fine = (
        row.get(head, "").strip() for head in _heads()[:-2]
    )
    earns = {NAMES[one]: one for one in HourCategory}
    try:
        draft = CoursewareDraft(
            title, category, field, int(minutes or "0"), earns.get(hours), audience, subject, citations, bool(fine)
        )
        check_draft(draft)
    except (ValueError, BadInput):
        return None
    return draft


def _heads() -> tuple[str, ...]:
    return (
        _("Title"),
        _("Courseware category"),
        _("Field of enforcement"),
        _("Minutes"),
        _("Category of hours"),
        _("Meant for"),
        _("Subject of the quiz"),
        _("Sources"),
        _("Fine courseware"),
        _("File"),
        SHA256,
    )
