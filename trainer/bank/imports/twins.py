"""Which items say what the bank or an earlier item of their file says already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.bank.queries import shown
from trainer.bank.tables import QuestionTable
from trainer.bank.values import QuestionStatus
from trainer.store.transactions import chunks


def in_bank(session: Session, prints: Iterable[str]) -> Mapping[str, UUID]:
    """Fingerprint -> the question of the bank that has it; what is out of use does not count."""
    found: dict[str, UUID] = {}
    wanted = select(QuestionTable.fingerprint, QuestionTable.id).where(
        QuestionTable.status != QuestionStatus.RETIRED, shown()
    )
    for some in chunks(dict.fromkeys(filter(None, prints)), 500):
        for print_, own in session.execute(wanted.where(QuestionTable.fingerprint.in_(some))):
            found[print_] = own
    return found
