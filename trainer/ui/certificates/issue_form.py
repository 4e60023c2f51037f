"""The form of 发证: the exam, what is printed, and who gets one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from trainer.certificates.numbering import check_class_code
from trainer.people.rules import lacks_field
from trainer.people.values import PersonRow
from trainer.store.errors import BadInput
from trainer.ui.certificates.issuing import IssueForm
from trainer.ui.certificates.state import CertificatesState, Group
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.page import message_box
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.person_picker import Find, PersonPicker
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _

MOST_NAMES = 40


class IssuePanel(QWidget):
    group_chosen = Signal(object)
    exam_chosen = Signal(object)
    award_chosen = Signal(object)
    issued = Signal(object)
    closed = Signal()

    def __init__(self, state: CertificatesState, find: Find, years: Sequence[int]) -> None:
        super().__init__()
        self._state = state
        self._needs_code = state.numbering is not None and not state.numbering.unit_code
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(_("Issue certificates"), self.closed.emit))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        self._form = form = Form()
        self.group = form.add(_("For whom"), Choice(((one, _group_words(one)) for one in Group), state.group))
        self.group.activated.connect(lambda _row: self.group_chosen.emit(self.group.value()))
        self.issue = button(_("Issue"), "primary")
        self.first, self.class_code = label(state.next_serial, "strong"), QLineEdit()
        self._title, self._proof = "", ""
        self._on: date | None = None
        self._until: date | None = None
        waiting = self._add_people(find, years)
        if waiting:
            self._add_fields()
        form.finish()
        box.addWidget(form, 1)
        self.issue.setEnabled(waiting and not state.busy)
        self.issue.clicked.connect(self._issue)
        box.addLayout(row(None, self.issue))

    def show_serial(self, serial: str) -> None:
        """The first number changes with the class; what is typed stays."""
        self.first.setText(serial)

    def _add_people(self, find: Find, years: Sequence[int]) -> bool:
        """Who gets one; whether there is anybody to issue for."""
        if self._state.group is Group.EXAM:
            return self._add_exam()
        if self._state.group is Group.PERSONS:
            return self._add_persons(find)
        if self._state.group is Group.CLASS:
            return self._add_award(self._state.classes)
        return self._add_award(tuple((year, _("Year {year}").format(year=year)) for year in years))

    def _add_exam(self) -> bool:
        offer = self._state.offered
        if offer is None:
            words = _("No exam is closed yet. Close an exam first, or issue for chosen people.")
            self._form.column.addWidget(label(words, "muted", wrap=True))
            return False
        exams = (
            (one.exam_id, _("{title} ({count})").format(title=one.title, count=len(one.people)))
            for one in self._state.offers
        )
        self.exam = self._form.add(_("Exam"), Choice(exams, offer.exam_id))
        self.exam.activated.connect(lambda _row: self.exam_chosen.emit(self.exam.value()))
        words = _("{passed} passed, {holding} hold one already, {count} would get one").format(
            passed=offer.passed, holding=offer.holding, count=len(offer.people)
        )
        if offer.waiting:
            later = _("{count} results are not in force yet: review and publish them first (Exams, Results).")
            self._form.column.addWidget(label(later.format(count=offer.waiting), "wrong", wrap=True))
        self._title, self._on = offer.title, offer.on
        self._say_offer(words, offer.people, offer.own, offer.fields)
        return bool(offer.people)

    def _add_persons(self, find: Find) -> bool:
        words = _("For people no exam or class of this program shows: an outside class or exam, one person.")
        self._form.column.addWidget(label(words, "muted", wrap=True))
        self.picker = self._form.add(_("People"), PersonPicker(find))
        return True

    def _add_award(self, choices: Sequence[tuple[int | UUID, str]]) -> bool:
        """A class or a year, and who has earned one by it."""
        offer = self._state.award
        words = _("Class") if self._state.group is Group.CLASS else _("Year")
        if not choices:
            empty = _("No class has had its hours approved yet. Approve them first, or issue for chosen people.")
            self._form.column.addWidget(label(empty, "muted", wrap=True))
            return False
        self.award = self._form.add(words, Choice(choices, offer.chosen if offer else None))
        self.award.activated.connect(lambda _row: self.award_chosen.emit(self.award.value()))
        if self._state.no_award:
            self._form.column.addWidget(label(self._state.no_award, "wrong", wrap=True))
        if offer is None:
            return False
        awards = offer.awards
        words = _("{met} have earned one, {holding} hold one already, {count} would get one").format(
            met=len(awards.facts), holding=offer.holding, count=len(offer.people)
        )
        self._title, self._on, self._until, self._proof = (
            awards.title,
            awards.held_from,
            awards.held_until,
            awards.proof,
        )
        self.class_code.setText(awards.class_code)
        self._say_offer(words, offer.people, offer.own)
        return bool(offer.people)

    def _say_offer(
        self, words: str, people: Sequence[PersonRow], own: bool, asked: frozenset[str] = frozenset()
    ) -> None:
        column = self._form.column
        column.addWidget(label(words, "strong", wrap=True))
        if own:
            column.addWidget(message_box(_("Yours is due too; a colleague has to issue it."), "note"))
        if other := [person for person in people if lacks_field(person.fields, asked)]:
            said = _("The exam was about {fields}. These hold another field: {names}. Decide whether they get one.")
            column.addWidget(message_box(said.format(fields="、".join(sorted(asked)), names=_names(other)), "note"))
        if people:
            self._names = label("", "muted", wrap=True)
            column.addWidget(self._names)
            self._add_field_choice(people, asked)
        column.addSpacing(6)

    def _add_field_choice(self, people: Sequence[PersonRow], asked: frozenset[str]) -> None:
        """Narrows the list to who holds a field; where nobody names one there is nothing to choose."""
        known = sorted({field for person in people for field in person.fields} | asked)
        choices = [("", _("All, whatever their field")), *((one, one) for one in known)]
        self.field = Choice(choices)
        if known:
            self._form.add(_("Field of enforcement"), self.field)
        self.field.activated.connect(lambda _row: self._narrow(people))
        self._narrow(people)

    def _narrow(self, people: Sequence[PersonRow]) -> None:
        field = self.field.value()
        chosen = [person for person in people if not field or field in person.fields]
        self._names.setText(_names(chosen))
        self.issue.setText(_("Issue {count}").format(count=len(chosen)))
        self.issue.setEnabled(bool(chosen) and not self._state.busy)

    def _add_fields(self) -> None:
        form, state = self._form, self._state
        self.code = QLineEdit()
        if self._needs_code:
            self.code.setPlaceholderText("临交执")
            form.add(_("Unit code in the numbers (asked once)"), self.code)
        elif state.numbering is not None:
            form.add(_("First number"), self.first)
            form.column.addWidget(
                label(_("Numbering: {source}").format(source=state.numbering.source), "faint", wrap=True)
            )
        if state.own_codes:
            words = _("Units with a code of their own count by themselves: {codes}")
            form.column.addWidget(label(words.format(codes="、".join(state.own_codes)), "faint", wrap=True))
        self.title = form.add(_("For which training or exam"), QLineEdit(self._title))
        self.title.setCursorPosition(0)
        self.since = form.add(_("Held on"), DateField(self._on))
        self.until = form.add(_("Until (may stay empty)"), DateField(self._until))
        self.facts, self.proof = QLineEdit(), QLineEdit(self._proof)
        if state.group in (Group.EXAM, Group.PERSONS):
            self.facts.setPlaceholderText(_("for example: 8 hours in all"))
            form.add(_("Further words (may stay empty)"), self.facts)
        if state.group is not Group.EXAM:
            self.proof.setCursorPosition(0)
            form.add(_("Document that says who gets one, number, day"), self.proof)
        if state.group in (Group.PERSONS, Group.CLASS):
            self.class_code.setPlaceholderText(_("for example: 03"))
            form.add(_("Class code in the numbers (may stay empty)"), self.class_code)
        self.template = form.add(_("Layout"), template_choice(state))

    def _issue(self) -> None:
        try:
            since, until = self.since.value(), self.until.value()
            people = tuple(person.id for person in self.picker.people()) if self._state.group is Group.PERSONS else ()
            self._check(since, until, people)
        except BadInput as error:
            self.wrong.tell(error)
            return
        self.wrong.hide()
        self.issued.emit(
            IssueForm(
                self.title.text().strip(),
                since,
                until,
                self.facts.text().strip(),
                self.code.text().strip(),
                self.template.value(),
                self.class_code.text().strip(),
                self.proof.text().strip(),
                people,
                "" if self._state.group is Group.PERSONS else self.field.value(),
            )
        )

    def _check(self, since: date | None, until: date | None, people: Sequence[UUID]) -> None:
        if self._needs_code and not self.code.text().strip():
            raise BadInput("certificate.no_unit_code")
        if since and until and until < since:
            raise BadInput("dates.reversed")
        if self._state.group is Group.PERSONS and not people:
            raise BadInput("certificate.nobody")
        if self._state.group is not Group.EXAM and not self.proof.text().strip():
            raise BadInput("certificate.no_proof")
        check_class_code(self.class_code.text())


def _names(people: Sequence[PersonRow]) -> str:
    names = "、".join(person.name for person in people[:MOST_NAMES])
    rest = len(people) - MOST_NAMES
    return names + (_(" and {count} more").format(count=rest) if rest > 0 else "")


def _group_words(group: Group) -> str:
    return {
        Group.EXAM: _("All who passed an exam"),
        Group.CLASS: _("All of a class"),
        Group.PERSONS: _("Chosen by name"),
        Group.YEAR: _("All who met the hours of a year"),
    }[group]


def template_choice(state: CertificatesState) -> Choice[str]:
    """Which layout to print with."""
    choice = Choice((one.code, one.layout.name) for one in state.templates)
    choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return choice
