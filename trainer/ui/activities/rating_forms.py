"""The forms of an evaluation: one sheet after the other, or the mean of sheets summed up elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.activities.classfile.rules import MOST_POINTS, MOST_SHEETS
from trainer.activities.classfile.values import Rating
from trainer.activities.evaluation.rules import BEST, WORST
from trainer.activities.evaluation.values import SheetDraft
from trainer.ui.activities.class_state import ClassState, lecturers_of
from trainer.ui.activities.fields import text_field
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.points import Points
from trainer.ui.widgets.steady import WholeNumber
from trainer.words import _


class _AboutForm(QWidget):
    """Whom it is about, fields of its own, a remark."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, state: ClassState, heading: str, words: str, about: UUID | None = None) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(label(heading, "heading"))
        self._box.addWidget(label(words, "muted", wrap=True))
        self._form = Form()
        self.about = self._form.add(_("Evaluated"), Choice(_subjects(state), about))

    def _finish(self, leave: str, save: str, act: Callable[[], None]) -> None:
        """The remark and the buttons, once the fields are there."""
        self.remark = self._form.add(_("Opinions and remarks"), text_field(""))
        self._form.finish()
        self._box.addWidget(self._form, 1)
        cancel, self.save = button(leave), button(save, "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(act)
        self._box.addLayout(row(None, cancel, self.save))


class SheetForm(_AboutForm):
    """One sheet as it was handed in; the form comes again empty for the next."""

    def __init__(self, state: ClassState) -> None:
        words = _(
            "One sheet at a time, without a name: {worst} (very poor) to {best} (very good). Enter goes on and saves "
            "after the last mark; Ctrl+Enter saves at once."
        ).format(worst=WORST, best=BEST)
        super().__init__(state, _("Enter evaluation sheets"), words, state.sheet_about)
        self.marks: dict[str, WholeNumber] = {}
        for item in state.rule.evaluation.items:
            mark = self._form.add(item, WholeNumber())
            mark.setRange(WORST - 1, BEST)
            mark.setSpecialValueText("—")
            mark.setValue(WORST - 1)
            self.marks[item] = mark
        self._finish(_("Close"), _("Save, next sheet"), self._save)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), self._form, self._enter, context=inside)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save.click, context=inside)

    def begin(self) -> None:
        """Puts the cursor where typing begins; a digit replaces the mark."""
        self._go_to(0)

    def _enter(self) -> None:
        """From mark to mark; after the last the sheet is saved."""
        marks = list(self.marks.values())
        held = next((number for number, one in enumerate(marks) if one.hasFocus()), -1)
        if held + 1 < len(marks):
            self._go_to(held + 1)
        else:
            self.save.click()

    def _save(self) -> None:
        """What is not marked yet is refused; the cursor waits there."""
        marks = [one.value() for one in self.marks.values()]
        if WORST - 1 in marks:
            self._go_to(marks.index(WORST - 1))
        self.saved.emit(self.sheet())

    def _go_to(self, number: int) -> None:
        mark = list(self.marks.values())[number]
        mark.setFocus()
        mark.selectAll()

    def sheet(self) -> SheetDraft:
        """What the form says."""
        marks = {item: field.value() for item, field in self.marks.items()}
        return SheetDraft(self.about.value(), marks, self.remark.toPlainText().strip())


class RatingForm(_AboutForm):
    """The mean of the sheets about the class or one of its lecturers."""

    def __init__(self, state: ClassState) -> None:
        words = _("The mean of the sheets that were handed in. A later one about the same takes its place.")
        super().__init__(state, _("Enter an evaluation"), words)
        self.sheets = self._form.add(_("Sheets"), WholeNumber())
        self.sheets.setRange(1, MOST_SHEETS)
        self.sheets.setValue(max(1, len(state.activity.people)))
        self.points = self._form.add(_("Mean of 100"), Points(Decimal(90), MOST_POINTS))
        self._finish(_("Cancel"), _("Save"), lambda: self.saved.emit(self.rating()))

    def begin(self) -> None:
        """Puts the cursor where typing begins."""
        self.sheets.setFocus()

    def rating(self) -> Rating:
        """What the form says."""
        remark = self.remark.toPlainText().strip()
        return Rating(self.about.value(), self.sheets.value(), self.points.points(), remark)


def _subjects(state: ClassState) -> list[tuple[UUID | None, str]]:
    """The class and its lecturers but oneself."""
    own = [(one, state.people[one].name) for one in lecturers_of(state) if one != state.actor_id]
    return [(None, _("The class as a whole")), *own]
