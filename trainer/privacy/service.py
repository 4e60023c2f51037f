"""Use cases of the life cycle: who left, whose time is over, lists of destruction, and the register of exports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission, Witness
from trainer.people.service import PeopleService
from trainer.privacy.loading import load_retention
from trainer.privacy.reading import load_lists, taken_by
from trainer.privacy.rules import check_signer, due, due_on
from trainer.privacy.tables import (
    DestroyedPersonTable,
    DestructionEndTable,
    DestructionItemTable,
    DestructionListTable,
    DestructionSignatureTable,
)
from trainer.privacy.values import DestructionList, Left, ListState, Retention, Signature, Wiped
from trainer.store.audit import AuditTrail
from trainer.store.base import SERVER
from trainer.store.clock import Clock, local_day, local_today
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.transactions import Database

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Means:
    """What destruction needs of the rest of the program.

    `wipe` destroys what stands about a person and gives what it took; `traces` are the numbers to search the file for.
    `busy` says whether an exam may be sat now. `rewrite` leaves nothing behind and discards older copies, giving how
    many; `search` counts how many of the traces are still found. `ready` raises StoreTrouble where that would fail.
    """

    wipe: Callable[[Session, UUID, datetime], Wiped]
    traces: Callable[[Session, UUID], tuple[bytes, ...]]
    busy: Callable[[], bool]
    rewrite: Callable[[], int]
    search: Callable[[Iterable[bytes]], int]
    ready: Callable[[], None]


class PrivacyService:
    """Persons are never deleted: what is known of them is."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        means: Means,
        *rule_folders: Folder,
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people
        self._means = means
        self._rule_folders = rule_folders

    @property
    def on_server(self) -> bool:
        """Whether the store is on a server, which keeps more than its tables: its administrator destroys that."""
        return self._database.kind == SERVER

    def retention(self) -> Retention:
        """How long data is kept after somebody left, and by which document."""
        return load_retention(*self._rule_folders)

    def left(self, actor: Actor) -> tuple[Left, ...]:
        """Everybody whose data is sealed, the longest gone first; for the archive alone."""
        require(actor, Permission.READ_ARCHIVE)
        with self._database.read() as session:
            return self._left(session)

    def due(self, actor: Actor) -> tuple[Left, ...]:
        """The January list: whose time is over and who stands on no list yet."""
        return due(self.left(actor), self._today())

    def lists(self, actor: Actor) -> tuple[DestructionList, ...]:
        """Every 销毁清册, the newest first."""
        require(actor, Permission.READ_ARCHIVE)
        with self._database.read() as session:
            return load_lists(session, self._people, {one.person_id: one for one in self._left(session)})

    def draw_up(self, actor: Actor, person_ids: Sequence[UUID]) -> DestructionList:
        """A list of people whose time is over, signed by whoever makes it.

        Raises BadInput("privacy.nobody"), Refused("privacy.not_due"), NotAllowed("account.own_matter").
        """
        require(actor, Permission.DESTROY_DATA)
        today = self._today()
        if not person_ids:
            raise BadInput("privacy.nobody")
        with self._database.write() as session:
            ready = {one.person_id: one for one in due(self._left(session), today)}
            if any(person_id not in ready for person_id in person_ids):
                raise Refused("privacy.not_due")
            people = [ready[person_id] for person_id in dict.fromkeys(person_ids)]
            check_signer(actor.person_id, Signature.MAKER, (), people)
            table = DestructionListTable
            number = (session.scalar(select(func.max(table.number)).where(table.year == today.year)) or 0) + 1
            row = table(id=self._ids.new(), year=today.year, number=number, made_at=self._clock.now())
            session.add(row)
            session.flush()
            for one in people:
                item = DestructionItemTable(list_id=row.id, person_id=one.person_id)
                item.left_on, item.due_on = one.left_on, one.due_on
                session.add(item)
            detail = {"year": str(row.year), "number": str(number), "people": str(len(people))}
            self._audit.record(session, actor.person_id, "privacy.list_made", row.id, detail)
            self._sign(session, row.id, Signature.MAKER, actor.person_id)
            list_id = row.id
        return self._list(actor, list_id)

    def sign(self, actor: Actor, list_id: UUID, part: Signature, witness: Witness) -> DestructionList:
        """The second person or the approver signs at the actor's screen with their own password.

        Raises NotAllowed: account.same_person, account.own_matter; Refused: privacy.not_your_turn, privacy.ended.
        """
        require(actor, Permission.DESTROY_DATA)
        if witness.actor_id != actor.person_id:
            raise NotAllowed("account.same_person")
        with self._database.write() as session:
            found = self._in(session, list_id)
            if found.state is not ListState.OPEN:
                raise Refused("privacy.ended")
            check_signer(witness.person_id, part, found.signed, found.people)
            self._sign(session, list_id, part, witness.person_id)
        return self._list(actor, list_id)

    def withdraw(self, actor: Actor, list_id: UUID, reason: str) -> None:
        """Ends a list without destroying anything; its people may be listed again.

        Raises Refused: privacy.ended; privacy.begun where somebody's data are destroyed already.
        """
        require(actor, Permission.DESTROY_DATA)
        require_reason(reason)
        with self._database.write() as session:
            found = self._in(session, list_id)
            if found.state not in (ListState.OPEN, ListState.READY):
                raise Refused("privacy.ended")
            if any(one.destroyed_on is not None for one in found.people):
                raise Refused("privacy.begun")
            session.add(self._end(actor, list_id, False))
            self._audit.record(session, actor.person_id, "privacy.list_withdrawn", list_id, {}, reason.strip())

    def carry_out(self, actor: Actor, list_id: UUID, progress: Progress = lambda done, of: None) -> DestructionList:
        """Destroys what is known of everybody on a signed list, rewrites the data file and searches it for traces.

        Each person is one transaction; broken off, the list stays ready and is gone on with. Raises Refused:
        privacy.exam_open (somebody may sit an exam now), privacy.not_signed, privacy.came_back (somebody on the list is
        no longer sealed); StoreTrouble("server.not_owner").
        """
        require(actor, Permission.DESTROY_DATA)
        found = self._list(actor, list_id)
        if found.state is not ListState.READY:
            raise Refused("privacy.not_signed")
        if self._means.busy():
            raise Refused("privacy.exam_open")
        if any(one.person_id == actor.person_id for one in found.people):
            raise NotAllowed("account.own_matter")
        people = self._still_sealed(found)
        self._means.ready()
        needles: set[bytes] = set()
        steps = len(people) + 1
        for number, one in enumerate(people, 1):
            with self._database.read() as session:
                gone = session.get(DestroyedPersonTable, one.person_id) is not None
                needles |= set() if gone else set(self._means.traces(session, one.person_id))
            if not gone:
                self._destroy(actor, found.id, one.person_id)
            progress(number, steps)
        copies = self._means.rewrite()
        end = self._end(actor, list_id, True)
        end.copies, end.traces = copies, self._means.search(needles)
        with self._database.write() as session:
            if self._in(session, list_id).state is not ListState.READY:
                raise Refused("privacy.ended")
            wiped = taken_by(session, list_id)
            end.files, end.words, end.reasons = wiped.files, wiped.words, wiped.reasons
            session.add(end)
            detail = {"people": str(len(people)), "copies": str(copies), "traces": str(end.traces)}
            self._audit.record(session, actor.person_id, "privacy.list_carried_out", list_id, detail)
        progress(steps, steps)
        return self._list(actor, list_id)

    def _destroy(self, actor: Actor, list_id: UUID, person_id: UUID) -> None:
        at = self._clock.now()
        with self._database.write() as session:
            if self._in(session, list_id).state is not ListState.READY:
                raise Refused("privacy.ended")
            if session.get(DestroyedPersonTable, person_id) is not None:
                return
            if person_id not in {row.id for row in self._people.sealed()}:
                raise Refused("privacy.came_back")
            session.add(DestroyedPersonTable(person_id=person_id, list_id=list_id, at=at))
            session.flush()
            wiped = self._means.wipe(session, person_id, at)
            detail = {"list": str(list_id), "files": str(wiped.files), "words": str(wiped.words)}
            detail["reasons"] = str(wiped.reasons)
            self._audit.record(session, actor.person_id, "privacy.destroyed", person_id, detail)

    def _still_sealed(self, found: DestructionList) -> tuple[Left, ...]:
        """Whoever came back is not destroyed: before it began the list is refused, later they are left out."""
        sealed = {row.id for row in self._people.sealed()}
        people = tuple(one for one in found.people if one.person_id in sealed)
        begun = any(one.destroyed_on is not None for one in found.people)
        if len(people) < len(found.people) and not begun:
            raise Refused("privacy.came_back")
        return people

    def _left(self, session: Session) -> tuple[Left, ...]:
        """The day somebody left is the day of the newest link that sealed them."""
        years = self.retention().years
        rows = self._people.sealed()
        sealed = self._people.leaving([row.id for row in rows])
        ended = select(DestructionEndTable.list_id).where(DestructionEndTable.carried_out.is_(False))
        items = select(DestructionItemTable.person_id).where(DestructionItemTable.list_id.not_in(ended))
        listed = set(session.scalars(items))
        gone = {row.person_id: local_day(row.at) for row in session.scalars(select(DestroyedPersonTable))}
        found = []
        for row in rows:
            if row.id in sealed:
                left_on, cause = sealed[row.id]
                end = due_on(left_on, years)
                found.append(Left(row.id, row.name, row.unit, left_on, end, row.id in listed, gone.get(row.id), cause))
        return tuple(sorted(found, key=lambda one: (one.left_on, one.name)))

    def _list(self, actor: Actor, list_id: UUID) -> DestructionList:
        require(actor, Permission.READ_ARCHIVE)
        with self._database.read() as session:
            return self._in(session, list_id)

    def _in(self, session: Session, list_id: UUID) -> DestructionList:
        """A list as the caller's transaction sees it."""
        lists = load_lists(session, self._people, {one.person_id: one for one in self._left(session)})
        found = next((one for one in lists if one.id == list_id), None)
        if found is None:
            raise BadInput("privacy.unknown_list")
        return found

    def _sign(self, session: Session, list_id: UUID, part: Signature, person_id: UUID) -> None:
        row = DestructionSignatureTable(list_id=list_id, part=part, person_id=person_id, at=self._clock.now())
        session.add(row)
        self._audit.record(session, person_id, "privacy.list_signed", list_id, {"part": part.value})

    def _end(self, actor: Actor, list_id: UUID, carried_out: bool) -> DestructionEndTable:
        row = DestructionEndTable(list_id=list_id, carried_out=carried_out, at=self._clock.now())
        row.by_id, row.files, row.words, row.reasons, row.copies, row.traces = actor.person_id, 0, 0, 0, 0, 0
        return row

    def _today(self) -> date:
        return local_today(self._clock)
