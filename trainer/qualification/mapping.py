"""Between rows of certificates and values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.people.values import PersonRow
from trainer.qualification.tables import CardTable, InspectionTable, MatterDecisionTable, MatterTable
from trainer.qualification.values import (
    Card,
    Cause,
    Decided,
    Inspected,
    Inspection,
    Matter,
    Move,
    Origin,
    Verdict,
)
from trainer.store.apart import words_of
from trainer.store.transactions import chunks


def load_cards(session: Session, person_ids: Iterable[UUID] | None = None) -> dict[UUID, tuple[Card, ...]]:
    """The certificates of persons, the newest last; of everybody where none are named."""
    rows: list[CardTable] = []
    query = select(CardTable).order_by(CardTable.person_id, CardTable.ordinal)
    if person_ids is None:
        rows.extend(session.scalars(query))
    else:
        for some in chunks(dict.fromkeys(person_ids), 500):
            rows.extend(session.scalars(query.where(CardTable.person_id.in_(some))))
    inspections, matters = _inspections(session, rows), _matters(session, rows)
    numbers = words_of(session, (row.number for row in rows))
    found: dict[UUID, list[Card]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(
            Card(
                id=row.id,
                number=numbers.get(row.number, ""),
                fields=tuple(row.fields),
                issuer=row.issuer,
                issued_on=row.issued_on,
                valid_until=row.valid_until,
                origin=Origin(row.origin),
                inspections=inspections.get(row.id, ()),
                matters=matters.get(row.id, ()),
            )
        )
    return {person_id: tuple(cards) for person_id, cards in found.items()}


def with_roster(person: PersonRow, cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """The certificates with the one of the roster, where it says something newer than the last that was registered."""
    if not person.certificate_number:
        return cards
    newest = cards[-1] if cards else None
    if newest is not None and same_as_roster(newest, person):
        return cards
    until = person.certificate_valid_until
    return (*cards, Card(None, person.certificate_number, person.fields, "", None, until, Origin.ROSTER))


def same_as_roster(card: Card, person: PersonRow) -> bool:
    """Whether the roster says nothing else; fields are the person's own and do not make another certificate."""
    same = card.number == person.certificate_number
    return same and card.valid_until == person.certificate_valid_until


def _inspections(session: Session, rows: Iterable[CardTable]) -> Mapping[UUID, tuple[Inspected, ...]]:
    found: dict[UUID, list[InspectionTable]] = defaultdict(list)
    for some in chunks((row.id for row in rows), 500):
        query = select(InspectionTable).where(InspectionTable.card_id.in_(some))
        for row in session.scalars(query.order_by(InspectionTable.card_id, InspectionTable.ordinal)):
            found[row.card_id].append(row)
    notes = words_of(session, (row.note for some in found.values() for row in some))
    return {
        card_id: tuple(
            Inspected(row.year, row.on, Inspection(row.result), row.by_id, notes.get(row.note, "")) for row in some
        )
        for card_id, some in found.items()
    }


def _matters(session: Session, rows: Iterable[CardTable]) -> Mapping[UUID, tuple[Matter, ...]]:
    found: dict[UUID, list[Matter]] = defaultdict(list)
    for some in chunks((row.id for row in rows), 500):
        query = (
            select(MatterTable, MatterDecisionTable)
            .outerjoin(MatterDecisionTable, MatterDecisionTable.matter_id == MatterTable.id)
            .where(MatterTable.card_id.in_(some))
            .order_by(MatterTable.card_id, MatterTable.ordinal)
        )
        pairs = session.execute(query).all()
        words = words_of(session, [one.note for one, _d in pairs] + [d.reason for _one, d in pairs if d is not None])
        for row, decision in pairs:
            decided = None if decision is None else _decided(decision, words)
            note = words.get(row.note, "")
            matter = Matter(row.id, Move(row.move), Cause(row.cause), row.on, row.at, row.by_id, note, decided)
            found[row.card_id].append(matter)
    return {card_id: tuple(some) for card_id, some in found.items()}


def _decided(row: MatterDecisionTable, words: Mapping[str, str]) -> Decided:
    return Decided(Verdict(row.verdict), row.on, row.by_id, row.at, words.get(row.reason, ""))
