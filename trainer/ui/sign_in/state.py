"""What the door shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trainer.people.accounts.values import Actor


class Step(StrEnum):
    """The steps between the closed door and the work."""

    SIGN_IN = "sign_in"
    NEW_PASSWORD = "new_password"
    NOTICE = "notice"


@dataclass(frozen=True)
class DoorState:
    """One step of signing in, and what went wrong in it."""

    step: Step = Step.SIGN_IN
    office: str = ""
    actor: Actor | None = None
    trouble: str = ""
    notice_after: bool = False
    needs_old: bool = False
