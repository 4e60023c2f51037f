"""The pages around the answering: identity and rules, handing in, leaving, and the end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from trainer.exams.results.values import MyExamState
from trainer.ui.sitting.grid import NumberGrid
from trainer.ui.sitting.review import review_list
from trainer.ui.sitting.state import Admission, Filled, WindowState, cells, counts
from trainer.ui.sitting.wording import admission_facts, exam_rules, points, result_words, verdict
from trainer.ui.theme import scaled
from trainer.ui.widgets.basics import badge, button, card, clear, label, row
from trainer.ui.widgets.figures import Pictures, no_pictures
from trainer.ui.widgets.page import message_box
from trainer.words import _

PHOTO_HEIGHT = 168


class Fitting(QScrollArea):
    """As high as what is in it, as long as the window has the room."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        inside, width = self.widget(), self.viewport().width()
        layout = inside.layout() if inside is not None else None
        return QSize(width, layout.totalHeightForWidth(width) if layout is not None else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class ConfirmPage(QWidget):
    """Who, what, and the rules; the time begins with the button. `confirmed` carries the start code that was typed."""

    confirmed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._box, self._actions = _middle(self)

    def show_state(self, state: WindowState) -> None:
        clear(self._box)
        clear(self._actions)
        one = state.admission
        self._box.addWidget(label(_("Is this you, and is this your exam?"), "title"))
        side = QHBoxLayout()
        side.setSpacing(20)
        if one.photo:
            side.addWidget(_photo(one), 0, Qt.AlignmentFlag.AlignTop)
        facts = QVBoxLayout()
        facts.setSpacing(6)
        facts.addWidget(label(one.name, "huge"))
        for line in admission_facts(one):
            facts.addWidget(label(line, "stimulus", wrap=True))
        side.addLayout(facts, 1)
        self._box.addLayout(side)
        self._box.addSpacing(6)
        self._box.addWidget(label(_("Before you begin"), "heading"))
        for line in exam_rules(one):
            self._box.addWidget(label("· " + line, wrap=True))
        again = one.exam.state is MyExamState.IN_PROGRESS
        self.code = QLineEdit()
        if one.exam.needs_code and not again:
            self._box.addWidget(label(_("Start code of the room"), "heading"))
            self.code.setAccessibleName(_("Start code of the room"))
            self.code.setMaxLength(12)
            self.code.setMaximumWidth(scaled(260))
            self._box.addWidget(self.code)
        if one.elsewhere:
            words = _("This PC stands at another seat than yours. Ask the invigilator before you begin.")
            self._box.addWidget(message_box(words, "notice"))
        if state.trouble:
            self._box.addWidget(message_box(state.trouble, "trouble"))
        self.start = button(_("That is me, continue") if again else _("That is me, begin"), "start")
        self.start.clicked.connect(lambda: self.confirmed.emit(self.code.text()))
        self.code.returnPressed.connect(self.start.click)
        self.back = button(_("That is not me, go back"))
        self.back.clicked.connect(self.left)
        _fill(self._actions, self.back, None, self.start)
        (self.code if one.exam.needs_code and not again else self.start).setFocus()


class HandInPage(QWidget):
    """What is still open, before anything is final."""

    confirmed = Signal()
    back_wanted = Signal()
    invigilator_wanted = Signal()
    went = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._box, actions = _middle(self)
        self._places: tuple[int, ...] = ()
        self._box.addWidget(label(_("Hand in now?"), "title"))
        self._counts, self._open = label("", "large"), label("", wrap=True)
        self.grid = NumberGrid()
        self.grid.chosen.connect(lambda index: self.went.emit(self._places[index]))
        self._waiting = label(_("The last answers are being saved …"), "unsaved")
        self.back = button(_("Back to the questions   Esc"))
        self.first = button(_("Go to the first open question"))
        self.confirm = button(_("Hand in for good"), "primary", "mdi6.send-check-outline")
        self._early = label("", "unsaved", wrap=True)
        self.ask = button(_("Ask the invigilator to let me go"))
        self.ask.clicked.connect(self.invigilator_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.first.clicked.connect(self._go_to_first)
        self.confirm.clicked.connect(self.confirmed)
        for widget in (self._counts, self._open, self.grid, self._waiting, self._early):
            self._box.addWidget(widget)
        self._box.addWidget(label(_("After handing in nothing can be changed."), "muted"))
        _fill(actions, self.back, self.first, None, self.ask, self.confirm)

    def show_state(self, state: WindowState) -> None:
        grid = cells(state)
        number = counts(grid)
        self._places = tuple(place for place, cell in enumerate(grid) if cell.filled is not Filled.ANSWERED)
        words = _("Answered {answered} · open {open} · marked {flagged}")
        self._counts.setText(words.format(answered=number.answered, open=number.open, flagged=number.flagged))
        self._open.setText(
            _("Not answered, or only in part; click a number to go there:")
            if self._places
            else _("Every question is answered.")
        )
        self.grid.show_cells(tuple(grid[place] for place in self._places))
        self.grid.setVisible(bool(self._places))
        self.first.setVisible(bool(self._places))
        self._waiting.setVisible(state.waiting)
        self._early.setText(state.early)
        for widget in (self._early, self.ask):
            widget.setVisible(bool(state.early))
        self.confirm.setEnabled(not state.waiting)

    def _go_to_first(self) -> None:
        self.went.emit(self._places[0])

    def take_focus(self) -> None:
        (self.back if self._places else self.confirm).setFocus()


class LeavePage(QWidget):
    """Closing the window on an open sitting: hand in, stay, or go and continue later."""

    left = Signal()
    back_wanted = Signal()
    hand_in_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        box, actions = _middle(self)
        box.addWidget(label(_("Leave the exam?"), "title"))
        words = _("Your answers are saved and you can continue later. The time may run on while you are away.")
        box.addWidget(label(words, wrap=True))
        box.addWidget(label(_("Leaving is noted in the journal of this sitting, with the time."), "muted", wrap=True))
        self.back = button(_("Back to the questions   Esc"), "primary")
        self.leave = button(_("Leave, to continue later"))
        self.hand_in = button(_("Hand in"))
        self.back.clicked.connect(self.back_wanted)
        self.leave.clicked.connect(self.left)
        self.hand_in.clicked.connect(self.hand_in_wanted)
        _fill(actions, self.leave, self.hand_in, None, self.back)


class EndPage(QWidget):
    """Handed in: as much of the result as the review policy shows."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pictures: Pictures = no_pictures
        self._box, self._actions = _middle(self)

    def show_state(self, state: WindowState) -> None:
        clear(self._box)
        clear(self._actions)
        title = _("The time is over; your answers were handed in") if state.timed_out else _("Handed in")
        self._box.addWidget(label("✓ " + title, "title"))
        self._box.addWidget(label(state.admission.exam.title, "muted"))
        result = state.result
        if result is not None and result.score is not None and result.passed is not None:
            passed = badge(*verdict(result))
            side = row(label(points(result.score), "clock"), passed, None, spacing=16)
            side.setAlignment(passed, Qt.AlignmentFlag.AlignVCenter)
            self._box.addLayout(side)
        if state.elsewhere:
            self._box.addWidget(message_box(state.elsewhere, "notice"))
        for line in result_words(result):
            self._box.addWidget(label(line, wrap=True))
        if result is not None and result.items:
            self._box.addWidget(label(_("Your answers"), "heading"))
            for part in review_list(result.items, self.pictures):
                self._box.addWidget(part)
        self.leave = button(_("Back to my page"), "primary")
        self.leave.clicked.connect(self.left)
        _fill(self._actions, None, self.leave)
        self.leave.setFocus()


def _photo(one: Admission) -> QLabel:
    picture = QPixmap()
    picture.loadFromData(one.photo)
    shown = QLabel()
    shown.setPixmap(picture.scaledToHeight(PHOTO_HEIGHT, Qt.TransformationMode.SmoothTransformation))
    shown.setAccessibleName(_("Photograph"))
    return shown


def _middle(page: QWidget) -> tuple[QVBoxLayout, QHBoxLayout]:
    """A card in the middle: a column that scrolls where the text is large, and the buttons below it."""
    outer = QVBoxLayout(page)
    outer.setContentsMargins(24, 20, 24, 20)
    frame, box = card(28)
    inside = QWidget()
    inside.setObjectName("scrolled")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(10)
    area = Fitting()
    area.setWidget(inside)
    box.addWidget(area)
    actions = QHBoxLayout()
    actions.setSpacing(10)
    box.addSpacing(6)
    box.addLayout(actions)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(frame, 8)
    line.addStretch(1)
    outer.addStretch(1)
    outer.addLayout(line)
    outer.addStretch(2)
    return column, actions


def _fill(actions: QHBoxLayout, *widgets: QWidget | None) -> None:
    actions.addLayout(row(*widgets, spacing=10))
