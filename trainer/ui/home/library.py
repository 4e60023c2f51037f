"""课件库: everything there is to study, for officers: search, choose, study."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from trainer.courseware.values import StudyProgress
from trainer.ui.home.library_state import LibraryState
from trainer.ui.home.wording import progress_words
from trainer.ui.texts import name
from trainer.ui.widgets.above import ABOVE
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.filter_box import FilterBox
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class LibraryWindow(QWidget):
    searched = Signal(str)
    category_chosen = Signal(str)
    fine_chosen = Signal(bool)
    item_opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, ABOVE)
        self.setObjectName("window")
        self.setWindowTitle(_("Courseware library"))
        self.resize(parent.size() * 0.9)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Words of title, source, audience"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self.search.fontMetrics().horizontalAdvance(self.search.placeholderText()) + 64)
        self.category = FilterBox()
        self.category.addItem(_("All categories"), "")
        self.fine = QCheckBox(_("Fine only"))
        self.table: RecordTable[StudyProgress] = RecordTable(_columns())
        self.study = button(_("Study"), "primary", "mdi6.book-open-outline")
        self.shut = button(_("Close"))
        self._count = label("", "muted")
        self._connect()
        self._lay_out()

    def show_state(self, state: LibraryState) -> None:
        """The list, each with how far one is."""
        self._count.setText(_("{count} pieces").format(count=state.page.total))
        if tuple(self.category.itemData(at) for at in range(1, self.category.count())) != state.categories:
            with QSignalBlocker(self.category):
                while self.category.count() > 1:
                    self.category.removeItem(1)
                for one in state.categories:
                    self.category.addItem(one, one)
                self.category.choose(state.query.category, otherwise=0)
        self.table.show_rows(ListSource(state.rows))
        self._check()

    def _connect(self) -> None:
        self.search.textChanged.connect(self.searched)
        self.category.currentIndexChanged.connect(lambda _row: self.category_chosen.emit(self.category.currentData()))
        self.fine.toggled.connect(self.fine_chosen)
        self.table.opened.connect(lambda line: self.item_opened.emit(line.item.id))
        self.table.selection_changed.connect(self._check)
        self.study.clicked.connect(self._open)
        self.shut.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence.StandardKey.Cancel, self, self.close)

    def _lay_out(self) -> None:
        bar = Flow()
        for one in (self.search, self.category, self.fine, self._count):
            bar.flow.addWidget(one)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(12)
        box.addWidget(label(_("Courseware library"), "large"))
        box.addWidget(bar)
        box.addWidget(self.table, 1)
        box.addLayout(row(None, self.shut, self.study))

    def _open(self) -> None:
        for line in self.table.selected()[:1]:
            self.item_opened.emit(line.item.id)

    def _check(self) -> None:
        self.study.setEnabled(bool(self.table.selected()))


def _columns() -> tuple[Column[StudyProgress], ...]:
    def length(line: StudyProgress) -> str:
        return _("{minutes} minutes long").format(minutes=line.item.minutes) if line.item.minutes else "—"

    return (
        Column(_("Title"), lambda s: ("★ " if s.item.fine else "") + s.item.title, 0, sort=lambda s: s.item.title),
        Column(_("File kind"), lambda s: name(s.item.kind), 100, sort=lambda s: s.item.kind),
        Column(_("Courseware category"), lambda s: s.item.category, 110, sort=lambda s: s.item.category),
        Column(_("Meant for"), lambda s: s.item.audience, 130, sort=lambda s: s.item.audience),
        Column(_("Length"), length, 90, right=True, sort=lambda s: s.item.minutes),
        Column(_("My progress"), progress_words, 170, sort=lambda s: s.seconds),
    )
