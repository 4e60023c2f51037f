"""Use cases about the files of items: new versions, old ones, and copies of many in a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from trainer.courseware.editions.listing import list_name, list_of
from trainer.courseware.mapping import item_of, version_of
from trainer.courseware.rules import LONGEST_TITLE, free_name, kind_of, opened_name
from trainer.courseware.service import MOST_IN_MEMORY, refuse_known
from trainer.courseware.shelf import Shelf
from trainer.courseware.tables import CoursewareTable, CoursewareVersionRow
from trainer.courseware.values import Courseware, CoursewareVersion, OpenedItem
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput
from trainer.store.ids import Ids
from trainer.store.transactions import Database

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class EditionService:
    """Versions only grow: what was studied once can always be shown again."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, shelf: Shelf) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._shelf = shelf

    def add(
        self,
        actor: Actor,
        item_id: UUID,
        path: Path,
        note: str = "",
        progress: Progress = lambda done, total: None,
        cancelled: Cancelled = lambda: False,
        action: str = "courseware.version_added",
    ) -> int | None:
        """Takes a file in as the newest version of an item and gives its number; None where it was cancelled.

        Raises BadInput for the file or a long note, Refused("courseware.already_there") for bytes the library has.
        """
        require(actor, Permission.EDIT_COURSEWARE)
        if len(note.strip()) > LONGEST_TITLE:
            raise BadInput("courseware.text_too_long", longest=LONGEST_TITLE)
        taken = self._shelf.take(path, progress, cancelled)
        if taken is None:
            return None
        with self._database.write() as session:
            refuse_known(session, taken)
            item = session.get_one(CoursewareTable, item_id)
            item.version += 1
            item.kind, item.file_name = kind_of(path.name), path.name[-255:]
            item.hash, item.size = taken.hash, taken.size
            session.add(
                CoursewareVersionRow(
                    id=self._ids.new(),
                    item_id=item_id,
                    number=item.version,
                    kind=item.kind,
                    file_name=item.file_name,
                    hash=item.hash,
                    size=item.size,
                    note=note.strip(),
                    added_by=actor.person_id,
                    added_at=self._clock.now(),
                )
            )
            detail = {"version": str(item.version), "hash": taken.hash}
            self._audit.record(session, actor.person_id, action, item_id, detail)
            return item.version

    def versions(self, item_id: UUID) -> tuple[CoursewareVersion, ...]:
        """Every file of an item, the newest first."""
        query = select(CoursewareVersionRow).where(CoursewareVersionRow.item_id == item_id)
        with self._database.read() as session:
            rows = session.scalars(query.order_by(CoursewareVersionRow.number.desc()))
            return tuple(version_of(row) for row in rows)

    def open(self, version: CoursewareVersion, inside: Callable[[str], bool]) -> OpenedItem:
        """One version for a viewer, as `CoursewareService.open_item` does it; `put_away` afterwards."""
        with self._database.read() as session:
            title = session.get_one(CoursewareTable, version.item_id).title
        name = opened_name(f"{title} {version.number}", version.file_name)
        if inside(name) and version.size <= MOST_IN_MEMORY:
            return OpenedItem(name, self._shelf.content(version.hash, name))
        return OpenedItem(name, self._shelf.lend(version.hash, name))

    def copy_out(
        self, actor: Actor, item_ids: Sequence[UUID], folder: Path, progress: Progress, cancelled: Cancelled
    ) -> int:
        """Copies items under their titles into a folder, with a list of them and their hashes; gives how many.

        A file that is there already is never written over. Raises StoreTrouble: courseware.missing,
        courseware.damaged, store.disk_full, store.disk_error.
        """
        require(actor, Permission.EDIT_COURSEWARE)
        with self._database.read() as session:
            items = [item_of(session.get_one(CoursewareTable, one)) for one in item_ids]
        total, done, copied = sum(item.size for item in items), 0, list[tuple[Courseware, str]]()
        for item in items:
            if cancelled():
                break
            path = free_name(folder / opened_name(item.title, item.file_name), Path.exists)
            self._shelf.copy(item.hash, path)
            copied.append((item, path.name))
            done += item.size
            progress(done // 1024, max(1, total // 1024))
        if copied:
            self._shelf.write(free_name(folder / list_name(), Path.exists), list_of(copied))
            with self._database.write() as session:
                detail = {"count": str(len(copied))}
                self._audit.record(session, actor.person_id, "courseware.exported", None, detail)
        return len(copied)
