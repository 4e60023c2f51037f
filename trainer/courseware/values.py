"""What leaves the courseware capability: items of the library, the study log and what it adds up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from trainer.hours.values import HourCategory


class CoursewareKind(StrEnum):
    """What an item is opened with."""

    PDF = "pdf"
    VIDEO = "video"
    AUDIO = "audio"
    IMAGE = "image"
    TEXT = "text"
    OFFICE = "office"
    OTHER = "other"


CATEGORIES = ("法律法规", "执法程序", "业务技能", "典型案例", "职业道德", "安全应急", "精品课程")
"""课件分类 that a new workspace knows; an item's category is a text, so offices may name others."""

AUDIENCES = ("全体执法人员", "新录用人员", "法制审核人员", "执法队长", "内勤人员")
"""适用对象 that a new workspace knows; an item's audience is a text too."""


@dataclass(frozen=True)
class CoursewareDraft:
    """All that is typed about an item; `minutes` is its set length, 0 where none is set.

    Without a category of hours studying it earns none. `subject` is the branch of the question bank that the questions
    put while studying and the quiz at the end come from; without one there is no quiz. `citations` are lines, one
    source each; `fine` is the mark 精品.
    """

    title: str
    category: str = ""
    field: str = ""
    minutes: int = 0
    hours_category: HourCategory | None = None
    audience: str = ""
    subject: str = ""
    citations: str = ""
    fine: bool = False


@dataclass(frozen=True)
class Courseware:
    """One item of the library; `hash` is the SHA-256 of its file, `size` its bytes, `version` counts its files."""

    id: UUID
    title: str
    kind: CoursewareKind
    category: str
    field: str
    minutes: int
    hours_category: HourCategory | None
    file_name: str
    hash: str
    size: int
    added_by: UUID
    added_at: datetime
    audience: str = ""
    subject: str = ""
    citations: str = ""
    fine: bool = False
    version: int = 1


@dataclass(frozen=True)
class CoursewareVersion:
    """One file an item has or had."""

    id: UUID
    item_id: UUID
    number: int
    kind: CoursewareKind
    file_name: str
    hash: str
    size: int
    note: str
    added_by: UUID
    added_at: datetime


@dataclass(frozen=True)
class CoursewareQuery:
    """What a list shows: words of the title, its citations or its audience, a kind, a category, a field of
    enforcement, an audience, 精品 alone."""

    words: str = ""
    kind: CoursewareKind | None = None
    category: str = ""
    field: str = ""
    audience: str = ""
    fine: bool = False
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True)
class CoursewarePage:
    """One stretch of the library and how many items there are in all."""

    items: tuple[Courseware, ...] = ()
    total: int = 0


@dataclass(frozen=True)
class StudyProgress:
    """What one person has studied of one item, and until when they are to; never studied where `last_at` is None."""

    item: Courseware
    seconds: int = 0
    finished: bool = False
    last_at: datetime | None = None
    due_on: date | None = None

    @property
    def share(self) -> float | None:
        """Studied part of the set length, at most 1; None where no length is set."""
        return min(1.0, self.seconds / (self.item.minutes * 60)) if self.item.minutes else None


@dataclass(frozen=True)
class DamagedItem:
    """An item whose file is gone or no longer what was added."""

    item: Courseware
    missing: bool


@dataclass(frozen=True)
class OpenedItem:
    """An item for a viewer: its bytes, or a copy that is to be put away after reading."""

    name: str
    content: bytes | Path
