"""What the presenters of the law rooms work with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from trainer.bank.basis.service import BasisService
from trainer.bank.lawchange.service import LawChangeService
from trainer.bank.service import BankService
from trainer.law.service import LawService
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.ui.asking import Asking
from trainer.ui.working import Working


@dataclass(frozen=True)
class LawDesk:
    """`go` leads to another page; `changed` tells that something was changed."""

    law: LawService
    changes: LawChangeService
    bank: BankService
    basis: BasisService
    people: PeopleService
    actor: Actor
    jobs: Working
    dialogs: Asking
    changed: Callable[[], None]
    go: Callable[[str, object], None]

    @property
    def may_edit(self) -> bool:
        return may(self.actor, Permission.EDIT_BANK)

    def names(self, ids: Iterable[UUID | None]) -> dict[UUID, str]:
        """The names of people by their ids."""
        rows = self.people.rows(self.actor, {one for one in ids if one is not None})
        return {person_id: row.name for person_id, row in rows.items()}
