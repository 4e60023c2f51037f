"""The form of one person, in the panel at the right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from trainer.people.values import FIELDS, Category, Education, Establishment, PersonDraft, Sex, Unit
from trainer.store.errors import BadInput
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _


class PersonForm(QWidget):
    """Emits the draft when it is complete; says what is wrong under the heading otherwise."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, draft: PersonDraft, units: Iterable[Unit], heading: str) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(heading, "heading"))
        self._wrong = WrongLine()
        box.addWidget(self._wrong)
        form = Form()
        self._add_fields(form, draft, units)
        form.finish()
        box.addWidget(form, 1)
        cancel, save = button(_("Cancel")), button(_("Save"), "primary")
        cancel.clicked.connect(self.cancelled)
        save.clicked.connect(self._save)
        save.setDefault(True)
        box.addLayout(row(None, cancel, save))
        self.name.setFocus()

    def _add_fields(self, form: Form, draft: PersonDraft, units: Iterable[Unit]) -> None:
        self.name = form.add(_("Name"), QLineEdit(draft.name))
        places = [(None, _("No unit")), *((unit.id, "　" * unit.depth + unit.name) for unit in units)]
        self.unit = form.add(_("Unit"), Choice(places, draft.unit_id))
        self.post = form.add(_("Post"), QLineEdit(draft.post))
        self.key_post = form.add("", QCheckBox(_("Key post")))
        self.key_post.setChecked(draft.key_post)
        self.category = form.add(_("Category"), Choice(((c, name(c)) for c in Category), draft.category))
        self.establishment = form.add(
            _("Establishment"), Choice(((e, name(e)) for e in Establishment), draft.establishment)
        )
        self.id_number = form.add(_("ID number (may stay empty)"), QLineEdit(draft.id_number))
        self.sex = form.add(_("Sex"), Choice(((s, name(s)) for s in Sex), draft.sex))
        self.birth_date = form.add(_("Date of birth"), DateField(draft.birth_date))
        self.work_number = form.add(_("Work number"), QLineEdit(draft.work_number))
        self.certificate = form.add(_("Enforcement certificate number"), QLineEdit(draft.certificate_number))
        self.valid_until = form.add(_("Certificate valid until"), DateField(draft.certificate_valid_until))
        self.fields = form.add(_("Fields of enforcement"), QLineEdit("、".join(draft.fields)))
        self.fields.setPlaceholderText("、".join(FIELDS[:2]))
        self.education = form.add(_("Education"), Choice(((e, name(e)) for e in Education), draft.education))
        self.major = form.add(_("Major"), QLineEdit(draft.major))
        self.phone = form.add(_("Telephone"), QLineEdit(draft.phone))
        self.qualified = form.add("", QCheckBox(_("Legal-profession qualification")))
        self.qualified.setChecked(draft.legal_qualification)
        self.reviewer = form.add("", QCheckBox(_("Does legal review")))
        self.reviewer.setChecked(draft.legal_reviewer)

    def _save(self) -> None:
        try:
            draft = self._draft()
        except BadInput as error:
            self._wrong.tell(error)
        else:
            self.saved.emit(draft)

    def _draft(self) -> PersonDraft:
        return PersonDraft(
            name=self.name.text(),
            category=self.category.value(),
            establishment=self.establishment.value(),
            sex=self.sex.value(),
            id_number=self.id_number.text(),
            birth_date=self.birth_date.value(),
            work_number=self.work_number.text().strip(),
            certificate_number=self.certificate.text().strip(),
            certificate_valid_until=self.valid_until.value(),
            fields=tuple(part.strip() for part in self.fields.text().replace("，", "、").split("、") if part.strip()),
            education=self.education.value(),
            major=self.major.text().strip(),
            legal_qualification=self.qualified.isChecked(),
            legal_reviewer=self.reviewer.isChecked(),
            phone=self.phone.text().strip(),
            unit_id=self.unit.value(),
            post=self.post.text().strip(),
            key_post=self.key_post.isChecked(),
        )
