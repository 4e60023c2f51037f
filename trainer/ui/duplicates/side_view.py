"""One question of the pair: what only it has is coloured and underlined."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout

from trainer.bank.similar.values import Side
from trainer.ui.duplicates.differences import OptionLine, Run, Runs, SideText
from trainer.ui.duplicates.wording import side_words
from trainer.ui.theme import tokens
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, label, row
from trainer.words import _

RIGHT = "✓"


class SideView(QFrame):
    """Scrolls on its own where the question is long."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 8, 8, 8)
        box.setSpacing(4)
        self._head = label("", "strong", wrap=True)
        self._open = button(_("Open the question"), "link")
        self._open.clicked.connect(self.opened)
        head = row(self._head, self._open)
        head.setStretch(0, 1)
        box.addLayout(head)
        self.text = QTextBrowser()
        self.text.setObjectName("bare")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(2)
        box.addWidget(self.text, 1)

    def show_side(self, side: Side, text: SideText) -> None:
        self._head.setText(side_words(side))
        self._open.setAccessibleName(_("To question {number}").format(number=side.number))
        self.text.setHtml("".join(_paragraphs(text)))


def _paragraphs(text: SideText) -> Iterator[str]:
    yield _paragraph(_html(text.stem), strong=True)
    for option in text.options:
        yield _paragraph(_option(option), gap=2)
    if not text.parts:
        yield _captioned(_("Key"), _html(text.key) or escape(_("none")))
    for number, part in enumerate(text.parts, start=1):
        yield _paragraph(escape(_("Part {number}").format(number=number)), strong=True)
        yield from _paragraphs(part)
    if text.citations:
        yield _captioned(_("Basis"), _html(text.citations))
    if text.rationale:
        yield _captioned(_("Rationale"), _html(text.rationale))


def _paragraph(inside: str, strong: bool = False, gap: int = 6) -> str:
    weight = "font-weight: 600; " if strong else ""
    return f'<p style="{weight}margin: 0 0 {gap}px 0; line-height: 120%;">{inside}</p>'


def _captioned(caption: str, inside: str) -> str:
    return _paragraph(f"<b>{escape(caption)}</b>　{inside}")


def _option(option: OptionLine) -> str:
    line = f"{escape(option.letter)}　{_html(option.runs)}"
    if option.right:
        ink, words = tokens().tone(Tone.OK)[0], escape(_("right"))
        line += f'　<span style="color: {ink}; font-weight: 600;">{RIGHT} {words}</span>'
    if option.contested:
        line += "　" + _marked(_("judged otherwise there"))
    return line


def _html(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    return _marked(run.text) if run.differs else escape(run.text).replace("\n", "<br>")


def _marked(text: str) -> str:
    ink, ground = tokens().tone(Tone.BAD)
    inside = escape(text).replace("\n", "<br>")
    return f'<span style="color: {ink}; background-color: {ground}; text-decoration: underline;">{inside}</span>'
