"""The rows of one query, read in stretches as they scroll into view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trainer.bank.service import BankService
from trainer.bank.values import BankQuery, QuestionRow
from trainer.people.accounts.values import Actor

STRETCH = 200


class BankRows:
    """`more`: a search found so much that `total` stopped counting."""

    def __init__(self, bank: BankService, actor: Actor, query: BankQuery) -> None:
        self.query = query
        self._bank = bank
        self._actor = actor
        page = bank.page(actor, replace(query, offset=0, limit=STRETCH))
        self._first, self.total, self.more = page.rows, page.total, page.more

    def rows(self, offset: int, limit: int) -> Sequence[QuestionRow]:
        if offset + limit <= STRETCH:
            return self._first[offset : offset + limit]
        return self._bank.page(self._actor, replace(self.query, offset=offset, limit=limit)).rows
