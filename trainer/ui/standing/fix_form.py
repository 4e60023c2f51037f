"""What is to become of a key: the form of a proposal, and a kept correction with its history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from question_bank.question import BlankKey, ChoiceKey, Question, QuestionKind
from trainer.exams.corrections.values import CorrectionKind, ExamQuestion, OtherExam
from trainer.ui.standing.keys import key_words
from trainer.ui.standing.state import FixState, Wanted, asked_of
from trainer.ui.standing.wording import STATE_TONES, change_words, history_words
from trainer.ui.texts import name
from trainer.ui.widgets.basics import badge, button, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.text_area import TextArea
from trainer.ui.wording import SEPARATOR
from trainer.words import _


class FixForm(QWidget):
    edited = Signal()
    preview_wanted = Signal(object)

    def __init__(self, asked: ExamQuestion, others: Sequence[OtherExam] = ()) -> None:
        super().__init__()
        self._asked = asked
        box, form = QVBoxLayout(self), Form()
        box.setContentsMargins(0, 0, 0, 0)
        parts: list[tuple[int | None, str]] = [(None, _("The whole case"))]
        parts += [(at, _("Part {number}").format(number=at + 1)) for at in range(len(asked.question.parts))]
        self.part: Choice[int | None] = Choice(parts)
        if asked.question.parts:
            form.add(_("What the correction concerns"), self.part)
        self.kind: Choice[CorrectionKind] = Choice(())
        form.add(_("What is to be done"), self.kind)
        self.keys = QLineEdit()
        self._keys_words = label("", "faint", wrap=True)
        form.add(_("Right key"), self.keys)
        form.column.addWidget(self._keys_words)
        self.scaled = QCheckBox(_("The pass mark falls with the full score"))
        self.scaled.setChecked(True)
        form.column.addWidget(self.scaled)
        self.along = {one.exam_id: _along(one) for one in others}
        if others:
            form.column.addWidget(
                label(_("Also asked in these exams; corrected along where ticked"), "muted", wrap=True)
            )
        for one in others:
            form.column.addWidget(self.along[one.exam_id])
            reason = name(one.hindrance) if one.hindrance else ""
            words = _("{day}, {count} people").format(day=f"{one.opens_at.astimezone():%Y-%m-%d}", count=one.sat)
            form.column.addWidget(label(SEPARATOR.join(filter(None, (words, reason))), "faint", wrap=True))
        self.reason = form.add(_("Reason and basis"), TextArea())
        form.finish()
        box.addWidget(form, 1)
        self.preview = button(_("Show the consequences"), "primary", "mdi6.account-search-outline")
        box.addLayout(row(None, self.preview))
        self._fill_kinds()
        self.part.currentIndexChanged.connect(self._fill_kinds)
        self.kind.currentIndexChanged.connect(self._follow)
        ticks = [one.toggled for one in self.along.values()]
        for signal in (self.keys.textEdited, self.scaled.toggled, self.reason.textChanged, *ticks):
            signal.connect(lambda *_values: self.edited.emit())
        self.preview.clicked.connect(lambda: self.preview_wanted.emit(self.wanted()))

    def wanted(self) -> Wanted:
        """What is typed now."""
        along = tuple(exam_id for exam_id, tick in self.along.items() if tick.isChecked())
        scaled, reason = self.scaled.isChecked(), self.reason.toPlainText()
        return Wanted(self.kind.value(), self.keys.text(), self.part.value(), scaled, reason, along)

    def _target(self) -> Question:
        return asked_of(self._asked.question, self.part.value())

    def _fill_kinds(self) -> None:
        kinds = kinds_for(self._target())
        self.kind.show_choices([(kind, name(kind)) for kind in kinds])
        self._follow()

    def _follow(self) -> None:
        target, kind = self._target(), self.kind.value()
        typed = kind in (CorrectionKind.NEW_KEY, CorrectionKind.SEVERAL_KEYS)
        self.keys.setEnabled(typed)
        self._keys_words.setText(typed_words(target, kind))
        self._keys_words.setVisible(typed)
        self.scaled.setVisible(kind is CorrectionKind.VOID)
        self.edited.emit()


class KeptFix(QWidget):
    """A kept correction: who proposed it and why, and what can be decided now."""

    approve_wanted = Signal()
    refuse_wanted = Signal()

    def __init__(self, state: FixState) -> None:
        super().__init__()
        own, asked = state.correction, state.question
        assert own is not None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        area = ScrollColumn()
        area.column.addLayout(row(badge(name(own.state), STATE_TONES[own.state]), None))
        if asked is not None:
            area.column.addWidget(label(change_words(asked, own), "heading", wrap=True))
        if state.shown is not None and state.shown.several:
            titles = "、".join(one.title for one in state.shown.parts)
            area.column.addWidget(label(_("Decided together for: {titles}").format(titles=titles), wrap=True))
        for line in history_words(state, own):
            area.column.addWidget(label(line, "muted", wrap=True))
        area.column.addStretch()
        box.addWidget(area, 1)
        self.approve = button(_("Approve and mark anew"), "primary", "mdi6.check-decagram-outline")
        self.approve.setVisible(state.waits and state.may_approve and not state.own)
        self.approve.setEnabled(state.shown is not None)
        self.refuse = button(_("Take back") if state.own else _("Refuse"))
        self.refuse.setVisible(state.waits and (state.own or state.may_approve))
        if state.waits and (state.own or not state.may_approve):
            box.addWidget(label(_("Another person with the right to settle results approves."), "faint", wrap=True))
        self.approve.clicked.connect(self.approve_wanted)
        self.refuse.clicked.connect(self.refuse_wanted)
        box.addLayout(row(self.refuse, None, self.approve))


def _along(one: OtherExam) -> QCheckBox:
    made = QCheckBox(one.title)
    made.setChecked(one.hindrance is None)
    made.setEnabled(one.hindrance is None)
    return made


def kinds_for(question: Question) -> tuple[CorrectionKind, ...]:
    """What can be done about a key of this kind: a person marks written answers, a gap takes several wordings."""
    both = (CorrectionKind.FULL_MARKS, CorrectionKind.VOID)
    match question.answer:
        case ChoiceKey():
            return (CorrectionKind.NEW_KEY, CorrectionKind.SEVERAL_KEYS, *both)
        case BlankKey():
            return (CorrectionKind.NEW_KEY, *both)
        case _:
            return both


def typed_words(question: Question, kind: CorrectionKind) -> str:
    """The key in force, and how a new one is typed."""
    now = _("So far: {key}.").format(key=key_words(question, question.answer))
    if isinstance(question.answer, BlankKey):
        return now + _(" Wordings are parted by /, gaps by a semicolon.")
    if kind is CorrectionKind.SEVERAL_KEYS and question.kind is QuestionKind.MULTIPLE:
        return now + _(" Part the keys by a blank, such as AB ABC.")
    return now + (_(" Type every key that counts, such as A B.") if kind is CorrectionKind.SEVERAL_KEYS else "")
