"""What changed from one version to the next: the articles above, both wordings of one below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from trainer.law.values import ArticleChange
from trainer.ui.law.changes_table import changes_table, wording_pair
from trainer.ui.law.compare_presenter import CompareState
from trainer.ui.law.wording import counts_words
from trainer.ui.widgets.basics import button, clear, label, row
from trainer.ui.widgets.page import EmptyState, Page
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import ListSource
from trainer.words import _


class ComparePage(Page):
    back_wanted = Signal()
    change_chosen = Signal(object)
    all_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__(_("What changed"))
        self.back = self.add_action(button(_("Back to the laws"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.back_wanted)
        self._counts = label("", "muted")
        self.all = QCheckBox(_("Unchanged articles too"))
        self.all.toggled.connect(self.all_wanted)
        self.body.addLayout(row(self._counts, None, self.all))
        self.table = changes_table({})
        self.table.setColumnHidden(3, True)
        self.table.chosen.connect(self.change_chosen)
        self.body.addWidget(self.table, 3)
        self._nothing = EmptyState(_("Nothing differs"), _("Both versions say the same, article by article."))
        self.body.addWidget(self._nothing, 3)
        self._pair = QVBoxLayout()
        self.body.addLayout(self._pair, 2)
        self._shown: tuple[ArticleChange, ...] | None = None

    def show_state(self, state: CompareState) -> None:
        if state.old is None or state.new is None:
            return
        self.set_title(f"《{state.new.title}》")
        days = _("Revision of {old} → revision of {new}").format(old=state.old.revised, new=state.new.revised)
        self.set_purpose(days)
        self._counts.setText(counts_words(state.comparison))
        if self._shown != state.shown:
            self._shown = state.shown
            self.table.show_rows(ListSource(state.shown), lambda one: one == state.chosen)
        self.table.setVisible(bool(state.shown))
        self._nothing.setVisible(not state.shown)
        clear(self._pair)
        if state.chosen is not None:
            area = ScrollColumn()
            area.column.addWidget(wording_pair(state.chosen))
            area.column.addStretch()
            self._pair.addWidget(area)
