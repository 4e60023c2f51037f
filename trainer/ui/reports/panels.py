"""One person's year: every section with its figure, which opens to its entries; and the form of a note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.documents.yearly.parts import Line, Part
from trainer.store.errors import BadInput, KnownError
from trainer.ui.reports.state import Noting, ReportsState
from trainer.ui.reports.wording import fresh_text, version_text
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, label, row
from trainer.ui.widgets.facts import rule
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.text_area import TextArea
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _
from trainer.yearly.values import BY_HAND, NoteDraft, Section


class PersonPanel(QWidget):
    closed = Signal()
    section_opened = Signal(object)
    line_opened = Signal(object)
    note_wanted = Signal()
    note_taken_back = Signal(object)
    make_wanted = Signal()
    page_opened = Signal(object)
    page_printed = Signal(object)

    def __init__(self, state: ReportsState) -> None:
        super().__init__()
        person = state.person
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        tone = Tone.PLAIN if state.fresh is None else Tone.OK if state.fresh else Tone.WARN
        box.addLayout(panel_head(person.name if person else "", self.closed.emit, badge(fresh_text(state), tone)))
        if person is not None:
            about = " · ".join(filter(None, (person.unit, person.post, name(person.category))))
            box.addWidget(label(about, "muted", wrap=True))
        column = ScrollColumn(4)
        box.addWidget(column, 1)
        if state.versions:
            self._add_versions(column.column, state)
        self.figures: dict[Section, QWidget] = {}
        for number, part in enumerate(state.parts):
            if number:
                column.column.addWidget(rule())
            self._add_part(column.column, part, state)
        column.column.addStretch()
        actions = Flow(8)
        self.make = button(_("Make the page"), "primary")
        self.make.clicked.connect(self.make_wanted)
        self.make.setVisible(state.may_make)
        self.note = button(_("Note by hand"))
        self.note.clicked.connect(self.note_wanted)
        self.note.setVisible(state.may_note)
        for one in (self.make, self.note):
            actions.flow.addWidget(one)
        box.addWidget(actions)

    def _add_versions(self, column: QVBoxLayout, state: ReportsState) -> None:
        column.addWidget(label(_("Kept versions"), "strong"))
        for page in state.versions:
            opened, printed = button(version_text(page), "link"), button(_("Print"), "link")
            opened.clicked.connect(lambda _checked=False, page=page: self.page_opened.emit(page))
            printed.clicked.connect(lambda _checked=False, page=page: self.page_printed.emit(page))
            column.addLayout(row(opened, None, printed))
        column.addWidget(rule())

    def _add_part(self, column: QVBoxLayout, part: Part, state: ReportsState) -> None:
        opened = state.opened is part.section
        if part.lines:
            head = button(("▾ " if opened else "▸ ") + name(part.section), "link")
            head.clicked.connect(lambda: self.section_opened.emit(None if opened else part.section))
            self.figures[part.section] = head
            column.addLayout(row(head, None))
        else:
            column.addWidget(label(name(part.section), "faint"))
        column.addWidget(label(part.figure, "", wrap=True))
        if opened:
            for line in part.lines:
                self._add_line(column, line, state)
            if part.basis:
                column.addWidget(label(part.basis, "faint", wrap=True))

    def _add_line(self, column: QVBoxLayout, line: Line, state: ReportsState) -> None:
        day = line.day.isoformat() if line.day else ""
        column.addWidget(label("　".join(filter(None, (day, line.figure))), "strong", wrap=True))
        column.addWidget(label(line.text, "muted", wrap=True))
        parts = (
            _("proof {proof}").format(proof=line.proof) if line.proof else "",
            _("signed by {name}").format(name=line.by) if line.by else "",
        )
        words = label("　".join(filter(None, parts)), "faint", wrap=True)
        if line.target is not None:
            go = button(_("Show"), "link")
            go.clicked.connect(lambda: self.line_opened.emit(line.target))
            column.addLayout(row(words, None, go))
        elif line.note_id is not None and state.may_note:
            back = button(_("Take back"), "link")
            back.clicked.connect(lambda: self.note_taken_back.emit(line.note_id))
            column.addLayout(row(words, None, back))
        else:
            column.addWidget(words)


class NoteForm(QWidget):
    """What no room of the program knows: drills, fitness, rewards, the grade of the year."""

    closed = Signal()
    done = Signal(object)

    def __init__(self, state: ReportsState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(_("Note by hand"), self.closed.emit))
        words = _("{name}, {year}. It stands on the next version of the page with its document and who noted it.")
        person = state.person.name if state.person else ""
        box.addWidget(label(words.format(name=person, year=state.year), "muted", wrap=True))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        form = Form()
        self.section = form.add(_("Section"), Choice((one, name(one)) for one in BY_HAND))
        day = state.today if state.today.year == state.year else None
        self.on = form.add(_("Day"), DateField(day))
        self.text = form.add(_("What happened, with its result"), TextArea())
        self.proof = form.add(_("Document that shows it"), QLineEdit())
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Enter"), "primary")
        cancel.clicked.connect(self.closed)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, cancel, self.save))

    def _save(self) -> None:
        try:
            day = self.on.value()
            if day is None:
                raise BadInput("date.unreadable", text="")
        except KnownError as error:
            self.wrong.tell(error)
            return
        draft = NoteDraft(self.section.value(), day, self.text.toPlainText(), self.proof.text())
        self.done.emit(Noting(draft))
