"""导入学时: what a sheet would bring, the rows left out with their reasons, and taking the rest in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLayout, QVBoxLayout, QWidget

from trainer.hours.imports.values import Defaults, HoursPreview
from trainer.hours.values import HourCategory
from trainer.store.errors import BadInput
from trainer.ui.hours.state import HoursState
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.wrong import WrongLine
from trainer.ui.wording import left_out_words
from trainer.words import _

MOST_SHOWN = 200


class ImportPanel(QWidget):
    file_wanted = Signal()
    batches_wanted = Signal()
    defaults_wanted = Signal(object)
    take_wanted = Signal(bool)
    cancelled = Signal()

    def __init__(self, state: HoursState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Import hours"), "heading"))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        form = Form()
        preview = state.preview
        if preview is None:
            words = _("Drop a sheet of hours on this page, or choose one. Headings are recognised by themselves.")
            form.column.addWidget(label(words, "muted", wrap=True))
        else:
            self._show_preview(form, preview)
        form.finish()
        box.addWidget(form, 1)
        box.addLayout(self._buttons(preview))

    def _show_preview(self, form: Form, preview: HoursPreview) -> None:
        form.column.addWidget(label(preview.name, "strong", wrap=True))
        fresh = sum(not one.again for one in preview.rows)
        words = _("{rows} entries of {people} people can be taken in, {problems} rows are left out.")
        figures = words.format(rows=fresh, people=len(preview.people), problems=len(preview.problems))
        form.column.addWidget(label(figures, "muted", wrap=True))
        self.again = QCheckBox(
            _("Also {count} entries that stand in the ledger already").format(count=len(preview.rows) - fresh)
        )
        self.again.setVisible(fresh < len(preview.rows))
        form.column.addWidget(self.again)
        self.on = form.add(_("Day of rows without a date"), DateField(preview.defaults.on))
        none: list[tuple[HourCategory | None, str]] = [(None, _("none: such rows are left out"))]
        choices = [*none, *((one, name(one)) for one in HourCategory)]
        self.category = form.add(_("Category of rows without one"), Choice(choices, preview.defaults.category))
        look = button(_("Look again with these"))
        look.clicked.connect(self._look)
        form.column.addLayout(row(look, None))
        for problem in preview.problems[:MOST_SHOWN]:
            form.column.addWidget(label(left_out_words(problem), "faint", wrap=True))
        if len(preview.problems) > MOST_SHOWN:
            more = _("and {count} more rows").format(count=len(preview.problems) - MOST_SHOWN)
            form.column.addWidget(label(more, "faint"))

    def _buttons(self, preview: HoursPreview | None) -> QLayout:
        before, cancel, choose = button(_("Entered before"), "link"), button(_("Cancel")), button(_("Choose a sheet"))
        before.clicked.connect(self.batches_wanted)
        cancel.clicked.connect(self.cancelled)
        choose.clicked.connect(self.file_wanted)
        if preview is None:
            self.choose = choose
            return row(before, None, cancel, choose)
        self.take = button(_("Take in"), "primary")
        self.take.setEnabled(bool(preview.rows))
        self.take.clicked.connect(lambda: self.take_wanted.emit(self.again.isChecked()))
        return row(None, cancel, choose, self.take)

    def _look(self) -> None:
        try:
            on = self.on.value()
        except BadInput as error:
            self.wrong.tell(error)
            return
        if on is None:
            self.wrong.say(_("The date is missing."))
        else:
            self.defaults_wanted.emit(Defaults(on, self.category.value()))
