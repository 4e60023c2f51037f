"""The roster page: choose a file, look at every line, take in what is sound."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from trainer.people.roster.values import RosterPreview, RowAction
from trainer.ui.people.roster_state import TONES, RosterRowLine, RosterState
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, card, clear, figure_card, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.page import Page, message_box
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class RosterPage(Page):
    file_wanted = Signal()
    template_wanted = Signal()
    take_wanted = Signal()
    again_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Take in a roster"))
        self.back = self.add_action(button(_("Back to the people"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.back_wanted)
        self.template = self.add_action(button(_("Save the template"), icon_name="mdi6.file-download-outline"))
        self.template.clicked.connect(self.template_wanted)
        self.choose = self.add_action(button(_("Choose a file"), icon_name="mdi6.folder-open-outline"))
        self.choose.clicked.connect(self.file_wanted)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place, 1)
        self.lines: RecordTable[RosterRowLine] | None = None
        self.take: QPushButton | None = None
        self._shown: RosterState | None = None

    def show_state(self, state: RosterState) -> None:
        self.choose.setEnabled(not state.busy)
        if state == self._shown:
            return
        self._shown = state
        clear(self._place)
        self.lines = self.take = None
        if state.result is not None:
            self._show_result(state)
        elif state.preview is not None:
            self._show_preview(state, state.preview)
        else:
            self.set_purpose(_("Nobody is ever deleted by a roster, and an empty cell erases nothing."))
            self._place.addWidget(self._start(state))
            self._place.addStretch()

    def _start(self, state: RosterState) -> QFrame:
        frame, box = card(24)
        box.addLayout(row(None, label(_("Drop a roster here, or choose a file"), "heading"), None))
        words = _("Headings are recognised by themselves. You see what every line would do before anything is saved.")
        text = label(words, "muted", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(text)
        choose = button(_("Choose a file"), "primary", "mdi6.folder-open-outline")
        choose.setEnabled(not state.busy)
        choose.clicked.connect(self.file_wanted)
        template = button(_("Save the template"))
        template.clicked.connect(self.template_wanted)
        box.addLayout(row(None, template, choose, None))
        return frame

    def _show_preview(self, state: RosterState, preview: RosterPreview) -> None:
        self.set_purpose(_("{name}: look it through, then take in what is sound.").format(name=preview.file))
        cards = Flow(12, stretch=True)
        for action, words in (
            (RowAction.NEW, _("new people")),
            (RowAction.UPDATE, _("with changes")),
            (RowAction.LEAVE, _("leave the lists")),
            (RowAction.UNCHANGED, _("as they are")),
            (RowAction.PROBLEM, _("left out, to be corrected")),
        ):
            count = preview.count(action)
            if action is RowAction.LEAVE and not count:
                continue
            cards.flow.addWidget(figure_card(str(count), words, TONES[action] if count else Tone.PLAIN))
        self._place.addWidget(cards)
        for text in _remarks(preview):
            self._place.addWidget(label(text, "muted", wrap=True))
        self.lines = RecordTable(_columns())
        self.lines.show_rows(ListSource(state.lines))
        self._place.addWidget(self.lines, 1)
        self.take = button(_("Take in {count} lines").format(count=state.usable), "primary", "mdi6.import")
        self.take.setEnabled(state.usable > 0 and not state.busy)
        self.take.clicked.connect(self.take_wanted)
        again = button(_("Leave it"))
        again.setEnabled(not state.busy)
        again.clicked.connect(self.again_wanted)
        left_out = preview.count(RowAction.PROBLEM)
        words = _("Lines left out can be corrected in the file and taken in again.") if left_out else ""
        line = row(label(words, "muted", wrap=True), again, self.take)
        line.setStretch(0, 1)
        self._place.addLayout(line)

    def _show_result(self, state: RosterState) -> None:
        result = state.result
        assert result is not None
        self.set_purpose(_("The roster was taken in."))
        words = _("{added} people added, {updated} changed, {units} units made.")
        said = words.format(added=result.added, updated=result.updated, units=result.units)
        self._place.addWidget(message_box(said, "done"))
        if result.left:
            text = _("{left} people left the lists; {count} proposals about their certificates wait for a decision.")
            self._place.addWidget(message_box(text.format(left=result.left, count=state.proposals), "note"))
        if result.cancelled:
            text = _("Stopped before the end. The same file shows the rest and can be taken in again.")
            self._place.addWidget(message_box(text, "note"))
        if state.left_out:
            text = _("{count} lines stayed out. Correct them in the file and take it in again.")
            self._place.addWidget(message_box(text.format(count=state.left_out), "note"))
        back = button(_("See the people"), "primary")
        back.clicked.connect(self.back_wanted)
        again = button(_("Take in another file"))
        again.clicked.connect(self.again_wanted)
        self._place.addLayout(row(back, again, None))
        self._place.addStretch()


def _remarks(preview: RosterPreview) -> list[str]:
    remarks = []
    if preview.new_units:
        units = "、".join("/".join(unit.path) for unit in preview.new_units)
        remarks.append(_("Units that will be made: {units}").format(units=units))
    if preview.ignored_headings:
        headings = "、".join(preview.ignored_headings)
        remarks.append(_("Columns that are not read: {headings}").format(headings=headings))
    return remarks


def _columns() -> tuple[Column[RosterRowLine], ...]:
    return (
        Column(_("Line"), lambda line: line.place, 90),
        Column(_("Consequence"), lambda line: name(line.action), 90, tone=lambda line: TONES[line.action]),
        Column(_("Name"), lambda line: line.name, 90),
        Column(_("Unit"), lambda line: line.unit, 150),
        Column(_("What changes, or what to do"), lambda line: line.text),
    )
