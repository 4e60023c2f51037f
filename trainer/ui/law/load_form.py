"""What a person says of the text they load: title, dates, number, why, and when questions are set aside."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from trainer.bank.lawchange.values import ParkWhen
from trainer.law.values import VersionDraft
from trainer.store.errors import BadInput
from trainer.ui.law.load_presenter import LoadState
from trainer.ui.law.wording import park_choices
from trainer.ui.widgets.basics import button
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.page import keep_width
from trainer.ui.widgets.text_area import TextArea
from trainer.words import _

WIDTH = 320


class LoadForm(QFrame):
    edited = Signal(object)
    keep_wanted = Signal(object, str)

    def __init__(self, draft: VersionDraft) -> None:
        super().__init__()
        self.setObjectName("panel")
        keep_width(self, WIDTH)
        self._draft = draft
        self._choices: tuple[tuple[ParkWhen, str], ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 14, 14, 14)
        self._form = Form()
        self.title = self._form.add(_("Full title"), QLineEdit(draft.title))
        self.revised = self._form.add(_("Revision (day it was made)"), DateField(draft.revised))
        self.effective = self._form.add(_("First day in force"), DateField(draft.effective))
        self.number = self._form.add(_("Document number, if known"), QLineEdit(draft.number))
        self.source = self._form.add(_("Where the text comes from"), QLineEdit(draft.source))
        self.reason = self._form.add(_("Why it is loaded"), TextArea("", 2, 4))
        self.reason.setPlaceholderText(_("Such as: the revision was published"))
        self._when_place = QVBoxLayout()
        self._form.column.addLayout(self._when_place)
        self._form.finish()
        box.addWidget(self._form, 1)
        self.keep = button(_("Load this text"), "primary")
        self.keep.clicked.connect(self._keep)
        box.addWidget(self.keep)
        self.when: Choice[ParkWhen] | None = None
        for field in (self.title, self.revised, self.effective, self.number, self.source):
            field.editingFinished.connect(self._edited)
        self.reason.textChanged.connect(self._allow)
        self._ready = False

    def show_state(self, state: LoadState) -> None:
        self._ready = state.preview is not None and not state.busy
        preview = state.preview
        choices = park_choices(preview, state.later) if preview is not None and preview.parks else ()
        if choices != self._choices:
            self._choices = choices
            if self.when is not None:
                self.when.deleteLater()
                self.when = None
            if choices:
                self.when = Choice(choices)
                self._when_place.addWidget(self.when)
        self._allow()

    def _allow(self) -> None:
        self.keep.setEnabled(self._ready and bool(self.reason.toPlainText().strip()))

    def _edited(self) -> None:
        try:
            revised, effective = self.revised.value(), self.effective.value()
        except BadInput:
            revised = effective = None
        self._draft = replace(
            self._draft,
            title=self.title.text().strip(),
            number=self.number.text().strip(),
            source=self.source.text().strip(),
            revised=revised,
            effective=effective,
        )
        self.edited.emit(self._draft)

    def _keep(self) -> None:
        when = self.when.value() if self.when is not None else ParkWhen.AT_ONCE
        self.keep_wanted.emit(when, self.reason.toPlainText().strip())
