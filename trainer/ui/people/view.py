"""The people page: search, unit, table, and one person at the right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout

from trainer.people.values import Person, PersonDraft, PersonRow
from trainer.ui.people.form import PersonForm
from trainer.ui.people.state import PeopleState, certificate_tone
from trainer.ui.texts import name
from trainer.ui.theme import scaled
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.page import DetailPanel, Page
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.steady import ChoiceBox
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class PeoplePage(Page):
    searched = Signal(str)
    unit_chosen = Signal(object)
    person_chosen = Signal(object)
    new_wanted = Signal()
    unit_wanted = Signal()
    code_wanted = Signal()
    edit_wanted = Signal()
    seal_wanted = Signal()
    photo_wanted = Signal()
    appointment_wanted = Signal()
    roster_wanted = Signal()
    export_wanted = Signal(bool)
    cards_wanted = Signal()
    privacy_wanted = Signal()
    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, today: date) -> None:
        super().__init__(_("People"))
        self.cards = self.add_action(
            button(_("Enforcement certificates"), icon_name="mdi6.card-account-details-outline")
        )
        self.cards.clicked.connect(self.cards_wanted)
        self.privacy = self.add_action(button(_("Personal data"), icon_name="mdi6.shield-account-outline"))
        self.privacy.clicked.connect(self.privacy_wanted)
        self.privacy.hide()
        self.roster = self.add_action(button(_("Take in a roster"), icon_name="mdi6.table-arrow-up"))
        self.roster.clicked.connect(self.roster_wanted)
        self.export = self.add_action(button(_("Export the roster"), icon_name="mdi6.table-arrow-down"))
        menu = QMenu(self.export)
        menu.addAction(_("ID numbers masked")).triggered.connect(lambda: self.export_wanted.emit(False))
        self._export_full = menu.addAction(_("ID numbers in full"))
        self._export_full.triggered.connect(lambda: self.export_wanted.emit(True))
        self.export.setMenu(menu)
        self.new_unit = self.add_action(button(_("New unit"), icon_name="mdi6.file-tree-outline"))
        self.new_unit.clicked.connect(self.unit_wanted)
        self.new_person = self.add_action(button(_("New person"), "primary", "mdi6.plus"))
        self.new_person.clicked.connect(self.new_wanted)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Name, pinyin initials or number   Ctrl+F"))
        self.search.setFixedWidth(300)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.unit = ChoiceBox()
        self.unit.setMinimumWidth(220)
        self.unit.currentIndexChanged.connect(lambda _row: self.unit_chosen.emit(self.unit.currentData()))
        self.code = button("", "link")
        self.code.clicked.connect(self.code_wanted)
        self._count = label("", "muted")
        self.body.addLayout(row(self.search, self.unit, self.code, None, self._count))
        self.table: RecordTable[PersonRow] = RecordTable(_columns(today))
        self.table.chosen.connect(lambda person: self.person_chosen.emit(person.id))
        self.table.opened.connect(lambda _person: self.edit_wanted.emit())
        self.panel = DetailPanel()
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.table, 1)
        sides.addWidget(self.panel)
        self.body.addLayout(sides, 1)
        self._shown_units: object = None

    def show_state(self, state: PeopleState) -> None:
        self.set_purpose(_("Who is trained and examined here, by unit. Nobody is ever deleted."))
        self.new_person.setVisible(state.may_edit)
        self.new_unit.setVisible(state.may_edit)
        self.roster.setVisible(state.may_edit)
        self._show_code(state)
        self.export.setVisible(state.may_export)
        self.privacy.setVisible(state.may_read_archive)
        self._export_full.setVisible(state.may_see_full)
        self._show_units(state)
        self._count.setText(_("{count} people").format(count=state.page.total))
        chosen = state.person.id if state.person else None
        self.table.show_rows(ListSource(state.page.rows), lambda person: person.id == chosen)
        if state.editing:
            self._show_form(state)
        elif state.person is not None:
            self._show_person(state.person, state.photo, state.may_edit)
        else:
            self.panel.show_nothing(_("Choose a person to see the details."))

    def _show_code(self, state: PeopleState) -> None:
        unit = state.unit
        self.code.setVisible(unit is not None and state.may_set_code)
        if unit is not None:
            words = _("Unit code: {code}").format(code=unit.code) if unit.code else _("Set a unit code")
            self.code.setText(words)

    def _show_units(self, state: PeopleState) -> None:
        if self._shown_units == state.units:
            return
        self._shown_units = state.units
        with QSignalBlocker(self.unit):
            self.unit.clear()
            self.unit.addItem(_("All units"), None)
            for unit in state.units:
                words = "　" * unit.depth + unit.name
                self.unit.addItem(_("{unit} ({count})").format(unit=words, count=unit.people), unit.id)
            self.unit.choose(state.query.unit_id, otherwise=0)

    def _show_form(self, state: PeopleState) -> None:
        draft = state.person.draft if state.person else PersonDraft("", unit_id=state.query.unit_id)
        heading = _("Edit person") if state.person else _("New person")
        form = PersonForm(draft, state.units, heading)
        form.saved.connect(self.saved)
        form.cancelled.connect(self.cancelled)
        self.panel.reset().addWidget(form)

    def _show_person(self, person: Person, photo: bytes, may_edit: bool) -> None:
        box = self.panel.reset()
        draft = person.draft
        words = QVBoxLayout()
        words.addWidget(label(" · ".join(filter(None, (name(draft.category), person.unit))), "faint", wrap=True))
        words.addWidget(label(draft.name, "large"))
        words.addStretch()
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(_portrait(photo))
        box.addLayout(head)
        column = ScrollColumn()
        box.addWidget(column, 1)
        for title, value in _facts(person):
            column.column.addLayout(_fact(title, value))
        for title, lines in _histories(person):
            column.column.addSpacing(8)
            column.column.addWidget(label(title, "strong"))
            for line in lines:
                column.column.addWidget(label(line, "muted", wrap=True))
        column.column.addStretch()
        if may_edit:
            self._add_actions(box)

    def _add_actions(self, box: QVBoxLayout) -> None:
        edit = button(_("Edit"), "primary")
        edit.clicked.connect(self.edit_wanted)
        more = button(_("More"))
        menu = QMenu(more)
        for words, signal in (
            (_("Choose a photograph"), self.photo_wanted),
            (_("Appoint to the leadership"), self.appointment_wanted),
            (_("Take out of the lists"), self.seal_wanted),
        ):
            menu.addAction(words).triggered.connect(signal)
        more.setMenu(menu)
        box.addLayout(row(edit, more, None))


def _portrait(photo: bytes) -> QLabel:
    """A photograph of 35 × 49 in proportion; nothing where there is none."""
    shown = QLabel()
    picture = QPixmap()
    if photo and picture.loadFromData(photo):
        height = scaled(98)
        shown.setPixmap(picture.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation))
    return shown


def _histories(person: Person) -> Iterator[tuple[str, list[str]]]:
    if person.appointments:
        lines = [f"{_span(one.since, one.until)}  {one.title}" for one in reversed(person.appointments)]
        yield _("Leadership appointments"), lines
    if person.placements:
        lines = [f"{_span(one.since, one.until)}  {one.unit} {one.post}" for one in reversed(person.placements)]
        yield _("Units and posts so far"), lines


def _span(since: date, until: date | None) -> str:
    return f"{since.isoformat()} – {until.isoformat() if until else _('today')}"


def _facts(person: Person) -> tuple[tuple[str, str], ...]:
    draft = person.draft
    valid = draft.certificate_valid_until.isoformat() if draft.certificate_valid_until else "—"
    return (
        (_("Post"), draft.post or "—"),
        (_("Work number"), draft.work_number or "—"),
        (_("ID number"), draft.id_number or "—"),
        (_("Enforcement certificate number"), draft.certificate_number or "—"),
        (_("Certificate valid until"), valid),
        (_("Fields of enforcement"), "、".join(draft.fields) or "—"),
        (_("Establishment"), name(draft.establishment)),
        (_("Education"), " ".join(filter(None, (name(draft.education), draft.major)))),
    )


def _fact(words: str, value: str) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(0)
    box.addWidget(label(words, "faint"))
    box.addWidget(label(value, wrap=True))
    return box


def _columns(today: date) -> tuple[Column[PersonRow], ...]:
    def valid(person: PersonRow) -> str:
        return person.certificate_valid_until.isoformat() if person.certificate_valid_until else _("None")

    return (
        Column(_("Name"), lambda p: p.name, 90, sort=lambda p: p.name),
        Column(_("Unit"), lambda p: p.unit, 0, sort=lambda p: p.unit),
        Column(_("Post"), lambda p: p.post, 100, sort=lambda p: p.post),
        Column(_("Category"), lambda p: name(p.category), 120, sort=lambda p: p.category),
        Column(_("Work number"), lambda p: p.work_number, 100, sort=lambda p: p.work_number),
        Column(_("ID number"), lambda p: p.id_number, 170, hidden=True),
        Column(
            _("Certificate valid until"),
            valid,
            140,
            tone=lambda p: certificate_tone(p, today),
            sort=lambda p: p.certificate_valid_until or date.max,
        ),
    )
