"""Use cases of the evaluation: sheets typed in one by one or from a table, and the last one taken out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session as Transaction

from trainer.activities.evaluation.reading import standing
from trainer.activities.evaluation.rules import check_sheet, read_table
from trainer.activities.evaluation.tables import SheetRow
from trainer.activities.evaluation.values import SheetDraft
from trainer.activities.mapping import load_activity
from trainer.activities.values import Activity, ActivityRule
from trainer.people.accounts.rules import require, require_other
from trainer.people.accounts.values import Actor, Permission
from trainer.people.roster.reading import read_sheets
from trainer.people.service import PeopleService
from trainer.store.apart import put_several_apart
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database

MOST_AT_ONCE = 2000


class EvaluationService:
    """Sheets carry no name, nor the order in which they were written. Nobody enters sheets about themselves."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        rule: Callable[[], ActivityRule],
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people
        self._rule = rule

    def enter(self, actor: Actor, activity_id: UUID, drafts: Sequence[SheetDraft]) -> int:
        """Takes sheets in, all or none; gives how many. Raises BadInput: activity.sheet_marks, activity.not_teaching
        (a sheet is about somebody who does not teach here); NotAllowed: account.own_matter."""
        require(actor, Permission.ENTER_HOURS)
        with self._database.read() as session:
            teaching = _teaching(load_activity(session, activity_id, self._today()))
        items = self._rule().evaluation.items
        for draft in drafts:
            check_sheet(draft, items)
            if draft.person_id is not None and draft.person_id not in teaching:
                raise BadInput("activity.not_teaching")
            if draft.person_id is not None:
                require_other(actor, draft.person_id)
        if not drafts or len(drafts) > MOST_AT_ONCE:
            raise BadInput("activity.sheet_heads", items="、".join(items))
        with self._database.write() as session:
            self._insert(session, actor, activity_id, drafts)
            detail = {"sheets": str(len(drafts))}
            self._audit.record(session, actor.person_id, "activities.sheets_entered", activity_id, detail)
        return len(drafts)

    def take_in(self, actor: Actor, activity_id: UUID, name: str, content: bytes) -> int:
        """The sheets of a table (.xlsx, .xls, .ods, .csv), all or none; gives how many.

        Raises BadInput: activity.sheet_heads, activity.sheet_rows, what `read_sheets` and `enter` raise.
        """
        require(actor, Permission.ENTER_HOURS)
        with self._database.read() as session:
            teaching = _teaching(load_activity(session, activity_id, self._today()))
        names = {person.name: person.id for person in self._people.known(teaching).values()}
        return self.enter(actor, activity_id, read_table(read_sheets(content, name), self._rule().evaluation, names))

    def take_out_last(self, actor: Actor, activity_id: UUID, person_id: UUID | None) -> None:
        """The sheet about a lecturer or the class that was entered last, because it was mistyped.

        Raises Refused("activity.no_sheet")."""
        require(actor, Permission.ENTER_HOURS)
        same = (SheetRow.activity_id == activity_id, SheetRow.person_id.is_not_distinct_from(person_id))
        with self._database.write() as session:
            last = select(SheetRow).where(*same, *standing()).order_by(SheetRow.number.desc()).limit(1)
            row = session.scalar(last)
            if row is None:
                raise Refused("activity.no_sheet")
            taken: dict[str, Any] = {
                "id": self._ids.new(),
                "activity_id": activity_id,
                "person_id": person_id,
                "number": row.number,
            }
            taken |= {"marks": {}, "remark": "", "by": actor.person_id, "at": self._clock.now(), "takes_back": row.id}
            session.execute(insert(SheetRow), [taken])
            self._audit.record(
                session, actor.person_id, "activities.sheet_taken_out", activity_id, {"sheet": str(row.id)}
            )

    def _insert(self, session: Transaction, actor: Actor, activity_id: UUID, drafts: Sequence[SheetDraft]) -> None:
        query = select(SheetRow.person_id, func.max(SheetRow.number)).where(SheetRow.activity_id == activity_id)
        numbers = Counter({row[0]: row[1] for row in session.execute(query.group_by(SheetRow.person_id))})
        seals = put_several_apart(session, [draft.remark.strip() for draft in drafts])
        rows = []
        for key, draft, seal in zip(self._ids.several(len(drafts)), drafts, seals, strict=True):
            numbers[draft.person_id] += 1
            row: dict[str, Any] = {
                "id": key,
                "activity_id": activity_id,
                "person_id": draft.person_id,
                "takes_back": None,
            }
            row |= {"number": numbers[draft.person_id], "marks": dict(draft.marks), "remark": seal}
            rows.append(row | {"by": actor.person_id, "at": self._clock.now()})
        session.execute(insert(SheetRow), rows)

    def _today(self) -> date:
        return local_today(self._clock)


def _teaching(activity: Activity) -> set[UUID]:
    return {person for half in activity.sessions for person in half.draft.lecturers}
