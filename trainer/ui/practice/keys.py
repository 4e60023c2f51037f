"""The keys of a question: letters choose, digits go to a part, Enter goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from trainer.ui.practice.asking_pane import AskingPane

LETTERS = "ABCDEFGH"


def add_keys(page: QWidget, pane: AskingPane, enter: Callable[[], None]) -> None:
    """Keys that an input method needs stay with it; Enter on a button presses that button."""

    def on(keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), page, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def letter(position: int) -> None:
        if not _typing():
            pane.choose(position)

    for position, key in enumerate(LETTERS):
        on(key, lambda position=position: letter(position))  # type: ignore[misc]
    for index in range(9):
        on(str(index + 1), lambda index=index: pane.go_to_part(index))  # type: ignore[misc]
    for keys in ("Return", "Enter"):
        on(keys, lambda: _enter(pane, enter))
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        on(keys, enter)


def _enter(pane: AskingPane, enter: Callable[[], None]) -> None:
    held = QApplication.focusWidget()
    if isinstance(held, QPushButton) and held.objectName() != "option":
        held.click()
    elif not pane.next_line():
        enter()


def _typing() -> bool:
    widget = QApplication.focusWidget()
    return widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
