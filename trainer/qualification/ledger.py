"""Writes certificates and what happens to them inside the transaction of a use case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from trainer.people.service import PeopleService
from trainer.people.values import PersonRow
from trainer.qualification.mapping import load_cards, with_roster
from trainer.qualification.tables import CardTable, InspectionTable, MatterDecisionTable, MatterTable
from trainer.qualification.values import (
    CardDraft,
    Cause,
    Inspection,
    Matter,
    Move,
    Origin,
    Rules,
    Verdict,
)
from trainer.store.apart import put_apart, put_several_apart
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.ids import Ids


class CardBook:
    """Rows and their links of the trail."""

    def __init__(self, ids: Ids, clock: Clock, audit: AuditTrail, people: PeopleService) -> None:
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people

    def take_in(self, session: Session, actor_id: UUID | None, person: PersonRow) -> UUID | None:
        """The row of the certificate that counts, made from the roster where it stands there alone; None without."""
        cards = with_roster(person, load_cards(session, (person.id,)).get(person.id, ()))
        if not cards:
            return None
        card = cards[-1]
        if card.id is not None:
            return card.id
        draft = CardDraft(card.number, card.fields, "", None, card.valid_until)
        return self._add(session, actor_id, person.id, draft, Origin.ROSTER)

    def take_in_many(self, session: Session, actor_id: UUID | None, people: Sequence[PersonRow]) -> int:
        """The same for many people at once, in a few statements; gives how many certificates were new."""
        known = load_cards(session, [person.id for person in people])
        fresh = []
        for person in people:
            cards = with_roster(person, known.get(person.id, ()))
            if cards and cards[-1].id is None:
                fresh.append((person, cards[-1], len(cards)))
        if not fresh:
            return 0
        seals = put_several_apart(session, [card.number for _person, card, _ordinal in fresh])
        rows: list[dict[str, Any]] = []
        for (person, card, ordinal), seal in zip(fresh, seals, strict=True):
            row = {"id": self._ids.new(), "person_id": person.id, "ordinal": ordinal, "number": seal, "issuer": ""}
            row |= {"fields": list(card.fields), "issued_on": None, "valid_until": card.valid_until}
            rows.append(row | {"origin": Origin.ROSTER, "by_id": actor_id, "at": self._clock.now()})
        session.execute(insert(CardTable), rows)
        links = [(row["person_id"], _detail(row["id"], Origin.ROSTER, row["valid_until"])) for row in rows]
        self._audit.record_all(session, actor_id, "qualification.registered", links)
        return len(rows)

    def register(self, session: Session, actor_id: UUID, person_id: UUID, number: str, draft: CardDraft) -> UUID:
        """A certificate typed from the paper; the person's page says the same from now on."""
        self._people.note_card(session, person_id, number, draft.valid_until, draft.fields)
        clean = CardDraft(number, draft.fields, draft.issuer.strip(), draft.issued_on, draft.valid_until)
        return self._add(session, actor_id, person_id, clean, Origin.REGISTERED)

    def inspect(
        self,
        session: Session,
        actor_id: UUID,
        person_id: UUID,
        card_id: UUID,
        year: int,
        on: date,
        result: Inspection,
        note: str,
    ) -> None:
        row = InspectionTable(id=self._ids.new(), card_id=card_id, year=year, on=on, result=result)
        row.ordinal = _next(session, InspectionTable.ordinal, InspectionTable.card_id == card_id)
        row.by_id, row.at, row.note = actor_id, self._clock.now(), put_apart(session, note)
        session.add(row)
        detail = {"card": str(card_id), "year": str(year), "result": result.value}
        self._audit.record(session, actor_id, "qualification.inspected", person_id, detail)

    def propose(
        self,
        session: Session,
        actor_id: UUID | None,
        person_id: UUID,
        card_id: UUID,
        move: Move,
        cause: Cause,
        on: date,
        rules: Rules,
        note: str,
    ) -> UUID:
        row = MatterTable(id=self._ids.new(), card_id=card_id, move=move, cause=cause, on=on, rule=rules.id)
        row.ordinal = _next(session, MatterTable.ordinal, MatterTable.card_id == card_id)
        row.by_id, row.at, row.note = actor_id, self._clock.now(), put_apart(session, note)
        session.add(row)
        session.flush()
        detail = {"card": str(card_id), "move": move.value, "cause": cause.value, "rules": rules.id}
        self._audit.record(session, actor_id, "qualification.proposed", person_id, detail)
        return row.id

    def decide(
        self,
        session: Session,
        actor_id: UUID,
        person_id: UUID,
        matter: Matter,
        verdict: Verdict,
        on: date,
        reason: str,
    ) -> None:
        row = MatterDecisionTable(matter_id=matter.id, verdict=verdict, on=on, by_id=actor_id)
        row.at, row.reason = self._clock.now(), put_apart(session, reason)
        session.add(row)
        if verdict is Verdict.CONFIRMED and matter.move is Move.CANCEL:
            self._people.note_card(session, person_id, "", None, None)
        detail = {"matter": str(matter.id), "move": matter.move.value, "verdict": verdict.value}
        self._audit.record(session, actor_id, "qualification.decided", person_id, detail)

    def _add(self, session: Session, actor_id: UUID | None, person_id: UUID, draft: CardDraft, origin: Origin) -> UUID:
        row = CardTable(id=self._ids.new(), person_id=person_id, number=put_apart(session, draft.number))
        row.ordinal = _next(session, CardTable.ordinal, CardTable.person_id == person_id)
        row.fields, row.issuer = list(draft.fields), draft.issuer
        row.issued_on, row.valid_until, row.origin = draft.issued_on, draft.valid_until, origin
        row.by_id, row.at = actor_id, self._clock.now()
        session.add(row)
        session.flush()
        detail = _detail(row.id, origin, draft.valid_until)
        self._audit.record(session, actor_id, "qualification.registered", person_id, detail)
        return row.id


def _next(session: Session, ordinal: InstrumentedAttribute[int], of: ColumnElement[bool]) -> int:
    return (session.scalar(select(func.max(ordinal)).where(of)) or 0) + 1


def _detail(card_id: UUID, origin: Origin, until: date | None) -> dict[str, str]:
    return {"card": str(card_id), "origin": origin.value, "until": str(until or "")}
