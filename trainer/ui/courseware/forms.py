"""The forms of the courseware page: files to add, one item to edit, people to assign it to."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from trainer.courseware.pushes.values import Target
from trainer.courseware.rules import LONGEST_TEXT, LONGEST_TITLE, MOST_MINUTES, folder_category
from trainer.courseware.values import CoursewareDraft
from trainer.hours.values import HourCategory
from trainer.people.values import FIELDS
from trainer.store.errors import BadInput
from trainer.ui.courseware.state import Adding, CoursewareState, Giving
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.person_picker import Find, PersonPicker
from trainer.ui.widgets.steady import ChoiceBox, WholeNumber
from trainer.ui.widgets.text_area import TextArea
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _


class CoursewareForm(QWidget):
    """One draft for every file: titles apart, all else in common."""

    added = Signal(object)
    edited = Signal(object)
    cancelled = Signal()

    def __init__(self, state: CoursewareState) -> None:
        super().__init__()
        item = state.item
        self._files = () if item else state.files
        self._root, self._listed = state.root, state.listed
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Edit courseware") if item else _("Add courseware"), "heading"))
        form = Form()
        if item:
            self.titles = [form.add(_("Title"), _title(item.title))]
        elif self._root is None:
            words = [_("Title of {file}").format(file=path.name) for path in self._files]
            self.titles = [form.add(w, _title(path.stem)) for w, path in zip(words, self._files, strict=True)]
        else:
            words_of_all = _("{count} files of {folder}; their names become their titles, folders their categories.")
            words_of_all = words_of_all.format(count=len(self._files), folder=self._root.name)
            form.add("", label(words_of_all, "muted", wrap=True))
            self.titles = []
            if self._listed:
                known = _("{count} of them stand in the list beside them: title, length and all else come from it.")
                form.add("", label(known.format(count=len(self._listed)), "strong", wrap=True))
        self._add_common(form, state)
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Save") if item else _("Add to the library"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, cancel, self.save))

    def begin(self) -> None:
        """Puts the cursor where typing begins."""
        (self.titles[0] if self.titles else self.category).setFocus()

    def _add_common(self, form: Form, state: CoursewareState) -> None:
        item = state.item
        self.category = form.add(
            _("Courseware category"), _free_choice(state.categories, item.category if item else "")
        )
        self.minutes = form.add(_("Length in minutes, 0 for none"), WholeNumber())
        self.minutes.setRange(0, MOST_MINUTES)
        self.minutes.setSingleStep(5)
        self.minutes.setValue(item.minutes if item else 0)
        none: list[tuple[HourCategory | None, str]] = [(None, _("Earns no hours"))]
        choices = none + [(category, name(category)) for category in HourCategory]
        self.hours = form.add(_("Studying it earns hours of"), Choice(choices, item.hours_category if item else None))
        self.subject = form.add(
            _("Subject of the question bank for the quiz"),
            _free_choice(("", *state.subjects), item.subject if item else ""),
        )
        self.field = form.add(_("Field of enforcement"), _free_choice(("", *FIELDS), item.field if item else ""))
        self.audience = form.add(_("Meant for"), _free_choice(("", *state.audiences), item.audience if item else ""))
        self.citations = form.add(_("Sources, one a line"), TextArea(item.citations if item else "", 2, 6))
        self.fine = form.add("", QCheckBox(_("Fine courseware")))
        self.fine.setChecked(item.fine if item else False)

    def _save(self) -> None:
        if self._files and self._root is not None:
            root = self._root
            named = [(path, self._draft_of(root, path)) for path in self._files]
            self.added.emit(Adding(tuple(named), {path: one.hash for path, one in self._listed.items()}))
            return
        drafts = [self._draft(title.text()) for title in self.titles]
        if self._files:
            self.added.emit(Adding(tuple(zip(self._files, drafts, strict=True))))
        else:
            self.edited.emit(drafts[0])

    def _draft_of(self, root: Path, path: Path) -> CoursewareDraft:
        """What the list on the stick says of a file, else what the form says."""
        listed = self._listed.get(path)
        return listed.draft if listed else self._draft(path.stem, folder_category(root, path))

    def _draft(self, title: str, category: str = "") -> CoursewareDraft:
        return CoursewareDraft(
            title=title.strip()[:LONGEST_TITLE],
            category=category or self.category.currentText().strip(),
            field=self.field.currentText().strip(),
            minutes=self.minutes.value(),
            hours_category=self.hours.value(),
            audience=self.audience.currentText().strip(),
            subject=self.subject.currentText().strip(),
            citations=self.citations.toPlainText().strip(),
            fine=self.fine.isChecked(),
        )


class AssignForm(QWidget):
    """Who is to study the item: people by name, a unit or a post, and until when."""

    assigned = Signal(object)
    cancelled = Signal()

    def __init__(self, state: CoursewareState, find: Find) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        title = state.item.title if state.item else ""
        box.addWidget(label(_("Assign “{title}”").format(title=title), "heading", wrap=True))
        box.addWidget(label(_("It appears on the start page of everyone chosen."), "muted", wrap=True))
        form = Form()
        self.due_on = form.add(_("To be finished by (may stay empty)"), DateField())
        self.picker = form.add(_("People"), PersonPicker(find))
        places: list[tuple[UUID | None, str]] = [(None, _("Not by unit"))]
        places += [(unit.id, "　" * unit.depth + unit.name) for unit in state.units]
        self.unit = form.add(_("A unit with all below it, newcomers too"), Choice(places))
        self.post = form.add(_("A post, by words of it, newcomers too"), QLineEdit())
        self.post.setMaxLength(LONGEST_TEXT)
        self.post.setPlaceholderText(_("In the chosen unit, else everywhere"))
        form.finish()
        box.addWidget(form, 1)
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        cancel, self.save = button(_("Cancel")), button(_("Assign"), "primary")
        self.save.setEnabled(False)
        self.picker.changed.connect(self._check)
        self.unit.currentIndexChanged.connect(lambda _row: self._check())
        self.post.textChanged.connect(lambda _text: self._check())
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, cancel, self.save))

    def begin(self) -> None:
        """Puts the cursor where typing begins."""
        self.picker.field.setFocus()

    def _check(self) -> None:
        target = self._target()
        self.save.setEnabled(bool(target.people) or target.wide)

    def _target(self) -> Target:
        people = tuple(person.id for person in self.picker.people())
        return Target(people, self.unit.value(), self.post.text().strip())

    def _save(self) -> None:
        try:
            due_on = self.due_on.value()
        except BadInput as error:
            self.wrong.tell(error)
            return
        self.assigned.emit(Giving(self._target(), due_on))


def _title(text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setMaxLength(LONGEST_TITLE)
    return field


def _free_choice(known: tuple[str, ...], chosen: str) -> QComboBox:
    field = ChoiceBox()
    field.setEditable(True)
    field.addItems(known)
    field.setCurrentText(chosen)
    return field
