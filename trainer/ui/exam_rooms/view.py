"""The page of rooms and seats: halls above, the grid of one hall, and the panel at the right."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from trainer.ui.exam_rooms.plan_form import PlanForm
from trainer.ui.exam_rooms.seat_grid import SeatGrid
from trainer.ui.exam_rooms.sides import CandidateSide, ChangesSide, CodesSide, FindingsSide
from trainer.ui.exam_rooms.state import RoomsState, Side, cells, grid
from trainer.ui.exam_rooms.wording import hall_words, times_words
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.page import DetailPanel, Page
from trainer.ui.widgets.steady import ChoiceBox
from trainer.words import _

PANEL_WIDTH = 400


class SeatsPage(Page):
    left = Signal()
    hall_chosen = Signal(object)
    seat_chosen = Signal(int)
    side_wanted = Signal(object)
    venue_wanted = Signal(object)
    needs_wanted = Signal(object)
    person_wanted = Signal(object)
    move_wanted = Signal()
    undo_wanted = Signal()
    again_wanted = Signal()
    drop_wanted = Signal()
    apply_wanted = Signal()
    seal_wanted = Signal()
    codes_wanted = Signal()
    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Rooms and seats"))
        self.back = self._action(_("Back to the exam"), "mdi6.arrow-left", self.left)
        self.codes = self._action(_("Start codes"), "mdi6.key-outline", self.codes_wanted)
        self.seal = self._action(_("Seal the plan"), "mdi6.lock-outline", self.seal_wanted)
        self.arrange = self.add_action(button(_("Arrange the seats"), "primary", "mdi6.seat-outline"))
        self.arrange.clicked.connect(lambda: self.side_wanted.emit(Side.PLAN))
        self.halls = ChoiceBox()
        self.halls.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.halls.setMinimumContentsLength(24)
        self.halls.currentIndexChanged.connect(self._choose_hall)
        self.findings = button(_("Findings"))
        self.findings.clicked.connect(lambda: self.side_wanted.emit(Side.FINDINGS))
        self.changes = button(_("Register of changes"))
        self.changes.clicked.connect(lambda: self.side_wanted.emit(Side.CHANGES))
        self.undo = button(_("Undo   Ctrl+Z"))
        self.undo.clicked.connect(self.undo_wanted)
        self.body.addLayout(row(self.halls, None, self.undo, self.findings, self.changes))
        self.body.addWidget(self._preview_bar())
        self.said = label("", "saved", wrap=True)
        self.body.addWidget(self.said)
        self.grid = SeatGrid()
        self.grid.chosen.connect(self.seat_chosen)
        self.panel = DetailPanel(PANEL_WIDTH)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self._room(), 1)
        sides.addWidget(self.panel)
        self.body.addLayout(sides, 1)
        self.side: QWidget | None = None
        self._shown: object = None
        self._cells: tuple[tuple[int, int], ...] = ()
        for keys, wanted in (("Ctrl+Z", self.undo), ("Alt+Left", self.back)):
            QShortcut(QKeySequence(keys), self, wanted.click)
        QShortcut(QKeySequence("M"), self.grid, self.move_wanted.emit, context=Qt.ShortcutContext.WidgetShortcut)

    def show_state(self, state: RoomsState) -> None:
        self.set_title(state.exam.plan.title)
        self.set_purpose(times_words(state))
        self._show_halls(state)
        preview = state.proposal is not None
        self.preview.setVisible(preview)
        self.apply.setEnabled(not state.worst)
        self.arrange.setVisible(state.open and not state.sealed)
        self.seal.setVisible(state.open and state.arranged and not state.sealed and not preview)
        self.codes.setVisible(state.may_run and state.arranged and not preview)
        self.undo.setVisible(bool(state.undo) and not state.sealed and not preview)
        self.findings.setVisible(preview or state.arranged)
        self.findings.setText(_("Findings {count}").format(count=len(state.flaws)))
        self.changes.setText(_("Register of changes {count}").format(count=len(state.changes)))
        words = _("Choose the seat to move to; Esc ends it.") if state.moving else state.said
        self.said.setText(words)
        self.said.setVisible(bool(words))
        session_room = state.plan.rooms[state.cell[1]]
        self.grid.show_cells(grid(state), session_room.columns)
        self._show_side(state)

    def _show_halls(self, state: RoomsState) -> None:
        self._cells = cells(state)
        with QSignalBlocker(self.halls):
            self.halls.clear()
            for cell in self._cells:
                self.halls.addItem(hall_words(state, cell))
            self.halls.setCurrentIndex(self._cells.index(state.cell))

    def _show_side(self, state: RoomsState) -> None:
        """A form being filled in stays as it is until another one is asked for."""
        if state.side is Side.PLAN and self._shown == state.seed:
            return
        self._shown = state.seed if state.side is Side.PLAN else None
        self.side = self._made(state)
        self.panel.reset().addWidget(self.side)

    def _made(self, state: RoomsState) -> QWidget:
        match state.side:
            case Side.PLAN:
                form = PlanForm(state)
                form.wanted.connect(self.venue_wanted)
                form.cancelled.connect(lambda: self.side_wanted.emit(Side.CANDIDATE))
                return form
            case Side.FINDINGS:
                findings = FindingsSide(state)
                findings.found.connect(self.person_wanted)
                return findings
            case Side.CHANGES:
                changes = ChangesSide(state)
                changes.export_wanted.connect(self.export_wanted)
                return changes
            case Side.CODES:
                return CodesSide(state)
            case Side.CANDIDATE:
                candidate = CandidateSide(state)
                candidate.move_wanted.connect(self.move_wanted)
                candidate.needs_wanted.connect(self.needs_wanted)
                return candidate

    def _choose_hall(self, place: int) -> None:
        if 0 <= place < len(self._cells):
            self.hall_chosen.emit(self._cells[place])

    def _room(self) -> QWidget:
        """The front of the room above, the seats below it."""
        inside = QWidget()
        inside.setObjectName("scrolled")
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 8, 0)
        front = label(_("Front of the room"), "faint")
        front.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(front)
        box.addWidget(self.grid)
        signs = _(
            "! finding   + extra time or other need   … writing   ✓ handed in   × absent or misconduct   — excused"
        )
        box.addWidget(label(signs, "faint", wrap=True))
        box.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _preview_bar(self) -> QFrame:
        self.preview = QFrame()
        self.preview.setObjectName("notice")
        box = QHBoxLayout(self.preview)
        box.setContentsMargins(12, 6, 12, 6)
        words = _("Preview, not stored yet. Look at the halls, move by hand, then store it.")
        box.addWidget(label(words, "strong", wrap=True), 1)
        again, drop = button(_("Another arrangement")), button(_("Drop it"))
        self.apply = button(_("Store the seats"), "primary")
        for made, signal in ((again, self.again_wanted), (drop, self.drop_wanted), (self.apply, self.apply_wanted)):
            made.clicked.connect(signal)
            box.addWidget(made)
        return self.preview

    def _action(self, words: str, icon_name: str, signal: SignalInstance) -> QPushButton:
        made = self.add_action(button(words, icon_name=icon_name))
        made.clicked.connect(signal)
        return made
