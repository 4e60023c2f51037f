"""One step of review taken back, as the audit trail tells it: nobody has to say where the questions stood before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.bank.lawchange.items import reopen_decided
from trainer.bank.queries import shown
from trainer.bank.tables import QuestionTable
from trainer.bank.values import BankEvent, BulkOutcome, Move, QuestionStatus
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditEntry, AuditTrail, last_entries
from trainer.store.transactions import Database

_AT_ONCE = 100


class TakingBack:
    """A move goes back where it is the last thing that happened to its question, for the person who made it."""

    def __init__(self, database: Database, audit: AuditTrail) -> None:
        self._database = database
        self._audit = audit

    def take_back(self, actor: Actor, move: Move, question_ids: Iterable[UUID], reason: str) -> BulkOutcome:
        done: list[UUID] = []
        refused: Counter[str] = Counter()
        for some in self._database.pieces(dict.fromkeys(question_ids), _AT_ONCE):
            with self._database.write() as session:
                back = self._some(session, actor, move, some, reason)
            done += back
            refused["bank.changed_since"] += len(some) - len(back)
        return BulkOutcome(len(done), +refused, moved=tuple(done))

    def _some(
        self, session: Session, actor: Actor, move: Move, question_ids: Sequence[UUID], reason: str
    ) -> list[UUID]:
        rows = session.scalars(select(QuestionTable).where(QuestionTable.id.in_(question_ids), shown())).all()
        last = last_entries(session, question_ids)
        back: list[tuple[UUID, dict[str, str]]] = []
        moments: defaultdict[datetime, list[UUID]] = defaultdict(list)
        for row in rows:
            link = last.get(row.id)
            if link is None or not _is_last(link, row, move, actor.person_id):
                continue
            back.append((row.id, {"version": str(row.version_id), "from": row.status, "to": link.detail["from"]}))
            moments[link.at].append(row.id)
            _restore(row, move, link)
        self._audit.record_all(session, actor.person_id, BankEvent.TAKEN_BACK, back, reason)
        for at, ids in moments.items():
            reopen_decided(session, ids, move, actor.person_id, at)
        return [question_id for question_id, _detail in back]


def _is_last(link: AuditEntry, row: QuestionTable, move: Move, person_id: UUID) -> bool:
    """Whether the newest link of a question is this move of this person, and the question stands as it left it."""
    made = (link.action, link.actor_id) == (move, person_id)
    return made and (link.detail["version"], link.detail["to"]) == (str(row.version_id), row.status)


def _restore(row: QuestionTable, move: Move, link: AuditEntry) -> None:
    before = UUID(link.detail["before"]) if "before" in link.detail else None
    row.status = QuestionStatus(link.detail["from"])
    if move is Move.CHECK:
        row.checked_by = before
    if move is Move.APPROVE:
        row.approved_by = before
