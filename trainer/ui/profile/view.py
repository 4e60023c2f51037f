"""The page of the staff's profile: a target, the units, and at the right who is missing and the trend."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QVBoxLayout, QWidget

from trainer.profile.values import Point, UnitState
from trainer.ui.profile.state import TONES, ProfileState, percent
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, clear, label, row
from trainer.ui.widgets.filter_box import FilterBox
from trainer.ui.widgets.page import DetailPanel, Page
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.sides import Sides
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

PANEL_WIDTH = 360


class ProfilePage(Page):
    target_chosen = Signal(str)
    unit_chosen = Signal(object)
    person_wanted = Signal(object)
    back_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        purpose = _("What the documents want of the staff, unit by unit. Auxiliaries stand in no rate.")
        super().__init__(_("Profile of the staff"), purpose)
        back = self.add_action(button(_("Yearly records"), icon_name="mdi6.arrow-left"))
        back.clicked.connect(self.back_wanted)
        self.target = FilterBox()
        self.target.setMinimumWidth(420)
        self.target.activated.connect(lambda _row: self.target_chosen.emit(self.target.currentData()))
        self._demand = label("", "", wrap=True)
        self._source = label("", "muted", wrap=True)
        self._notes = QVBoxLayout()
        self.table: RecordTable[UnitState] = RecordTable(_columns())
        self.table.chosen.connect(self.unit_chosen)
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row(self.target, None))
        box.addWidget(self._demand)
        box.addWidget(self._source)
        box.addLayout(self._notes)
        box.addWidget(self.table, 1)
        self.panel = DetailPanel()
        self._sides = Sides(left, self.panel, PANEL_WIDTH)
        self.body.addWidget(self._sides, 1)
        self._shown: object = None

    def show_state(self, state: ProfileState) -> None:
        target = state.target
        if self._shown != state.targets:
            self._shown = state.targets
            self.target.clear()
            for one in state.targets:
                self.target.addItem(one.name, one.id)
        self.target.choose(state.target_id)
        clear(self._notes)
        if target is not None:
            source = target.source
            words = _("Source: {title} ({nature}, {number})").format(
                title=source.title, nature=name(source.nature), number=source.number
            )
            until = _(" · by {day}").format(day=target.until) if target.until else ""
            self._demand.setText(target.demand)
            self._source.setText(words + until)
            if target.proposed or not source.checked_by:
                note = _("Not compared with the document yet: the unit answers for this figure.")
                self._notes.addLayout(row(badge(note, Tone.WARN), None))
        chosen = state.chosen.unit_id if state.chosen else object()
        self.table.show_rows(ListSource(state.states), lambda one: one.unit_id == chosen)
        self._show_panel(state)

    def _show_panel(self, state: ProfileState) -> None:
        box = self.panel.reset()
        chosen = state.chosen
        if chosen is not None:
            box.addLayout(panel_head(chosen.unit or _("Without unit"), self.closed.emit))
            box.addLayout(row(badge(name(chosen.reach), TONES[chosen.reach]), None))
            column = ScrollColumn(6)
            box.addWidget(column, 1)
            self._add_trend(column.column, state.trend, chosen)
            column.column.addWidget(label(_("{count} do not meet it").format(count=len(state.missing)), "strong"))
            for member in state.missing:
                line = button(" · ".join(filter(None, (member.name, member.post))), "link")
                line.clicked.connect(lambda _checked=False, key=member.id: self.person_wanted.emit(key))
                column.column.addLayout(row(line, None))
            column.column.addStretch()
        self._sides.show_panel(chosen is not None)

    def _add_trend(self, column: QVBoxLayout, trend: tuple[Point, ...], chosen: UnitState) -> None:
        column.addWidget(label(_("Trend: each year's end, this year by month"), "strong"))
        lines = [(f"{point.on:%Y-%m}", point.share, point.count, point.base) for point in trend]
        lines.append((_("today"), chosen.share, chosen.count, chosen.base))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for number, (when, share, count, base) in enumerate(lines):
            bar = QProgressBar()
            bar.setRange(0, 1000)
            bar.setValue(min(1000, int((share or 0) * 1000)))
            bar.setTextVisible(False)
            words = f"{percent(share)}  {count}/{base}"
            for place, one in enumerate((label(when, "faint"), bar, label(words, "muted"))):
                grid.addWidget(one, number, place)
        column.addLayout(grid)
        column.addSpacing(8)


def _columns() -> tuple[Column[UnitState], ...]:
    def wanted(one: UnitState) -> str:
        return "—" if one.wanted is None else str(one.wanted)

    return (
        Column(_("Unit"), lambda one: "　" * one.depth + (one.unit or _("Without unit")), 0),
        Column(_("Counted people"), lambda one: str(one.base), 90, right=True, sort=lambda one: one.base),
        Column(_("Meet it"), lambda one: str(one.count), 80, right=True, sort=lambda one: one.count),
        Column(_("Share"), lambda one: percent(one.share), 80, right=True, sort=lambda one: one.share or 0),
        Column(_("Still needed"), wanted, 90, right=True, sort=lambda one: one.wanted or 0),
        Column(_("State"), lambda one: name(one.reach), 130, tone=lambda one: TONES[one.reach]),
    )
