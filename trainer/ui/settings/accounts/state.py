"""What the tab of accounts shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from trainer.people.accounts.values import AccountRow
from trainer.people.values import PersonRow
from trainer.ui.tones import Tone


class Side(StrEnum):
    """What the panel at the right is for."""

    NOTHING = "nothing"
    ACCOUNT = "account"
    NEW = "new"
    SLIPS = "slips"


@dataclass(frozen=True)
class NewSlip:
    """A one-time slip as it was made just now; its code is nowhere else."""

    name: str
    login: str
    code: str
    valid_until: datetime


@dataclass(frozen=True)
class AccountsState:
    """`form` counts the forms that were opened, so that each begins empty."""

    rows: tuple[AccountRow, ...] = ()
    people: Mapping[UUID, PersonRow] = field(default_factory=dict)
    words: str = ""
    side: Side = Side.NOTHING
    chosen: UUID | None = None
    form: int = 0
    slips: tuple[NewSlip, ...] = ()
    actor_account: UUID | None = None

    @property
    def account(self) -> AccountRow | None:
        return next((row for row in self.rows if row.id == self.chosen), None)


def shown(state: AccountsState) -> tuple[AccountRow, ...]:
    """The accounts whose login, name or unit contains the words."""
    words = state.words.strip().casefold()

    def fits(row: AccountRow) -> bool:
        person = state.people.get(row.person_id)
        return any(words in text.casefold() for text in (row.login, row.name, person.unit if person else ""))

    return tuple(row for row in state.rows if not words or fits(row))


def standing_tone(row: AccountRow) -> Tone:
    """Green while it may sign in."""
    return Tone.OK if row.enabled else Tone.PLAIN


def suggest_login(work_number: str, pinyin: str, taken: Collection[str]) -> str:
    """The work number in small letters, else the name in pinyin; with a figure behind it where that is taken."""
    base = work_number.strip().lower() or pinyin
    known = {login.casefold() for login in taken}
    if base and base not in known:
        return base
    number = 2
    while f"{base}{number}" in known:
        number += 1
    return f"{base}{number}"
