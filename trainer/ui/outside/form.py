"""The form of an exam held elsewhere: what it was, its sheet with the rows left out, and the proof."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.exams.outside.values import OutsideDraft
from trainer.hours.values import RuleSource, SourceNature
from trainer.store.errors import BadInput
from trainer.ui.outside.state import OutState, Read
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, clear, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.points import Points
from trainer.ui.widgets.wrong import WrongLine
from trainer.ui.wording import NOT_STATED, left_out_words
from trainer.words import _

MOST_SHOWN = 100


class OutForm(QWidget):
    sheet_wanted = Signal(object)
    proof_wanted = Signal()
    entered = Signal()
    cancelled = Signal()

    def __init__(self, state: OutState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Scores from outside"), "heading"))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        form = Form()
        self.title = form.add(_("Name of the exam"), QLineEdit())
        self.on = form.add(_("Day of the exam"), DateField(state.today))
        self.organiser = form.add(_("Held by"), QLineEdit())
        self.full = form.add(_("Full score"), Points(Decimal(100)))
        self.pass_mark = form.add(_("Pass mark"), Points(Decimal(60)))
        self.source = form.add(_("Document that announces the scores"), QLineEdit())
        self.number = form.add(_("Document number"), QLineEdit())
        natures = [(one, name(one)) for one in (SourceNature.OWN, SourceNature.OFFICIAL, SourceNature.NEWS)]
        self.nature: Choice[SourceNature] = form.add(_("Nature of the document"), Choice(natures))
        self._found = QVBoxLayout()
        form.column.insertLayout(0, self._found)
        form.finish()
        box.addWidget(form, 1)
        self.sheet = button(_("Choose a sheet of scores"), icon_name="mdi6.file-table-outline")
        self.proof = button(_("Choose the proof"), icon_name="mdi6.paperclip")
        self.cancel, self.enter = button(_("Cancel")), button(_("Enter the scores"), "primary")
        box.addLayout(row(self.sheet, self.proof, None))
        box.addLayout(row(None, self.cancel, self.enter))
        self.sheet.clicked.connect(self._choose_sheet)
        self.proof.clicked.connect(self.proof_wanted)
        self.cancel.clicked.connect(self.cancelled)
        self.enter.clicked.connect(self.entered)
        self.show_read(None)

    def show_read(self, read: Read | None) -> None:
        """What the sheet would bring, and what it leaves out."""
        clear(self._found)
        self.proof.setEnabled(read is not None)
        self.enter.setEnabled(read is not None and bool(read.sheet.rows) and bool(read.proof_name))
        if read is None:
            words = _("Fill in the exam, then choose the sheet. Names, numbers and scores are found by their headings.")
            self._found.addWidget(label(words, "muted", wrap=True))
            return
        self._found.addWidget(label(read.sheet.name, "strong", wrap=True))
        words = _("{rows} people can be entered, {problems} rows are left out.")
        words = words.format(rows=len(read.sheet.rows), problems=len(read.sheet.problems))
        self._found.addWidget(label(words, "muted", wrap=True))
        proof = _("Proof: {name}").format(name=read.proof_name) if read.proof_name else _("No proof chosen yet.")
        self._found.addWidget(label(proof, "muted", wrap=True))
        for one in read.sheet.problems[:MOST_SHOWN]:
            self._found.addWidget(label(left_out_words(one), "faint", wrap=True))

    def _choose_sheet(self) -> None:
        try:
            on = self.on.value()
        except BadInput as error:
            self.wrong.tell(error)
            return
        if on is None:
            self.wrong.say(_("The date is missing."))
            return
        self.wrong.hide()
        number = self.number.text().strip() or NOT_STATED
        title = self.source.text().strip() or _("Announcement of {organiser}").format(organiser=self.organiser.text())
        self.sheet_wanted.emit(
            OutsideDraft(
                title=self.title.text().strip(),
                held_on=on,
                organiser=self.organiser.text().strip(),
                full=self.full.points(),
                pass_mark=self.pass_mark.points(),
                source=RuleSource(self.nature.value(), title, number, self.organiser.text().strip()),
            )
        )
