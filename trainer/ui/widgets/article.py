"""The text of an article as it stands in force, with the version it is from; and two wordings side by side."""

from __future__ import annotations

import html
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from trainer.law.comparing import Segment
from trainer.law.rules import place_words
from trainer.law.values import ArticleHit
from trainer.ui.theme import tokens
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import card, label
from trainer.words import _


class ArticleBox(QFrame):
    """For the panel beside a question: what is cited, its text, and from which version."""

    def __init__(self, hit: ArticleHit, cited: str = "", in_force: bool = True) -> None:
        super().__init__()
        self.setObjectName("notice")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(6)
        box.addWidget(label(cited or f"《{hit.statute.short}》{place_words(hit.article.key)}", "strong", wrap=True))
        text = label(hit.article.text, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.addWidget(text)
        words = _("Text in force, revision of {day}") if in_force else _("Revision of {day}")
        words = words.format(day=hit.statute.revised)
        box.addWidget(label(" · ".join(filter(None, (words, hit.article.heading))), "faint", wrap=True))


class WordingPair(QFrame):
    """The old wording at the left, the new one at the right; what differs is struck out or underlined, and coloured."""

    def __init__(
        self, old_title: str, old: Iterable[Segment], new_title: str, new: Iterable[Segment], nothing: str = "—"
    ) -> None:
        super().__init__()
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(10)
        for title, segments, tone, line in (
            (old_title, old, Tone.BAD, "line-through"),
            (new_title, new, Tone.OK, "underline"),
        ):
            frame, box = card(12)
            box.addWidget(label(title, "muted", wrap=True))
            box.addWidget(_marked(segments, tone, line) or label(nothing, "faint"))
            box.addStretch()
            sides.addWidget(frame, 1)


def _marked(segments: Iterable[Segment], tone: Tone, line: str) -> QLabel | None:
    ink, ground = tokens().tone(tone)
    style = f"color:{ink}; background-color:{ground}; text-decoration:{line};"
    parts = [
        f'<span style="{style}">{_escaped(text)}</span>' if differs else _escaped(text) for text, differs in segments
    ]
    if not parts:
        return None
    made = label(wrap=True)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setText("".join(parts))
    return made


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
