"""What leaves the qualification capability: 执法证 with their history, and what is wrong with who holds them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from trainer.hours.values import RuleSource
from trainer.people.values import Category, PersonRow


class CardState(StrEnum):
    """How an enforcement certificate stands on a day."""

    NONE = "card_none"
    VALID = "card_valid"
    EXPIRING = "card_expiring"
    UNINSPECTED = "card_uninspected"
    LAPSED = "card_lapsed"
    RECALLED = "card_recalled"
    CANCELLED = "card_cancelled"


class Origin(StrEnum):
    """Whether a certificate was registered here or stands in the roster alone."""

    REGISTERED = "registered"
    ROSTER = "roster"


class Inspection(StrEnum):
    """年度审验."""

    PASSED = "inspection_passed"
    FAILED = "inspection_failed"


class Move(StrEnum):
    """收回, 注销 or 发还."""

    RECALL = "recall"
    CANCEL = "cancel"
    GIVE_BACK = "give_back"


class Cause(StrEnum):
    """Why a certificate is taken back; the program itself finds `BARRED` and who left, with the cause of leaving that
    was stated."""

    TRANSFER = "transfer"
    RESIGNATION = "resignation"
    DISMISSAL = "dismissal"
    RETIREMENT = "retirement"
    OTHER = "other_cause"
    LEFT = "left"
    LEFT_TRANSFER = "left_transfer"
    LEFT_RESIGNATION = "left_resignation"
    LEFT_DISMISSAL = "left_dismissal"
    LEFT_RETIREMENT = "left_retirement"
    LEFT_DEATH = "left_death"
    BARRED = "barred"


OF_LEAVING = {
    Cause.LEFT_TRANSFER: (Cause.TRANSFER, Cause.LEFT),
    Cause.LEFT_RESIGNATION: (Cause.RESIGNATION, Cause.LEFT),
    Cause.LEFT_DISMISSAL: (Cause.DISMISSAL, Cause.LEFT),
    Cause.LEFT_RETIREMENT: (Cause.RETIREMENT, Cause.LEFT),
    Cause.LEFT_DEATH: (Cause.LEFT,),
}
"""What of a rule speaks for somebody who left for a cause that the rule does not name so, in this order."""


class Verdict(StrEnum):
    """What a named person decides about a proposal."""

    CONFIRMED = "matter_confirmed"
    DISMISSED = "matter_dismissed"


class Flaw(StrEnum):
    """Why somebody may not enforce, or not take part in what asks for a certificate."""

    NO_CARD = "no_card"
    LAPSED = "lapsed"
    UNINSPECTED = "uninspected"
    RECALLED = "recalled"
    CANCELLED = "cancelled"
    AUXILIARY = "auxiliary_on_post"
    OTHER_FIELD = "other_field"
    CARD_FIELD = "card_field"
    AWAY = "away"
    LEFT = "left_office"


class Which(StrEnum):
    """The lists of persons by their certificates; RENEW joins those that end soon with those that have lapsed."""

    TROUBLE = "trouble"
    WAITING = "waiting"
    RENEW = "renew"
    EXPIRING = "expiring"
    LAPSED = "lapsed"
    WITHOUT = "without"
    AUXILIARY = "auxiliary"
    UNINSPECTED = "uninspected"
    GONE = "gone"
    ALL = "all"


@dataclass(frozen=True)
class Inspected:
    """One annual inspection; the newest of a year counts."""

    year: int
    on: date
    result: Inspection
    by_id: UUID
    note: str = ""


@dataclass(frozen=True)
class Decided:
    """Who decided a proposal, when, why, and the day it takes effect."""

    verdict: Verdict
    on: date
    by_id: UUID
    at: datetime
    reason: str = ""


@dataclass(frozen=True)
class Matter:
    """A proposed recall, cancelling or giving back; `by_id` is None where the program proposed it."""

    id: UUID
    move: Move
    cause: Cause
    on: date
    at: datetime
    by_id: UUID | None
    note: str = ""
    decided: Decided | None = None


@dataclass(frozen=True)
class Card:
    """One certificate of a person. `id` is None while it stands in the roster alone."""

    id: UUID | None
    number: str
    fields: tuple[str, ...]
    issuer: str
    issued_on: date | None
    valid_until: date | None
    origin: Origin
    inspections: tuple[Inspected, ...] = ()
    matters: tuple[Matter, ...] = ()

    @property
    def open_matter(self) -> Matter | None:
        """What waits for a decision."""
        return next((one for one in self.matters if one.decided is None), None)


@dataclass(frozen=True)
class CardDraft:
    """What is typed from a certificate."""

    number: str
    fields: tuple[str, ...]
    issuer: str
    issued_on: date | None
    valid_until: date | None


@dataclass(frozen=True)
class Leaving:
    """Which moves a cause leads to, one after the other."""

    cause: Cause
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Rules:
    """Dated data of one place. `inspect_by` is the month and day until which the inspection of a year is due.

    Who is of a category of `enforcing`, or whose post holds a word of `posts` and none of `posts_not`, enforces;
    `barred` may never. `proposed` names the figures the document does not state and the unit answers for.
    """

    id: str
    name: str
    source: RuleSource
    scope: str
    since: date | None
    until: date | None
    warn_days: int
    inspect_by: tuple[int, int] | None
    enforcing: frozenset[Category]
    barred: frozenset[Category]
    posts: tuple[str, ...]
    posts_not: tuple[str, ...]
    leaving: tuple[Leaving, ...]
    proposed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def moves(self, cause: Cause) -> tuple[Move, ...]:
        """What a cause leads to, or what speaks for it (`OF_LEAVING`); nothing where the rule names neither."""
        named = {one.cause: one.moves for one in self.leaving}
        return next((named[one] for one in (cause, *OF_LEAVING.get(cause, ())) if one in named), ())


@dataclass(frozen=True)
class Standing:
    """One person with the certificate that counts and what is wrong with it today."""

    person: PersonRow
    card: Card | None
    state: CardState
    enforces: bool
    flaws: tuple[Flaw, ...] = ()

    @property
    def open_matter(self) -> Matter | None:
        return None if self.card is None else self.card.open_matter

    @property
    def fields_differ(self) -> bool:
        """Whether certificate and person name other fields of enforcement, as after a change of the person's."""
        stated, own = set(self.card.fields if self.card else ()), set(self.person.fields)
        return bool(stated) and bool(own) and stated != own


@dataclass(frozen=True)
class CheckOrder:
    """What is checked before an exam or a drill: who, on which day, in which fields, and whether a certificate is
    asked for at all."""

    title: str
    on: date
    person_ids: tuple[UUID, ...]
    fields: frozenset[str] = frozenset()
    needs_card: bool = True


@dataclass(frozen=True)
class Checked:
    """A check list: everybody looked at, those who may not take part first."""

    order: CheckOrder
    rules: Rules
    rows: tuple[Standing, ...]

    @property
    def barred(self) -> tuple[Standing, ...]:
        return tuple(row for row in self.rows if row.flaws)


def with_flaws(standing: Standing, flaws: tuple[Flaw, ...]) -> Standing:
    """The same person judged by another occasion."""
    return replace(standing, flaws=flaws)
