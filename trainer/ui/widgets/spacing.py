"""Line spacing of what is read, changed while it is shown."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

SPACINGS = (100, 140, 180)
"""Per cent of a line, in the order the button goes through them."""
READ = frozenset({"stem", "stimulus", "part", "option"})


def next_spacing(percent: int) -> int:
    """The one after it; after the widest comes the usual one."""
    return SPACINGS[(SPACINGS.index(percent) + 1) % len(SPACINGS)]


def say(one: QLabel, words: str) -> None:
    """Other words in plain lines; whoever wants them wider calls `space_lines` again."""
    if one.property("plain") is not None:
        one.setProperty("plain", None)
        one.setTextFormat(Qt.TextFormat.PlainText)
    one.setText(words)


def space_lines(inside: QWidget, percent: int) -> None:
    """Stems, stimuli, parts and options below a widget; plain again at 100."""
    for one in inside.findChildren(QLabel):
        if one.objectName() in READ:
            _space(one, percent)


def _space(one: QLabel, percent: int) -> None:
    plain = one.property("plain")
    if plain is None:
        plain = one.text()
        one.setProperty("plain", plain)
    if percent == SPACINGS[0]:
        one.setTextFormat(Qt.TextFormat.PlainText)
        one.setText(plain)
    else:
        lines = html.escape(plain).replace("\n", "<br>").replace("  ", "&nbsp; ")
        one.setTextFormat(Qt.TextFormat.RichText)
        one.setText(f'<div style="line-height: {percent}%">{lines}</div>')
