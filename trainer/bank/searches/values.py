"""Frozen values of saved searches."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from trainer.bank.values import BankQuery

LONGEST_NAME = 20


@dataclass(frozen=True)
class SavedSearch:
    """A query under a name. `shared`: colleagues see it too; `mine`: the reader saved it and may delete it."""

    id: UUID
    name: str
    query: BankQuery
    shared: bool
    mine: bool
