"""Reviews and cards inside the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.codec import response_to_data
from trainer.practice.rules import Same, own_response, replay
from trainer.practice.tables import CardTable, ReviewTable
from trainer.practice.values import Card, PracticeTerms, Review, RunKind, Verdict
from trainer.store.transactions import chunks

_FACTS = (
    "version_id",
    "state",
    "step",
    "stability",
    "difficulty",
    "due",
    "last_at",
    "last_right",
    "streak",
    "answers",
    "rights",
)


def reviews_of(session: Session, person_id: UUID, question_ids: Iterable[UUID]) -> dict[UUID, list[Review]]:
    """A person's reviews of some questions, by question."""
    columns = (ReviewTable.question_id, ReviewTable.version_id, ReviewTable.at, ReviewTable.right)
    wanted = select(*columns).where(ReviewTable.person_id == person_id)
    asked = tuple(dict.fromkeys(question_ids))
    found: defaultdict[UUID, list[Review]] = defaultdict(list)
    for some in chunks(asked, 500):
        for row in session.execute(wanted.where(ReviewTable.question_id.in_(some))):
            found[row.question_id].append(Review(*row))
    return found


def add_review(session: Session, own_id: UUID, person_id: UUID, verdict: Verdict, kind: RunKind, at: datetime) -> None:
    """Keeps one answer for good."""
    task = verdict.task
    row = ReviewTable(id=own_id, person_id=person_id, question_id=task.question_id, version_id=task.version_id, at=at)
    row.right, row.kind = bool(verdict.right), kind
    row.response = response_to_data(own_response(verdict.response, task.order))
    session.add(row)
    session.flush()


def keep_cards(
    session: Session, person_id: UUID, question_ids: Sequence[UUID], terms: PracticeTerms, same: Same
) -> dict[UUID, Card]:
    """Makes the cards of these questions from their reviews, and gives them."""
    made = {}
    for question_id, reviews in reviews_of(session, person_id, question_ids).items():
        card = replay(reviews, terms, same)
        if card is not None:
            made[question_id] = card
    mine = select(CardTable).where(CardTable.person_id == person_id, CardTable.question_id.in_(made))
    known = {row.question_id: row for row in session.scalars(mine)}
    for question_id, card in made.items():
        row = known.get(question_id)
        if row is None:
            row = CardTable(person_id=person_id, question_id=question_id)
            session.add(row)
        for name in _FACTS:
            setattr(row, name, getattr(card, name))
    session.flush()
    return made


def cards_of(session: Session, person_id: UUID) -> tuple[Card, ...]:
    """Every card of a person."""
    columns = [CardTable.question_id, *(getattr(CardTable, name) for name in _FACTS)]
    return tuple(Card(*row) for row in session.execute(select(*columns).where(CardTable.person_id == person_id)))
