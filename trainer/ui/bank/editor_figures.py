"""The figures of a stem, an option or a rationale while one writes: put in, moved, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from question_bank.question import Figure, Picture
from trainer.ui.bank.clipboard import copied_picture, copied_table
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import clear, icon
from trainer.ui.widgets.figures import FigureColumn, Pictures, no_pictures
from trainer.words import _

_SIDE = 26


@dataclass(frozen=True)
class FigureDesk:
    """Where fields get figures from. `choose` asks for a file, `keep` takes a pasted picture or says why not."""

    choose: Callable[[Callable[[Picture], None]], None] = lambda then: None
    keep: Callable[[bytes], Picture | None] = lambda data: None
    pictures: Pictures = no_pictures


class FigureFields(QWidget):
    """The figures below each other; nothing at all while there are none."""

    changed = Signal()

    def __init__(self, figures: Sequence[Figure], desk: FigureDesk) -> None:
        super().__init__()
        self._desk = desk
        self._figures = list(figures)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self._lay()

    def figures(self) -> tuple[Figure, ...]:
        return tuple(self._figures)

    def add(self, figure: Figure) -> None:
        self._figures.append(figure)
        self._lay()
        self.changed.emit()

    def choose(self) -> None:
        """A picture out of a file."""
        self._desk.choose(self.add)

    def paste(self) -> bool:
        """A table or picture from the clipboard; False where it holds neither."""
        mime = QGuiApplication.clipboard().mimeData()
        if (table := copied_table(mime)) is not None:
            self.add(table)
            return True
        data = copied_picture(mime)
        if data is None:
            return False
        if (picture := self._desk.keep(data)) is not None:
            self.add(picture)
        return True

    def _lay(self) -> None:
        clear(self._box)
        for place, figure in enumerate(self._figures):
            line = QWidget()
            side = QHBoxLayout(line)
            side.setContentsMargins(0, 0, 0, 0)
            column = QVBoxLayout()
            column.addWidget(FigureColumn([figure], self._desk.pictures))
            if isinstance(figure, Picture):
                column.addWidget(self._words(place, figure))
            side.addLayout(column, 1)
            for words, name, act in (
                (_("Move up"), "mdi6.arrow-up", lambda place=place: self._move(place)),
                (_("Remove"), "mdi6.close", lambda place=place: self._remove(place)),
            ):
                side.addWidget(_tool(words, name, act), 0, Qt.AlignmentFlag.AlignTop)
            self._box.addWidget(line)
        if not self._figures:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()

    def _words(self, place: int, picture: Picture) -> QLineEdit:
        line = QLineEdit(picture.words)
        line.setPlaceholderText(_("What the picture shows, for files that hold words only"))
        line.textChanged.connect(lambda text: self._tell(place, text))
        return line

    def _tell(self, place: int, words: str) -> None:
        figure = self._figures[place]
        if isinstance(figure, Picture):
            self._figures[place] = replace(figure, words=words.strip())
            self.changed.emit()

    def _move(self, place: int) -> None:
        if place:
            self._figures[place - 1 : place + 1] = self._figures[place - 1 : place + 1][::-1]
            self._lay()
            self.changed.emit()

    def _remove(self, place: int) -> None:
        del self._figures[place]
        self._lay()
        self.changed.emit()


class PasteLine(QLineEdit):
    """A line of text; a table or picture that is pasted goes to the figures below it."""

    def __init__(self, text: str, paste: Callable[[], bool]) -> None:
        super().__init__(text)
        self._paste = paste

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._paste():
            return
        super().keyPressEvent(event)


def figure_button(fields: FigureFields, words: str = "") -> QToolButton:
    """Puts a figure in: out of a file, or what was copied."""
    made = _tool(_("Put in a picture or table"), "mdi6.image-plus-outline", lambda: None)
    menu = QMenu(made)
    menu.addAction(_("Picture from a file …"), fields.choose)
    menu.addAction(_("Paste picture or table   Ctrl+V"), fields.paste)
    made.setMenu(menu)
    if words:
        made.setText(words)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made


def _tool(words: str, name: str, act: Callable[[], object]) -> QToolButton:
    tool = QToolButton()
    follow(tool, lambda one: one.setIcon(icon(name)))
    tool.setToolTip(words)
    tool.setAccessibleName(words)
    tool.setObjectName("small")
    tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    follow(tool, lambda one: one.setMinimumSize(scaled(_SIDE), scaled(_SIDE)))
    tool.clicked.connect(lambda: act())
    return tool
