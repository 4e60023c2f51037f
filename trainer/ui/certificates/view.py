"""The certificates page: search, year, the register, and the panel at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from trainer.certificates.values import Certificate
from trainer.ui.certificates.correct_form import CorrectPanel
from trainer.ui.certificates.issue_form import IssuePanel
from trainer.ui.certificates.panels import BatchPanel, CertificatePanel, VerdictPanel, standing
from trainer.ui.certificates.state import CertificatesState, Side
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.page import DetailPanel, EmptyState, Page
from trainer.ui.widgets.person_picker import Find
from trainer.ui.widgets.sides import Sides
from trainer.ui.widgets.table import Column, RecordTable
from trainer.words import _

PANEL_WIDTH = 390
SEARCH_WIDTH = 260


class CertificatesPage(Page):
    searched = Signal(str)
    year_chosen = Signal(object)
    voided_chosen = Signal(object)
    list_print_wanted = Signal()
    sheet_wanted = Signal()
    archive_wanted = Signal()
    chosen = Signal(object)
    issue_wanted = Signal()
    group_chosen = Signal(object)
    exam_chosen = Signal(object)
    award_chosen = Signal(object)
    class_code_typed = Signal(str)
    issued = Signal(object)
    batch_print_wanted = Signal()
    page_wanted = Signal()
    reprint_wanted = Signal(object)
    save_wanted = Signal()
    void_wanted = Signal()
    correct_wanted = Signal()
    corrected = Signal(object)
    layouts_wanted = Signal()
    verify_wanted = Signal()
    code_wanted = Signal()
    closed = Signal()

    def __init__(self, years: tuple[int, ...], find: Find) -> None:
        self._years, self._find = years, find
        super().__init__(_("Certificates"), _("Issued once, kept as they were printed, checked without a network."))
        self.code = self.add_action(button(_("Check a printed one"), icon_name="mdi6.qrcode-scan"))
        self.verify = self.add_action(button(_("Check a file"), icon_name="mdi6.file-certificate-outline"))
        self.layouts = self.add_action(button(_("Layouts"), icon_name="mdi6.page-layout-body"))
        self.layouts.clicked.connect(self.layouts_wanted)
        self.issue = self.add_action(button(_("Issue certificates"), "primary", "mdi6.certificate-outline"))
        self.code.clicked.connect(self.code_wanted)
        self.verify.clicked.connect(self.verify_wanted)
        self.issue.clicked.connect(self.issue_wanted)
        self.panel = DetailPanel()
        self._sides = Sides(self._left(years), self.panel, PANEL_WIDTH)
        self.body.addWidget(self._sides, 1)
        self._shown: object = None
        self._total = 0
        self._may_issue = False
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence.StandardKey.Cancel, self.panel, self.closed.emit)

    def show_state(self, state: CertificatesState) -> None:
        self._may_issue = state.may_issue
        self.issue.setVisible(state.may_issue)
        self.layouts.setVisible(state.may_issue)
        self._total = state.register.total
        for export in self._exports:
            export.setVisible(state.may_export and bool(self._total))
        chosen = state.chosen.id if state.chosen and state.side is Side.CERTIFICATE else None
        self.table.show_rows(state.register, lambda one: one.id == chosen)
        self.lists.setCurrentIndex(0 if state.register.total else 2 if state.filtered else 1)
        self._selected()
        shown = _panel_of(state)
        if shown != self._shown:
            self._shown = shown
            self._show_panel(state)
        elif state.side is Side.ISSUE:
            self.form.show_serial(state.next_serial)

    def _left(self, years: tuple[int, ...]) -> QWidget:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Name, pinyin initials or number   Ctrl+F"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        everything: list[tuple[int | None, str]] = [(None, _("All years"))]
        self.year = Choice(everything + [(year, _("Year {year}").format(year=year)) for year in years])
        self.year.activated.connect(lambda _row: self.year_chosen.emit(self.year.value()))
        standings = ((None, _("Valid and void")), (False, _("Valid")), (True, _("Voided")))
        self.voided: Choice[bool | None] = Choice(standings)
        self.voided.activated.connect(lambda _row: self.voided_chosen.emit(self.voided.value()))
        self.table: RecordTable[Certificate] = RecordTable(_columns())
        self.table.chosen.connect(lambda one: self.chosen.emit(one.id))
        self.table.opened.connect(lambda _one: self.page_wanted.emit())
        self.table.selection_changed.connect(self._selected)
        self.lists = QStackedWidget()
        for widget in (self.table, self._none_yet(), self._none_found()):
            self.lists.addWidget(widget)
        self._count = label("", "muted", wrap=True)
        self.several = button("", icon_name="mdi6.printer-outline")
        self.several.clicked.connect(lambda: self.reprint_wanted.emit(self._valid()))
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        filters = Flow(8, stretch=True)
        for field in (self.search, self.year, self.voided):
            filters.flow.addWidget(field)
        follow(self.search, lambda one: one.setMinimumWidth(scaled(SEARCH_WIDTH)))
        self.print_list, self.sheet = button(_("Print the register"), "link"), button(_("Save as .xlsx"), "link")
        self.archive = button(_("Archive the files"), "link")
        self._exports = (self.print_list, self.sheet, self.archive)
        wanted = (self.list_print_wanted, self.sheet_wanted, self.archive_wanted)
        for export, signal in zip(self._exports, wanted, strict=True):
            export.clicked.connect(signal)
        foot = row(self._count, *self._exports, self.several)
        foot.setStretch(0, 1)
        box.addWidget(filters)
        box.addWidget(self.lists, 1)
        box.addLayout(foot)
        return left

    def _show_panel(self, state: CertificatesState) -> None:
        if state.side is Side.CERTIFICATE and state.chosen is not None:
            self._show_certificate(state, state.chosen)
        elif state.side is Side.ISSUE:
            self.form = IssuePanel(state, self._find, self._years)
            self.form.group_chosen.connect(self.group_chosen)
            self.form.award_chosen.connect(self.award_chosen)
            self.form.class_code.textChanged.connect(self.class_code_typed)
            self.form.exam_chosen.connect(self.exam_chosen)
            self.form.issued.connect(self.issued)
            self.form.closed.connect(self.closed)
            self.panel.reset().addWidget(self.form)
        elif state.side is Side.ISSUED:
            self.batch = BatchPanel(state)
            self.batch.print_wanted.connect(self.batch_print_wanted)
            self.batch.closed.connect(self.closed)
            self.panel.reset().addWidget(self.batch)
        elif state.side is Side.CORRECT:
            self.correction = CorrectPanel(state)
            self.correction.corrected.connect(self.corrected)
            self.correction.closed.connect(self.closed)
            self.panel.reset().addWidget(self.correction)
        elif state.side is Side.VERDICT:
            self.verdict = VerdictPanel(state)
            self.verdict.closed.connect(self.closed)
            self.panel.reset().addWidget(self.verdict)
        self._sides.show_panel(state.side is not Side.NOTHING)

    def _show_certificate(self, state: CertificatesState, chosen: Certificate) -> None:
        self.certificate = CertificatePanel(state, chosen)
        self.certificate.closed.connect(self.closed)
        self.certificate.page_wanted.connect(self.page_wanted)
        self.certificate.print_wanted.connect(lambda: self.reprint_wanted.emit((chosen.id,)))
        self.certificate.save_wanted.connect(self.save_wanted)
        self.certificate.void_wanted.connect(self.void_wanted)
        self.certificate.correct_wanted.connect(self.correct_wanted)
        self.panel.reset().addWidget(self.certificate)

    def _selected(self) -> None:
        count, valid = len(self.table.selected()), len(self._valid())
        words = _("{count} certificates").format(count=self._total)
        self._count.setText(_("{count} chosen").format(count=count) if count > 1 else words)
        self.several.setVisible(count > 1 and self._may_issue)
        self.several.setEnabled(valid > 0)
        self.several.setText(_("Print {count} again").format(count=valid))

    def _valid(self) -> tuple[object, ...]:
        return tuple(one.id for one in self.table.selected() if one.voided is None)

    def _none_yet(self) -> EmptyState:
        issue = button(_("Issue certificates"), "primary")
        issue.clicked.connect(self.issue_wanted)
        words = _("Put the results of an exam in force, then issue certificates to all who passed in one go.")
        return EmptyState(_("No certificate has been issued yet"), words, issue)

    def _none_found(self) -> EmptyState:
        everything = button(_("Show all"))
        everything.clicked.connect(self._show_all)
        return EmptyState(
            _("No certificate fits"), _("Look for another name or number, or in another year."), everything
        )

    def _show_all(self) -> None:
        self.year.setCurrentIndex(0)
        self.year_chosen.emit(None)
        self.voided.setCurrentIndex(0)
        self.voided_chosen.emit(None)
        self.search.clear()


def _panel_of(state: CertificatesState) -> object:
    """What the panel is made of; it is rebuilt when this changes, so a form keeps what is typed."""
    if state.side is Side.CERTIFICATE:
        return state.side, state.chosen, bool(state.content)
    if state.side is Side.ISSUE:
        offered = (state.group, state.offers, state.offered, state.classes, state.award, state.no_award)
        return state.side, offered, state.numbering, state.busy
    if state.side is Side.CORRECT:
        return state.side, state.chosen, state.stated
    return state.side, state.batch, state.checked


def _columns() -> tuple[Column[Certificate], ...]:
    return (
        Column(_("Number"), lambda one: one.serial, 192),
        Column(_("Name"), lambda one: one.name, 90),
        Column(_("Unit"), lambda one: one.unit, 110),
        Column(_("For"), lambda one: one.title, 0),
        Column(_("Issued on"), lambda one: f"{one.issued_at.astimezone():%Y-%m-%d}", 110),
        Column(_("State"), lambda one: standing(one)[0], 80, tone=lambda one: standing(one)[1]),
    )
