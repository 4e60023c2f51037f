"""认定学时: how many hours this exam earns, and of which category."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.hours.rules import STEP
from trainer.hours.values import HourCategory
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.steady import DecimalNumber
from trainer.words import _

MOST_HOURS = 40
PROPOSED = 4


class CreditForm(QWidget):
    saved = Signal(object, object)
    cancelled = Signal()

    def __init__(self, passed: int) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Enter the hours of this exam"), "heading"))
        words = _("{count} people passed. Each gets these hours once; somebody else approves them.")
        box.addWidget(label(words.format(count=passed), "muted", wrap=True))
        form = Form()
        self.hours = form.add(_("Hours for each"), DecimalNumber())
        self.hours.setDecimals(1)
        self.hours.setSingleStep(float(STEP))
        self.hours.setRange(float(STEP), MOST_HOURS)
        self.hours.setValue(PROPOSED)
        self.category: Choice[HourCategory] = form.add(
            _("Category of hours"), Choice((c, name(c)) for c in HourCategory)
        )
        form.finish()
        box.addWidget(form, 1)
        cancel, save = button(_("Cancel")), button(_("Enter hours"), "primary")
        cancel.clicked.connect(self.cancelled)
        save.clicked.connect(self._save)
        save.setEnabled(passed > 0)
        box.addLayout(row(None, cancel, save))
        self.hours.setFocus()

    def _save(self) -> None:
        self.saved.emit(Decimal(f"{self.hours.value():.1f}"), self.category.value())
