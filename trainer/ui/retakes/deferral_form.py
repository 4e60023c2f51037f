"""The form of a request to sit later: who, from which exam, why, and which proof was seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.exams.values import ExamState
from trainer.retakes.deferrals.values import DeferralDraft, Ground
from trainer.store.errors import BadInput
from trainer.ui.retakes.state import RetakesState
from trainer.ui.retakes.wording import exam_words
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.text_area import TextArea
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _


class DeferralForm(QWidget):
    closed = Signal()
    exam_chosen = Signal(object)
    file_wanted = Signal(object)
    done = Signal(object, object)

    def __init__(self, state: RetakesState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(_("Request a deferral"), self.closed.emit))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        form = Form()
        open_exams = [(one.id, exam_words(one)) for one in state.exams.values() if one.state is not ExamState.CLOSED]
        self.exam = form.add(_("Exam"), Choice(((None, _("Choose an exam")), *open_exams), state.asking_exam))
        self.exam.activated.connect(lambda _row: self.exam_chosen.emit(self.exam.value()))
        people = [(one.id, f"{one.name}（{one.unit}）") for one in state.candidates]
        self.person = form.add(_("Candidate"), Choice(people or [(None, _("Nobody can be deferred"))]))
        self.ground = form.add(_("Ground"), Choice((one, name(one)) for one in Ground))
        self.on = form.add(_("Asked on"), DateField(state.today))
        self.words = form.add(_("What is asked and why"), TextArea())
        self.seen = form.add(_("Which proof was shown, who saw it"), QLineEdit())
        self._proof: Path | None = None
        self.proof = form.add(_("File of the proof (may stay empty)"), button(_("Choose a file …")))
        self.proof.clicked.connect(lambda: self.file_wanted.emit(self.take_proof))
        form.column.addWidget(label(_("Medical proofs are seen and not kept."), "faint", wrap=True))
        self.ground.currentIndexChanged.connect(self._ground_changed)
        self._ground_changed()
        form.finish()
        box.addWidget(form, 1)
        self.save = button(_("Take the request in"), "primary")
        self.save.setEnabled(bool(people))
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, self.save))

    def take_proof(self, path: Path | None) -> None:
        """The chosen file; None takes it off again."""
        self._proof = path
        self.proof.setText(path.name if path else _("Choose a file …"))

    def _ground_changed(self) -> None:
        medical = self.ground.value().medical
        self.proof.setEnabled(not medical)
        if medical:
            self.take_proof(None)

    def _save(self) -> None:
        exam_id, person_id = self.exam.value(), self.person.value()
        try:
            on = self.on.value()
            if on is None or exam_id is None or person_id is None:
                raise BadInput("date.unreadable", text=self.on.text())
        except BadInput as error:
            self.wrong.tell(error)
            return
        words, seen = self.words.toPlainText(), self.seen.text()
        self.done.emit(DeferralDraft(person_id, exam_id, self.ground.value(), on, words, seen), self._proof)
