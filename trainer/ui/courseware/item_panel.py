"""One item of the library: facts, what can be done with it, who has studied how long."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trainer.courseware.pushes.values import Push
from trainer.courseware.values import Courseware, CoursewareKind, CoursewareVersion
from trainer.reports.courseware import ItemReader
from trainer.store.clock import local_day
from trainer.ui.courseware.state import (
    STUDIED_TONES,
    CoursewareState,
    PersonRecord,
    Studied,
    minutes_studied,
    size_text,
    studied,
)
from trainer.ui.reader.record_list import RecordList
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

SEPARATOR = " · "


class ItemPanel(QWidget):
    open_wanted = Signal()
    assign_wanted = Signal()
    edit_wanted = Signal()
    credit_wanted = Signal()
    reader_chosen = Signal(object)
    push_ended = Signal(object)
    versions_wanted = Signal()
    version_wanted = Signal()
    convert_wanted = Signal()
    closed = Signal()

    def __init__(self, state: CoursewareState, item: Courseware) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        close = button("×", "link")
        close.setAccessibleName(_("Close"))
        close.clicked.connect(self.closed)
        kind = SEPARATOR.join(filter(None, (name(item.kind), item.category, item.field)))
        fine = badge(_("Fine"), Tone.BRAND)
        fine.setVisible(item.fine)
        box.addLayout(row(label(kind, "faint"), fine, None, close))
        box.addWidget(label(item.title, "large", wrap=True))
        for line in _facts(item):
            box.addWidget(label(line, "muted", wrap=True))
        flow = Flow()
        for action in self._actions(state, item):
            flow.flow.addWidget(action)
        box.addWidget(flow)
        if item.kind is CoursewareKind.OFFICE:
            words = _("Office files open in another program, without minutes. A PDF counts.")
            box.addWidget(label(words, "faint", wrap=True))
        box.addSpacing(8)
        for push in state.pushes:
            box.addLayout(self._push_line(push, state))
        self._add_readers(box, state)

    def _actions(self, state: CoursewareState, item: Courseware) -> tuple[QPushButton, ...]:
        self.open = button(_("Open"), "primary", "mdi6.book-open-outline")
        self.open.clicked.connect(self.open_wanted)
        actions = [self.open]
        if state.may_edit:
            self.assign, edit = button(_("Assign")), button(_("Edit"))
            self.assign.clicked.connect(self.assign_wanted)
            edit.clicked.connect(self.edit_wanted)
            actions += [self.assign, edit]
        if state.may_credit and item.hours_category is not None and item.minutes:
            self.credit = button(_("Credit hours"))
            self.credit.clicked.connect(self.credit_wanted)
            actions.append(self.credit)
        self.versions = button(_("Version {number}, see all").format(number=item.version), "link")
        self.versions.clicked.connect(self.versions_wanted)
        if state.may_edit:
            self.add_version = button(_("New version"))
            self.add_version.clicked.connect(self.version_wanted)
            actions.append(self.add_version)
        if state.may_convert:
            self.convert = button(_("Turn into a PDF"))
            self.convert.clicked.connect(self.convert_wanted)
            actions.append(self.convert)
        return (*actions, self.versions)

    def _push_line(self, push: Push, state: CoursewareState) -> QHBoxLayout:
        end = button(_("Give no longer"), "link")
        end.setVisible(state.may_edit)
        end.clicked.connect(lambda: self.push_ended.emit(push))
        line = QHBoxLayout()
        line.addWidget(label(push_words(push, state), "muted", wrap=True), 1)
        line.addWidget(end)
        return line

    def _add_readers(self, box: QVBoxLayout, state: CoursewareState) -> None:
        if state.readers is None:
            box.addWidget(label(_("Reading who has studied it"), "muted"))
            box.addStretch()
            return
        if not state.readers:
            words = _("Nobody has studied it yet. Assign it, and it appears on the start page of those people.")
            box.addWidget(label(words, "muted", wrap=True))
            box.addStretch()
            return
        finished = sum(reader.finished for reader in state.readers)
        words = _("{finished} of {count} people have finished").format(finished=finished, count=len(state.readers))
        box.addWidget(label(words, "strong"))
        hint = _("A double click on a person shows every minute with its reason.")
        box.addWidget(label(hint, "faint", wrap=True))
        self.readers: RecordTable[ItemReader] = RecordTable(_columns(state.today))
        self.readers.show_rows(ListSource(state.readers))
        self.readers.opened.connect(self.reader_chosen)
        box.addWidget(self.readers, 1)


def _facts(item: Courseware) -> tuple[str, ...]:
    length = _("{minutes} minutes long").format(minutes=item.minutes) if item.minutes else _("No set length")
    earns = (
        _("Earns hours of {category}").format(category=name(item.hours_category))
        if item.hours_category
        else _("Earns no hours")
    )
    added = _("Added {date}").format(date=local_day(item.added_at))
    quiz = _("Ends with a quiz from “{subject}”").format(subject=item.subject) if item.subject else _("No quiz")
    audience = _("For {audience}").format(audience=item.audience) if item.audience else ""
    lines = (
        (length, earns),
        (quiz, audience),
        (item.file_name, size_text(item.size), added),
        (item.citations.replace("\n", "；"),),
    )
    return tuple(words for words in (SEPARATOR.join(filter(None, line)) for line in lines) if words)


def push_words(push: Push, state: CoursewareState) -> str:
    """推送：治超站 · 岗位含“执法” · 2026-12-31 前."""
    unit = next((unit.name for unit in state.units if unit.id == push.unit_id), "")
    post = _("posts with “{words}”").format(words=push.post) if push.post else ""
    due = _("by {day}").format(day=push.due_on) if push.due_on else ""
    return _("Given to: {whom}").format(whom=SEPARATOR.join(filter(None, (unit, post, due))))


def _columns(today: date) -> tuple[Column[ItemReader], ...]:
    words = {
        Studied.FINISHED: _("Finished"),
        Studied.OVERDUE: _("Overdue"),
        Studied.BEGUN: _("Begun"),
        Studied.NOT_YET: _("Not yet"),
    }

    def how_far(reader: ItemReader) -> Studied:
        return studied(reader, today)

    return (
        Column(_("Name"), lambda r: r.name, 76, sort=lambda r: r.name),
        Column(_("Unit"), lambda r: r.unit, 0, sort=lambda r: r.unit),
        Column(_("Minutes"), lambda r: str(minutes_studied(r)), 54, right=True, sort=lambda r: r.seconds),
        Column(_("State"), lambda r: words[how_far(r)], 84, tone=lambda r: STUDIED_TONES[how_far(r)], sort=how_far),
        Column(_("Time limit"), lambda r: str(r.due_on or ""), 100, sort=lambda r: str(r.due_on or ""), hidden=True),
    )


class RecordPanel(QWidget):
    """Every credited or refused minute of one person in one item."""

    closed = Signal()

    def __init__(self, item: Courseware, person: PersonRecord) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(person.reader.name, self.closed.emit))
        box.addWidget(label(SEPARATOR.join(filter(None, (person.reader.unit, item.title))), "muted", wrap=True))
        self.list = RecordList(person.record, person.quizzes)
        box.addWidget(self.list, 1)


class VersionsPanel(QWidget):
    """Every file an item has had; a double click opens one."""

    closed = Signal()
    version_opened = Signal(object)

    def __init__(self, item: Courseware, versions: tuple[CoursewareVersion, ...]) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(_("Versions of “{title}”").format(title=item.title), self.closed.emit))
        box.addWidget(label(_("A double click opens a version; it gives no minutes."), "faint", wrap=True))
        columns = (
            Column[CoursewareVersion](_("No."), lambda v: str(v.number), 48, right=True),
            Column[CoursewareVersion](_("Added"), lambda v: local_day(v.added_at).isoformat(), 100),
            Column[CoursewareVersion](_("File and note"), version_words, 0),
        )
        self.table: RecordTable[CoursewareVersion] = RecordTable(columns)
        self.table.show_rows(ListSource(versions))
        self.table.opened.connect(self.version_opened)
        box.addWidget(self.table, 1)


def version_words(version: CoursewareVersion) -> str:
    """讲义.pdf · 由 LibreOffice 转换."""
    return SEPARATOR.join(filter(None, (version.note, version.file_name)))
