"""Which earned hours of a source were credited already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from trainer.hours.tables import HourApprovalRow, HourEntryRow
from trainer.hours.values import EntryState, HourDraft

AGAIN = "#"
"""Between a source and the number of the credit that follows returned ones."""
Source = tuple[UUID, str, str]


def credited(session: Session, drafts: Sequence[HourDraft]) -> tuple[set[Source], Counter[Source]]:
    """Who has a credit of these sources that waits, stands or was reversed, and how many of theirs were returned."""
    bases = {draft.source_id for draft in drafts}
    same = or_(
        HourEntryRow.source_id.in_(bases),
        *(HourEntryRow.source_id.startswith(base + AGAIN, autoescape=True) for base in bases),
    )
    query = (
        select(HourEntryRow.person_id, HourEntryRow.source, HourEntryRow.source_id, HourApprovalRow.decision)
        .outerjoin(HourApprovalRow, HourApprovalRow.entry_id == HourEntryRow.id)
        .where(
            HourEntryRow.person_id.in_({draft.person_id for draft in drafts}),
            HourEntryRow.source.in_({draft.source.value for draft in drafts}),
            HourEntryRow.reverses_id.is_(None),
            same,
        )
    )
    known: set[Source] = set()
    returned: Counter[Source] = Counter()
    for person_id, source, source_id, decision in session.execute(query):
        key = (person_id, source, source_id.split(AGAIN)[0])
        if decision == EntryState.RETURNED:
            returned[key] += 1
        else:
            known.add(key)
    return known, returned
