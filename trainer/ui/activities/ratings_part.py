"""测评: what the sheets about the class and its lecturers come to."""

from __future__ import annotations

from PySide6.QtCore import Signal

from trainer.activities.classfile.values import Rating
from trainer.ui.activities.class_lists import ListPart
from trainer.ui.activities.class_state import ClassState
from trainer.ui.activities.wording import hours_text
from trainer.ui.tones import Tone
from trainer.ui.widgets.table import Column
from trainer.words import _


class RatingsPart(ListPart[Rating]):
    sheet_wanted = Signal()
    import_wanted = Signal()
    out_wanted = Signal(object)
    print_wanted = Signal()
    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            (
                Column(_("Evaluated"), self._about, 150),
                Column(_("Sheets"), lambda r: str(r.sheets), 70, right=True),
                Column(_("Mean of 100"), _points, 130, tone=lambda r: Tone.WARN if r.points is None else Tone.OK),
                Column(_("Means of the items"), _means, 0),
                Column(_("Opinions and remarks"), lambda r: r.remark, 0),
            )
        )
        self.enter = self.add(_("Enter evaluation sheets"), self.sheet_wanted.emit, "primary", "mdi6.plus")
        self.bring = self.add(_("Sheets from a file"), self.import_wanted.emit, icon="mdi6.file-upload-outline")
        self.print = self.add(_("Print the evaluation sheet"), self.print_wanted.emit, icon="mdi6.printer-outline")
        self.out = self.add(_("Take out the last sheet"), self._out)
        self.mean = self.add(_("Enter a mean"), self.add_wanted.emit)
        self.table.selection_changed.connect(self._enable)

    def show_state(self, state: ClassState) -> None:
        self.show_lines(state, state.ratings)
        words = _("Without names; fewer than {least} about the same show neither means nor words. Also in the pool.")
        self.words.setText(words.format(least=state.rule.evaluation.least))
        sheets = bool(state.rule.evaluation.items)
        for act in (self.enter, self.bring, self.print, self.out):
            act.setVisible(state.may_edit and sheets)
        self.mean.setVisible(state.may_edit)
        self._enable()

    def _enable(self) -> None:
        self.out.setEnabled(len(self.table.selected()) == 1)

    def _out(self) -> None:
        for one in self.table.selected()[:1]:
            self.out_wanted.emit(one.person_id)

    def _about(self, rating: Rating) -> str:
        if rating.person_id is None:
            return _("The class as a whole")
        return self.state.people[rating.person_id].name if self.state else ""


def _points(rating: Rating) -> str:
    return _("Too few sheets") if rating.points is None else hours_text(rating.points)


def _means(rating: Rating) -> str:
    return "、".join(f"{item} {hours_text(mean)}" for item, mean in rating.means.items())
