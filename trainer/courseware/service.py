"""Use cases about courseware: the library and what was studied of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Subquery, cast, func, or_, select
from sqlalchemy.orm import Session

from trainer.courseware.mapping import item_of, progress_of_row
from trainer.courseware.rules import check_draft, kind_of, opened_name
from trainer.courseware.shelf import Shelf, take_back
from trainer.courseware.tables import CoursewareTable, CoursewareVersionRow, StudyEntryRow
from trainer.courseware.values import (
    AUDIENCES,
    CATEGORIES,
    Courseware,
    CoursewareDraft,
    CoursewarePage,
    CoursewareQuery,
    DamagedItem,
    OpenedItem,
    StudyProgress,
)
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.ids import Ids
from trainer.store.sealed_files import TakenFile
from trainer.store.transactions import Database

MOST_IN_MEMORY = 256 * 2**20
"""Bytes; a larger file is shown from a copy."""


class CoursewareService:
    """The library and its study log. Files stand sealed on disk under their hash, everything else in the store."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, shelf: Shelf) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._shelf = shelf

    def add(
        self,
        actor: Actor,
        path: Path,
        draft: CoursewareDraft,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
        expected: str = "",
    ) -> UUID | None:
        """Takes a file into the library; None where it was cancelled. `progress` gets bytes done and in all.

        `expected` is the SHA-256 a list names. Raises BadInput for the draft or the file, courseware.not_as_listed,
        Refused("courseware.already_there") for bytes the library has, StoreTrouble("store.disk_full").
        """
        require(actor, Permission.EDIT_COURSEWARE)
        check_draft(draft)
        item_id = self._ids.new()
        taken = self._shelf.take(path, progress, cancelled)
        if taken is None:
            return None
        if expected and taken.hash != expected:
            raise BadInput("courseware.not_as_listed")
        with self._database.write() as session:
            refuse_known(session, taken)
            item = CoursewareTable(
                id=item_id,
                kind=kind_of(path.name),
                file_name=path.name[-255:],
                hash=taken.hash,
                size=taken.size,
                added_by=actor.person_id,
                added_at=self._clock.now(),
            )
            _fill(item, draft)
            session.add(item)
            session.flush()
            session.add(_first_version(item))
            detail = {"hash": taken.hash, "minutes": str(draft.minutes)}
            self._audit.record(session, actor.person_id, "courseware.added", item_id, detail)
        return item_id

    def change(self, actor: Actor, item_id: UUID, draft: CoursewareDraft) -> None:
        """Replaces what is typed about an item; its file never changes."""
        require(actor, Permission.EDIT_COURSEWARE)
        check_draft(draft)
        with self._database.write() as session:
            item = session.get_one(CoursewareTable, item_id)
            before = {
                "minutes_before": str(item.minutes),
                "hours_category_before": item.hours_category,
                "subject_before": item.subject,
            }
            _fill(item, draft)
            now = {"minutes": str(item.minutes), "hours_category": item.hours_category, "subject": item.subject}
            self._audit.record(session, actor.person_id, "courseware.changed", item_id, before | now)

    def items(self, query: CoursewareQuery) -> CoursewarePage:
        """One stretch of the library, the newest first."""
        wanted = select(CoursewareTable).where(*_conditions(query))
        newest_first = wanted.order_by(CoursewareTable.added_at.desc(), CoursewareTable.id.desc())
        with self._database.read() as session:
            total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
            rows = session.scalars(newest_first.offset(query.offset).limit(query.limit))
            return CoursewarePage(tuple(item_of(row) for row in rows), total)

    def item(self, item_id: UUID) -> Courseware:
        """One item of the library."""
        with self._database.read() as session:
            return item_of(session.get_one(CoursewareTable, item_id))

    def categories(self) -> tuple[str, ...]:
        """The categories a new workspace knows, then those in use."""
        with self._database.read() as session:
            used = session.scalars(select(CoursewareTable.category).distinct().order_by(CoursewareTable.category))
            return tuple(dict.fromkeys((*CATEGORIES, *(category for category in used if category))))

    def audiences(self) -> tuple[str, ...]:
        """The audiences a new workspace knows, then those in use."""
        with self._database.read() as session:
            used = session.scalars(select(CoursewareTable.audience).distinct().order_by(CoursewareTable.audience))
            return tuple(dict.fromkeys((*AUDIENCES, *(audience for audience in used if audience))))

    def open_item(self, item_id: UUID, inside: Callable[[str], bool] = lambda name: False) -> OpenedItem:
        """The item under its title and its own suffix, for a viewer inside or outside.

        `inside` says whether the program itself shows a file of this name: then the bytes never lie plain on disk
        unless they are many. All else is a read-only copy until `put_away`.
        Raises StoreTrouble: courseware.missing, courseware.damaged.
        """
        item = self.item(item_id)
        name = opened_name(item.title, item.file_name)
        if inside(name) and item.size <= MOST_IN_MEMORY:
            return OpenedItem(name, self._shelf.content(item.hash, name))
        return OpenedItem(name, self._shelf.lend(item.hash, name))

    def put_away(self, opened: OpenedItem) -> None:
        """Removes the copy; one that a program of the system holds open goes when the program ends or begins."""
        if isinstance(opened.content, Path):
            take_back(opened.content)

    def take_over(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> int:
        """Seals the files that an older program kept plain; gives how many."""
        return self._shelf.take_over(progress, cancelled)

    def sweep(self) -> None:
        """Removes what earlier runs of the program left behind."""
        self._shelf.sweep()

    def close(self) -> None:
        """Removes the copies that are still open."""
        self._shelf.close()

    def damaged(self) -> tuple[DamagedItem, ...]:
        """The items of which a file, the newest or an older one, is missing or changed; reads every file."""
        query = select(CoursewareTable, CoursewareVersionRow.hash).join(
            CoursewareVersionRow, CoursewareVersionRow.item_id == CoursewareTable.id
        )
        with self._database.read() as session:
            files = [(item_of(row), key) for row, key in session.execute(query.order_by(CoursewareTable.id))]
        states = ((item, self._shelf.state(key)) for item, key in files)
        return tuple(DamagedItem(item, state is None) for item, state in states if not state)

    def progress_of(self, actor: Actor, person_id: UUID) -> tuple[StudyProgress, ...]:
        """What a person has studied, the latest first; others than the person need a management role."""
        _may_see(actor, person_id)
        sums = sums_of_items(person_id)
        query = select(CoursewareTable, sums.c.seconds, sums.c.finished, sums.c.last_at).join(
            sums, sums.c.item_id == CoursewareTable.id
        )
        with self._database.read() as session:
            return tuple(progress_of_row(*row) for row in session.execute(query.order_by(sums.c.last_at.desc())))


def refuse_known(session: Session, taken: TakenFile) -> None:
    """Raises Refused("courseware.already_there") for bytes that are or were a version of an item."""
    title = session.scalar(
        select(CoursewareTable.title)
        .join(CoursewareVersionRow, CoursewareVersionRow.item_id == CoursewareTable.id)
        .where(CoursewareVersionRow.hash == taken.hash)
    )
    if title is not None:
        raise Refused("courseware.already_there", title=title)


def _first_version(item: CoursewareTable) -> CoursewareVersionRow:
    return CoursewareVersionRow(
        id=item.id,
        item_id=item.id,
        number=1,
        kind=item.kind,
        file_name=item.file_name,
        hash=item.hash,
        size=item.size,
        note="",
        added_by=item.added_by,
        added_at=item.added_at,
    )


def _may_see(actor: Actor, person_id: UUID) -> None:
    if actor.person_id != person_id:
        require(actor, Permission.SEE_MANAGEMENT)


def _fill(item: CoursewareTable, draft: CoursewareDraft) -> None:
    item.title = draft.title.strip()
    item.category, item.field = draft.category.strip(), draft.field.strip()
    item.minutes = draft.minutes
    item.hours_category = draft.hours_category or ""
    item.audience, item.subject = draft.audience.strip(), draft.subject.strip()
    item.citations, item.fine = draft.citations.strip(), draft.fine


def _conditions(query: CoursewareQuery) -> list[ColumnElement[bool]]:
    table = CoursewareTable
    searched = (table.title, table.citations, table.audience)
    conditions = [or_(*(one.icontains(word, autoescape=True) for one in searched)) for word in query.words.split()]
    if query.kind is not None:
        conditions.append(table.kind == query.kind)
    if query.category:
        conditions.append(table.category == query.category)
    if query.field:
        conditions.append(table.field == query.field)
    if query.audience:
        conditions.append(table.audience == query.audience)
    if query.fine:
        conditions.append(table.fine.is_(True))
    return conditions


def sums_of_items(person_id: UUID) -> Subquery:
    """Credited seconds, whether finished and when last studied, of each item a person has studied."""
    row = StudyEntryRow
    return (
        select(
            row.item_id,
            func.sum(row.seconds).label("seconds"),
            func.max(cast(row.finished, Integer)).label("finished"),
            func.max(row.ended_at).label("last_at"),
        )
        .where(row.person_id == person_id)
        .group_by(row.item_id)
        .subquery()
    )
