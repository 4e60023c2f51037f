"""Requests to sit an exam later, and what was decided about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from trainer.retakes.notices.values import Signed


class Ground(StrEnum):
    """Why somebody cannot sit. Proofs of the medical ones are seen and never kept."""

    DUTY = "ground_duty"
    ILLNESS = "ground_illness"
    MATERNITY = "ground_maternity"
    MOURNING = "ground_mourning"
    OTHER = "ground_other"

    @property
    def medical(self) -> bool:
        return self in (Ground.ILLNESS, Ground.MATERNITY)


class DeferralOutcome(StrEnum):
    GRANTED = "deferral_granted"
    REFUSED = "deferral_refused"


@dataclass(frozen=True)
class Proof:
    """A file that may be kept: no medical one."""

    name: str
    content: bytes


@dataclass(frozen=True)
class DeferralDraft:
    """`seen` says which proof was shown and to whom."""

    person_id: UUID
    exam_id: UUID
    ground: Ground
    asked_on: date
    words: str
    seen: str
    proof: Proof | None = None


@dataclass(frozen=True)
class Settled:
    """What was decided; `new_date` is the last day to sit after all."""

    outcome: DeferralOutcome
    new_date: date | None
    signed: Signed


@dataclass(frozen=True)
class Deferral:
    id: UUID
    person_id: UUID
    name: str
    unit: str
    exam_id: UUID
    ground: Ground
    asked_on: date
    words: str
    seen: str
    file_hash: str | None
    signed: Signed
    settled: Settled | None = None
    new_exam_id: UUID | None = None

    @property
    def granted(self) -> bool:
        return self.settled is not None and self.settled.outcome is DeferralOutcome.GRANTED
