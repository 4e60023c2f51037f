"""Notices of a case, how they were delivered, appeals, and the days that must not be missed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from trainer.retakes.values import Case


class NoticeKind(StrEnum):
    """补考通知书, 处理通知书, 申辩答复书."""

    RETAKE = "notice_retake"
    CONSEQUENCE = "notice_consequence"
    APPEAL_REPLY = "notice_appeal_reply"


class DeliveryOutcome(StrEnum):
    """送达 or 拒签, which counts as served where two witnessed it."""

    SERVED = "delivery_served"
    REFUSED = "delivery_refused"


class AppealOutcome(StrEnum):
    """An appeal that is granted ends the case; one that is not leaves it as it stands."""

    GRANTED = "appeal_granted"
    REJECTED = "appeal_rejected"


@dataclass(frozen=True)
class Signed:
    """Who wrote a line, when, and why."""

    by: UUID
    by_name: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True)
class Delivery:
    """`note` names who served it and, where the signature was refused, the witness. `until` is the last day for an
    appeal where working days are counted, as the calendar stood when the delivery was entered; `unlisted` are the years
    on the way that nobody had entered then."""

    outcome: DeliveryOutcome
    on: date
    note: str
    signed: Signed
    until: date | None = None
    unlisted: tuple[int, ...] = ()


@dataclass(frozen=True)
class Notice:
    """One number of a code and a year. `serve_by` is the last day to serve it, `appeal_days` run from its delivery."""

    id: UUID
    case_id: UUID
    kind: NoticeKind
    year: int
    number: int
    issued_on: date
    serve_by: date | None
    appeal_days: int | None
    signed: Signed
    pdf_hash: str
    docx_hash: str
    voided: Signed | None = None
    delivery: Delivery | None = None
    code: str = ""

    @property
    def serial(self) -> str:
        """〔2026〕第001号."""
        return serial_text(self.year, self.number, self.code)

    @property
    def stands(self) -> bool:
        return self.voided is None


@dataclass(frozen=True)
class Ruling:
    """What was decided about an appeal, and by whom."""

    outcome: AppealOutcome
    signed: Signed


@dataclass(frozen=True)
class Appeal:
    """`until` was the last day for it and `decide_by` is the last day to decide, None where the source sets none;
    `unlisted` are years on the way to `decide_by` that nobody had entered where working days are counted."""

    id: UUID
    case_id: UUID
    filed_on: date
    until: date | None
    decide_by: date | None
    words: str
    signed: Signed
    ruling: Ruling | None = None
    unlisted: tuple[int, ...] = ()

    @property
    def late(self) -> bool:
        return self.until is not None and self.filed_on > self.until


@dataclass(frozen=True)
class CaseFile:
    """All papers of one case, the oldest first."""

    notices: tuple[Notice, ...] = ()
    appeals: tuple[Appeal, ...] = ()

    @property
    def waiting(self) -> Appeal | None:
        """The appeal nobody has decided yet."""
        return next((appeal for appeal in self.appeals if appeal.ruling is None), None)

    @property
    def decided(self) -> Appeal | None:
        """The last appeal that was decided."""
        return next((appeal for appeal in reversed(self.appeals) if appeal.ruling is not None), None)


class Due(StrEnum):
    """What has to happen by a day."""

    DECIDE = "due_decide"
    CARRY_OUT = "due_carry_out"
    LOOK_AGAIN = "due_look_again"
    SIT = "due_sit"
    SERVE = "due_serve"
    APPEAL_ENDS = "due_appeal_ends"
    DECIDE_APPEAL = "due_decide_appeal"
    DECIDE_DEFERRAL = "due_decide_deferral"
    SIT_DEFERRED = "due_sit_deferred"


@dataclass(frozen=True)
class Deadline:
    """`on` is the last day, None where no source sets one: the matter is open all the same. `unlisted` are years on the
    way to it that nobody had entered where working days are counted."""

    due: Due
    on: date | None
    person_id: UUID
    name: str
    unit: str
    subject_id: UUID
    unlisted: tuple[int, ...] = ()

    def past(self, today: date) -> bool:
        return self.on is not None and self.on < today


@dataclass(frozen=True)
class NoticeDraft:
    """What the office adds to a notice: what to bring, the scope, whom to ask."""

    kind: NoticeKind
    scope: str = ""
    bring: str = ""
    contact: str = ""
    serve_by: date | None = None


@dataclass(frozen=True)
class RetakePlace:
    """When and where the retake is sat; room and seat are empty while nobody arranged them."""

    title: str
    opens: datetime
    closes: datetime
    room: str = ""
    seat: int = 0


@dataclass(frozen=True)
class NoticeSheet:
    """All that a notice states. `about` and `held_on` name the exam that led to it, or the occasion."""

    serial: str
    draft: NoticeDraft
    case: Case
    office: str
    issued_on: date
    issued_by: str
    about: str
    held_on: date | None = None
    pass_mark: str = ""
    retake: RetakePlace | None = None
    appeal: Appeal | None = None


NoticeRenderer = Callable[[NoticeSheet], tuple[bytes, bytes]]
"""Draws a notice: the PDF that is filed and the .docx that may be edited."""


def serial_text(year: int, number: int, code: str = "") -> str:
    """The number as offices write it; behind the unit's own code; it grows beyond three digits."""
    return f"{code}〔{year}〕第{number:03d}号"
