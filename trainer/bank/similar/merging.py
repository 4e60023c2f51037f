"""Two questions become one: the other goes out of use and points to it; both keep their histories."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from trainer.bank.citations import recite
from trainer.bank.lawchange.items import close_items, law_changed_since, reopen_items
from trainer.bank.mapping import Prepared, prepare, read_content, renew, version_values
from trainer.bank.reading import question_row, read_contents, read_versions
from trainer.bank.rules import after_change
from trainer.bank.similar.rules import Standing, may_undo, merged
from trainer.bank.similar.tables import MergeUndo, QuestionMerge
from trainer.bank.similar.values import MergePlan, MergeRow
from trainer.bank.tables import TEXTS, QuestionTable, QuestionVersion
from trainer.bank.values import BankEvent, Move, QuestionStatus
from trainer.people.accounts.rules import require_reason
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class Merging:
    """Merges and takes merges back while nothing rests on them."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def merge(self, actor: Actor, plan: MergePlan, reason: str) -> UUID:
        require_reason(reason)
        prepared = self._prepare(plan)
        merge_id, version_id, at = self._ids.new(), self._ids.new(), self._clock.now()
        with self._database.write() as session:
            kept = _as_compared(session, plan.kept.id, plan.kept.version_id)
            other = _as_compared(session, plan.other.id, plan.other.version_id)
            row = QuestionMerge(
                id=merge_id,
                kept_id=kept.id,
                retired_id=other.id,
                version_before=kept.version_id,
                version_after=kept.version_id,
                status_after=kept.status,
                before=_standing_of(kept) | {"retired_status": other.status},
                taken={part.value: source.value for part, source in plan.taken.items()},
                at=at,
                by_id=actor.person_id,
                reason=reason,
            )
            if prepared.fingerprint != kept.fingerprint:
                self._rewrite(session, actor, kept, prepared, version_id, at, reason)
                row.version_after, row.status_after = version_id, kept.status
            other.status = QuestionStatus.RETIRED
            close_items(session, [other.id], Move.RETIRE, actor.person_id, at)
            session.add(row)
            self._record(session, actor, row, reason)
        TEXTS.settle(self._database, steps=1)
        return merge_id

    def undo(self, actor: Actor, merge_id: UUID, reason: str) -> None:
        require_reason(reason)
        with self._database.write() as session:
            row = session.get_one(QuestionMerge, merge_id)
            kept, other = question_row(session, row.kept_id), question_row(session, row.retired_id)
            if session.get(MergeUndo, merge_id) is not None:
                raise Refused("similar.undone_already")
            if not _undoable(row, kept, other):
                raise Refused("similar.merge_used", number=kept.number)
            if row.version_after != row.version_before:
                self._put_back(session, row, kept)
            reopen_items(session, [kept.id, other.id], row.at)
            other.status = row.before["retired_status"]
            if law_changed_since(session, row.at):
                _set_aside((kept, other))
            session.add(MergeUndo(merge_id=merge_id, at=self._clock.now(), by_id=actor.person_id, reason=reason))
            subjects = [
                (own.id, {"merge": str(merge_id), "version": str(own.version_id), "to": own.status})
                for own in (kept, other)
            ]
            self._audit.record_all(session, actor.person_id, BankEvent.MERGE_UNDONE, subjects, reason)
        TEXTS.settle(self._database, steps=1)

    def merges(self) -> tuple[MergeRow, ...]:
        """Those in force, newest first."""
        kept, other = aliased(QuestionTable), aliased(QuestionTable)
        wanted = (
            select(QuestionMerge, kept, other)
            .join(kept, kept.id == QuestionMerge.kept_id)
            .join(other, other.id == QuestionMerge.retired_id)
            .where(~exists().where(MergeUndo.merge_id == QuestionMerge.id))
            .order_by(QuestionMerge.at.desc(), QuestionMerge.id.desc())
        )
        with self._database.read() as session:
            return tuple(
                MergeRow(row.id, one.number, gone.number, row.at, row.by_id, row.reason, _undoable(row, one, gone))
                for row, one, gone in session.execute(wanted)
            )

    def _prepare(self, plan: MergePlan) -> Prepared:
        ids = [plan.kept.version_id, plan.other.version_id]
        with self._database.read() as session:
            contents = read_contents(session, ids)
        kept, other = (contents[version_id] for version_id in ids)
        return prepare(merged(kept, other, plan.taken))

    def _rewrite(
        self,
        session: Session,
        actor: Actor,
        kept: QuestionTable,
        prepared: Prepared,
        version_id: UUID,
        at: datetime,
        reason: str,
    ) -> None:
        """Gives the kept question its version; it goes back to review as after any change."""
        ordinal = len(read_versions(session, kept.id)) + 1
        values = version_values(prepared, version_id, kept.id, ordinal, actor.person_id, at, reason)
        session.add(QuestionVersion(**values))
        kept.status = after_change(QuestionStatus(kept.status))
        renew(kept, prepared, version_id, actor.person_id)
        recite(session, kept.number, prepared.question)
        close_items(session, [kept.id], BankEvent.CHANGED, actor.person_id, at)
        TEXTS.put_tokens(session, [(kept.number, prepared.tokens)])

    def _put_back(self, session: Session, row: QuestionMerge, kept: QuestionTable) -> None:
        """The version before the merge is the current one again, with who wrote, checked and approved it."""
        content = session.scalars(select(QuestionVersion.content).where(QuestionVersion.id == row.version_before)).one()
        prepared = prepare(read_content(content))
        renew(kept, prepared, row.version_before, UUID(row.before["author"]))
        kept.checked_by, kept.approved_by = _uuid(row.before["checked"]), _uuid(row.before["approved"])
        kept.status = row.before["status"]
        recite(session, kept.number, prepared.question)
        TEXTS.put_tokens(session, [(kept.number, prepared.tokens)])

    def _record(self, session: Session, actor: Actor, row: QuestionMerge, reason: str) -> None:
        kept = {
            "merge": str(row.id),
            "retired": str(row.retired_id),
            "version": str(row.version_after),
            "from": row.before["status"],
            "to": row.status_after,
        }
        gone = {"merge": str(row.id), "kept": str(row.kept_id), "from": row.before["retired_status"]}
        self._audit.record(session, actor.person_id, BankEvent.MERGED, row.kept_id, kept, reason)
        self._audit.record(
            session, actor.person_id, Move.RETIRE, row.retired_id, gone | {"to": QuestionStatus.RETIRED.value}, reason
        )


def _as_compared(session: Session, question_id: UUID, version_id: UUID) -> QuestionTable:
    row = question_row(session, question_id)
    if row.status == QuestionStatus.RETIRED or row.version_id != version_id:
        raise Refused("similar.changed_meanwhile", number=row.number)
    return row


def _standing_of(row: QuestionTable) -> dict[str, str]:
    return {
        "status": row.status,
        "author": str(row.author_id),
        "checked": str(row.checked_by or ""),
        "approved": str(row.approved_by or ""),
    }


def _undoable(row: QuestionMerge, kept: QuestionTable, other: QuestionTable) -> bool:
    after = Standing(row.version_after, QuestionStatus(row.status_after))
    now = Standing(kept.version_id, QuestionStatus(kept.status))
    return may_undo(row.version_before, after, now, QuestionStatus(other.status))


def _set_aside(rows: tuple[QuestionTable, ...]) -> None:
    """A law changed while one of them was out of use: whether both still hold has to be looked at."""
    for row in rows:
        if row.status in (QuestionStatus.CHECKED, QuestionStatus.APPROVED):
            row.status = QuestionStatus.PARKED


def _uuid(text: str) -> UUID | None:
    return UUID(text) if text else None
