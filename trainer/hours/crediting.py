"""Which earned hours of a source were credited already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session, aliased

from trainer.hours.mapping import earned, shown
from trainer.hours.tables import HourApprovalRow, HourEntryRow
from trainer.hours.values import EntryState, HourDraft
from trainer.store.transactions import chunks

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
            earned(),
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


FEW_TOPICS = 400
"""As many topics a query can name beside people and days."""


def standing_topics(
    session: Session, people: Collection[UUID], days: Collection[date], topics: Collection[str]
) -> set[tuple[UUID, date, str]]:
    """Persons, days and topics of entries that stand; among the people and days given, and few topics at most."""
    reversal = aliased(HourEntryRow)
    query = (
        select(HourEntryRow.person_id, HourEntryRow.day, HourEntryRow.topic)
        .outerjoin(HourApprovalRow, HourApprovalRow.entry_id == HourEntryRow.id)
        .where(
            shown(),
            earned(),
            or_(HourApprovalRow.decision.is_(None), HourApprovalRow.decision != EntryState.RETURNED),
            ~exists().where(reversal.reverses_id == HourEntryRow.id),
        )
    )
    if len(topics) <= FEW_TOPICS:
        query = query.where(HourEntryRow.topic.in_(topics))
    found: set[tuple[UUID, date, str]] = set()
    for some in chunks(people, 500):
        for part in chunks(days, 200):
            rows = session.execute(query.where(HourEntryRow.person_id.in_(some), HourEntryRow.day.in_(part)))
            found |= {(person, day, topic) for person, day, topic in rows}
    return found
