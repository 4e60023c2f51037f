"""Labels, buttons, cards and icons with the names the style sheet knows."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from trainer.ui.theme import follow, scaled, tokens
from trainer.ui.tones import Tone
from trainer.ui.widgets.layouts import mend_layouts

mend_layouts()
ICON_ROOM = 8
"""What a button of one icon is at least higher than it: a layout that is not done yet must not squeeze it away."""


def icon(name: str, colour: str = "") -> QIcon:
    """An icon of the one set (Material Design, `mdi6.*`)."""
    import qtawesome

    return QIcon(qtawesome.icon(name, color=colour or tokens().muted))


def label(text: str = "", name: str = "", wrap: bool = False) -> QLabel:
    """A text; `name` picks its style (title, heading, muted, faint …)."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    return made


class Button(QPushButton):
    """Enter presses it as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, name: str = "", icon_name: str = "") -> QPushButton:
    """A button; `primary` is the one action a page is for."""
    made = Button(text)
    made.setObjectName(name)
    if icon_name:
        follow(made, lambda one: show_icon(one, icon_name, tokens().on_brand if name == "primary" else ""))
    return made


def show_icon(made: QAbstractButton, icon_name: str, colour: str = "") -> None:
    """The icon of a button in the size of the text."""
    made.setIcon(icon(icon_name, colour))
    made.setIconSize(QSize(scaled(18), scaled(18)))


def card(margin: int = 16, name: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A framed box and the column inside it."""
    frame = QFrame()
    frame.setObjectName(name)
    box = QVBoxLayout(frame)
    box.setContentsMargins(QMargins(margin, margin, margin, margin))
    box.setSpacing(10)
    return frame, box


def figure_card(figure: str, words: str, tone: Tone = Tone.PLAIN) -> QFrame:
    """One big number with the words that explain it."""
    frame, box = card()
    number = label(figure, "figure")
    if tone is not Tone.PLAIN:
        follow(number, lambda one: one.setStyleSheet(f"color: {tokens().tone(tone)[0]};"))
    box.addWidget(number)
    box.addWidget(label(words, "muted"))
    return frame


def badge(text: str, tone: Tone) -> QLabel:
    """A pill with a word in it."""
    made = label(text)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    follow(made, lambda one: one.setStyleSheet(pill(tone) + "font-weight: 600;"))
    return made


def pill(tone: Tone) -> str:
    """The style of a word with a tone behind it."""
    ink, ground = tokens().tone(tone)
    return f"background: {ground}; color: {ink}; border-radius: 10px; padding: 2px 10px;"


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; None is the stretch."""
    box = QHBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            box.addStretch()
        else:
            box.addWidget(widget)
    return box


def clear(layout: QLayout) -> None:
    """Empties a layout and lets go of what was in it."""
    while (item := layout.takeAt(0)) is not None:
        if isinstance(item, QLayout):
            clear(item)
            continue
        widget = item.widget()
        Shiboken.delete(item)
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def copy_text(text: str) -> None:
    """Puts text on the clipboard."""
    QApplication.clipboard().setText(text)
