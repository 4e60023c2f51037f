"""The overview page: cards, the units' rates, the exams that come, what was done last."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout

from trainer.exams.values import ExamState
from trainer.ui.overview import wording
from trainer.ui.overview.state import Card, OverviewState
from trainer.ui.overview.widgets import CardButton, CardGrid, RateBars
from trainer.ui.texts import name
from trainer.ui.theme import scaled
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, card, clear, label, row
from trainer.ui.widgets.page import Page
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.wording import moment
from trainer.words import _

LEAST_WIDTH = 860


class OverviewPage(Page):
    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(_("Overview"))
        scroll = ScrollColumn(12)
        self.cards = CardGrid()
        scroll.column.addWidget(self.cards)
        rates, self._rates = card()
        exams, self._exams = card()
        self._trail_card, self._trail = card()
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(exams)
        right.addWidget(self._trail_card)
        right.addStretch()
        left = QVBoxLayout()
        left.addWidget(rates)
        left.addStretch()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(12)
        self._halves.addLayout(left, 1)
        self._halves.addLayout(right, 1)
        scroll.column.addLayout(self._halves)
        scroll.column.addStretch()
        self.body.addWidget(scroll, 1)
        self._shown: OverviewState | None = None

    def show_state(self, state: OverviewState) -> None:
        self.set_purpose(_("What needs somebody today, {date}.").format(date=state.today))
        if state == self._shown:
            return
        self._shown = state
        self.cards.show_cards([self._card(one) for one in state.cards])
        self._show_rates(state)
        self._show_exams(state)
        self._show_trail(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(LEAST_WIDTH)
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _card(self, one: Card) -> CardButton:
        made = CardButton(one)
        made.clicked.connect(lambda: self.wanted.emit(one.screen, one.target))
        return made

    def _show_rates(self, state: OverviewState) -> None:
        box = self._rates
        clear(box)
        box.addWidget(label(_("Who has reached the hours, by unit"), "heading"))
        if not state.rule:
            box.addWidget(label(_("No rule set has been chosen for this year."), "muted", wrap=True))
            if state.may_choose_rule:
                self.choose_rule = button(_("Choose a rule set"), "primary")
                self.choose_rule.clicked.connect(lambda: self.wanted.emit("settings", "rules"))
                box.addLayout(row(self.choose_rule, None))
            return
        box.addWidget(label(_("By {source}").format(source=state.rule), "faint", wrap=True))
        if state.reading:
            box.addWidget(label(_("The hours are being added up …"), "muted"))
        elif not state.rates:
            box.addWidget(label(_("Nobody is counted yet. Add people or take in a roster."), "muted", wrap=True))
        else:
            bars = RateBars()
            bars.show_rates(state.rates)
            box.addWidget(bars)

    def _show_exams(self, state: OverviewState) -> None:
        box = self._exams
        clear(box)
        box.addWidget(label(_("Exams that come"), "heading"))
        if not state.exams:
            box.addWidget(label(_("No exam is set. Set one on the exams page."), "muted", wrap=True))
        for exam in state.exams:
            words = _("{time}  {title}  {count} people")
            text = words.format(time=moment(exam.opens_at), title=exam.title, count=exam.candidates)
            tone = Tone.OK if exam.state is ExamState.OPEN else Tone.PLAIN
            line = row(label(text, wrap=True), badge(name(exam.state), tone))
            line.setStretch(0, 1)
            box.addLayout(line)

    def _show_trail(self, state: OverviewState) -> None:
        self._trail_card.setVisible(state.may_read_trail)
        box = self._trail
        clear(box)
        every = button(_("Whole trail"), "link")
        every.clicked.connect(lambda: self.wanted.emit("settings", "trail"))
        box.addLayout(row(label(_("Done last"), "heading"), None, every))
        lines = QGridLayout()
        lines.setHorizontalSpacing(12)
        lines.setVerticalSpacing(6)
        lines.setColumnStretch(2, 1)
        for number, deed in enumerate(state.trail):
            entry = deed.newest
            lines.addWidget(label(moment(entry.at)[5:], "faint"), number, 0)
            lines.addWidget(label(entry.actor or _("The program")), number, 1)
            lines.addWidget(label(wording.deed_words(deed), "muted", wrap=True), number, 2)
        box.addLayout(lines)
