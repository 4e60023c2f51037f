"""Use cases around a changed law: preview, load, set aside, work list, undo."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.bank.citations import judge_again
from trainer.bank.lawchange.parking import Parking
from trainer.bank.lawchange.queries import as_change, citing, read_changes, read_items
from trainer.bank.lawchange.rules import in_doubt, load_kind, new_places, park_day, places_to_data, recited
from trainer.bank.lawchange.tables import LawChangeItemTable, LawChangeTable
from trainer.bank.lawchange.values import (
    LawChange,
    LoadKind,
    LoadOutcome,
    LoadPreview,
    ParkWhen,
    WorkDetail,
    WorkItem,
)
from trainer.bank.reading import question_row, read_contents
from trainer.bank.service import BankService
from trainer.bank.staging import Cancelled, Progress
from trainer.bank.values import BankEvent
from trainer.law.comparing import compare, successor
from trainer.law.rules import require_loadable, short_title
from trainer.law.service import LawService
from trainer.law.values import Article, ArticleChange, ArticleKey, Change, Comparison, StatuteText, VersionDraft
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database
from trainer.words import _

CONFIRMED = "law.change_confirmed"
UNDONE = "law.change_undone"


class LawChangeService:
    """Holds a new version against the old one and keeps keys in doubt from papers until a person has decided."""

    def __init__(
        self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, law: LawService, bank: BankService
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._law = law
        self._bank = bank
        self._compared = lru_cache(maxsize=4)(self._compare)
        self._parking = Parking(database, clock, audit)

    def preview(self, draft: VersionDraft, text: StatuteText) -> LoadPreview:
        """What loading this text would do; keeps nothing. Raises what `law.rules.require_loadable` raises."""
        revised, short = require_loadable(draft, text), short_title(draft.title)
        kind, old = load_kind(self._law.versions(short), revised)
        if kind not in (LoadKind.NEW, LoadKind.UNCOMPARED):
            return LoadPreview(kind, old)
        comparison = None
        if old is not None and old.version_id is not None:
            comparison = compare(self._law.articles(old.version_id), text.articles)
        with self._database.read() as session:
            cited = citing(session, short)
        doubtful = in_doubt(cited, comparison.touched if comparison else None, revised)
        by_place = Counter(
            key for _question, key in {(one.question_id, one.key) for one in doubtful} if key is not None
        )
        return LoadPreview(kind, old, comparison, len({one.question_id for one in doubtful}), by_place)

    def load(
        self,
        actor: Actor,
        draft: VersionDraft,
        text: StatuteText,
        when: ParkWhen,
        reason: str,
        progress: Progress = lambda done, of: None,
    ) -> LoadOutcome:
        """Keeps the version and sets aside what it puts in doubt, now or on its first day in force.

        Raises BadInput: reason.missing, law.must_park, and what `LawService.load` raises.
        """
        require(actor, Permission.EDIT_BANK)
        require_reason(reason)
        preview, change_id = self.preview(draft, text), self._ids.new()
        revised, today = require_loadable(draft, text), self._law.today()
        park_on = park_day(preview, when, draft.effective or revised, today)

        def also(session: Session, version_id: UUID) -> None:
            row = _change_row(change_id, version_id, preview, short_title(draft.title), revised, park_on)
            row.by_id, row.at, row.reason = actor.person_id, self._clock.now(), reason
            row.done_at = row.at if park_on is None else None
            session.add(row)
            detail = {"kind": preview.kind.value, "when": when.value, "questions": str(preview.doubtful)}
            self._audit.record(session, actor.person_id, CONFIRMED, version_id, detail, reason)

        version_id = self._law.load(actor, draft, text, also)
        parked = 0
        if park_on is not None and park_on <= today:
            parked = self._parking.carry_out(change_id, progress, lambda: False)
        self._judge()
        later = park_on if park_on is not None and park_on > today else None
        return LoadOutcome(change_id, version_id, parked, later)

    def due(self) -> tuple[LawChange, ...]:
        """Changes whose questions are still to be set aside, whenever that is."""
        return tuple(one for one in self.changes() if one.park_on is not None and not one.done and not one.undone)

    def carry_out_due(self, progress: Progress = lambda done, of: None, cancelled: Cancelled = lambda: False) -> int:
        """Sets aside what was confirmed for a day that has come, in the name of who confirmed it."""
        today, parked = self._law.today(), 0
        for change in reversed(self.due()):
            if change.park_on is not None and change.park_on <= today and not cancelled():
                parked += self._parking.carry_out(change.id, progress, cancelled)
        self._judge()
        return parked

    def changes(self) -> tuple[LawChange, ...]:
        """Every confirmed version, newest first."""
        with self._database.read() as session:
            return read_changes(session)

    def work_list(self, change_id: UUID | None = None) -> tuple[WorkItem, ...]:
        """The questions set aside by one change, or by all; those of undone changes are left out."""
        with self._database.read() as session:
            return tuple(read_items(session, change_id))

    def work_detail(self, item: WorkItem) -> WorkDetail:
        """The question as it stands with both wordings of what it cites."""
        with self._database.read() as session:
            change = as_change(session.get_one(LawChangeTable, item.change_id))
            version_id = question_row(session, item.question_id).version_id
            question = read_contents(session, [version_id])[version_id]
        if change.old_version_id is None:
            now = {article.key: article for article in self._law.articles(change.version_id)}
            changes = tuple(_uncompared(key, now.get(key)) for key in item.places)
        else:
            comparison = self.comparison(change.old_version_id, change.version_id)
            found = (successor(comparison, key) for key in item.places)
            changes = tuple(one for one in found if one is not None)
        return WorkDetail(item, question, changes, change.reason)

    def comparison(self, old_version: UUID, new_version: UUID) -> Comparison:
        """Two loaded versions article by article; their texts never change, so the last few are remembered."""
        return self._compared(old_version, new_version)

    def still_right(self, actor: Actor, item: WorkItem) -> None:
        """仍然正确: the key holds under the new wording; its citations name the new version and number. Then checked.

        Somebody else approves. Raises Refused("law.article_removed") where what is cited is gone, and what
        `BankService.check` raises.
        """
        require(actor, Permission.EDIT_BANK)
        detail = self.work_detail(item)
        question = recited(detail.question, item.statute, new_places(detail.changes), item.revised)
        if question != detail.question:
            words = _("Compared with the revision of {day} of 《{law}》: the key still holds.")
            self._bank.change(actor, item.question_id, question, words.format(day=item.revised, law=item.statute))
        self._bank.check(actor, [item.question_id])

    def undo(self, actor: Actor, change_id: UUID, reason: str) -> int:
        """Withdraws a wrongly loaded version and restores what it set aside; gives how many questions.

        Raises BadInput("reason.missing"); Refused: law.decided_already, law.newer_version, law.withdrawn_already.
        """
        require(actor, Permission.EDIT_BANK)
        require_reason(reason)
        with self._database.write() as session:
            change = session.get_one(LawChangeTable, change_id)
            self._require_undoable(session, change)
            change.done_at = change.done_at or self._clock.now()
        restored = self._parking.put_back(actor, change_id, reason)

        def also(session: Session, version_id: UUID) -> None:
            row = session.get_one(LawChangeTable, change_id)
            row.undone_at, row.undone_by = self._clock.now(), actor.person_id
            self._audit.record(session, actor.person_id, UNDONE, version_id, {"questions": str(restored)}, reason)

        self._law.withdraw(actor, change.version_id, reason, also)
        self._judge()
        return restored

    def _require_undoable(self, session: Session, change: LawChangeTable) -> None:
        if change.undone_at is not None:
            raise Refused("law.withdrawn_already")
        later = select(LawChangeTable.id).where(
            LawChangeTable.old_version_id == change.version_id, LawChangeTable.undone_at.is_(None)
        )
        if session.scalar(later) is not None:
            raise Refused("law.newer_version")
        decided = select(LawChangeItemTable.question_id).where(
            LawChangeItemTable.change_id == change.id,
            LawChangeItemTable.closed_at.is_not(None),
            LawChangeItemTable.decision != BankEvent.RESTORED,
        )
        if session.scalars(decided).first() is not None:
            raise Refused("law.decided_already")

    def _compare(self, old_version: UUID, new_version: UUID) -> Comparison:
        return compare(self._law.articles(old_version), self._law.articles(new_version))

    def _judge(self) -> None:
        judge_again(self._database, self._law.register())


def _uncompared(key: ArticleKey, now: Article | None) -> ArticleChange:
    """Where the old text was never loaded: what stands under the number now."""
    return ArticleChange(Change.NEW if now else Change.REMOVED, None if now else Article(key), now)


def _change_row(
    own: UUID, version_id: UUID, preview: LoadPreview, statute: str, revised: date, park_on: date | None
) -> LawChangeTable:
    """What the new version changes, without who says so."""
    return LawChangeTable(
        id=own,
        statute=statute,
        version_id=version_id,
        revised=revised,
        old_version_id=preview.old.version_id if preview.old else None,
        old_revised=preview.old.revised if preview.old else None,
        places=None if preview.comparison is None else places_to_data(preview.comparison.touched),
        park_on=park_on,
    )
