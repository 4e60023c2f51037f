"""What the import page shows: the list of imports, or one file with its items, its source and the item in hand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from uuid import UUID

from question_bank.formats.source import SourceLine
from question_bank.formats.spans import Located, Span
from question_bank.problems import Problem
from question_bank.wording import WORDS, describe, describe_place
from trainer.bank.imports.rules import KEY_CODES, SPACING, may_do_alike, proposals
from trainer.bank.imports.values import FileDetail, ItemDetail, ItemHead, ItemState, Repair, Stayed
from trainer.bank.similar.values import IncomingFinding
from trainer.words import language

EVERYTHING = "all"
SIMILAR = "similar"


@dataclass(frozen=True)
class ImportLine:
    """One import of the list; `name` is what people read, `left` how many items wait in it."""

    id: UUID
    name: str
    at: datetime
    by: str
    taken: int
    left: int
    open: bool
    undone: bool
    has_file: bool


@dataclass(frozen=True)
class Shown:
    """One filter: a state, a problem by its code, or everything; with how many items it shows."""

    key: str
    count: int
    blocking: bool = False


@dataclass(frozen=True)
class Offer:
    """A repair a button offers, and how many items alike it could be done to at once (0: to this one only)."""

    repair: Repair
    alike: int = 0


@dataclass(frozen=True)
class Trouble:
    """One problem of the item in hand: the sentence, where, and what can be done about it."""

    code: str
    text: str
    place: str
    blocking: bool
    offers: tuple[Offer, ...]
    alike: int
    about_key: bool


@dataclass(frozen=True)
class Source:
    """The lines of a file, and where the items read from it stand in them, by ordinal."""

    lines: Sequence[SourceLine] = ()
    places: Mapping[int, Located] = field(default_factory=dict)

    @cached_property
    def spans(self) -> Mapping[int, Sequence[Span]]:
        """The understood pieces by line."""
        found: dict[int, list[Span]] = defaultdict(list)
        for located in self.places.values():
            for span in located.spans:
                found[span.line].append(span)
        return found

    def line(self, ordinal: int) -> int | None:
        """Where an item begins; the parts of a split one begin where it did."""
        located = self.places.get(ordinal - ordinal % SPACING)
        return None if located is None else located.line

    def lines_of(self, ordinals: Iterable[int]) -> Sequence[int]:
        """All lines in which pieces of these items stand."""
        return [span.line for own in ordinals if own in self.places for span in self.places[own].spans]


@dataclass(frozen=True)
class Work:
    """One file in hand. `form` counts up whenever the fields of the item are to be filled anew."""

    file: FileDetail
    source: Source = field(default_factory=Source)
    shown: str = ItemState.REPAIR.value
    item: ItemDetail | None = None
    troubles: tuple[Trouble, ...] = ()
    form: int = 0
    findings: Mapping[int, tuple[IncomingFinding, ...]] = field(default_factory=dict)

    @property
    def ready(self) -> int:
        return self.file.row.counts.get(ItemState.READY, 0)

    @property
    def to_repair(self) -> int:
        return self.file.row.counts.get(ItemState.REPAIR, 0)


@dataclass(frozen=True)
class ImportState:
    """`work` is the file in hand, none on the list of imports; `notice` says what was just done."""

    imports: tuple[ImportLine, ...] = ()
    work: Work | None = None
    notice: str = ""
    stayed: tuple[Stayed, ...] = ()
    busy: bool = False


def filters(items: Iterable[ItemHead], findings: Collection[int] = ()) -> tuple[Shown, ...]:
    """What the list of items can be narrowed to: the states, then every problem of items still to be repaired."""
    items = tuple(items)
    states = Counter(item.state for item in items)
    codes = Counter(code for item in items if item.state is ItemState.REPAIR for code in item.blocking)
    order = (ItemState.REPAIR, ItemState.READY, ItemState.DUPLICATE, ItemState.LEFT_OUT, ItemState.TAKEN)
    return (
        *(Shown(state.value, states[state], state is ItemState.REPAIR) for state in order if states[state]),
        *([Shown(SIMILAR, len(findings))] if findings else []),
        Shown(EVERYTHING, len(items)),
        *(Shown(code, count, blocking=True) for code, count in codes.most_common()),
    )


def narrowed(items: Iterable[ItemHead], shown: str, findings: Collection[int] = ()) -> tuple[ItemHead, ...]:
    """The items a filter shows."""
    if shown == EVERYTHING:
        return tuple(items)
    if shown == SIMILAR:
        return tuple(item for item in items if item.ordinal in findings)
    if shown in WORDS:
        return tuple(item for item in items if item.state is ItemState.REPAIR and shown in item.blocking)
    return tuple(item for item in items if item.state == shown)


def still_shown(items: Sequence[ItemHead], shown: str, findings: Collection[int] = ()) -> str:
    """The filter in use while it shows anything, else what is ready, else everything: no list stands empty."""
    return next((one for one in (shown, ItemState.READY.value) if narrowed(items, one, findings)), EVERYTHING)


def troubles(item: ItemDetail, items: Sequence[ItemHead]) -> tuple[Trouble, ...]:
    """The problems of an item, those that keep it out first, each with what can be done about it."""
    found = [_trouble(problem, item, items) for problem in item.problems]
    return tuple(sorted(found, key=lambda trouble: not trouble.blocking))


def alike(code: str, items: Iterable[ItemHead]) -> tuple[int, ...]:
    """The ordinals of the items that have this problem still."""
    return tuple(item.ordinal for item in items if item.state is ItemState.REPAIR and code in item.codes)


def next_item(items: Sequence[ItemHead], ordinal: int | None, step: int) -> ItemHead | None:
    """The item a step away in a list; the nearest where the one in hand is no longer in it."""
    if not items:
        return None
    if ordinal is None:
        return items[0]
    place = next((n for n, item in enumerate(items) if item.ordinal >= ordinal), len(items) - 1)
    if items[place].ordinal != ordinal and step > 0:
        return items[place]
    return items[max(0, min(len(items) - 1, place + step))]


def _trouble(problem: Problem, item: ItemDetail, items: Sequence[ItemHead]) -> Trouble:
    same = len(alike(problem.code, items))
    place = describe_place(replace(problem.place, file=""), language())
    offers = tuple(
        Offer(repair, same if same > 1 and may_do_alike(repair) else 0) for repair in proposals(problem, item.draft)
    )
    text = describe(problem, language())
    about_key = problem.code in KEY_CODES and problem.place.part is None
    return Trouble(problem.code, text, place, problem.blocking, offers, same, about_key)


def findings_of(work: Work) -> tuple[IncomingFinding, ...]:
    """What the item in hand is like; other items of the file by their number, counted from 0."""
    if work.item is None:
        return ()
    numbers = {item.ordinal: item.number - 1 for item in work.file.items}
    found = work.findings.get(work.item.head.ordinal, ())
    return tuple(
        one if one.other_place is None else replace(one, other_place=numbers.get(one.other_place, 0)) for one in found
    )
