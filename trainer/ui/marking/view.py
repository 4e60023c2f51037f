"""The marking page: question and scoring points at the left, the answer large at the right, points below it."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from question_bank.codec_answer import plain_decimal
from trainer.exams.marking.values import WaitingAnswer
from trainer.ui.marking.points import PointList
from trainer.ui.marking.progress import ProgressBoard
from trainer.ui.marking.state import Group, MarkingState, text_of
from trainer.ui.texts import name
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.ui.widgets.figures import FigureColumn, Pictures, no_pictures
from trainer.ui.widgets.page import EmptyState, Page
from trainer.ui.widgets.points import Points
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.steady import ChoiceBox
from trainer.words import _

LEFT_SHARE, RIGHT_SHARE = 5, 6


class MarkingPage(Page):
    group_chosen = Signal(object)
    stepped = Signal(int)
    ticked = Signal(int)
    halved = Signal(int)
    part_changed = Signal(int, object)
    cleared = Signal()
    progress_wanted = Signal()
    progress_left = Signal()
    looked_at = Signal(object)
    points_changed = Signal(object)
    awarded = Signal()
    taken_back = Signal()
    exams_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Marking"), _("Answers without names, one question after the other."))
        self.undo = self.add_action(button(_("Correct the last one   Ctrl+Z"), icon_name="mdi6.undo"))
        self.undo.clicked.connect(self.taken_back)
        self.far = self.add_action(button(_("How far marking is"), icon_name="mdi6.progress-check"))
        self.far.clicked.connect(self.progress_wanted)
        self.back_to_desk = self.add_action(button(_("Back to marking"), "primary"))
        self.back_to_desk.clicked.connect(self.progress_left)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._desk())
        self.pages.addWidget(self._nothing())
        self.progress = ProgressBoard()
        self.progress.chosen.connect(self.looked_at)
        self.pages.addWidget(self.progress)
        self.body.addWidget(self.pages, 1)
        self._add_keys()
        self.pictures: Pictures = no_pictures
        self._shown_groups: object = None
        self._shown_answer: object = None

    def show_state(self, state: MarkingState) -> None:
        board = state.progress is not None
        self.undo.setVisible(state.last is not None and not board)
        self.far.setVisible(not board)
        self.back_to_desk.setVisible(board)
        self.pages.setCurrentIndex(2 if board else 0 if state.answer is not None else 1)
        if board:
            self.progress.show_state(state)
            return
        self._show_groups(state)
        answer, group = state.answer, state.group
        if answer is None or group is None:
            return
        shown = (group.key, state.at, state.correcting)
        if shown != self._shown_answer:
            fresh = self._shown_answer is None or shown[:2] != self._shown_answer[:2]  # type: ignore[index]
            self._shown_answer = shown
            self._show_answer(state)
            if fresh:
                self.give.setFocus()
        self.list.show_found(state.found)
        with QSignalBlocker(self.points):
            self.points.setValue(float(state.points))
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        self._progress.setRange(0, len(group.answers))
        self._progress.setValue(state.done)
        self._count.setText(_("{done} of {all} marked").format(done=state.done, all=len(group.answers)))

    def _desk(self) -> QWidget:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self.group = ChoiceBox()
        self.group.setMinimumWidth(420)
        self.group.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.group.activated.connect(lambda place: self.group_chosen.emit(self.group.itemData(place)))
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        self._count = label("", "muted")
        box.addLayout(row(self.group, self._progress, self._count))
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self._question(), LEFT_SHARE)
        sides.addWidget(self._answer_card(), RIGHT_SHARE)
        box.addLayout(sides, 1)
        return inside

    def _question(self) -> QWidget:
        frame, box = card()
        area = ScrollColumn()
        column = area.column
        self._stimulus = label("", "", wrap=True)
        self._stem = label("", "heading", wrap=True)
        for text in (self._stimulus, self._stem):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._material, self._figures = QVBoxLayout(), QVBoxLayout()
        self.list = PointList()
        self.list.ticked.connect(self.ticked)
        self.list.part_changed.connect(self.part_changed)
        column.addWidget(self._stimulus)
        column.addLayout(self._material)
        column.addWidget(self._stem)
        column.addLayout(self._figures)
        column.addSpacing(8)
        column.addWidget(
            label(
                _("Scoring points; number keys give them in full, with Alt by half, 0 clears all"), "muted", wrap=True
            )
        )
        column.addWidget(self.list)
        column.addStretch()
        box.addWidget(area)
        return frame

    def _answer_card(self) -> QWidget:
        frame, box = card()
        self._code = label("", "muted")
        self._given = label("", "saved")
        box.addLayout(row(self._code, None, self._given))
        area = ScrollColumn()
        column = area.column
        self.text = label("", "answer", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.text)
        column.addStretch()
        box.addWidget(area, 1)
        self._said = label("", "strong", wrap=True)
        box.addWidget(self._said)
        self.points = Points(Decimal())
        follow(self.points, lambda one: one.setMinimumWidth(scaled(90)))
        self.points.valueChanged.connect(lambda _value: self.points_changed.emit(self.points.points()))
        self._of = label("", "muted")
        self.back, self.on = button(_("Answer before")), button(_("Answer behind"))
        self.give = button(_("Give points   Enter"), "primary")
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        self.give.clicked.connect(self.awarded)
        box.addLayout(row(self.back, self.on, None, self.points, self._of, self.give))
        return frame

    def _nothing(self) -> EmptyState:
        look = button(_("Go to the exams"), "primary")
        look.clicked.connect(self.exams_wanted)
        return EmptyState(
            _("No answer waits for you"),
            _(
                "Short answers and cases appear here when candidates have handed in. Your own never do. What waits for"
                " other markers stands under How far marking is."
            ),
            look,
        )

    def _show_groups(self, state: MarkingState) -> None:
        with QSignalBlocker(self.group):
            words = [(group.key, _group_words(group, state)) for group in state.groups]
            if words != self._shown_groups:
                self._shown_groups = words
                self.group.clear()
                for key, text in words:
                    self.group.addItem(text, key)
            keys = [group.key for group in state.groups]
            self.group.setCurrentIndex(keys.index(state.group_key) if state.group_key in keys else -1)

    def _show_answer(self, state: MarkingState) -> None:
        answer = state.answer
        assert answer is not None
        self._stimulus.setText(answer.stimulus)
        self._stimulus.setVisible(bool(answer.stimulus))
        self._stem.setText(answer.question.stem)
        self._show_figures(answer)
        self.list.show_points(answer)
        self._code.setText(_("Answer {code}").format(code=answer.code))
        self._given.setText(_given_words(state))
        self.text.setText(text_of(answer.response) or _("Nothing was written."))
        self._of.setText(_("of {points} points").format(points=plain_decimal(answer.of)))
        with QSignalBlocker(self.points):
            self.points.setMaximum(float(answer.of))

    def _show_figures(self, answer: WaitingAnswer) -> None:
        """Pictures and tables below the text they belong to, as the candidate saw them."""
        for box, figures in ((self._material, answer.material), (self._figures, answer.question.figures)):
            clear(box)
            if figures:
                box.addWidget(FigureColumn(figures, self.pictures))

    def _add_keys(self) -> None:
        for digit in range(1, 10):
            QShortcut(QKeySequence(str(digit)), self, lambda place=digit - 1: self.ticked.emit(place))
            QShortcut(QKeySequence(f"Alt+{digit}"), self, lambda place=digit - 1: self.halved.emit(place))
        QShortcut(QKeySequence("0"), self, lambda: self.cleared.emit())
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), self, lambda: self.awarded.emit()).setAutoRepeat(False)
        QShortcut(QKeySequence("Left"), self, lambda: self.stepped.emit(-1))
        QShortcut(QKeySequence("Right"), self, lambda: self.stepped.emit(1))
        QShortcut(QKeySequence.StandardKey.Undo, self, lambda: self.taken_back.emit())


def _given_words(state: MarkingState) -> str:
    if not state.correcting:
        return ""
    if state.settled:
        return _("Marked, a correction needs a reason")
    return _("Marked, waits for another marker")


def _group_words(group: Group, state: MarkingState) -> str:
    part = group.key[2]
    kind = name(group.answers[0].question.kind)
    number = str(group.number) if part is None else f"{group.number} ({part + 1})"
    left = sum((one.sitting_id, one.item, one.part) not in state.given for one in group.answers)
    words = _("{exam} · question {number} {kind} · {count} waiting")
    return words.format(exam=group.exam, number=number, kind=kind, count=left)
