"""One law at the right of the list: its facts, its versions, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from trainer.law.values import Statute
from trainer.ui.law.state import LawLine, LawState
from trainer.ui.law.wording import version_words
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, card, label, row
from trainer.ui.widgets.facts import fact
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.page import DetailPanel, message_box
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.words import _


class LawPanel(DetailPanel):
    questions_wanted = Signal()
    read_wanted = Signal(object)
    compare_wanted = Signal(object)
    undo_wanted = Signal(object)
    work_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(360)
        self._shown: LawState | None = None

    def show_state(self, state: LawState) -> None:
        if self._shown is not None and (state.chosen, state.changes) == (self._shown.chosen, self._shown.changes):
            return
        self._shown = state
        if state.chosen is None:
            self.show_nothing(_("Choose a law to see it."))
        else:
            self._show_law(state, state.chosen)

    def _show_law(self, state: LawState, line: LawLine) -> None:
        area = ScrollColumn(6)
        self.reset().addWidget(area, 1)
        box, statute = area.column, line.statute
        box.addWidget(label(f"《{statute.title if statute else line.short}》", "large", wrap=True))
        if statute is None:
            words = _("This law is not in the register, so what is cited cannot be compared. Load its text.")
            box.addWidget(message_box(words, "note"))
        else:
            box.addLayout(fact(_("Document number"), statute.number))
            box.addLayout(fact(_("Questions that cite it"), _("{count} questions").format(count=line.questions)))
            box.addWidget(label(_("Versions"), "strong"))
        for version in line.versions:
            box.addWidget(self._version(state, line, version))
        box.addStretch()
        see = button(_("See the questions"), "primary")
        see.setEnabled(line.questions > 0)
        see.clicked.connect(self.questions_wanted)
        work = button(_("Work list ({count})").format(count=line.parked))
        work.setVisible(line.parked > 0)
        work.clicked.connect(self.work_wanted)
        for action in (work, see):
            self.inside.addWidget(action)

    def _version(self, state: LawState, line: LawLine, version: Statute) -> QFrame:
        frame, box = card(10)
        box.setSpacing(4)
        head = label(_("Revision of {day}").format(day=version.revised), "strong")
        marks = [badge(_("in force"), Tone.OK)] if version == line.statute else []
        box.addLayout(row(head, *marks, None))
        box.addWidget(label(version_words(version), "muted", wrap=True))
        change = state.change_of(version)
        if change is not None:
            words = _("Loaded by {name}: {reason}").format(
                name=state.people.get(change.by_id, ""), reason=change.reason
            )
            box.addWidget(label(words, "faint", wrap=True))
        if version.has_text:
            self._actions(box, state, version)
        return frame

    def _actions(self, box: QVBoxLayout, state: LawState, version: Statute) -> None:
        read = button(_("Read"), "link")
        read.clicked.connect(lambda: self.read_wanted.emit(version))
        change = state.change_of(version)
        compare = button(_("What changed"), "link")
        compare.setVisible(change is not None and change.old_version_id is not None)
        compare.clicked.connect(lambda: self.compare_wanted.emit(version))
        undo = button(_("Undo …"), "link")
        undo.setVisible(state.may_undo(version))
        undo.clicked.connect(lambda: self.undo_wanted.emit(version))
        links = Flow(4)
        for link in (read, compare, undo):
            links.flow.addWidget(link)
        box.addWidget(links)
