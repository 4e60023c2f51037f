"""Two versions of a question: what is gone is struck out, what came is underlined, with who, when and why."""

from __future__ import annotations

import html
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from question_bank.changes import Change, Field, Piece, Was
from question_bank.question import QuestionKind
from trainer.ui.bank.state import Chosen, Comparison
from trainer.ui.bank.wording import moment
from trainer.ui.texts import name
from trainer.ui.theme import tokens
from trainer.ui.widgets.basics import label, row
from trainer.ui.widgets.form import Choice
from trainer.words import _


class ComparedVersions(QWidget):
    """Any two versions can be chosen."""

    wanted = Signal(int, int)

    def __init__(self, chosen: Chosen) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(label(_("What changed"), "heading"))
        compared = chosen.compared
        last = len(chosen.detail.versions)
        ordinals = [(one.ordinal, str(one.ordinal)) for one in chosen.detail.versions]
        self.old = Choice(ordinals, compared.old.ordinal if compared else last - 1)
        self.new = Choice(ordinals, compared.new.ordinal if compared else last)
        for choice, words in ((self.old, _("From version")), (self.new, _("To version"))):
            choice.setAccessibleName(words)
            choice.currentIndexChanged.connect(lambda _row: self._compare())
        box.addLayout(row(label(_("From version"), "muted"), self.old, label(_("to"), "muted"), self.new, None))
        if compared is None:
            box.addWidget(label(_("Choose two versions; every word that changed is shown."), "faint", wrap=True))
            return
        self._show(box, compared, chosen)

    def _compare(self) -> None:
        if self.old.value() != self.new.value():
            self.wanted.emit(self.old.value(), self.new.value())

    def _show(self, box: QVBoxLayout, compared: Comparison, chosen: Chosen) -> None:
        by = chosen.people.get(compared.new.created_by, "")
        box.addWidget(label(f"{moment(compared.new.created_at)}  {by}", "muted", wrap=True))
        if compared.new.reason:
            box.addWidget(label(_("Reason: {reason}").format(reason=compared.new.reason), "muted", wrap=True))
        add_changes(box, compared.found)
        if not compared.found:
            box.addWidget(label(_("Both versions say the same."), "muted"))


def add_changes(box: QBoxLayout, found: Iterable[Change]) -> None:
    """Each change with its title."""
    for change in found:
        box.addWidget(label(change_title(change), "strong"))
        box.addWidget(_marked(change))


def change_title(change: Change) -> str:
    """（2）选项 B."""
    titles = {
        Field.KIND: _("Kind"),
        Field.STEM: _("Stem"),
        Field.OPTION: _("Option {letter}"),
        Field.ORDER: _("New order of the options"),
        Field.KEY: _("Key"),
        Field.RATIONALE: _("Rationale"),
        Field.BASIS: _("Basis"),
        Field.SUBJECT: _("Subject"),
        Field.FIELD: _("Field"),
        Field.DIFFICULTY: _("Difficulty"),
        Field.FIGURES: _("Pictures and tables"),
        Field.PINNED: _("Keeps its place"),
    }
    part = f"（{change.part}）" if change.part else ""
    letter = f" {change.letter}" if change.what is Field.FIGURES and change.letter else ""
    return part + titles[change.what].format(letter=change.letter) + letter


def _marked(change: Change) -> QLabel:
    made = label("", wrap=True)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText("".join(_piece(piece, change.what) for piece in change.pieces))
    made.setAccessibleName(spoken(change.pieces))
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def spoken(pieces: Iterable[Piece]) -> str:
    """The change for who does not see it."""
    words = {Was.KEPT: "{text}", Was.GONE: _("[gone: {text}]"), Was.ADDED: _("[new: {text}]")}
    return "".join(words[piece.was].format(text=piece.text) for piece in pieces)


def _piece(piece: Piece, what: Field) -> str:
    words = name(QuestionKind(piece.text)) if what is Field.KIND else piece.text
    text = html.escape(words).replace("\n", "<br>")
    look = tokens()
    if piece.was is Was.GONE:
        return f'<s style="color: {look.bad}; background: {look.bad_soft};">{text}</s>'
    if piece.was is Was.ADDED:
        return f'<u style="color: {look.ok}; background: {look.ok_soft};">{text}</u>'
    return text
