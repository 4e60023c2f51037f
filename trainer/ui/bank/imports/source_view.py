"""The source as it was read, with the understood parts coloured and underlined each in its way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from question_bank.formats.source import SourceLine
from question_bank.formats.spans import Part, Span
from trainer.ui.bank.imports.state import Work
from trainer.ui.bank.imports.wording import part_words
from trainer.ui.theme import tokens
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import label
from trainer.ui.widgets.flow import Flow
from trainer.words import _

AROUND = 250
"""How many lines above and below the item in hand are shown; a bank may have a hundred thousand."""

_MOST_LETTERS = 14
_UNDER = QTextCharFormat.UnderlineStyle
_LINES = {
    Part.STEM: _UNDER.NoUnderline,
    Part.OPTION: _UNDER.DotLine,
    Part.KEY: _UNDER.SingleUnderline,
    Part.RATIONALE: _UNDER.DashUnderline,
    Part.BASIS: _UNDER.DashDotLine,
    Part.NUMBER: _UNDER.NoUnderline,
    Part.KIND: _UNDER.WaveUnderline,
}
_TONES = {
    Part.STEM: Tone.BRAND,
    Part.OPTION: Tone.PLAIN,
    Part.KEY: Tone.OK,
    Part.RATIONALE: Tone.WARN,
    Part.BASIS: Tone.WARN,
    Part.NUMBER: Tone.PLAIN,
    Part.KIND: Tone.PLAIN,
}


class SourceView(QWidget):
    line_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self._legend = Flow(6)
        for part in Part:
            self._legend.flow.addWidget(_sample(part))
        box.addWidget(self._legend)
        self.text = _Lines()
        self.text.pressed.connect(self._pressed)
        box.addWidget(self.text, 1)
        self._first = 0
        self._drawn: tuple[object, ...] = ()

    def show_work(self, work: Work) -> None:
        """The lines around the item in hand, which is marked at its left edge."""
        source = work.source
        if not source.lines:
            self.text.setPlainText(_("The lines of this file cannot be shown."))
            return
        start, end = _extent(work)
        if not self._holds(source.lines, start, end):
            self._fill(source.lines, (source.line(work.item.head.ordinal) if work.item else 0) or 0)
        self._colour(source.spans, start, end)

    def _holds(self, lines: Sequence[SourceLine], start: int, end: int) -> bool:
        first, last = self._first, self._first + self.text.blockCount()
        return self._drawn == (id(lines),) and first <= start and end <= last

    def _fill(self, lines: Sequence[SourceLine], at: int) -> None:
        self._first = max(0, at - AROUND)
        shown = lines[self._first : at + AROUND]
        self._drawn = (id(lines),)
        self.text.setPlainText("\n".join(line.text for line in shown))
        self.text.named = [_number(line) for line in shown]

    def _colour(self, spans: Mapping[int, Sequence[Span]], start: int, end: int) -> None:
        selections: list[QTextEdit.ExtraSelection] = []
        document = self.text.document()
        for offset in range(self.text.blockCount()):
            block = document.findBlockByNumber(offset)
            for span in spans.get(self._first + offset, ()):
                cursor = QTextCursor(block)
                length = block.length() - 1
                cursor.setPosition(block.position() + min(span.start, length))
                cursor.setPosition(block.position() + min(span.end, length), QTextCursor.MoveMode.KeepAnchor)
                selections.append(_selection(cursor, _format(span.part)))
        self.text.setExtraSelections(selections)
        self.text.mark(range(start - self._first, end - self._first))
        self._scroll(max(0, start - self._first))

    def _scroll(self, block: int) -> None:
        cursor = QTextCursor(self.text.document().findBlockByNumber(block))
        self.text.setTextCursor(cursor)
        self.text.centerCursor()

    def _pressed(self, block: int) -> None:
        self.line_chosen.emit(self._first + block)


class _Lines(QPlainTextEdit):
    """Read-only lines with their numbers at the left; pressing one chooses the item that stands there."""

    pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(_("Source text"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.named: list[str] = []
        self.marked = range(0)
        self._gutter = _Gutter(self)
        self.updateRequest.connect(lambda _area, _moved: self._gutter.update())

    def mark(self, blocks: range) -> None:
        """Marks the lines of the item in hand in the gutter."""
        self.marked = blocks
        widest = max((self.fontMetrics().horizontalAdvance(words) for words in self.named), default=0)
        self.setViewportMargins(min(widest, self.fontMetrics().averageCharWidth() * _MOST_LETTERS) + 16, 0, 0, 0)
        self._gutter.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._gutter.place()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self.pressed.emit(self.cursorForPosition(event.position().toPoint()).blockNumber())

    def paint_gutter(self, gutter: QWidget) -> None:
        """The numbers of the lines in view; those of the item in hand stand beside a bar."""
        painter = QPainter(gutter)
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(offset)
            if area.top() > gutter.height():
                break
            inside = block.blockNumber() in self.marked
            if inside:
                painter.fillRect(QRectF(0, area.top(), 4, area.height()), QColor(tokens().brand))
            painter.setPen(QColor(tokens().brand_dark if inside else tokens().faint))
            words = self.named[block.blockNumber()] if block.blockNumber() < len(self.named) else ""
            line = QRectF(8, area.top(), gutter.width() - 12, self.fontMetrics().height())
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, words)
            block = block.next()


class _Gutter(QWidget):
    def __init__(self, lines: _Lines) -> None:
        super().__init__(lines)
        self._lines = lines

    def place(self) -> None:
        inside = self._lines.contentsRect()
        wide = self._lines.viewportMargins().left()
        self.setGeometry(QRect(inside.left(), inside.top(), wide, inside.height()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lines.paint_gutter(self)


def _extent(work: Work) -> tuple[int, int]:
    """The lines of the item in hand, from and to."""
    item = work.item
    begin = None if item is None else work.source.line(item.head.ordinal)
    if item is None or begin is None:
        return 0, 0
    lines = work.source.lines_of((item.head.ordinal, *item.joined))
    near = [begin, *(line for line in lines if abs(line - begin) < AROUND)]
    return min(near), max(near) + 1


def _number(line: SourceLine) -> str:
    return f"{line.sheet} {line.number}".strip()


def _sample(part: Part) -> QWidget:
    made = label(part_words(part))
    ink, ground = tokens().tone(_TONES[part])
    line = {
        _UNDER.NoUnderline: "none",
        _UNDER.DotLine: "dotted",
        _UNDER.SingleUnderline: "solid",
        _UNDER.WaveUnderline: "double",
    }.get(_LINES[part], "dashed")
    under = f"border-bottom: 2px {line} {ink};" if line != "none" else ""
    bold = "font-weight: 700;" if part in (Part.KEY, Part.STEM) else ""
    made.setStyleSheet(f"background: {ground}; color: {ink}; padding: 1px 8px; {under} {bold}")
    return made


def _format(part: Part) -> QTextCharFormat:
    ink, ground = tokens().tone(_TONES[part])
    look = QTextCharFormat()
    look.setForeground(QColor(ink))
    look.setBackground(QColor(ground))
    look.setUnderlineStyle(_LINES[part])
    look.setUnderlineColor(QColor(ink))
    if part in (Part.KEY, Part.STEM):
        look.setFontWeight(QFont.Weight.Bold)
    return look


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = look
    return selection
