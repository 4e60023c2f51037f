"""What the courseware page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from trainer.courseware.editions.listing import Listed
from trainer.courseware.minutes.values import KeptQuiz, KeptStretch
from trainer.courseware.pushes.values import Push, Target
from trainer.courseware.values import (
    Courseware,
    CoursewareDraft,
    CoursewareKind,
    CoursewarePage,
    CoursewareQuery,
    CoursewareVersion,
)
from trainer.people.values import Unit
from trainer.reports.courseware import ItemReader
from trainer.ui.tones import Tone

MOST_ITEMS = 5000
ICONS = {
    CoursewareKind.PDF: "mdi6.file-pdf-box",
    CoursewareKind.VIDEO: "mdi6.play-box-outline",
    CoursewareKind.AUDIO: "mdi6.music-box-outline",
    CoursewareKind.IMAGE: "mdi6.image-outline",
    CoursewareKind.TEXT: "mdi6.text-box-outline",
    CoursewareKind.OFFICE: "mdi6.file-document-outline",
    CoursewareKind.OTHER: "mdi6.file-outline",
}


class Side(StrEnum):
    """What the panel at the right holds."""

    NOTHING = "nothing"
    ITEM = "item"
    ADD = "add"
    EDIT = "edit"
    ASSIGN = "assign"
    RECORD = "record"
    VERSIONS = "versions"


class Studied(StrEnum):
    FINISHED = "finished"
    OVERDUE = "overdue"
    BEGUN = "begun"
    NOT_YET = "not_yet"


STUDIED_TONES = {
    Studied.FINISHED: Tone.OK,
    Studied.OVERDUE: Tone.BAD,
    Studied.BEGUN: Tone.BRAND,
    Studied.NOT_YET: Tone.PLAIN,
}


@dataclass(frozen=True)
class Adding:
    """What the form says about files to be taken in: each with its draft, and with the hash a list names for it."""

    files: tuple[tuple[Path, CoursewareDraft], ...]
    hashes: Mapping[Path, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Giving:
    """What the form says about whom an item is given to, and until when."""

    target: Target
    due_on: date | None


@dataclass(frozen=True)
class PersonRecord:
    """One person's minutes in the chosen item, each with its reason, and their quizzes."""

    reader: ItemReader
    record: tuple[KeptStretch, ...]
    quizzes: tuple[KeptQuiz, ...]


@dataclass(frozen=True)
class CoursewareState:
    query: CoursewareQuery = CoursewareQuery(limit=MOST_ITEMS)
    page: CoursewarePage = CoursewarePage()
    categories: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    side: Side = Side.NOTHING
    item: Courseware | None = None
    readers: tuple[ItemReader, ...] | None = None
    person: PersonRecord | None = None
    pushes: tuple[Push, ...] = ()
    today: date = date.min
    files: tuple[Path, ...] = ()
    root: Path | None = None
    listed: Mapping[Path, Listed] = field(default_factory=dict)
    versions: tuple[CoursewareVersion, ...] = ()
    converts: bool = False
    form: int = 0
    said: str = ""
    may_edit: bool = False
    may_credit: bool = False

    @property
    def may_convert(self) -> bool:
        """Whether the chosen item can be turned into a PDF here."""
        return self.may_edit and self.converts and self.item is not None and self.item.kind is CoursewareKind.OFFICE

    @property
    def library_empty(self) -> bool:
        return not self.page.total and self.query == CoursewareQuery(limit=MOST_ITEMS)


def studied(reader: ItemReader, today: date = date.min) -> Studied:
    """How far a person is with an item; overdue once its date has passed."""
    if reader.finished:
        return Studied.FINISHED
    if reader.due_on is not None and reader.due_on < today:
        return Studied.OVERDUE
    return Studied.BEGUN if reader.last_at is not None else Studied.NOT_YET


def minutes_studied(reader: ItemReader) -> int:
    """Whole minutes; a stretch of less than one counts as one, so that studying shows."""
    return max(1, reader.seconds // 60) if reader.seconds else 0


def size_text(size: int) -> str:
    """Bytes as people read them."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    if size < 1024**3:
        return f"{size / 1024**2:.1f} MB"
    return f"{size / 1024**3:.2f} GB"
