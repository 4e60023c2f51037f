"""The forms of an evaluation: one sheet after the other, or the mean of sheets summed up elsewhere."""

from __future__ import annotations

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


class SheetForm(QWidget):
    """One sheet as it was handed in; the form comes again empty for the next."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, state: ClassState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Enter evaluation sheets"), "heading"))
        words = _(
            "One sheet at a time, without a name: {worst} (very poor) to {best} (very good). Enter goes on and saves "
            "after the last mark; Ctrl+Enter saves at once."
        )
        box.addWidget(label(words.format(worst=WORST, best=BEST), "muted", wrap=True))
        form = Form()
        self.about = form.add(_("Evaluated"), Choice(_subjects(state), state.sheet_about))
        self.marks: dict[str, WholeNumber] = {}
        for item in state.rule.evaluation.items:
            mark = form.add(item, WholeNumber())
            mark.setRange(WORST - 1, BEST)
            mark.setSpecialValueText("—")
            mark.setValue(WORST - 1)
            self.marks[item] = mark
        self.remark = form.add(_("Opinions and remarks"), text_field(""))
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Close")), button(_("Save, next sheet"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, cancel, self.save))
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), form, self._enter, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

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


class RatingForm(QWidget):
    """The mean of the sheets about the class or one of its lecturers."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, state: ClassState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Enter an evaluation"), "heading"))
        words = _("The mean of the sheets that were handed in. A later one about the same takes its place.")
        box.addWidget(label(words, "muted", wrap=True))
        form = Form()
        self.about = form.add(_("Evaluated"), Choice(_subjects(state)))
        self.sheets = form.add(_("Sheets"), WholeNumber())
        self.sheets.setRange(1, MOST_SHEETS)
        self.sheets.setValue(max(1, len(state.activity.people)))
        self.points = form.add(_("Mean of 100"), Points(Decimal(90), MOST_POINTS))
        self.remark = form.add(_("Opinions and remarks"), text_field(""))
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Save"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(lambda: self.saved.emit(self.rating()))
        box.addLayout(row(None, cancel, self.save))

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
