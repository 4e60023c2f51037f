"""表格: papers of the year, and the superior's own forms to fill."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.hours.state import HoursState
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Form
from trainer.words import _


class PapersPanel(QWidget):
    table_wanted = Signal()
    short_wanted = Signal()
    records_wanted = Signal()
    form_wanted = Signal()
    fill_wanted = Signal(str)
    cancelled = Signal()

    def __init__(self, state: HoursState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Papers and forms of {year}").format(year=state.year), "heading", wrap=True))
        inside = Form()
        words = _("For the unit chosen above with all below it. Each comes as PDF, as .docx to edit and as .xlsx.")
        inside.column.addWidget(label(words, "muted", wrap=True))
        self.table = button(_("Yearly summary (PDF, .docx, .xlsx)"))
        self.table.clicked.connect(self.table_wanted)
        self.records = button(_("Records of study hours (PDF, .docx, .xlsx)"))
        self.records.clicked.connect(self.records_wanted)
        self.short = button(_("Who is short of hours, by unit (PDF, .docx, .xlsx)"))
        self.short.clicked.connect(self.short_wanted)
        for one in (self.table, self.records, self.short):
            inside.column.addLayout(row(one, None))
        inside.column.addSpacing(12)
        inside.column.addWidget(label(_("Forms of the superior"), "strong"))
        words = _("Load the superior's .xlsx once and say what each column takes; then it is filled in any year.")
        inside.column.addWidget(label(words, "muted", wrap=True))
        for form in state.forms:
            fill = button(_("Fill {name}").format(name=form.name))
            fill.clicked.connect(lambda _checked=False, name=form.name: self.fill_wanted.emit(name))
            inside.column.addLayout(row(fill, None))
        self.load = button(_("Load a form"), "link")
        self.load.clicked.connect(self.form_wanted)
        inside.column.addLayout(row(self.load, None))
        inside.finish()
        box.addWidget(inside, 1)
        close = button(_("Close"))
        close.clicked.connect(self.cancelled)
        box.addLayout(row(None, close))
