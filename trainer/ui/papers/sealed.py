"""The sealed papers: a list, and what is known about the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from question_bank.codec_answer import plain_decimal
from trainer.exams.papers.values import PaperRow
from trainer.ui.papers.printing import sheet_names
from trainer.ui.papers.state import PapersState
from trainer.ui.papers.wording import HASH_SHOWN
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.page import DetailPanel, EmptyState
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.ui.wording import moment
from trainer.words import _

PANEL_WIDTH = 360


class SealedPapers(QStackedWidget):
    chosen = Signal(object)
    opened = Signal(object)
    plans_wanted = Signal()
    print_wanted = Signal(object, object)
    save_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        start = button(_("Go to the blueprints"), "primary")
        start.clicked.connect(self.plans_wanted)
        self.addWidget(EmptyState(_("No paper is sealed yet"), _("Draw a paper from a blueprint and seal it."), start))
        self.table: RecordTable[PaperRow] = RecordTable(_columns())
        self.table.chosen.connect(lambda one: self.chosen.emit(one.id))
        self.table.opened.connect(lambda one: self.opened.emit(one.id))
        self.panel = DetailPanel(PANEL_WIDTH)
        both = QWidget()
        sides = QHBoxLayout(both)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(12)
        sides.addWidget(self.table, 1)
        sides.addWidget(self.panel)
        self.addWidget(both)
        self._shown: object = None

    def show_state(self, state: PapersState) -> None:
        self.setCurrentIndex(1 if state.papers else 0)
        if state.papers != self._shown:
            self._shown = state.papers
            chosen = state.row.id if state.row else None
            self.table.show_rows(ListSource(state.papers), lambda one: one.id == chosen)
        if state.row is None:
            self.panel.show_nothing(_("Choose a paper to see the details."))
        else:
            self._show_row(state.row)

    def _show_row(self, paper: PaperRow) -> None:
        box = self.panel.reset()
        box.addWidget(label(paper.name, "large", wrap=True))
        facts = (
            (_("Questions"), str(paper.questions)),
            (_("Full score"), plain_decimal(paper.total)),
            (_("Sealed at"), moment(paper.made_at)),
            (_("Seal (SHA-256)"), "\n".join(paper.hash[at : at + 32] for at in range(0, len(paper.hash), 32))),
        )
        area = ScrollColumn()
        for words, value in facts:
            fact = QVBoxLayout()
            fact.setSpacing(0)
            fact.addWidget(label(words, "faint"))
            fact.addWidget(label(value, wrap=True))
            area.column.addLayout(fact)
        never = _("A sealed paper never changes, whatever becomes of its questions.")
        area.column.addWidget(label(never, "muted", wrap=True))
        area.column.addStretch()
        box.addWidget(area, 1)
        look = button(_("Look at the paper"), "primary")
        look.clicked.connect(lambda: self.opened.emit(paper.id))
        box.addLayout(row(look, self._print_button(paper), None))

    def _print_button(self, paper: PaperRow) -> QPushButton:
        """A menu: the preview of each sheet, and all of them as files."""
        printing = button(_("Print"), icon_name="mdi6.printer-outline")
        menu = QMenu(printing)
        for sheet, words in sheet_names().items():
            action = menu.addAction(_("{sheet} …").format(sheet=words))
            action.triggered.connect(lambda _checked=False, sheet=sheet: self.print_wanted.emit(paper.id, sheet))
        menu.addSeparator()
        menu.addAction(_("All as Word and PDF …")).triggered.connect(lambda: self.save_wanted.emit(paper.id))
        printing.setMenu(menu)
        return printing


def _columns() -> tuple[Column[PaperRow], ...]:
    return (
        Column(_("Paper"), _title, 0, sort=lambda p: p.name),
        Column(_("Questions"), lambda p: str(p.questions), 80, right=True, sort=lambda p: p.questions),
        Column(_("Full score"), lambda p: plain_decimal(p.total), 80, right=True, sort=lambda p: p.total),
        Column(_("Sealed at"), lambda p: moment(p.made_at), 150, sort=lambda p: p.made_at),
        Column(_("Seal code"), lambda p: p.hash[:HASH_SHOWN], 130),
    )


def _title(paper: PaperRow) -> str:
    return _("{name} (practice)").format(name=paper.name) if paper.practice else paper.name
