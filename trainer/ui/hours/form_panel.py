"""上级表格: what each column of a form takes, proposed by its headings."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.hours.templates.values import FormField, FormSheet
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.words import _


class FormPanel(QWidget):
    """Emits the name of the form and the sheet with what was agreed."""

    kept = Signal(str, object)
    cancelled = Signal()

    def __init__(self, title: str, sheet: FormSheet) -> None:
        super().__init__()
        self._sheet = sheet
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Form of the superior"), "heading"))
        words = _("Sheet {sheet}: names go into rows {first} to {last}, more rows are put in where they are needed.")
        line = words.format(sheet=sheet.sheet, first=sheet.first, last=sheet.last)
        box.addWidget(label(line, "muted", wrap=True))
        inside = Form()
        self.title = inside.add(_("Name of the form"), QLineEdit(title))
        self.columns: dict[int, Choice[FormField | None]] = {}
        nothing: list[tuple[FormField | None, str]] = [(None, _("leave as it is"))]
        choices = [*nothing, *((field, name(field)) for field in FormField)]
        for column, heading in sheet.headings.items():
            self.columns[column] = inside.add(heading, Choice(choices, sheet.proposed.get(column)))
        inside.finish()
        box.addWidget(inside, 1)
        cancel, self.keep = button(_("Cancel")), button(_("Keep the form"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.keep.clicked.connect(self._keep)
        box.addLayout(row(None, cancel, self.keep))

    def _keep(self) -> None:
        chosen = {column: choice.value() for column, choice in self.columns.items()}
        agreed = {column: field for column, field in chosen.items() if field is not None}
        title = self.title.text().strip()
        if title:
            self.kept.emit(title, replace(self._sheet, proposed=agreed))
