"""The frame of a management page: title, purpose, actions, then whatever the screen puts below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.ui.widgets.flow import Flow

LOW_PAGE = 400
WORDS_WIDTH = 200
PANEL_WIDTH = 360


class Page(QWidget):
    """Title and one line that says what the page is for; actions at the right; `body` below.

    Where the page is low for its text, the line gives its place to what is below and becomes the tip of the title;
    where the actions leave the words no room beside them, they stand beneath.
    """

    def __init__(self, title: str, purpose: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 16, 20, 12)
        self.body.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title = label(title, "title", wrap=True)
        self._purpose = label(purpose, "purpose", wrap=True)
        self._purpose_stays = False
        words.addWidget(self._title)
        words.addWidget(self._purpose)
        self._head = QHBoxLayout()
        self._head.addLayout(words, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._head.addLayout(self._actions)
        self.body.addLayout(self._head)

    def set_title(self, text: str) -> None:
        self._title.setText(text)

    def set_purpose(self, text: str) -> None:
        """Words about what is in view; unlike those on the page itself they stay where the screen is low."""
        self._purpose_stays = True
        self._purpose.setText(text)
        self._purpose.setVisible(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        hidden = self.is_low and not self._purpose_stays
        self._purpose.setVisible(not hidden)
        self._title.setToolTip(self._purpose.text() if hidden else "")
        narrow = self.contentsRect().width() - self._actions.sizeHint().width() < scaled(WORDS_WIDTH)
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    @property
    def is_low(self) -> bool:
        """Few lines of text fit."""
        return self.height() < scaled(LOW_PAGE)

    def add_action(self, action: QPushButton) -> QPushButton:
        """Adds a button at the top right; the main action is added last."""
        self._actions.addWidget(action)
        return action


class Chips(Flow):
    """The filters in force, each removable; they break into lines where there are many."""

    removed = Signal(object)

    def show_chips(self, chips: Iterable[tuple[object, str]]) -> None:
        """Chips are (key, words); removing one emits its key."""
        self.flow.clear()
        for key, words in chips:
            chip = button(f"{words}  ×", "chip")
            chip.clicked.connect(lambda _checked=False, key=key: self.removed.emit(key))
            self.flow.addWidget(chip)


class EmptyState(QFrame):
    """What to do first, with the button that does it."""

    def __init__(self, title: str, text: str, *actions: QWidget) -> None:
        super().__init__()
        self.setObjectName("card")
        box = QVBoxLayout(self)
        box.addStretch()
        for words, name in ((title, "heading"), (text, "muted")):
            line = label(words, name, wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(line)
        box.addSpacing(8)
        box.addLayout(row(None, *actions, None))
        box.addStretch()


class DetailPanel(QFrame):
    """The details of the chosen row, at the right of the table; `inside` is rebuilt for each."""

    def __init__(self, width: int = 0) -> None:
        """`width` is of the design; without one whoever holds the panel gives it its width."""
        super().__init__()
        self.setObjectName("panel")
        if width:
            keep_width(self, width)
        else:
            self.setFixedWidth(PANEL_WIDTH)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(16, 16, 16, 16)
        self.inside.setSpacing(10)

    def reset(self) -> QVBoxLayout:
        """Empties the panel and gives its column."""
        clear(self.inside)
        return self.inside

    def show_nothing(self, text: str) -> None:
        """Says what choosing a row would show."""
        self.reset().addStretch()
        self.inside.addLayout(row(None, label(text, "muted", wrap=False), None))
        self.inside.addStretch()


def message_box(text: str, name: str) -> QFrame:
    """A coloured box with one message: note, notice, trouble or done."""
    frame, inside = card(12, name)
    inside.addWidget(label(text, wrap=True))
    return frame


def side_width(width: int) -> int:
    """The width of a panel beside a table: it grows with the text and leaves the table its place."""
    return min(scaled(width), width * 3 // 2)


def keep_width(widget: QWidget, width: int) -> None:
    """Gives a panel beside a table its width, whatever the size of the text becomes."""
    follow(widget, lambda one: one.setFixedWidth(side_width(width)))
