"""The page of outside scores: entries at the left, a form or the entry in view at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from question_bank.codec_answer import plain_decimal
from trainer.exams.outside.values import OutsideEntry, OutsideRow, OutsideState
from trainer.ui.outside.form import OutForm
from trainer.ui.outside.state import OutState
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, label, row
from trainer.ui.widgets.page import DetailPanel, Page
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.ui.wording import moment, source_words
from trainer.words import _

PANEL_WIDTH = 420
TONES = {
    OutsideState.WAITING: Tone.WARN,
    OutsideState.CONFIRMED: Tone.OK,
    OutsideState.REFUSED: Tone.PLAIN,
}


class OutsidePage(Page):
    left = Signal()
    begun = Signal()
    chosen = Signal(object)
    sheet_wanted = Signal(object)
    proof_wanted = Signal()
    entered = Signal()
    closed = Signal()
    proof_opened = Signal()
    confirmed = Signal()
    refused = Signal()

    def __init__(self) -> None:
        super().__init__(
            _("Scores from outside"),
            _("Scores of paper exams and of exams held elsewhere, with their proof and a second person."),
        )
        self.back = self.add_action(button(_("All exams"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.left)
        self.begin = self.add_action(button(_("Enter scores"), "primary", "mdi6.plus"))
        self.begin.clicked.connect(self.begun)
        self.said = label("", "saved", wrap=True)
        self.body.addWidget(self.said)
        self._state: OutState | None = None
        self.entries: RecordTable[OutsideEntry] = RecordTable(
            (
                Column(_("Exam"), lambda one: one.draft.title, 0),
                Column(_("Day"), lambda one: one.draft.held_on.isoformat(), 110),
                Column(_("Held by"), lambda one: one.draft.organiser, 130),
                Column(_("People"), lambda one: str(len(one.rows)), 70, right=True),
                Column(_("State"), lambda one: name(one.state), 140, tone=lambda one: TONES[one.state]),
            )
        )
        self.entries.chosen.connect(self.chosen)
        self.panel = DetailPanel(PANEL_WIDTH)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.entries, 1)
        sides.addWidget(self.panel)
        self.body.addLayout(sides, 1)
        self.form: OutForm | None = None
        self._shown: object = None

    def show_state(self, state: OutState) -> None:
        self._state = state
        self.begin.setVisible(state.may_enter)
        self.said.setText(state.said)
        self.said.setVisible(bool(state.said))
        self.entries.show_rows(ListSource(state.entries), lambda one: one.id == state.chosen)
        if state.entering:
            self._show_form(state)
            return
        self._shown, self.form = None, None
        if state.entry is None:
            self.panel.show_nothing(_("Choose an entry, or enter scores."))
        else:
            self._show_entry(state, state.entry)

    def _show_form(self, state: OutState) -> None:
        """A form being filled in stays as it is until another one is asked for."""
        if self.form is None or self._shown != state.seed:
            self._shown = state.seed
            self.form = OutForm(state)
            self.form.sheet_wanted.connect(self.sheet_wanted)
            self.form.proof_wanted.connect(self.proof_wanted)
            self.form.entered.connect(self.entered)
            self.form.cancelled.connect(self.closed)
            self.panel.reset().addWidget(self.form)
        self.form.show_read(state.read)

    def _show_entry(self, state: OutState, own: OutsideEntry) -> None:
        box = self.panel.reset()
        box.addWidget(label(own.draft.title, "heading", wrap=True))
        box.addLayout(row(badge(name(own.state), TONES[own.state]), None))
        for words in entry_words(state, own):
            box.addWidget(label(words, "muted", wrap=True))
        table: RecordTable[OutsideRow] = RecordTable(
            (
                Column(_("Name"), lambda one: self._person(one)[0], 80),
                Column(_("Unit"), lambda one: self._person(one)[1], 0),
                Column(_("Score"), row_score, 110),
            )
        )
        table.show_rows(ListSource(own.rows))
        box.addWidget(table, 1)
        self.proof = button(_("See the proof"), icon_name="mdi6.paperclip")
        self.proof.clicked.connect(self.proof_opened)
        self.refuse, self.confirm = button(_("Do not confirm")), button(_("Confirm the scores"), "primary")
        self.refuse.setVisible(state.decidable)
        self.confirm.setVisible(state.decidable)
        self.refuse.clicked.connect(self.refused)
        self.confirm.clicked.connect(self.confirmed)
        box.addLayout(row(self.proof, None, self.refuse, self.confirm))

    def _person(self, one: OutsideRow) -> tuple[str, str]:
        found = self._state.people.get(one.person_id) if self._state else None
        return (found.name, found.unit) if found else ("", "")


def entry_words(state: OutState, own: OutsideEntry) -> tuple[str, ...]:
    """What the exam was, its source, and who entered and decided."""

    def who(person_id: object) -> str:
        found = next((row for key, row in state.people.items() if key == person_id), None)
        return found.name if found else ""

    marks = _("{day} · {organiser} · full score {full}, pass mark {mark}")
    words = [
        marks.format(
            day=own.draft.held_on,
            organiser=own.draft.organiser,
            full=plain_decimal(own.draft.full),
            mark=plain_decimal(own.draft.pass_mark),
        ),
        _("Rule: {source}").format(source=source_words(own.draft.source)),
        _("{time} entered by {name}").format(time=moment(own.entered_at), name=who(own.entered_by)),
    ]
    if own.decided_at is not None:
        said = _("{time} confirmed by {name}") if own.exam_id else _("{time} not confirmed by {name}: {reason}")
        words.append(said.format(time=moment(own.decided_at), name=who(own.decided_by), reason=own.answer))
    return tuple(words)


def row_score(one: OutsideRow) -> str:
    score = name(one.attendance) if one.score is None else plain_decimal(one.score)
    return score + _("(retake)") if one.retake else score
