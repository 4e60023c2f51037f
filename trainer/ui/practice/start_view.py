"""The first page of practice: what waits today, a mock exam, topics with mastery."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from question_bank.blueprint import Blueprint
from trainer.practice.values import RunKind, RunOrder
from trainer.ui.practice.state import StartState, Tab, Topic, order_of
from trainer.ui.practice.wording import (
    due_words,
    exam_words,
    how_computed,
    mastery_tone,
    mastery_words,
    past_mock,
    tab_words,
    today_words,
    topic_words,
    weak_words,
    wrong_words,
)
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.ui.widgets.filter_box import FilterBox
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.steady import ChoiceBox, WholeNumber
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

LINES_ACROSS = 42
"""The cards stand side by side while the page is at least so many text heights wide."""

LONGEST_MOCK = 300
_COLUMN_TABS = ((Tab.ARTICLE, Tab.SUBJECT, Tab.FIELD), (Tab.ARTICLE,), (Tab.ARTICLE,), (Tab.WRONG,))
TABLE_LINES = 9
MOST_LETTERS = 18
"""Chinese letters of the name of a statute."""


class StartPage(QWidget):
    run_wanted = Signal(object)
    mock_wanted = Signal(object, int)
    tab_chosen = Signal(object)
    statute_chosen = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: StartState | None = None
        self.back = button(_("Back to my page"))
        self.back.clicked.connect(self.left)
        self.due, self.wrong = button(_("Review now"), "primary"), button(_("Practise the wrong ones"))
        self.due.clicked.connect(lambda: self.run_wanted.emit(RunOrder(RunKind.REVIEW)))
        self.wrong.clicked.connect(lambda: self.run_wanted.emit(RunOrder(RunKind.WRONG)))
        self.outline, self.minutes = ChoiceBox(), WholeNumber()
        self.outline.setAccessibleName(_("Outline of the mock exam"))
        self.minutes.setAccessibleName(_("Minutes of the mock exam"))
        self.minutes.setRange(1, LONGEST_MOCK)
        self.minutes.setSuffix(_(" minutes"))
        self.mock = button(_("Start the mock exam"))
        self.mock.clicked.connect(self._begin_mock)
        self.statute = FilterBox(MOST_LETTERS)
        self.statute.setAccessibleName(_("Statute"))
        self.statute.currentIndexChanged.connect(lambda _row: self.statute_chosen.emit(self.statute.currentData()))
        self.topics = _topic_table(self)
        self.practise = button(_("Practise this topic"), "primary")
        self.practise.clicked.connect(self._practise)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._today, self._book, self._mock = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._how = label("", "faint", wrap=True)
        self._lay_out()
        follow(self, StartPage._arrange)

    def show_state(self, state: StartState) -> None:
        fresh, before = self._state is None, self._state or state
        moved = (before.tab, before.statute) != (state.tab, state.statute)
        self._state = state
        self._show_cards(state)
        for made, tab in zip(self._tabs.buttons(), Tab, strict=True):
            made.setChecked(tab is state.tab)
        for number, tabs in enumerate(_COLUMN_TABS, start=1):
            self.topics.setColumnHidden(number, state.tab not in tabs)
        self.topics.show_rows(ListSource(state.topics))
        if moved:
            self.topics.scrollToTop()
        self._show_statutes(state)
        self._how.setVisible(state.tab is Tab.ARTICLE)
        book = state.tab is Tab.WRONG
        self.practise.setText(_("Practise from this question") if book else _("Practise this topic"))
        self.topics.fit_columns()
        self._how.setText(how_computed(state.terms) if state.tab is Tab.ARTICLE else "")
        self._show_outlines(state, fresh)
        self.practise.setEnabled(bool(self.topics.selected()))

    def take_focus(self) -> None:
        """To what waits today, else to the topics."""
        (self.due if self.due.isEnabled() else self.topics).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Cards side by side or one below the other, as the room and the text size ask for."""
        self.ensurePolished()
        wide = self.width() >= LINES_ACROSS * self.fontMetrics().height()
        self._cards.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _show_cards(self, state: StartState) -> None:
        for box in (self._today, self._book, self._mock):
            clear(box)
        self._today.addWidget(label(due_words(state.desk), "large", wrap=True))
        self._today.addWidget(label(exam_words(state.desk, state.now, state.terms), "muted", wrap=True))
        self._today.addWidget(label(today_words(state.desk), "faint", wrap=True))
        self._book.addWidget(label(_("Wrong-answer book: {count}").format(count=state.desk.wrong), "large", wrap=True))
        words = _("A question leaves the book after {count} right answers in a row.")
        self._book.addWidget(label(words.format(count=state.terms.leave_after), "muted", wrap=True))
        self._book.addWidget(
            label(_("Weak articles: {articles}").format(articles=weak_words(state)), "faint", wrap=True)
        )
        self._mock.addWidget(label(_("Mock exam"), "large"))
        words = _("Timed and marked at once; it counts nowhere.")
        running = _("A mock exam is under way; its time runs on.")
        nothing = _("No exam outline is kept yet; a trainer makes one on the papers page.")
        there = words if state.outlines else nothing
        self._mock.addWidget(label(running if state.mock_running else there, "muted", wrap=True))
        for result in state.results[:1]:
            self._mock.addWidget(label(past_mock(result, state.now), "faint", wrap=True))
        self.due.setEnabled(state.desk.due > 0)
        self.wrong.setEnabled(state.desk.wrong > 0)

    def _show_statutes(self, state: StartState) -> None:
        with QSignalBlocker(self.statute):
            self.statute.clear()
            self.statute.addItem(_("Every statute"), "")
            for one in state.statutes:
                self.statute.addItem(f"《{one}》", one)
            self.statute.choose(state.statute)
        self.statute.setVisible(bool(state.statutes))

    def _show_outlines(self, state: StartState, fresh: bool) -> None:
        chosen = self.outline.currentText()
        self.outline.clear()
        for outline in state.outlines:
            self.outline.addItem(outline.name, outline)
        self.outline.setCurrentIndex(max(0, self.outline.findText(chosen)))
        if fresh:
            self.minutes.setValue(state.terms.mock_minutes)
        choosing = bool(state.outlines) and not state.mock_running
        self.outline.setVisible(choosing)
        self.minutes.setVisible(choosing)
        self.mock.setText(_("Continue the mock exam") if state.mock_running else _("Start the mock exam"))
        self.mock.setEnabled(state.mock_running or bool(state.outlines))

    def _begin_mock(self) -> None:
        outline = self.outline.currentData()
        self.mock_wanted.emit(outline if isinstance(outline, Blueprint) else None, self.minutes.value())

    def _practise(self) -> None:
        for topic in self.topics.selected()[:1]:
            self._open(topic)

    def _open(self, topic: Topic) -> None:
        self.run_wanted.emit(order_of(topic))

    def _lay_out(self) -> None:
        area = ScrollColumn(18)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = area.column
        column.setContentsMargins(48, 24, 48, 28)
        column.addLayout(row(label(_("Practice"), "huge"), None, self.back))
        self._cards.setSpacing(18)
        for words, actions in (
            (self._today, (self.due,)),
            (self._book, (self.wrong,)),
            (self._mock, (self._terms_of_mock(), self.mock)),
        ):
            self._cards.addWidget(_card(words, *actions), 1)
        column.addLayout(self._cards)
        column.addWidget(self._topic_card(), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)

    def _terms_of_mock(self) -> QWidget:
        """Outline and minutes in one line."""
        terms = QWidget()
        box = QHBoxLayout(terms)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.outline, 1)
        box.addWidget(self.minutes)
        return terms

    def _topic_card(self) -> QFrame:
        frame, inside = card(18)
        tabs = Flow()
        self._tabs = QButtonGroup(self)
        for tab in Tab:
            made = button(tab_words(tab), "chip")
            made.setCheckable(True)
            made.clicked.connect(lambda _checked=False, tab=tab: self.tab_chosen.emit(tab))
            self._tabs.addButton(made)
            tabs.flow.addWidget(made)
        tabs.flow.addWidget(self.statute)
        inside.addLayout(row(label(_("Choose a topic"), "large"), None, self.practise))
        inside.addWidget(tabs)
        inside.addWidget(self.topics, 1)
        inside.addWidget(self._how)
        self.topics.opened.connect(self._open)
        self.topics.selection_changed.connect(lambda: self.practise.setEnabled(bool(self.topics.selected())))
        return frame


def _topic_table(page: StartPage) -> RecordTable[Topic]:
    def words(topic: Topic) -> str:
        return mastery_words(topic, page._state.terms) if page._state else ""

    table: RecordTable[Topic] = RecordTable(
        [
            Column(_("Topic of practice"), topic_words),
            Column(_("Questions"), lambda one: "" if one.questions is None else str(one.questions), 110, right=True),
            Column(_("Answers"), lambda one: str(one.mastery.answers) if one.mastery else "", 110, right=True),
            Column(
                _("Mastery"),
                words,
                170,
                tone=lambda one: mastery_tone(one, page._state.terms),  # type: ignore[union-attr]
            ),
            Column(_("How it stands"), wrong_words, 300),
        ]
    )
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setAccessibleName(_("Topics"))
    table.setMinimumHeight(scaled(42) * TABLE_LINES // 2)
    return table


def _card(words: QVBoxLayout, *actions: QWidget) -> QFrame:
    frame, inside = card(18)
    words.setSpacing(6)
    inside.addLayout(words)
    inside.addStretch()
    for action in actions:
        inside.addWidget(action)
    return frame
