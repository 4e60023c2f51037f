"""The page for loading a text: its consequences first, then what it says of itself, then article by article."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from trainer.law.values import ReadingProblem
from trainer.ui.law.changes_table import changes_table, hides_same, wording_pair
from trainer.ui.law.load_form import LoadForm
from trainer.ui.law.load_presenter import LoadState
from trainer.ui.law.wording import consequence_words, counts_words
from trainer.ui.texts import sentence
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.ui.widgets.page import Page, message_box
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class LoadPage(Page):
    file_wanted = Signal()
    edited = Signal(object)
    change_chosen = Signal(object)
    keep_wanted = Signal(object, str)
    work_wanted = Signal()
    again_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Load the text of a law"))
        self.back = self.add_action(button(_("Back to the laws"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.back_wanted)
        self.choose = self.add_action(button(_("Choose a file"), icon_name="mdi6.folder-open-outline"))
        self.choose.clicked.connect(self.file_wanted)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place, 1)
        self.form: LoadForm | None = None
        self._right: QVBoxLayout | None = None
        self._file: tuple[str, bytes] | None = None

    def show_state(self, state: LoadState) -> None:
        self.choose.setEnabled(not state.busy)
        file = (state.draft.file_name, state.draft.content) if state.draft else None
        if state.outcome is not None or state.draft is None:
            self._file = self.form = self._right = None
            clear(self._place)
            self._place.addWidget(self._done(state) if state.outcome is not None else self._start(state))
            self._place.addStretch()
            self.set_purpose(_("From .docx, .txt or .md. You see what it changes before anything is kept."))
            return
        if self._file != file or self.form is None:
            self._lay_out(state)
            self._file = file
        assert self.form is not None
        self.form.show_state(state)
        self._show_right(state)
        self.set_purpose(_("{name}: look at what it changes, then load it.").format(name=state.draft.file_name))

    def _lay_out(self, state: LoadState) -> None:
        clear(self._place)
        assert state.draft is not None
        self.form = LoadForm(state.draft)
        self.form.edited.connect(self.edited)
        self.form.keep_wanted.connect(self.keep_wanted)
        right = QFrame()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(10)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.form)
        sides.addWidget(right, 1)
        self._place.addLayout(sides, 1)

    def _show_right(self, state: LoadState) -> None:
        assert self._right is not None
        assert state.text is not None
        clear(self._right)
        if state.preview is not None:
            words, style = consequence_words(state.preview)
            self._right.addWidget(message_box(words, style))
        elif state.text.loadable:
            self._right.addWidget(message_box(state.missing, "note"))
        if state.text.problems:
            self._right.addWidget(_problem_table(state.text.problems), 1)
        comparison = state.preview.comparison if state.preview else None
        if comparison is None or state.preview is None:
            count = _("{count} articles were found in the file.").format(count=len(state.text.articles))
            self._right.addWidget(label(count, "muted"))
            if not state.text.problems:
                self._right.addStretch()
            return
        self._right.addWidget(label(counts_words(comparison), "muted", wrap=True))
        table = changes_table(state.preview.by_place)
        table.show_rows(ListSource(hides_same(comparison.changes)), lambda one: one == state.chosen)
        table.chosen.connect(self.change_chosen)
        self._right.addWidget(table, 3)
        if state.chosen is not None:
            area = ScrollColumn()
            area.column.addWidget(wording_pair(state.chosen))
            area.column.addStretch()
            self._right.addWidget(area, 2)

    def _start(self, state: LoadState) -> QFrame:
        frame, box = card(24)
        box.addLayout(row(None, label(_("Drop the text of a law here, or choose a file"), "heading"), None))
        words = _("Articles are found by their numbers; what is missing or twice is said by line.")
        box.addLayout(row(None, label(words, "muted"), None))
        choose = button(_("Choose a file"), "primary", "mdi6.folder-open-outline")
        choose.setEnabled(not state.busy)
        choose.clicked.connect(self.file_wanted)
        box.addLayout(row(None, choose, None))
        return frame

    def _done(self, state: LoadState) -> QFrame:
        assert state.outcome is not None
        frame, box = card(24)
        words = _("The text is loaded. {count} questions were set aside for review.").format(count=state.outcome.parked)
        if state.outcome.park_on is not None:
            words = _("The text is loaded. Its questions are set aside on {day}.").format(day=state.outcome.park_on)
        box.addWidget(message_box(words, "done"))
        work: QPushButton = button(_("To the work list"), "primary")
        work.setVisible(state.outcome.parked > 0)
        work.clicked.connect(self.work_wanted)
        again = button(_("Load another text"))
        again.clicked.connect(self.again_wanted)
        box.addLayout(row(work, again, None))
        return frame


def _problem_table(problems: tuple[ReadingProblem, ...]) -> RecordTable[ReadingProblem]:
    table: RecordTable[ReadingProblem] = RecordTable(
        (
            Column(
                _("Consequence"),
                lambda one: _("must be corrected") if one.blocking else _("remark"),
                110,
                tone=lambda one: Tone.BAD if one.blocking else Tone.PLAIN,
            ),
            Column(_("Line"), lambda one: str(one.line) if one.line else "—", 60, right=True),
            Column(_("What to do"), lambda one: sentence(one.code, dict(one.params))),
        )
    )
    table.show_rows(ListSource(problems))
    return table
