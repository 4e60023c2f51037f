"""The reader: articles at the left, the chosen one at the right."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget

from trainer.law.rules import place_words
from trainer.law.values import ArticleHit
from trainer.ui.law.reader_presenter import ReaderState
from trainer.ui.law.wording import version_words
from trainer.ui.widgets.article import ArticleBox
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.page import DetailPanel, EmptyState, Page
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

PAUSE_MILLISECONDS = 200


class ReaderPage(Page):
    back_wanted = Signal()
    searched = Signal(str)
    article_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Articles"))
        self.back = self.add_action(button(_("Back to the laws"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.back_wanted)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Words in the articles   Ctrl+F"))
        self.search.setMinimumWidth(self.search.fontMetrics().horizontalAdvance("法" * 18))
        self.search.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.search.text().strip()))
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.textChanged.connect(lambda text: text or self._pause.start())
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self._count = label("", "muted")
        self.body.addLayout(row(self.search, None, self._count))
        self.table: RecordTable[ArticleHit] = RecordTable(_columns())
        self.table.chosen.connect(self.article_chosen)
        self.panel = DetailPanel(460)
        nothing = EmptyState(_("No article to show"), _("Type words that stand in a loaded law, or load a text first."))
        self._place = QStackedWidget()
        self._place.addWidget(self.table)
        self._place.addWidget(nothing)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self._place, 1)
        sides.addWidget(self.panel)
        self.body.addLayout(sides, 1)
        self._hits: tuple[ArticleHit, ...] | None = None

    def show_state(self, state: ReaderState) -> None:
        version = state.version
        self.set_title(f"《{version.title}》" if version else _("Search in the articles"))
        words = _("Revision of {day}").format(day=version.revised) + " · " + version_words(version) if version else ""
        self.set_purpose(words or _("Every loaded text in every version"))
        if not self._pause.isActive() and self.search.text() != state.words:
            self.search.setText(state.words)
            self._pause.stop()
        if self._hits != state.hits:
            self._hits = state.hits
            self.table.setColumnHidden(0, version is not None)
            self.table.setColumnHidden(3, version is None)
            self.table.show_rows(ListSource(state.hits), lambda hit: hit == state.chosen)
            self.table.fit_columns()
        self._count.setText(_("{count} articles").format(count=len(state.hits)))
        self._place.setCurrentIndex(0 if state.hits else 1)
        self.panel.setVisible(state.chosen is not None)
        self._show_article(state.chosen)

    def _show_article(self, hit: ArticleHit | None) -> None:
        area = ScrollColumn()
        self.panel.reset().addWidget(area, 1)
        if hit is not None:
            words = f"《{hit.statute.short}》（{hit.statute.revised}）{place_words(hit.article.key)}"
            area.column.addWidget(ArticleBox(hit, words, in_force=False))
        area.column.addStretch()


def _columns() -> tuple[Column[ArticleHit], ...]:
    return (
        Column(_("Law"), lambda hit: f"{hit.statute.short}（{hit.statute.revised}）", 220),
        Column(_("Article"), lambda hit: place_words(hit.article.key), 120),
        Column(_("Text"), lambda hit: " ".join(hit.article.text.split())[:80]),
        Column(_("Chapter"), lambda hit: hit.article.heading, 150),
    )
