"""The staff with what counts for the targets of documents: persons joined with their approved training."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from sqlalchemy import or_, select

from trainer.hours.tables import HourApprovalRow, HourEntryRow
from trainer.hours.values import EntryState
from trainer.people.tables import PersonTable
from trainer.people.values import Category, Education, PersonStatus
from trainer.profile.values import Member
from trainer.store.transactions import Database


def staff(database: Database, words: tuple[str, ...]) -> tuple[Member, ...]:
    """Everybody who is not sealed, by name. `words` are those looked for in topics; an entry taken back counts not.

    The service that calls it has asked for the right.
    """
    topics: dict[UUID, list[str]] = defaultdict(list)
    reversed_ids = select(HourEntryRow.reverses_id).where(HourEntryRow.reverses_id.is_not(None))
    with database.read() as session:
        if words:
            wanted = (
                select(HourEntryRow.person_id, HourEntryRow.topic)
                .join(HourApprovalRow, HourApprovalRow.entry_id == HourEntryRow.id)
                .where(HourApprovalRow.decision == EntryState.APPROVED, HourEntryRow.reverses_id.is_(None))
                .where(HourEntryRow.id.not_in(reversed_ids))
                .where(or_(*(HourEntryRow.topic.icontains(word, autoescape=True) for word in words)))
            )
            for person_id, topic in session.execute(wanted):
                topics[person_id].append(topic)
        query = select(PersonTable).where(PersonTable.status != PersonStatus.SEALED).order_by(PersonTable.name)
        return tuple(
            Member(
                id=row.id,
                name=row.name,
                unit_id=row.unit_id,
                post=row.post,
                category=Category(row.category),
                status=PersonStatus(row.status),
                education=Education(row.education),
                major=row.major,
                legal_qualification=row.legal_qualification,
                legal_reviewer=row.legal_reviewer,
                topics=tuple(topics.get(row.id, ())),
            )
            for row in session.scalars(query)
        )
