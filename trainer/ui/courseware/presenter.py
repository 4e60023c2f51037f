"""Reads the library, hands states to the view, turns what the user wants into use cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.courseware.editions.listing import Listed
from trainer.courseware.pushes.service import PushService
from trainer.courseware.pushes.values import Push
from trainer.courseware.service import CoursewareService
from trainer.courseware.values import CoursewareDraft, CoursewareKind
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.reports.courseware import ItemReader
from trainer.store.clock import local_today
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.courseware.adding import Added, add_files, added_words
from trainer.ui.courseware.files import FileActs, FileRoom
from trainer.ui.courseware.state import Adding, CoursewareState, Giving, PersonRecord, Side
from trainer.ui.reader.courseware import ItemReading
from trainer.ui.reader.state import Opening
from trainer.ui.reader.study import StudyRoom
from trainer.ui.working import Working
from trainer.words import _


class CoursewareView(Protocol):
    def show_state(self, state: CoursewareState) -> None: ...


@dataclass(frozen=True)
class CoursewareRoom:
    """Where the page reads from and writes to."""

    courseware: CoursewareService
    people: PeopleService
    readers: Callable[[UUID], tuple[ItemReader, ...]]
    credit: Callable[[Actor, UUID], int]
    study: StudyRoom
    subjects: Callable[[], tuple[str, ...]]
    pushes: PushService
    files: FileRoom


class CoursewarePresenter:
    def __init__(
        self,
        view: CoursewareView,
        room: CoursewareRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        reader: Opening,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._changed = changed
        self._reading = ItemReading(room.study, actor, reader, dialogs, changed, jobs)
        self.files = FileActs(room.files, actor, jobs, dialogs, reader, self._done)
        self._state = CoursewareState(
            may_edit=may(actor, Permission.EDIT_COURSEWARE),
            may_credit=may(actor, Permission.ENTER_HOURS),
            converts=room.files.converts(),
        )

    def refresh(self) -> None:
        item = self._state.item
        self._show(
            page=self._room.courseware.items(self._state.query),
            categories=self._room.courseware.categories(),
            audiences=self._room.courseware.audiences(),
            subjects=self._room.subjects(),
            units=self._room.people.units(),
            item=self._room.courseware.item(item.id) if item else None,
            **self._about(item.id if item else None),
        )
        self._read_readers()

    def search(self, words: str) -> None:
        self._list(words=words)

    def choose_kind(self, kind: CoursewareKind | None) -> None:
        self._list(kind=kind)

    def choose_category(self, category: str) -> None:
        self._list(category=category)

    def choose_field(self, field: str) -> None:
        self._list(field=field)

    def choose_audience(self, audience: str) -> None:
        self._list(audience=audience)

    def choose_fine(self, fine: bool) -> None:
        self._list(fine=fine)

    def choose_item(self, item_id: UUID) -> None:
        item = self._room.courseware.item(item_id)
        same = self._state.item is not None and self._state.item.id == item_id
        readers = self._state.readers if same else None
        self._show(item=item, side=Side.ITEM, said="", readers=readers, **self._about(item_id))
        self._read_readers()

    def close_side(self) -> None:
        """Leaves a form for the item it belongs to, and an item for the whole list."""
        inner = self._state.item is not None and self._state.side not in (Side.ITEM, Side.NOTHING)
        if inner:
            self._show(side=Side.ITEM)
        else:
            self._show(side=Side.NOTHING, item=None, readers=None, **self._about(None))

    def add(self) -> None:
        self._dialogs.open_files(_("Choose the files to add"), _("All files (*)"), self._take_files)

    def add_folder(self) -> None:
        """A whole folder; the folders in it become categories."""
        self.files.choose_folder(lambda root, found: self._take_files(found.files, root, found.listed))

    def add_version(self) -> None:
        if self._state.item is not None:
            self.files.add_version(self._state.item)

    def convert(self) -> None:
        if self._state.item is not None:
            self.files.convert(self._state.item)

    def show_versions(self) -> None:
        """Every file the chosen item has had."""
        item = self._state.item
        if item is not None:
            self._show(versions=self._room.files.editions.versions(item.id), side=Side.VERSIONS, said="")

    def show_record(self, reader: ItemReader) -> None:
        """Every credited or refused minute of one person in the chosen item."""
        item, study = self._state.item, self._room.study
        if item is not None:
            record = study.study.record(self._actor, reader.person_id, item.id)
            quizzes = study.quizzes.quizzes(self._actor, reader.person_id, item.id)
            self._show(person=PersonRecord(reader, record, quizzes), side=Side.RECORD, said="")

    def edit(self) -> None:
        self._form(Side.EDIT)

    def assign(self) -> None:
        self._form(Side.ASSIGN)

    def open_item(self) -> None:
        """Opens the chosen item; the study of whoever is signed in is kept."""
        if self._state.item is not None:
            self._reading.open(self._state.item)

    def save_added(self, adding: Adding) -> None:
        """Takes the files in one by one; one that is refused does not stop the others."""
        self._jobs.run(
            _("Adding courseware"),
            lambda handle: add_files(self._room.courseware, self._actor, adding, handle),
            self._added,
            self._dialogs.trouble,
        )

    def save_edited(self, draft: CoursewareDraft) -> None:
        item = self._state.item
        if item is None:
            return
        try:
            self._room.courseware.change(self._actor, item.id, draft)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._done(_("Saved."), Side.ITEM)

    def save_assigned(self, giving: Giving) -> None:
        item = self._state.item
        if item is None:
            return
        target = giving.target
        words = _("Assigned to {count} more people.") if not target.wide else _("Given to the unit or post.")
        self._jobs.run(
            _("Assigning courseware"),
            lambda _handle: self._room.pushes.give(self._actor, item.id, target, giving.due_on),
            lambda new: self._done(words.format(count=new), Side.ITEM),
            self._dialogs.trouble,
        )

    def end_push(self, push: Push) -> None:
        """Takes the item back from a unit or a post, once that is confirmed."""
        self._dialogs.confirm(
            _("Take back the courseware?"),
            _("It leaves the start page of everyone who has it through this unit or post. What was studied stays."),
            _("Give no longer"),
            lambda: self._end_push(push),
        )

    def credit(self) -> None:
        """Enters the hours of everyone who has finished the item."""
        item = self._state.item
        if item is None:
            return
        words = _("Hours of {count} more people entered; they wait for approval on the hours page.")
        nobody = _("Nobody new: hours come to who has studied the set length and seen the end.")
        self._jobs.run(
            _("Entering hours of courseware"),
            lambda _handle: self._room.credit(self._actor, item.id),
            lambda new: self._done(words.format(count=new) if new else nobody, Side.ITEM),
            self._dialogs.trouble,
        )

    def _end_push(self, push: Push) -> None:
        try:
            self._room.pushes.end(self._actor, push.id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._done(_("Taken back."), Side.ITEM)

    def _about(self, item_id: UUID | None) -> dict[str, object]:
        """To which units and posts the chosen item is given."""
        today = local_today(self._room.study.clock)
        return {"pushes": self._room.pushes.pushes(self._actor, item_id) if item_id else (), "today": today}

    def _read_readers(self) -> None:
        """Who studies the chosen item: in a large office many, so the page shows the rest first."""
        item = self._state.item
        if item is None:
            return

        def show(found: tuple[ItemReader, ...]) -> None:
            if self._state.item is not None and self._state.item.id == item.id:
                self._show(readers=found)

        title = _("Reading who has studied it")
        self._jobs.run(title, lambda _handle: self._room.readers(item.id), show, self._dialogs.trouble)

    def _take_files(
        self, paths: Sequence[Path], root: Path | None = None, listed: Mapping[Path, Listed] | None = None
    ) -> None:
        if paths:
            self._state = replace(self._state, files=tuple(paths), root=root, listed=listed or {}, item=None)
            self._form(Side.ADD)

    def _added(self, added: Added) -> None:
        if added.refused:
            self._dialogs.inform(_("Some files were not added"), added_words(added))
        words = _("The adding was stopped; {count} files are in the library.")
        words = words if added.stopped else _("Added {count} files to the library.")
        self._done(words.format(count=added.count), Side.NOTHING)

    def _form(self, side: Side) -> None:
        self._show(side=side, form=self._state.form + 1, said="")

    def _done(self, said: str, side: Side) -> None:
        self._state = replace(self._state, said=said, side=side)
        self._changed()

    def _list(self, **changes: object) -> None:
        query = replace(self._state.query, **changes)  # type: ignore[arg-type]
        self._show(query=query, page=self._room.courseware.items(query))

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
