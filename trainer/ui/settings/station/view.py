"""The tab of the exam station: its place, the field for pinyin, the findings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.documents.station_values import Finding, Verdict, item_name, verdict_name
from trainer.ui.settings.station.presenter import StationState
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, card, clear, label, row
from trainer.ui.widgets.steady import WholeNumber
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

MOST_SEATS = 999
TONES = {
    Verdict.GO: Tone.OK,
    Verdict.LOOK: Tone.WARN,
    Verdict.NO_GO: Tone.BAD,
    Verdict.UNTRIED: Tone.PLAIN,
}


class StationTab(QWidget):
    bound = Signal(str, int)
    check_wanted = Signal(str)
    print_wanted = Signal()

    def __init__(self, binds: bool = True) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.setSpacing(12)
        place = self._place()
        place.setVisible(binds)
        outer.addWidget(place)
        outer.addWidget(self._trying())
        self.table: RecordTable[Finding] = RecordTable(_columns())
        outer.addWidget(self.table, 1)

    def show_state(self, state: StationState) -> None:
        if not self.room.isModified():
            self.room.setText(state.room)
            self.seat.setValue(state.seat)
        self.said.setText(state.said)
        self.check.setEnabled(not state.busy)
        self.check.setText(_("Checking …") if state.busy else _("Check this PC"))
        self.print.setEnabled(state.report is not None)
        self.table.show_rows(ListSource(state.report.findings if state.report else ()))
        clear(self._verdict)
        if state.report is not None:
            words, tone = (_("Go"), Tone.OK) if state.report.go else (_("No go"), Tone.BAD)
            self._verdict.addWidget(badge(words, tone))

    def _place(self) -> QWidget:
        frame, box = card()
        box.addWidget(label(_("Where this PC stands"), "heading"))
        words = _("With room and seat named, a candidate of another seat is told so at this PC before the exam begins.")
        box.addWidget(label(words, "muted", wrap=True))
        self.room, self.seat = QLineEdit(), WholeNumber()
        self.room.setPlaceholderText(_("Room as named in the exam"))
        self.seat.setRange(0, MOST_SEATS)
        self.seat.setPrefix(_("Seat number "))
        self.said = label("", "saved")
        keep = button(_("Keep the place"))
        keep.clicked.connect(self._keep)
        box.addLayout(row(self.room, self.seat, keep, self.said, None))
        return frame

    def _trying(self) -> QWidget:
        frame, box = card()
        words = _("Type the word 执法 with the pinyin input, then check. Compare the clock with a watch.")
        box.addWidget(label(words, "muted", wrap=True))
        self.typed = QLineEdit()
        self.typed.setPlaceholderText("zhifa")
        self.typed.setAccessibleName(_("Field to try the pinyin input"))
        self.check = button(_("Check this PC"), "primary", "mdi6.clipboard-check-outline")
        self.check.clicked.connect(lambda: self.check_wanted.emit(self.typed.text()))
        self.print = button(_("Print the sheet"), icon_name="mdi6.printer-outline")
        self.print.clicked.connect(self.print_wanted)
        self._verdict = row()
        line = row(self.typed, self.check, self.print)
        line.addLayout(self._verdict)
        line.addStretch()
        box.addLayout(line)
        return frame

    def _keep(self) -> None:
        self.room.setModified(False)
        self.bound.emit(self.room.text(), self.seat.value())


def _columns() -> tuple[Column[Finding], ...]:
    return (
        Column(_("What is checked"), lambda one: item_name(one.item), 180),
        Column(_("Verdict"), lambda one: verdict_name(one.verdict), 130, tone=lambda one: TONES[one.verdict]),
        Column(_("What was found"), lambda one: one.found, 0),
    )
