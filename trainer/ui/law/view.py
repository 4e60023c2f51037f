"""The page of laws: the register with the questions that cite each law, one law at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from trainer.ui.law.panel import LawPanel
from trainer.ui.law.state import LawLine, LawState
from trainer.ui.widgets.basics import button, clear, label, row
from trainer.ui.widgets.page import Page, message_box
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class LawPage(Page):
    searched = Signal(str)
    law_chosen = Signal(object)
    questions_wanted = Signal()
    load_wanted = Signal()
    work_wanted = Signal()
    basis_wanted = Signal()
    articles_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Laws"))
        self.basis = self.add_action(button(_("Find citations"), icon_name="mdi6.text-search"))
        self.basis.clicked.connect(self.basis_wanted)
        self.work = self.add_action(button(_("Work list"), icon_name="mdi6.clipboard-alert-outline"))
        self.work.clicked.connect(self.work_wanted)
        self.load = self.add_action(button(_("Load a text"), "primary", "mdi6.file-upload-outline"))
        self.load.clicked.connect(self.load_wanted)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Title or document number   Ctrl+F"))
        self.search.setMinimumWidth(self.search.fontMetrics().horizontalAdvance("法" * 16))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.articles = button(_("Search in the articles"), icon_name="mdi6.magnify")
        self.articles.clicked.connect(self.articles_wanted)
        self._count = label("", "muted")
        self.body.addLayout(row(self.search, self.articles, None, self._count))
        self._coming = QHBoxLayout()
        self.body.addLayout(self._coming)
        self.table: RecordTable[LawLine] = RecordTable(_columns())
        self.table.chosen.connect(self.law_chosen)
        self.table.opened.connect(lambda _line: self.questions_wanted.emit())
        self.panel = LawPanel()
        self.panel.questions_wanted.connect(self.questions_wanted)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.table, 1)
        sides.addWidget(self.panel)
        self.body.addLayout(sides, 1)
        self._lines: tuple[LawLine, ...] | None = None

    def show_state(self, state: LawState) -> None:
        words = _("The laws that questions cite, with their versions and texts")
        if state.unknown:
            words += _("; {count} cited ones are not in the register").format(count=state.unknown)
        self.set_purpose(words)
        for widget in (self.load, self.basis):
            widget.setVisible(state.may_edit)
        waiting = _("Work list ({count})").format(count=state.waiting) if state.waiting else _("Work list")
        self.work.setText(waiting)
        self._show_coming(state)
        if self._lines != state.shown:
            self._lines = state.shown
            self.table.show_rows(ListSource(state.shown), lambda line: line == state.chosen)
        self._count.setText(_("{count} laws").format(count=len(state.shown)))
        self.panel.show_state(state)

    def _show_coming(self, state: LawState) -> None:
        clear(self._coming)
        words = [
            _("《{law}》, revision of {day}: its questions are set aside on {park}.").format(
                law=one.statute, day=one.revised, park=one.park_on
            )
            for one in state.coming
        ]
        if words:
            self._coming.addWidget(message_box("\n".join(words), "note"))


def _columns() -> tuple[Column[LawLine], ...]:
    def revised(line: LawLine) -> str:
        return line.statute.revised.isoformat() if line.statute else _("not in the register")

    def text(line: LawLine) -> str:
        return _("loaded") if line.text else "—"

    return (
        Column(_("Law"), lambda line: line.short, sort=lambda line: line.short),
        Column(_("Revision"), revised, 104, sort=revised),
        Column(
            _("Articles"),
            lambda line: str(line.statute.article_count) if line.statute else "—",
            64,
            right=True,
            sort=lambda line: line.statute.article_count if line.statute else 0,
        ),
        Column(_("Text"), text, 76, sort=text),
        Column(
            _("Questions citing"), lambda line: str(line.questions), 84, right=True, sort=lambda line: line.questions
        ),
        Column(
            _("In doubt"),
            lambda line: str(line.parked) if line.parked else "—",
            76,
            right=True,
            sort=lambda line: line.parked,
        ),
    )
