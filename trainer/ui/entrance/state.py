"""What the entrance shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trainer.exams.entrance.values import Entrant


class Step(StrEnum):
    """A number is asked for, then the person who has it is shown."""

    NUMBER = "number"
    FACE = "face"


@dataclass(frozen=True)
class EntranceState:
    """`bound` says that the seat knew its candidate; `photo` are the bytes of the photograph, may be empty."""

    office: str
    place: str = ""
    step: Step = Step.NUMBER
    entrant: Entrant | None = None
    photo: bytes = b""
    bound: bool = False
    trouble: str = ""
