"""The question in view, large; a case shows its stimulus above its parts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from question_bank.marking import MarkingRule
from question_bank.question import Response
from trainer.exams.sittings.values import ItemView
from trainer.ui.sitting.note_line import NoteLine
from trainer.ui.sitting.pasting import PasteWatch
from trainer.ui.sitting.sheet import QuestionSheet
from trainer.ui.widgets.answers import AnswerPanel, Case, Writing
from trainer.ui.widgets.figures import Pictures, no_pictures
from trainer.ui.widgets.spacing import SPACINGS, space_lines

MOST_KEPT = 8
"""Sheets of options of different shapes that wait for the next question like it."""


class QuestionPane(QScrollArea):
    answered = Signal(int, object)
    struck = Signal(int, object)
    noted = Signal(int, str)
    pasted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.pictures: Pictures = no_pictures
        self.item: int | None = None
        self.sheet: QuestionSheet | None = None
        self.spacing = SPACINGS[0]
        self._kept: list[QuestionSheet] = []
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._place = QVBoxLayout(inside)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.setWidget(inside)
        self._pastes = PasteWatch(self, self.pasted.emit)

    @property
    def panel(self) -> AnswerPanel | None:
        return None if self.sheet is None else self.sheet.panel

    @property
    def note(self) -> NoteLine | None:
        return None if self.sheet is None else self.sheet.note

    def show_item(
        self,
        item: ItemView,
        of: int,
        rule: MarkingRule,
        response: Response | None,
        struck: Response | None = None,
        note: str = "",
    ) -> None:
        """Another question; the same one again changes nothing, so that typing is never disturbed."""
        if self.item == item.item:
            return
        self.item = item.item
        kept = next((one for one in self._kept if one.become(item, of, rule, response, note)), None)
        sheet = kept or self._make(item, of, rule, response, note)
        if self.spacing != SPACINGS[0]:
            space_lines(sheet, self.spacing)
        sheet.panel.show_struck(struck)
        if sheet is not self.sheet:
            self._take(sheet)
        self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """Into the first line to write in; else the pane itself, so that letters choose."""
        if isinstance(self.panel, Writing):
            self.panel.fields()[0].setFocus()
        else:
            self.setFocus()

    def finish_typing(self) -> None:
        if self.sheet is not None:
            self.sheet.finish_typing()

    def space(self, percent: int) -> None:
        """Wider or narrower lines, at once."""
        self.spacing = percent
        space_lines(self, percent)

    def strike(self, position: int) -> None:
        if self.panel is not None:
            self.panel.strike(position)

    def choose(self, position: int) -> None:
        if self.panel is not None:
            self.panel.choose(position)

    def go_to_part(self, index: int) -> None:
        if isinstance(self.panel, Case):
            self.panel.go_to_part(index)

    def _make(self, item: ItemView, of: int, rule: MarkingRule, response: Response | None, note: str) -> QuestionSheet:
        sheet = QuestionSheet(item, of, rule, response, note, self.pictures)
        sheet.answered.connect(self.answered)
        sheet.struck.connect(self.struck)
        sheet.noted.connect(self.noted)
        self._pastes.watch(sheet.writing)
        if sheet.plain and len(self._kept) < MOST_KEPT:
            self._kept.append(sheet)
        self._place.addWidget(sheet)
        return sheet

    def _take(self, sheet: QuestionSheet) -> None:
        before, self.sheet = self.sheet, sheet
        sheet.show()
        if before is not None:
            before.hide()
            if before not in self._kept:
                before.deleteLater()
        QCoreApplication.sendPostedEvents(self.widget(), QEvent.Type.LayoutRequest)
