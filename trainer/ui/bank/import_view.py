"""The import page: choose a file, look at what it holds, keep what is sound; earlier imports below."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trainer.ui.bank.import_state import BatchLine, ImportState, ProblemLine
from trainer.ui.bank.wording import figure, import_purpose, moment
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, card, clear, figure_card, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.page import Page, message_box
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class ImportPage(Page):
    file_wanted = Signal()
    template_wanted = Signal()
    keep_wanted = Signal()
    undo_wanted = Signal(object)
    back_wanted = Signal()
    again_wanted = Signal()
    imported_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Import questions"))
        self.back = self.add_action(button(_("Back to the bank"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.back_wanted)
        self.template = self.add_action(button(_("Save the template"), icon_name="mdi6.file-download-outline"))
        self.template.clicked.connect(self.template_wanted)
        self.choose = self.add_action(button(_("Choose a file"), icon_name="mdi6.folder-open-outline"))
        self.choose.clicked.connect(self.file_wanted)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place, 1)
        self.problems: RecordTable[ProblemLine] | None = None
        self.batches: RecordTable[BatchLine] | None = None
        self.keep: QPushButton | None = None
        self._shown: ImportState | None = None

    def show_state(self, state: ImportState) -> None:
        for widget in (self.choose, self.template):
            widget.setEnabled(not state.busy)
        if state == self._shown:
            return
        self._shown = state
        clear(self._place)
        self.problems = self.batches = self.keep = None
        if state.outcome is not None:
            self._show_outcome(state)
        elif state.preview is not None:
            self._show_preview(state)
        else:
            self.set_purpose(import_purpose())
            self._place.addWidget(self._start(state))
            self._show_batches(state)

    def _start(self, state: ImportState) -> QFrame:
        frame, box = card(24)
        box.addLayout(row(None, label(_("Drop a question bank here, or choose a file"), "heading"), None))
        words = _("Every question that comes in is marked as not compared until somebody has checked it.")
        text = label(words, "muted", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(text)
        choose = button(_("Choose a file"), "primary", "mdi6.folder-open-outline")
        choose.setEnabled(not state.busy)
        choose.clicked.connect(self.file_wanted)
        box.addLayout(row(None, choose, None))
        return frame

    def _show_batches(self, state: ImportState) -> None:
        self._place.addSpacing(4)
        self._place.addWidget(label(_("Earlier imports"), "heading"))
        if not state.batches:
            self._place.addWidget(label(_("Nothing has been imported yet."), "muted"))
            self._place.addStretch()
            return
        self.batches = RecordTable(_batch_columns())
        self.batches.show_rows(ListSource(state.batches))
        undo = button(_("Undo this import …"), "danger")
        undo.setEnabled(False)
        undo.clicked.connect(self._undo)
        self.batches.chosen.connect(lambda line: undo.setEnabled(not line.undone and not state.busy))
        self._place.addWidget(self.batches, 1)
        self._place.addLayout(row(undo, None))

    def _undo(self) -> None:
        chosen = self.batches.selected() if self.batches is not None else ()
        if chosen:
            self.undo_wanted.emit(chosen[-1].id)

    def _show_preview(self, state: ImportState) -> None:
        preview = state.preview
        assert preview is not None
        self.set_purpose(_("{name}: look it through, then import what is sound.").format(name=preview.file))
        cards = Flow(12, stretch=True)
        for widget in _figures(state):
            cards.flow.addWidget(widget)
        self._place.addWidget(cards)
        kinds = " · ".join(f"{name(kind)} {figure(count)}" for kind, count in preview.kinds.items())
        if kinds:
            self._place.addWidget(label(kinds, "muted", wrap=True))
        if state.lines:
            self._place.addWidget(label(_("What to look at in the file"), "strong"))
            self.problems = RecordTable(_problem_columns())
            self.problems.show_rows(ListSource(state.lines))
            self._place.addWidget(self.problems, 1)
        else:
            self._place.addWidget(message_box(_("Nothing in this file needs correcting."), "done"))
            self._place.addStretch()
        self._place.addLayout(self._keep_line(state))

    def _keep_line(self, state: ImportState) -> QHBoxLayout:
        added = state.preview.added if state.preview else 0
        self.keep = button(_("Import {count} questions").format(count=figure(added)), "primary", "mdi6.import")
        self.keep.setEnabled(added > 0 and not state.busy)
        self.keep.clicked.connect(self.keep_wanted)
        again = button(_("Leave it"))
        again.setEnabled(not state.busy)
        again.clicked.connect(self.again_wanted)
        words = _("Questions that need correcting stay out; correct the file and import it again.")
        hint = label(words if state.to_correct else "", "muted", wrap=True)
        line = row(hint, again, self.keep)
        line.setStretch(0, 1)
        return line

    def _show_outcome(self, state: ImportState) -> None:
        outcome = state.outcome
        assert outcome is not None
        self.set_purpose(_("The import is done."))
        words = _("{count} questions are in the bank. Next, compare each with its article and mark it as checked.")
        self._place.addWidget(message_box(words.format(count=figure(outcome.added)), "done"))
        left_out = _("{duplicates} were there already, {left_out} stayed out because they need correcting.")
        if outcome.duplicates or outcome.left_out:
            text = left_out.format(duplicates=figure(outcome.duplicates), left_out=figure(outcome.left_out))
            self._place.addWidget(message_box(text, "note"))
        see = button(_("See questions not compared"), "primary")
        see.clicked.connect(self.imported_wanted)
        again = button(_("Import another file"))
        again.clicked.connect(self.again_wanted)
        self._place.addLayout(row(see, again, None))
        self._show_batches(state)


def _figures(state: ImportState) -> Iterator[QWidget]:
    preview = state.preview
    assert preview is not None
    yield figure_card(figure(preview.found), _("found in the file"))
    yield figure_card(figure(preview.added), _("can be imported"), Tone.OK if preview.added else Tone.PLAIN)
    yield figure_card(figure(preview.duplicates), _("there already"))
    yield figure_card(figure(state.to_correct), _("to be corrected"), Tone.BAD if state.to_correct else Tone.PLAIN)


def _problem_columns() -> tuple[Column[ProblemLine], ...]:
    return (
        Column(
            _("Consequence"),
            lambda line: _("stays out") if line.blocking else _("remark"),
            92,
            tone=lambda line: Tone.BAD if line.blocking else Tone.PLAIN,
        ),
        Column(_("Place"), lambda line: line.place, 190),
        Column(_("Question"), lambda line: line.stem, 260),
        Column(_("What to do"), lambda line: line.text),
    )


def _batch_columns() -> tuple[Column[BatchLine], ...]:
    return (
        Column(_("File"), lambda line: line.file),
        Column(_("Imported"), lambda line: moment(line.at), 150),
        Column(_("By"), lambda line: line.by, 100),
        Column(_("Questions"), lambda line: figure(line.added), 80, right=True),
        Column(
            _("State"),
            lambda line: _("undone") if line.undone else _("in the bank"),
            100,
            tone=lambda line: Tone.PLAIN if line.undone else Tone.OK,
        ),
    )
