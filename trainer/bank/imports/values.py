"""Frozen values of imports: a file is a batch of items, each ready, to be repaired, left out, twice or taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from question_bank.formats.raw import RawItem
from question_bank.formats.reading import Reading
from question_bank.problems import Place, Problem
from question_bank.question import Question, QuestionKind


class ItemState(StrEnum):
    """Where an item of a file stands. Only ready ones are taken in; the others stay in the file until somebody acts."""

    READY = "ready"
    REPAIR = "repair"
    DUPLICATE = "duplicate"
    LEFT_OUT = "left_out"
    TAKEN = "taken"


class RepairKind(StrEnum):
    """What a trainer does with an item. None of them is ever done by the program itself."""

    KEY = "key"
    KIND = "kind"
    EDIT = "edit"
    ADD_OPTION = "add_option"
    DROP_OPTIONS = "drop_options"
    DROP_OPTION = "drop_option"
    DROP_EMPTY = "drop_empty"
    EVEN_SHARES = "even_shares"
    RELETTER = "reletter"
    SETTLE = "settle"
    LEAVE_OUT = "leave_out"
    PUT_BACK = "put_back"
    MERGE = "merge"
    SPLIT = "split"


class ImportEvent(StrEnum):
    """What the audit trail says about an imported file."""

    KEPT = "bank.file_kept"
    KEY_JOINED = "bank.file_key_joined"
    REPAIRED = "bank.file_repaired"
    REPAIR_UNDONE = "bank.file_repair_undone"
    CLOSED = "bank.file_closed"


@dataclass(frozen=True)
class Repair:
    """One repair. `text` is the key, the kind, the option, the code that is settled or the reason; `question` the
    item as it is to be."""

    what: RepairKind
    text: str = ""
    question: Question | None = None


@dataclass(frozen=True)
class SourceFile:
    """Bytes with the name they came under."""

    name: str
    content: bytes


@dataclass(frozen=True)
class FileReading:
    """A file that was read, ready to be kept."""

    source: SourceFile
    reading: Reading
    key: SourceFile | None = None


@dataclass(frozen=True)
class ItemHead:
    """One line of the list: `number` counts from 1, `codes` are its problems, `blocking` those that keep it out."""

    ordinal: int
    number: int
    state: ItemState
    kind: QuestionKind | None
    stem: str
    place: Place
    codes: tuple[str, ...] = ()
    blocking: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class ItemDetail:
    """Everything about one item. `joined` are the items it was joined with, `twin` is the question of the bank it
    repeats, `twin_item` the item of its file."""

    head: ItemHead
    draft: RawItem
    question: Question | None
    problems: tuple[Problem, ...]
    joined: tuple[int, ...] = ()
    repaired: bool = False
    twin: UUID | None = None
    twin_item: int | None = None
    question_id: UUID | None = None


@dataclass(frozen=True)
class ImportRow:
    """One import of the list. A file that still holds items to be finished is `open`.

    `has_file` is false for the starter bank and for imports that kept no file.
    """

    id: UUID
    name: str
    at: datetime
    by: UUID
    counts: Mapping[ItemState, int]
    undone: bool = False
    closed: bool = False
    has_file: bool = True

    @property
    def open(self) -> bool:
        left = self.counts.get(ItemState.REPAIR, 0) + self.counts.get(ItemState.READY, 0)
        return self.has_file and not self.undone and not self.closed and left > 0


@dataclass(frozen=True)
class FileDetail:
    """A file with its items in their order; `steps` repairs can be undone."""

    row: ImportRow
    format: str
    hash: str
    key_name: str
    problems: tuple[Problem, ...]
    items: tuple[ItemHead, ...]
    steps: int = 0


@dataclass(frozen=True)
class RepairOutcome:
    """How many items were changed, how many of them are sound now, and how many somebody else had changed."""

    changed: int
    ready: int
    missed: int = 0


@dataclass(frozen=True)
class Stayed:
    """A question that undoing left in the bank: `why` is `undo.changed` or `undo.in_paper`."""

    number: int
    stem: str
    why: str


@dataclass(frozen=True)
class UndoOutcome:
    """How many questions were withdrawn, and those that could not be."""

    withdrawn: int
    stayed: tuple[Stayed, ...] = ()
