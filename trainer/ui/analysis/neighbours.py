"""邻座比对: pairs whose wrong answers are more alike than in simulated honest rooms. Hints, never accusations."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.reports.analysis.values import NeighbourHint, NeighbourReport
from trainer.ui.analysis.state import AnalysisState
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.page import message_box
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class NeighboursSide(QWidget):
    compare_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: Mapping[UUID, str] = {}
        self._shown: NeighbourReport | None = None
        self.table: RecordTable[NeighbourHint] = RecordTable(self._columns())
        self.words = label("", wrap=True)
        self.compare = button(_("Compare with simulated honest rooms"), "primary")
        self.compare.clicked.connect(self.compare_wanted)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(
            message_box(
                _(
                    "Neighbours can have the same wrong answers by chance, by the same course or by the same"
                    " misreading. What stands here is a reason to look at the records of the room. It proves nothing"
                    " about anybody and decides nothing."
                ),
                "note",
            )
        )
        line = row(self.words, self.compare)
        line.setStretch(0, 1)
        box.addLayout(line)
        box.addWidget(self.table, 1)
        box.addStretch()

    def show_state(self, state: AnalysisState) -> None:
        report = state.neighbours
        self.words.setText(_words(report))
        self.table.setVisible(report is not None and bool(report.hints))
        if report is not self._shown:
            self._shown, self._names = report, state.names
            self.table.show_rows(ListSource(report.hints or () if report else ()))

    def _columns(self) -> tuple[Column[NeighbourHint], ...]:
        def two(hint: NeighbourHint) -> str:
            one, other = (self._names.get(key, "—") for key in (hint.one, hint.other))
            words = _("{one} (seat {first}) and {other} (seat {second})")
            return words.format(one=one, first=hint.seats[0], other=other, second=hint.seats[1])

        def alike(hint: NeighbourHint) -> str:
            return _("{same} / {both}").format(same=hint.same_wrong, both=hint.both_wrong)

        return (
            Column(_("Room"), lambda one: one.hall, 130, sort=lambda one: one.hall),
            Column(_("Session"), lambda one: str(one.session), 60, right=True, sort=lambda one: one.session),
            Column(_("Two neighbours"), two, 0),
            Column(_("Same of those both got wrong"), alike, 150, right=True, sort=lambda one: one.same_wrong),
            Column(_("In honest rooms"), lambda one: f"{one.expected:.1f}", 110, right=True, sort=_expected),
            Column(_("False-alarm rate"), lambda one: f"{one.alarm:.1%}", 110, right=True, sort=lambda one: one.alarm),
        )


def _expected(hint: NeighbourHint) -> float:
    return hint.expected


def _words(report: NeighbourReport | None) -> str:
    if report is None:
        return _("Honest rooms are simulated with the seats and the answers of this exam. It takes a few seconds.")
    limits = report.limits
    if report.hints is None:
        words = _(
            "Not enough data: {people} sittings and {pairs} pairs of neighbours on planned seats;"
            " {least} people are needed."
        )
        return words.format(people=report.people, pairs=report.pairs, least=limits.people)
    words = _(
        "{pairs} pairs of neighbours compared with {rooms} simulated honest exams. The false-alarm rate says in which"
        " share of the honest exams some pair is as striking; up to {alarm} it is shown."
    )
    said = words.format(pairs=report.pairs, rooms=limits.rooms, alarm=f"{limits.alarm:.0%}")
    return said if report.hints else said + _(" No pair stands out.")
