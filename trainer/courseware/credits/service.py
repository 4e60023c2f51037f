"""Enters the hours of courseware into the ledger, once a person and item."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Integer, cast, func, select

from trainer.courseware.tables import CoursewareTable, StudyEntryRow
from trainer.hours.rules import hours_of_minutes
from trainer.hours.service import HoursService
from trainer.hours.values import HourCategory, HourDraft, SourceKind, Way
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.clock import local_day
from trainer.store.errors import Refused
from trainer.store.transactions import Database


class StudyCreditService:
    """From the study log to hours; the hours then wait for approval."""

    def __init__(self, database: Database, hours: HoursService) -> None:
        self._database = database
        self._hours = hours

    def credit_item(self, actor: Actor, item_id: UUID) -> int:
        """Enters the item's hours for everyone who saw it to its end and studied its set length.

        Gives how many entries are new; a second time adds nothing. Minutes become hours by the rule set of the year in
        which the study ended. Raises Refused: courseware.earns_nothing, hours.no_rule_set.
        """
        require(actor, Permission.ENTER_HOURS)
        with self._database.read() as session:
            item = session.get_one(CoursewareTable, item_id)
            row = StudyEntryRow
            studied = (
                select(row.person_id, func.max(row.ended_at))
                .where(row.item_id == item_id)
                .group_by(row.person_id)
                .having(func.sum(row.seconds) >= item.minutes * 60, func.max(cast(row.finished, Integer)) == 1)
            )
            ended = [(person, at) for person, at in session.execute(studied)]
        if not item.hours_category or not item.minutes:
            raise Refused("courseware.earns_nothing", title=item.title)
        drafts = []
        for person, at in ended:
            on = local_day(at)
            rule_set = self._hours.rule_set(on.year)
            if rule_set is None:
                raise Refused("hours.no_rule_set", year=on.year)
            hours = hours_of_minutes(item.minutes, rule_set)
            if hours:
                category = HourCategory(item.hours_category)
                drafts.append(
                    HourDraft(
                        person, on, hours, category, Way.ONLINE, item.title, source=SourceKind.COURSEWARE,
                        source_id=str(item_id), field=item.field,
                    )
                )  # fmt: skip
        added = 0
        for some in self._database.pieces(drafts):
            with self._database.write() as session:
                added += len(self._hours.credit(session, actor.person_id, some))
        return added
