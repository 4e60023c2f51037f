"""Sets aside the questions a law change puts in doubt, and puts them back where the version was loaded wrongly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from trainer.bank.lawchange.queries import RESTS_ON_A_CHECK, citing
from trainer.bank.lawchange.rules import Cited, in_doubt, places_from_data, places_to_data
from trainer.bank.lawchange.tables import LawChangeItemTable, LawChangeTable
from trainer.bank.review import Review
from trainer.bank.staging import Cancelled, Progress
from trainer.bank.tables import QuestionTable
from trainer.bank.values import BankEvent, Move, QuestionStatus
from trainer.law.values import ArticleKey
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditEntry, AuditTrail
from trainer.store.clock import Clock
from trainer.store.transactions import Database, chunks
from trainer.words import _

_AT_ONCE = 100
_ITEMS: Table = LawChangeItemTable.__table__  # type: ignore[assignment]


class Parking:
    """In pieces short enough that an answer never waits for one; begun again it goes on where it stopped."""

    def __init__(self, database: Database, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._review = Review(database, clock, audit)

    def carry_out(self, change_id: UUID, progress: Progress, cancelled: Cancelled) -> int:
        """Gives how many questions were set aside; the change is done when none is left."""
        parked = 0
        while True:
            change, wanted = self._wanted(change_id)
            if not wanted:
                break
            reason = _reason(change)
            for some in self._database.pieces(wanted, _AT_ONCE):
                if cancelled():
                    return parked
                parked += self._park_some(change_id, {one: wanted[one] for one in some}, reason)
                progress(parked, len(wanted))
        with self._database.write() as session:
            session.get_one(LawChangeTable, change_id).done_at = self._clock.now()
        return parked

    def put_back(self, actor: Actor, change_id: UUID, reason: str) -> int:
        """Gives what was set aside the status it had before; gives how many questions that were."""
        open_ = (LawChangeItemTable.change_id == change_id, LawChangeItemTable.closed_at.is_(None))
        with self._database.read() as session:
            ids = session.scalars(select(LawChangeItemTable.question_id).where(*open_)).all()
            before = _before(session, ids)
        for some in self._database.pieces(ids, _AT_ONCE):
            with self._database.write() as session:
                for status in RESTS_ON_A_CHECK:
                    own = [one for one in some if before.get(one, QuestionStatus.CHECKED) == status]
                    if own:
                        self._restore(session, actor, change_id, own, status, reason)
                closed = {"decision": BankEvent.RESTORED, "closed_by": actor.person_id, "closed_at": self._clock.now()}
                wanted = (_ITEMS.c.change_id == change_id, _ITEMS.c.question_id.in_(some))
                session.execute(update(_ITEMS).where(*wanted).values(closed))
        return len(ids)

    def _wanted(self, change_id: UUID) -> tuple[LawChangeTable, Mapping[UUID, list[Cited]]]:
        """The approved and checked questions that cite what changed and are not listed yet, with what they cite."""
        with self._database.read() as session:
            change = session.get_one(LawChangeTable, change_id)
            cited = citing(session, change.statute)
            listed = session.scalars(
                select(LawChangeItemTable.question_id).where(LawChangeItemTable.change_id == change_id)
            )
            done = set(listed)
        touched = None if change.places is None else frozenset(places_from_data(change.places))
        wanted: dict[UUID, list[Cited]] = {}
        for one in in_doubt(cited, touched, change.revised):
            if one.question_id not in done:
                wanted.setdefault(one.question_id, []).append(one)
        return change, wanted

    def _park_some(self, change_id: UUID, some: Mapping[UUID, Sequence[Cited]], reason: str) -> int:
        with self._database.write() as session:
            change = session.get_one(LawChangeTable, change_id)
            moved, _kept_back = self._review.move_some(session, change.by_id, Move.PARK, tuple(some), reason)
            if moved:
                session.execute(insert(_ITEMS), [_item(change_id, some[question_id]) for question_id in moved])
        return len(moved)

    def _restore(
        self,
        session: Session,
        actor: Actor,
        change_id: UUID,
        some: Sequence[UUID],
        status: QuestionStatus,
        reason: str,
    ) -> None:
        parked = (QuestionTable.id.in_(some), QuestionTable.status == QuestionStatus.PARKED)
        change = update(QuestionTable).where(*parked).values(status=status)
        rows = session.execute(
            change.returning(QuestionTable.id, QuestionTable.version_id).execution_options(synchronize_session=False)
        ).all()
        moved = {"from": QuestionStatus.PARKED.value, "to": status.value, "change": str(change_id)}
        restored = [(question_id, moved | {"version": str(version_id)}) for question_id, version_id in rows]
        self._audit.record_all(session, actor.person_id, BankEvent.RESTORED, restored, reason)


def _before(session: Session, question_ids: Sequence[UUID]) -> Mapping[UUID, str]:
    """From which status each question was set aside last, as the trail says."""
    found: dict[UUID, str] = {}
    for some in chunks(question_ids, 500):
        parked = (AuditEntry.subject_id.in_(some), AuditEntry.action == Move.PARK)
        query = select(AuditEntry.subject_id, AuditEntry.detail).where(*parked).order_by(AuditEntry.sequence)
        found |= {own: detail["from"] for own, detail in session.execute(query) if own is not None}
    return found


def _item(change_id: UUID, cited: Sequence[Cited]) -> dict[str, Any]:
    keys: frozenset[ArticleKey] = frozenset(one.key for one in cited if one.key is not None)
    return {
        "change_id": change_id,
        "question_id": cited[0].question_id,
        "version_id": cited[0].version_id,
        "places": places_to_data(keys),
        "decision": "",
    }


def _reason(change: LawChangeTable) -> str:
    words = _("《{law}》 changed from the revision of {old} to that of {new}, and with it what is cited. {reason}")
    return words.format(law=change.statute, old=change.old_revised or "—", new=change.revised, reason=change.reason)
