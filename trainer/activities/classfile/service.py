"""Use cases of 一班一档: put papers in, say what is not needed, rate a class, see what is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session as Transaction

from trainer.activities.classfile.reading import load_papers
from trainer.activities.classfile.rules import check_rating, checklist
from trainer.activities.classfile.tables import ClassPaperRow, RatingRow
from trainer.activities.classfile.values import ClassPaper, Rating, SlotLine
from trainer.activities.evaluation.reading import evaluations
from trainer.activities.mapping import load_activity
from trainer.activities.values import Activity, ActivityRule, Slot, Stage
from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput
from trainer.store.files import keep_file, read_file, stage_file
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class ClassFileService:
    """Papers are kept by their hash; taking one out is a new row, the file itself stays."""

    def __init__(
        self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, rule: Callable[[], ActivityRule]
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._rule = rule

    def checklist(self, actor: Actor, activity_id: UUID) -> tuple[SlotLine, ...]:
        """Every place of the file of a class and what is in it."""
        require(actor, Permission.SEE_MANAGEMENT)
        rule = self._rule()
        with self._database.read() as session:
            activity = load_activity(session, activity_id, self._today())
            papers = load_papers(session, activity_id)
            found = evaluations(session, rule.evaluation.least, (activity_id,))
        rated = any(rating.points is not None for _activity, rating in found)
        return checklist(rule.slots, papers, _makeable(activity, rated), len(activity.sessions))

    def put(self, actor: Actor, activity_id: UUID, slot: str, name: str, content: bytes) -> UUID:
        """A file into its place, kept by its hash. Raises BadInput: activity.slot, file.too_large."""
        require(actor, Permission.ENTER_HOURS)
        self._slot(slot)
        stage_file(self._database, name, content)
        with self._database.write() as session:
            kept = keep_file(session, name, content, self._clock.now())
            return self._add(session, actor, activity_id, slot, name, kept)

    def not_needed(self, actor: Actor, activity_id: UUID, slot: str, reason: str) -> UUID:
        """A place stays empty, with a reason. Raises BadInput: activity.slot, reason.missing."""
        require(actor, Permission.ENTER_HOURS)
        self._slot(slot)
        require_reason(reason)
        with self._database.write() as session:
            return self._add(session, actor, activity_id, slot, reason.strip(), None)

    def take_out(self, actor: Actor, paper_id: UUID) -> None:
        """A paper that was put in by mistake, or a place that is needed after all."""
        require(actor, Permission.ENTER_HOURS)
        with self._database.write() as session:
            row = session.get_one(ClassPaperRow, paper_id)
            self._add(session, actor, row.activity_id, row.slot, row.name, row.hash, row.id)

    def content(self, actor: Actor, paper: ClassPaper) -> bytes:
        """The bytes of a paper. Raises BadInput("file.missing")."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            return read_file(session, paper.hash or "")

    def ratings(self, actor: Actor, activity_id: UUID) -> tuple[Rating, ...]:
        """The evaluations of a class and its lecturers that are in force."""
        require(actor, Permission.SEE_MANAGEMENT)
        rule = self._rule()
        with self._database.read() as session:
            found = evaluations(session, rule.evaluation.least, (activity_id,))
        return tuple(rating for _activity, rating in found)

    def rate(self, actor: Actor, activity_id: UUID, rating: Rating) -> None:
        """The mean of the sheets that were handed in; a later one of the same lecturer takes its place.

        Raises BadInput("activity.rating"); NotAllowed("account.own_matter") about oneself.
        """
        require(actor, Permission.ENTER_HOURS)
        check_rating(rating)
        points = rating.points or Decimal()
        if rating.person_id is not None:
            require_other(actor, rating.person_id)
        with self._database.write() as session:
            same = (RatingRow.activity_id == activity_id, RatingRow.person_id.is_not_distinct_from(rating.person_id))
            number = session.scalar(select(func.max(RatingRow.number)).where(*same)) or 0
            row: dict[str, Any] = {"id": self._ids.new(), "activity_id": activity_id, "person_id": rating.person_id}
            row |= {"number": number + 1, "sheets": rating.sheets, "points": points}
            row |= {"remark": rating.remark.strip(), "by": actor.person_id, "at": self._clock.now()}
            session.execute(insert(RatingRow), [row])
            detail = {"activity": str(activity_id), "sheets": str(rating.sheets), "points": f"{points:.2f}"}
            self._audit.record(session, actor.person_id, "activities.rated", rating.person_id or activity_id, detail)

    def _slot(self, key: str) -> Slot:
        found = next((slot for slot in self._rule().slots if slot.key == key), None)
        if found is None:
            raise BadInput("activity.slot", slot=key)
        return found

    def _add(
        self,
        session: Transaction,
        actor: Actor,
        activity_id: UUID,
        slot: str,
        name: str,
        kept: str | None,
        takes_back: UUID | None = None,
    ) -> UUID:
        new = self._ids.new()
        row = {"id": new, "activity_id": activity_id, "slot": slot, "name": name, "hash": kept}
        row |= {"by": actor.person_id, "at": self._clock.now(), "takes_back": takes_back}
        session.execute(insert(ClassPaperRow), [row])
        action = "activities.paper_put_in" if takes_back is None else "activities.paper_taken_out"
        detail = {"slot": slot, "hash": kept or "", "paper": str(takes_back or new)}
        self._audit.record(session, actor.person_id, action, activity_id, detail)
        return new

    def _today(self) -> date:
        return local_today(self._clock)


def _makeable(activity: Activity, rated: bool) -> frozenset[str]:
    """The papers the program can draw up from what is known now."""
    found = {
        "programme": bool(activity.sessions),
        "roster": bool(activity.people),
        "ratings": rated,
        "hours": activity.stage is Stage.CREDITED,
    }
    return frozenset(name for name, ready in found.items() if ready)
