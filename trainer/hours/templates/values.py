"""A superior's own form: which sheet and rows it fills, and what each column takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FormField(StrEnum):
    """What a column of a form may take."""

    NUMBER = "number"
    UNIT = "unit"
    NAME = "name"
    ID_NUMBER = "id_number"
    ID_TAIL = "id_tail"
    WORK_NUMBER = "work_number"
    PERSON_CATEGORY = "person_category"
    POST = "post"
    DUE = "due"
    PUBLIC_LAW = "public_law"
    PROFESSIONAL = "professional"
    POLITICAL = "political"
    TOTAL = "total"
    ONLINE = "online"
    MISSING = "missing"
    MET = "met"
    REDUCTION = "reduction"


@dataclass(frozen=True)
class FormSheet:
    """One sheet of a form: rows `first` to `last` are filled, `headings` name its columns by number from 1.

    `proposed` is what the headings seem to ask for; columns with a formula are left to it.
    """

    sheet: str
    first: int
    last: int
    headings: Mapping[int, str]
    proposed: Mapping[int, FormField]


@dataclass(frozen=True)
class FormTemplate:
    """A form that is kept: its file by hash and what a named person agreed each column takes."""

    name: str
    hash: str
    sheet: str
    first: int
    last: int
    columns: Mapping[int, FormField]
