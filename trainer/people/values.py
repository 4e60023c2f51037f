"""What leaves the people capability: units, persons, appointments and the queries that find them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID


class Category(StrEnum):
    """人员类别. Only officers count in the rates of certified officers; auxiliaries never may enforce."""

    OFFICER = "officer"
    UNCERTIFIED = "uncertified"
    AUXILIARY = "auxiliary"
    REVIEWER = "reviewer"
    CLERK = "clerk"
    SECONDED = "seconded"
    OUTSIDE = "outside"


class Establishment(StrEnum):
    """编制性质."""

    CIVIL_SERVANT = "civil_servant"
    SUPERVISED = "supervised"
    INSTITUTION = "institution"
    WORKER = "worker"
    CONTRACT = "contract"
    UNKNOWN = "unknown"


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


class PersonStatus(StrEnum):
    """在职, 长期离岗 or 离任封存; sealed persons stand outside every list."""

    ACTIVE = "active"
    AWAY = "away"
    SEALED = "sealed"


class Leaving(StrEnum):
    """Why somebody left: 调离, 辞职, 辞退, 退休, 死亡 or another cause."""

    TRANSFERRED = "left_transferred"
    RESIGNED = "left_resigned"
    DISMISSED = "left_dismissed"
    RETIRED = "left_retired"
    DIED = "left_died"
    OTHER = "left_other"


class Education(StrEnum):
    DOCTOR = "doctor"
    MASTER = "master"
    BACHELOR = "bachelor"
    COLLEGE = "college"
    SECONDARY = "secondary"
    UNKNOWN = "unknown"


FIELDS = (
    "公路路政",
    "道路运政",
    "水路运政",
    "航道",
    "港口",
    "海事",
    "城市客运",
    "工程质量监督",
)
"""执法门类 that a new workspace knows; a person's fields are texts, so offices may name others."""


@dataclass(frozen=True)
class Unit:
    """单位: a node of the tree; depth 0 is the root. `code` is its own 单位代字, empty where that above holds."""

    id: UUID
    name: str
    parent_id: UUID | None = None
    depth: int = 0
    people: int = 0
    code: str = ""


@dataclass(frozen=True)
class PersonDraft:
    """All that is typed or imported about one person; texts are trimmed, unknown texts are empty."""

    name: str
    category: Category = Category.OFFICER
    establishment: Establishment = Establishment.UNKNOWN
    sex: Sex = Sex.UNKNOWN
    id_number: str = ""
    birth_date: date | None = None
    work_number: str = ""
    certificate_number: str = ""
    certificate_valid_until: date | None = None
    fields: tuple[str, ...] = ()
    education: Education = Education.UNKNOWN
    major: str = ""
    legal_qualification: bool = False
    legal_reviewer: bool = False
    phone: str = ""
    unit_id: UUID | None = None
    post: str = ""
    key_post: bool = False


@dataclass(frozen=True)
class Placement:
    """One stretch of a person's unit and post; `until` is None while it lasts."""

    unit_id: UUID
    unit: str
    post: str
    key_post: bool
    since: date
    until: date | None


@dataclass(frozen=True)
class Appointment:
    """A dated leadership appointment (班子成员)."""

    id: UUID
    title: str
    since: date
    until: date | None


@dataclass(frozen=True)
class PersonRow:
    """One line of a list; the ID number is masked unless the reader may see it."""

    id: UUID
    name: str
    unit_id: UUID | None
    unit: str
    post: str
    category: Category
    work_number: str
    certificate_number: str
    certificate_valid_until: date | None
    id_number: str
    fields: tuple[str, ...]
    status: PersonStatus


@dataclass(frozen=True)
class Person:
    """Everything about one person that the reader may see."""

    id: UUID
    draft: PersonDraft
    unit: str
    status: PersonStatus
    photo: str
    placements: tuple[Placement, ...] = ()
    appointments: tuple[Appointment, ...] = ()


@dataclass(frozen=True)
class PeopleQuery:
    """What a list shows: words (name, pinyin initials, numbers), a unit with all below it, a category, words of the
    post, a field (执法门类)."""

    words: str = ""
    unit_id: UUID | None = None
    category: Category | None = None
    post: str = ""
    field: str = ""
    status: PersonStatus = PersonStatus.ACTIVE
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True)
class PeoplePage:
    """One stretch of a list and how many there are in all."""

    rows: tuple[PersonRow, ...] = field(default=())
    total: int = 0
