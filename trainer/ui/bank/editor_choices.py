"""The key of choice and true/false questions: options with the right ones ticked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from question_bank.question import OPTION_LETTERS, ChoiceKey, Option, Question, QuestionKind
from trainer.ui.bank.editor_figures import FigureDesk, FigureFields, PasteLine, figure_button
from trainer.ui.bank.ordered_rows import OrderedRows
from trainer.ui.widgets.basics import label
from trainer.words import _


class OptionField(QWidget):
    """A letter that ticks, the text, and whether the option keeps its place when options are shuffled."""

    changed = Signal()
    entered = Signal(object)

    def __init__(self, option: Option, right: bool, several: bool, desk: FigureDesk) -> None:
        super().__init__()
        self._given = option
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        box = QHBoxLayout()
        box.setSpacing(8)
        column.addLayout(box)
        self.figures = FigureFields(option.figures, desk)
        self.figures.changed.connect(self.changed)
        column.addWidget(self.figures)
        self.tick: QAbstractButton = QCheckBox() if several else QRadioButton()
        self.tick.setChecked(right)
        self.text = PasteLine(option.text, self.figures.paste)
        self._shown = self.text.text()
        self.pinned = QCheckBox(_("Keeps its place"))
        self.pinned.setToolTip(_("For options such as “all of the above”, which must stay last."))
        self.pinned.setChecked(option.pinned)
        self.pinned.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        box.addWidget(self.tick)
        box.addWidget(self.text, 1)
        box.addWidget(figure_button(self.figures))
        box.addWidget(self.pinned)
        self.text.textChanged.connect(self.changed)
        self.text.returnPressed.connect(lambda: self.entered.emit(self))
        for one in (self.tick, self.pinned):
            one.toggled.connect(self.changed)

    def set_place(self, place: int) -> None:
        letter = OPTION_LETTERS[place] if place < len(OPTION_LETTERS) else str(place + 1)
        self.tick.setText(letter)
        self.tick.setAccessibleName(_("{letter} is right").format(letter=letter))
        self.text.setPlaceholderText(_("Option {letter}").format(letter=letter))

    def begin(self) -> None:
        self.text.setFocus()

    def option(self) -> Option:
        text = self.text.text()
        text = self._given.text if text == self._shown else text
        return replace(self._given, text=text, pinned=self.pinned.isChecked(), figures=self.figures.figures())


class ChoiceFields(QWidget):
    """Single and multiple choice."""

    changed = Signal()

    def __init__(self, question: Question, desk: FigureDesk) -> None:
        super().__init__()
        self._desk = desk
        self._several = question.kind is QuestionKind.MULTIPLE
        self._group = QButtonGroup(self)
        self._group.setExclusive(not self._several)
        right = question.answer.right if isinstance(question.answer, ChoiceKey) else frozenset()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        words = _("Tick every right option.") if self._several else _("Tick the right option.")
        hint = _("Enter: next option · Alt+↑↓: order · Alt+Delete: remove")
        box.addWidget(label(f"{words} {hint}", "faint", wrap=True))
        entries = [self._field(option, place in right) for place, option in enumerate(question.options)]
        self.rows: OrderedRows[OptionField] = OrderedRows(
            _("Add option"), lambda: self._field(Option(""), False), entries
        )
        self.rows.changed.connect(self._arranged)
        box.addWidget(self.rows)
        self._arranged_buttons()

    def read(self, question: Question) -> Question:
        """The question with these options and this key."""
        entries = self.rows.entries()
        right = frozenset(place for place, entry in enumerate(entries) if entry.tick.isChecked())
        return _with(question, tuple(entry.option() for entry in entries), right)

    def _field(self, option: Option, right: bool) -> OptionField:
        field = OptionField(option, right, self._several, self._desk)
        self._group.addButton(field.tick)
        field.changed.connect(self.changed)
        field.entered.connect(lambda one: self.rows.go_on_from(one))
        return field

    def _arranged(self) -> None:
        self._arranged_buttons()
        self.changed.emit()

    def _arranged_buttons(self) -> None:
        self.rows.add_button.setEnabled(len(self.rows.entries()) < len(OPTION_LETTERS))


class TrueFalseFields(QWidget):
    changed = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        right = question.answer.right if isinstance(question.answer, ChoiceKey) else frozenset()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(24)
        self.ticks = [QRadioButton(option.text) for option in question.options]
        for place, tick in enumerate(self.ticks):
            tick.setChecked(place in right)
            tick.toggled.connect(self.changed)
            box.addWidget(tick)
        box.addStretch()

    def read(self, question: Question) -> Question:
        """The question with this key."""
        right = frozenset(place for place, tick in enumerate(self.ticks) if tick.isChecked())
        return _with(question, question.options, right)


def _with(question: Question, options: tuple[Option, ...], right: frozenset[int]) -> Question:
    return replace(question, options=options, answer=ChoiceKey(right) if right else None, parts=())
