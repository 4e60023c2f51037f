"""Review: questions move between statuses, each with its link in the audit trail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from question_bank.checks import check
from trainer.bank.lawchange.items import close_items
from trainer.bank.queries import shown
from trainer.bank.reading import read_contents
from trainer.bank.rules import NEED_REASON, NEED_SOUND, TARGET, Standing, refusal, refusal_error
from trainer.bank.tables import QuestionTable
from trainer.bank.values import BulkOutcome, Move, QuestionStatus
from trainer.people.accounts.rules import require_reason
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.transactions import Database

_AT_ONCE = 100
_BY = {Move.CHECK: "checked_by", Move.APPROVE: "approved_by"}
_STANDING = (
    QuestionTable.id,
    QuestionTable.version_id,
    QuestionTable.status,
    QuestionTable.author_id,
    QuestionTable.checked_by,
    QuestionTable.approved_by,
)


class Review:
    """Moves questions in pieces short enough that an answer never waits for one."""

    def __init__(self, database: Database, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit

    def move(self, actor: Actor, move: Move, question_ids: Iterable[UUID], reason: str) -> BulkOutcome:
        """Moves the questions nothing speaks against; where that is none, raises the commonest refusal."""
        if move in NEED_REASON:
            require_reason(reason)
        done: list[UUID] = []
        refused = Counter[str]()
        for some in self._database.pieces(dict.fromkeys(question_ids), _AT_ONCE):
            with self._database.write() as session:
                moved, kept_back = self.move_some(session, actor.person_id, move, some, reason)
            done += moved
            refused.update(kept_back)
        if refused and not done:
            raise refusal_error(refused.most_common(1)[0][0])
        return BulkOutcome(len(done), refused, moved=tuple(done))

    def move_some(
        self, session: Session, person_id: UUID, move: Move, question_ids: Sequence[UUID], reason: str
    ) -> tuple[tuple[UUID, ...], Counter[str]]:
        """Moves some inside the caller's transaction: which ones moved, and what kept the others back."""
        rows = session.execute(select(*_STANDING).where(QuestionTable.id.in_(question_ids), shown())).all()
        contents = read_contents(session, [row.version_id for row in rows]) if move in NEED_SOUND else {}
        moved: list[tuple[UUID, dict[str, str]]] = []
        refused: Counter[str] = Counter()
        for row in rows:
            sound = move not in NEED_SOUND or not any(p.blocking for p in check(contents[row.version_id]))
            standing = Standing(QuestionStatus(row.status), row.author_id, row.checked_by, sound)
            code = refusal(move, standing, person_id)
            if code is not None:
                refused[code] += 1
                continue
            moved.append((row.id, _link(row, move)))
        done = tuple(question_id for question_id, _detail in moved)
        if done:
            by = {_BY[move]: person_id} if move in _BY else {}
            change = update(QuestionTable).where(QuestionTable.id.in_(done)).values(status=TARGET[move], **by)
            session.execute(change.execution_options(synchronize_session=False))
        self._audit.record_all(session, person_id, move, moved, reason)
        if move in (Move.CHECK, Move.RETIRE):
            close_items(session, done, move, person_id, self._clock.now())
        return done, refused


def _link(row: Row[UUID, UUID, str, UUID, UUID | None, UUID | None], move: Move) -> dict[str, str]:
    """The detail of a move in the trail; who had checked or approved before stands in it, so that it can go back."""
    before = {Move.CHECK: row.checked_by, Move.APPROVE: row.approved_by}.get(move)
    detail = {"version": str(row.version_id), "from": row.status, "to": TARGET[move].value}
    return detail | ({"before": str(before)} if before else {})
