"""The file of a class: every place with what is in it, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, SignalInstance

from trainer.activities.classfile.values import ClassPaper, SlotLine, SlotState
from trainer.ui.activities.class_lists import ListPart
from trainer.ui.activities.class_state import ClassState
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.table import Column
from trainer.words import _

SLOT_TONES = {
    SlotState.MISSING: Tone.BAD,
    SlotState.PARTLY: Tone.WARN,
    SlotState.MADE: Tone.BRAND,
    SlotState.FILED: Tone.OK,
    SlotState.NOT_NEEDED: Tone.PLAIN,
}


@dataclass(frozen=True)
class PaperLine:
    """A place of the file, or one of the papers in it."""

    line: SlotLine
    paper: ClassPaper | None
    first: bool


class FilePart(ListPart[PaperLine]):
    put_wanted = Signal(str)
    unneeded_wanted = Signal(str, str)
    out_wanted = Signal(object)
    open_wanted = Signal(object)
    write_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            (
                Column(_("Place in the file"), lambda p: p.line.slot.name if p.first else "", 200),
                Column(
                    _("State"),
                    lambda p: name(p.line.state) if p.first else "",
                    140,
                    tone=lambda p: SLOT_TONES[p.line.state] if p.first else Tone.PLAIN,
                ),
                Column(_("Paper or reason"), lambda p: p.paper.name if p.paper else "", 0),
                Column(_("Put in"), lambda p: f"{p.paper.at.astimezone():%Y-%m-%d}" if p.paper else "", 110),
            )
        )
        self.put = self.add(_("Put a file in"), self._put, "primary", "mdi6.file-plus-outline")
        self.unneeded = self.add(_("Not needed"), self._unneeded)
        self.show_paper = self.add(_("Open"), lambda: self._paper(self.open_wanted))
        self.out = self.add(_("Take out"), lambda: self._paper(self.out_wanted))
        self.write = self.add(_("Write the whole file to a folder"), self.write_wanted.emit, icon="mdi6.folder-outline")
        self.table.opened.connect(lambda _line: self._paper(self.open_wanted))
        self.table.selection_changed.connect(self._enable)

    def show_state(self, state: ClassState) -> None:
        lines = [
            PaperLine(line, paper, not place)
            for line in state.slots
            for place, paper in enumerate(line.papers or (None,))
        ]
        self.show_lines(state, lines)
        left = [line.slot.name for line in state.slots if line.state in (SlotState.MISSING, SlotState.PARTLY)]
        words = _("Still missing: {names}.").format(names="、".join(left)) if left else _("The file is complete.")
        self.words.setText(words)
        for one in (self.put, self.unneeded, self.out, self.write):
            one.setVisible(state.may_edit)
        self._enable()

    def _enable(self) -> None:
        chosen = self.table.selected()[:1]
        paper = chosen[0].paper if chosen else None
        self.put.setEnabled(bool(chosen))
        self.unneeded.setEnabled(bool(chosen) and paper is None)
        self.show_paper.setEnabled(paper is not None and paper.hash is not None)
        self.out.setEnabled(paper is not None)

    def _put(self) -> None:
        for one in self.table.selected()[:1]:
            self.put_wanted.emit(one.line.slot.key)

    def _unneeded(self) -> None:
        for one in self.table.selected()[:1]:
            self.unneeded_wanted.emit(one.line.slot.key, one.line.slot.name)

    def _paper(self, signal: SignalInstance) -> None:
        for one in self.table.selected()[:1]:
            if one.paper is not None:
                signal.emit(one.paper)
