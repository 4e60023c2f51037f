"""The page of laws: the register with the questions that cite each law, one law at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from trainer.ui.law.state import LawLine, LawState
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.page import DetailPanel, Page, message_box
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class LawPage(Page):
    searched = Signal(str)
    law_chosen = Signal(object)
    questions_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Laws"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Title or document number   Ctrl+F"))
        self.search.setMinimumWidth(self.search.fontMetrics().horizontalAdvance("法" * 16))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self._count = label("", "muted")
        self.body.addLayout(row(self.search, None, self._count))
        self.table: RecordTable[LawLine] = RecordTable(_columns())
        self.table.chosen.connect(self.law_chosen)
        self.table.opened.connect(lambda _line: self.questions_wanted.emit())
        self.panel = DetailPanel()
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.table, 1)
        sides.addWidget(self.panel)
        self.body.addLayout(sides, 1)
        self._lines: tuple[LawLine, ...] | None = None

    def show_state(self, state: LawState) -> None:
        words = _("The laws that questions cite, each in the revision the bank is compared with")
        if state.unknown:
            words += _("; {count} cited ones are not in the register").format(count=state.unknown)
        self.set_purpose(words)
        if self._lines != state.shown:
            self._lines = state.shown
            self.table.show_rows(ListSource(state.shown), lambda line: line == state.chosen)
        self._count.setText(_("{count} laws").format(count=len(state.shown)))
        if state.chosen is None:
            self.panel.show_nothing(_("Choose a law to see it."))
        else:
            self._show_law(state.chosen)

    def _show_law(self, line: LawLine) -> None:
        area = ScrollColumn(6)
        self.panel.reset().addWidget(area, 1)
        box, statute = area.column, line.statute
        box.addWidget(label(f"《{statute.title if statute else line.short}》", "large", wrap=True))
        if statute is None:
            words = _(
                "This law is not in the register, so its articles cannot be compared. See that its title is right."
            )
            box.addWidget(message_box(words, "note"))
        else:
            effective = statute.effective.isoformat() if statute.effective else "—"
            for caption, value in (
                (_("Document number"), statute.number or "—"),
                (_("Revision"), statute.revised.isoformat()),
                (_("In force from"), effective),
                (_("Articles"), _("{count} articles").format(count=statute.article_count)),
                (_("Read in"), statute.source),
            ):
                box.addWidget(label(caption, "faint"))
                box.addWidget(label(value, wrap=True))
        box.addWidget(label(_("Questions that cite it"), "faint"))
        box.addWidget(label(_("{count} questions").format(count=line.questions)))
        box.addStretch()
        see = button(_("See the questions"), "primary")
        see.setEnabled(line.questions > 0)
        see.clicked.connect(self.questions_wanted)
        self.panel.inside.addWidget(see)


def _columns() -> tuple[Column[LawLine], ...]:
    def revised(line: LawLine) -> str:
        return line.statute.revised.isoformat() if line.statute else _("not in the register")

    return (
        Column(_("Law"), lambda line: line.short, sort=lambda line: line.short),
        Column(
            _("Revision"),
            revised,
            104,
            sort=revised,
        ),
        Column(
            _("Articles"),
            lambda line: str(line.statute.article_count) if line.statute else "—",
            64,
            right=True,
            sort=lambda line: line.statute.article_count if line.statute else 0,
        ),
        Column(
            _("Questions citing"), lambda line: str(line.questions), 84, right=True, sort=lambda line: line.questions
        ),
    )
