"""A paper in view, drawn or sealed: its questions at the left; at the right the chosen one, its balance, its swap."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabBar, QVBoxLayout, QWidget

from question_bank.codec_answer import plain_decimal
from trainer.bank.words import difficulties
from trainer.exams.papers.sets import LETTERS
from trainer.exams.papers.values import PaperItem
from trainer.ui.papers.panels import balance_panel, data_panel, item_panel, swap_panel
from trainer.ui.papers.state import PapersState
from trainer.ui.papers.wording import balance_words, draft_words, paper_words
from trainer.ui.texts import name
from trainer.ui.theme import tokens
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.figures import Pictures, no_pictures
from trainer.ui.widgets.page import DetailPanel
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

PANEL_WIDTH = 440
PAUSE_MILLISECONDS = 250


class PaperSheet(QWidget):
    back_wanted = Signal()
    draw_wanted = Signal()
    seal_wanted = Signal(str)
    form_chosen = Signal(int)
    replace_wanted = Signal(int)
    replace_left = Signal()
    swap_wanted = Signal(object)
    undo_wanted = Signal()
    part_wanted = Signal(object)
    seek_wanted = Signal(str)
    looked_at = Signal(object)
    lift_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pictures: Pictures = no_pictures
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self._make_head(box)
        self._make_acts(box)
        self.table: RecordTable[PaperItem] = RecordTable(_columns())
        self.table.chosen.connect(self._choose)
        self.table.selection_changed.connect(self._count_selected)
        self.panel = DetailPanel(PANEL_WIDTH)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.table, 1)
        sides.addLayout(self._side())
        box.addLayout(sides, 1)
        self._state = PapersState()
        self._shown: object = None
        self._item: PaperItem | None = None

    def _side(self) -> QVBoxLayout:
        """The panel; above it, while a question is being replaced, where any other is looked for."""
        self.seek = QLineEdit()
        self.seek.setPlaceholderText(_("Any question: its number, or words"))
        self.seek.setAccessibleName(_("Any question: its number, or words"))
        self.seek.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(lambda: self.seek_wanted.emit(self.seek.text()))
        self.seek.textEdited.connect(lambda _text: self._pause.start())
        self.seek.returnPressed.connect(lambda: self.seek_wanted.emit(self.seek.text()))
        self.seek.hide()
        box = QVBoxLayout()
        box.setSpacing(8)
        box.addWidget(self.seek)
        box.addWidget(self.panel, 1)
        return box

    def _make_head(self, box: QVBoxLayout) -> None:
        self.back = button(_("Go back"), icon_name="mdi6.arrow-left")
        self.again = button(_("Draw again"), icon_name="mdi6.shuffle-variant")
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Name of the paper"))
        self.name.setMinimumWidth(240)
        self.seal = button(_("Seal the paper"), "primary", "mdi6.lock-outline")
        self.back.clicked.connect(self.back_wanted)
        self.again.clicked.connect(self.draw_wanted)
        self.seal.clicked.connect(lambda: self.seal_wanted.emit(self.name.text()))
        self.seal.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.seal.setEnabled(bool(text.strip())))
        self.name.returnPressed.connect(self.seal.click)
        self._title = label("", "heading")
        self._words = label("", "muted", wrap=True)
        box.addLayout(row(self.back, self._title, None, self.again, self.name, self.seal))
        box.addWidget(self._words)

    def _make_acts(self, box: QVBoxLayout) -> None:
        self.forms, self.views = QTabBar(), QTabBar()
        for bar in (self.forms, self.views):
            bar.setDrawBase(False)
            bar.setExpanding(False)
        self.forms.currentChanged.connect(self.form_chosen)
        for words in (_("Question"), _("Balance")):
            self.views.addTab(words)
        self.views.currentChanged.connect(lambda _place: self._show_panel())
        self.swap = button(_("Replace"), icon_name="mdi6.swap-horizontal")
        self.swap.setToolTip(_("Replace the chosen question by hand (R)"))
        self.swap.clicked.connect(self._replace)
        self.undo = button(_("Undo"), icon_name="mdi6.undo")
        self.undo.setToolTip(_("Take back the last change by hand (Ctrl+Z)"))
        self.undo.clicked.connect(self.undo_wanted)
        self.part = button(_("Never together"), icon_name="mdi6.call-split")
        self.part.setToolTip(_("Choose two or more questions that must not stand in one paper"))
        self.part.clicked.connect(lambda: self.part_wanted.emit([one.question_id for one in self.table.selected()]))
        self.kept = label("")
        for keys, act in (("R", self.swap), (QKeySequence.StandardKey.Undo, self.undo)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act.click)
        box.addLayout(row(self.forms, self.swap, self.undo, self.part, self.kept, None, self.views))

    def show_state(self, state: PapersState) -> None:
        draft, paper = state.draft, state.paper
        if not (draft or paper):
            self._shown = None
            return
        fresh, self._state = self._shown is None, state
        for widget in (self.again, self.name, self.seal, self.swap, self.undo, self.part):
            widget.setVisible(draft is not None)
        self._show_head(state, fresh)
        self._show_forms(state)
        self.undo.setEnabled(bool(state.undone))
        shown = (state.form, state.items)
        if shown != self._shown:
            self._shown = shown
            kept = self._item.number if self._item and not fresh else 1
            self.table.show_rows(ListSource(state.items), lambda item: item.number == kept)
            if self.table.currentIndex().row() < 0:
                self.table.selectRow(0)
            self._item = state.items[max(0, self.table.currentIndex().row())] if state.items else None
            if self._item is not None:
                self.looked_at.emit(self._item.question_id)
        self._show_seek(state.number is not None)
        self._show_panel()

    def _show_seek(self, shown: bool) -> None:
        if shown == self.seek.isHidden():
            self._pause.stop()
            self.seek.clear()
            self.seek.setVisible(shown)
            if shown:
                self.seek.setFocus()

    def _show_head(self, state: PapersState, fresh: bool) -> None:
        draft, paper, held = state.draft, state.paper, state.balance
        self.kept.setVisible(draft is not None and held is not None)
        if draft is not None:
            self._title.setText(_("Preview of the paper"))
            self._words.setText(draft_words(state))
            if fresh:
                self.name.setText(draft.blueprint.name)
        elif paper is not None:
            self._title.setText(paper.name)
            self._words.setText(paper_words(paper, state.made_by))
        if held is not None:
            words, tone = balance_words(held)
            ink, ground = tokens().tone(tone)
            self.kept.setText(words)
            self.kept.setStyleSheet(
                f"background: {ground}; color: {ink}; border-radius: 10px; padding: 2px 10px; font-weight: 600;"
            )

    def _show_forms(self, state: PapersState) -> None:
        with QSignalBlocker(self.forms):
            while self.forms.count() > len(state.drafts):
                self.forms.removeTab(self.forms.count() - 1)
            while self.forms.count() < len(state.drafts):
                self.forms.addTab(_("Paper {letter}").format(letter=LETTERS[self.forms.count()]))
            self.forms.setCurrentIndex(state.form)
        self.forms.setVisible(len(state.drafts) > 1)
        with QSignalBlocker(self.views):
            self.views.setTabText(1, _("Balance") if state.drafts else _("Data sheet"))

    def _choose(self, item: PaperItem) -> None:
        moved = self._item is None or item.number != self._item.number
        self._item = item
        if moved and self._state.number is not None and self._state.number != item.number:
            self.replace_left.emit()
        else:
            self._show_panel()
        if moved:
            self.looked_at.emit(item.question_id)

    def _replace(self) -> None:
        if self._item is not None:
            self.replace_wanted.emit(self._item.number)

    def _count_selected(self) -> None:
        self.part.setEnabled(len(self.table.selected()) > 1)

    def _show_panel(self) -> None:
        state, box = self._state, self.panel.reset()
        if state.number is not None and state.draft is not None:
            swap_panel(box, state, self.swap_wanted.emit, self.replace_left.emit)
        elif self.views.currentIndex() == 0:
            if self._item is not None:
                item_panel(box, self._item, state, self.pictures, self.lift_wanted.emit)
        elif state.draft is not None:
            balance_panel(box, state)
        else:
            data_panel(box, state, self.print_wanted.emit)


def _columns() -> tuple[Column[PaperItem], ...]:
    return (
        Column(_("No."), lambda item: str(item.number), 56, right=True),
        Column(_("Kind"), lambda item: name(item.question.kind), 90),
        Column(_("Stem"), lambda item: " ".join(item.question.stem.split()), 0),
        Column(_("Difficulty"), _difficulty_words, 84),
        Column(_("Points"), lambda item: plain_decimal(item.score), 64, right=True),
    )


def _difficulty_words(item: PaperItem) -> str:
    words = difficulties()[item.difficulty]
    return _("{level} (measured)").format(level=words) if item.level is not None else words
