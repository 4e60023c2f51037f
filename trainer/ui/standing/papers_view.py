"""需重新出具的文书: the worklist, what is done with the lines chosen, and its closing."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.reports.reissues import Reissue, Reissues
from trainer.ui.standing.papers_state import PapersState
from trainer.ui.standing.papers_words import kind_words, list_words, person_words, state_words, why_words
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class PapersPane(QWidget):
    chosen = Signal(object)
    ticked = Signal(bool)
    close_wanted = Signal()
    print_wanted = Signal()
    list_wanted = Signal()
    there_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[UUID, str] = {}
        self._units: dict[UUID, str] = {}
        self._shown: Reissues | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self.left = label("", "strong", wrap=True)
        box.addWidget(self.left)
        self.lines: RecordTable[Reissue] = RecordTable(
            (
                Column(_("Which paper"), kind_words, 190, sort=kind_words),
                Column(_("Concerned"), lambda one: person_words(one, self._names), 100),
                Column(_("Unit"), lambda one: self._unit(one), 170),
                Column(_("Why"), why_words, 0),
                Column(
                    _("State"),
                    lambda one: state_words(one, self._names)[0],
                    210,
                    tone=lambda one: state_words(one, self._names)[1],
                    sort=lambda one: one.done,
                ),
            )
        )
        self.lines.selection_changed.connect(lambda: self.chosen.emit([one.key for one in self.lines.selected()]))
        box.addWidget(self.lines, 1)
        self.done = button(_("Note as done"), "primary", "mdi6.check")
        self.undone = button(_("Not done after all"))
        self.print = button(_("Print slips and score book"), icon_name="mdi6.printer-outline")
        self.there = button(_("Go to the certificate or retake"), icon_name="mdi6.arrow-right")
        self.list = button(_("Print this list"), icon_name="mdi6.format-list-checks")
        self.close_list = button(_("Close the list"))
        self.done.clicked.connect(lambda: self.ticked.emit(True))
        self.undone.clicked.connect(lambda: self.ticked.emit(False))
        self.print.clicked.connect(self.print_wanted)
        self.there.clicked.connect(self.there_wanted)
        self.list.clicked.connect(self.list_wanted)
        self.close_list.clicked.connect(self.close_wanted)
        acts = Flow(8)
        for made in (self.done, self.undone, self.print, self.there, self.list, self.close_list):
            acts.flow.addWidget(made)
        box.addWidget(acts)

    def show_state(self, state: PapersState) -> None:
        self._names = dict(state.names)
        self._units = {key: one.unit for key, one in state.people.items()}
        self.left.setText(state.closed_to or list_words(state.found, state.names))
        if state.found != self._shown:
            self._shown = state.found
            with QSignalBlocker(self.lines):
                self.lines.show_rows(ListSource(state.found.rows))
        picked, act = state.picked, state.may_act
        self.lines.setVisible(bool(state.found.rows))
        self.done.setEnabled(any(not one.done for one in picked))
        self.undone.setEnabled(any(one.tick is not None and one.tick.done and one.settled is None for one in picked))
        self.print.setEnabled(bool(state.printable))
        self.there.setEnabled(bool(state.elsewhere))
        for made in (self.done, self.undone, self.print, self.there, self.close_list):
            made.setVisible(act and bool(state.found.rows))
        self.list.setVisible(bool(state.found.rows))
        self.close_list.setEnabled(not state.over)

    def _unit(self, one: Reissue) -> str:
        return self._units.get(one.key.person_id, "") if one.key.person_id else "—"
