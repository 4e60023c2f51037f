"""Review: questions move between statuses, each with its link in the audit trail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.checks import check
from trainer.bank.queries import shown
from trainer.bank.reading import read_contents
from trainer.bank.rules import NEED_REASON, NEED_SOUND, TARGET, Standing, refusal, refusal_error, require_reason
from trainer.bank.tables import QuestionTable
from trainer.bank.values import BulkOutcome, Move, QuestionStatus
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.transactions import Database, chunks

_AT_ONCE = 100


class Review:
    """Moves questions in pieces short enough that an answer never waits for one."""

    def __init__(self, database: Database, audit: AuditTrail) -> None:
        self._database = database
        self._audit = audit

    def move(self, actor: Actor, move: Move, question_ids: Iterable[UUID], reason: str) -> BulkOutcome:
        """Moves the questions nothing speaks against; where that is none, raises the commonest refusal."""
        if move in NEED_REASON:
            require_reason(reason)
        changed, refused = 0, Counter[str]()
        for some in chunks(dict.fromkeys(question_ids), _AT_ONCE):
            with self._database.write() as session:
                moved, kept_back = self._move_some(session, actor, move, some, reason)
            changed += moved
            refused.update(kept_back)
        if refused and not changed:
            raise refusal_error(refused.most_common(1)[0][0])
        return BulkOutcome(changed, refused)

    def _move_some(
        self, session: Session, actor: Actor, move: Move, question_ids: Sequence[UUID], reason: str
    ) -> tuple[int, Counter[str]]:
        rows = session.scalars(select(QuestionTable).where(QuestionTable.id.in_(question_ids), shown())).all()
        contents = read_contents(session, [row.version_id for row in rows]) if move in NEED_SOUND else {}
        moved: list[tuple[UUID, dict[str, str]]] = []
        refused: Counter[str] = Counter()
        for row in rows:
            sound = move not in NEED_SOUND or not any(p.blocking for p in check(contents[row.version_id]))
            standing = Standing(QuestionStatus(row.status), row.author_id, row.checked_by, sound)
            code = refusal(move, standing, actor.person_id)
            if code is not None:
                refused[code] += 1
                continue
            moved.append((row.id, {"version": str(row.version_id), "from": row.status, "to": TARGET[move].value}))
            row.status = TARGET[move]
            if move is Move.CHECK:
                row.checked_by = actor.person_id
            if move is Move.APPROVE:
                row.approved_by = actor.person_id
        self._audit.record_all(session, actor.person_id, move, moved, reason)
        return len(moved), refused
