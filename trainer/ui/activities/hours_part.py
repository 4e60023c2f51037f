"""学时: what everybody attended and taught, prepared by one person, decided in bulk or singly by another."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal

from trainer.ui.activities.class_lists import ListPart
from trainer.ui.activities.class_state import ClassState
from trainer.ui.activities.class_words import rule_line
from trainer.ui.activities.hour_lines import (
    STANDING_TONES,
    WAITING,
    HourLine,
    Standing,
    decidable,
    hour_lines,
    to_prepare,
)
from trainer.ui.activities.hour_words import missed_text, reason_text, standing_words
from trainer.ui.activities.wording import hours_text
from trainer.ui.widgets.table import Column
from trainer.words import _

UNMARKED_COLUMN, EXAM_COLUMN, TEACHING_COLUMN, REASON_COLUMN = 2, 5, 7, 9


class HoursPart(ListPart[HourLine]):
    propose_wanted = Signal()
    approve_wanted = Signal(object)
    return_wanted = Signal(object)
    overrule_wanted = Signal(object)
    back_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(self._columns())
        self.all = self.add(_("Choose all that wait"), self._choose_all)
        self.back = self.add(_("Return"), lambda: self.return_wanted.emit(self._ids()))
        self.overrule = self.add(
            _("Do not withdraw"), lambda: self.overrule_wanted.emit(self._ids(Standing.OVER_PROPOSED))
        )
        self.approve = self.add(_("Approve those chosen"), lambda: self.approve_wanted.emit(self._ids()), "primary")
        self.reverse = self.add(_("Take hours back"), self._reverse)
        self.propose = self.add(_("Prepare the hours"), self.propose_wanted.emit, "primary")
        self.table.selection_changed.connect(self._enable)

    def show_state(self, state: ClassState) -> None:
        lines = hour_lines(state)
        self.show_lines(state, lines)
        self.table.setColumnHidden(UNMARKED_COLUMN, not any(line.attended.unmarked for line in lines))
        self.table.setColumnHidden(EXAM_COLUMN, not state.exam)
        self.table.setColumnHidden(TEACHING_COLUMN, not any(line.taught for line in lines))
        self.table.setColumnHidden(REASON_COLUMN, not any(line.decided for line in lines))
        self.table.fit_columns()
        deciding = state.may_approve and bool(decidable(state, lines))
        self.propose.setVisible(state.may_edit and to_prepare(lines))
        for act in (self.all, self.back, self.approve):
            act.setVisible(deciding)
        self.overrule.setVisible(deciding and any(line.standing is Standing.OVER_PROPOSED for line in lines))
        self.reverse.setVisible(state.may_approve and any(one.standing or one.teaching for one in state.credits))
        self._enable()

    def _ids(self, *only: Standing) -> tuple[object, ...]:
        return tuple(line.person.id for line in self._chosen() if not only or line.standing in only)

    def _chosen(self) -> tuple[HourLine, ...]:
        return decidable(self.state, self.table.selected()) if self.state else ()

    def _choose_all(self) -> None:
        """Lines that wait stand first, but a person may have sorted them otherwise."""
        self.table.select_rows(lambda line: line.standing in WAITING)

    def _enable(self) -> None:
        chosen, mine = self.table.selected(), self._chosen()
        self.approve.setEnabled(bool(mine))
        self.back.setEnabled(bool(mine))
        self.overrule.setEnabled(any(line.standing is Standing.OVER_PROPOSED for line in mine))
        self.reverse.setEnabled(any(one.standing is Standing.CREDITED for one in chosen))
        if self.state is not None:
            self.words.setText(_note(self.state, mine, sum(line.standing in WAITING for line in chosen)))

    def _reverse(self) -> None:
        chosen = [one.person.id for one in self.table.selected() if one.standing is Standing.CREDITED]
        self.back_wanted.emit(tuple(chosen))

    def _columns(self) -> tuple[Column[HourLine], ...]:
        def exam(line: HourLine) -> str:
            passed = self.state is not None and line.person.id in self.state.passed
            return _("Passed") if passed else _("Not passed")

        def taught(line: HourLine) -> str:
            return hours_text(line.taught) if line.taught else ""

        return (
            Column(_("Name"), lambda h: h.person.name, 96, sort=lambda h: h.person.name),
            Column(_("Unit"), lambda h: h.person.unit, 0, sort=lambda h: h.person.unit),
            Column(_("Without attendance"), lambda h: str(h.attended.unmarked or ""), 130, right=True),
            Column(_("Hours attended"), lambda h: hours_text(h.attended.attended), 80, right=True),
            Column(_("Hours missed"), missed_text, 110, right=True, sort=lambda h: h.attended.missed),
            Column(_("Exam of the class"), exam, 90),
            Column(_("Hours to credit"), lambda h: hours_text(h.hours), 80, right=True, sort=lambda h: h.hours),
            Column(_("Hours of teaching"), taught, 80, right=True, sort=lambda h: h.taught),
            Column(
                _("Standing"),
                lambda h: standing_words()[h.standing],
                150,
                tone=lambda h: STANDING_TONES[h.standing],
                sort=lambda h: h.standing,
            ),
            Column(_("Decision and reason"), reason_text, 0),
        )


def _note(state: ClassState, mine: tuple[HourLine, ...], waiting: int) -> str:
    """What the choice comes to, or what waits and by which rule."""
    if waiting:
        chosen = sum((line.hours + line.taught for line in mine), Decimal())
        if len(mine) < waiting:
            words = _("{count} people chosen, {hours} hours; your own part is left for somebody else")
        else:
            words = _("{count} people chosen, {hours} hours")
        return words.format(count=len(mine), hours=hours_text(chosen))
    note = rule_line(state)
    if not state.pending:
        return note
    count = sum(len(credit.open) for credit in state.pending)
    hours = sum((line.hours + line.taught_hours for credit in state.pending for line in credit.open), Decimal())
    words = _("{count} people with {hours} hours wait; somebody else than who prepared them decides. ")
    return words.format(count=count, hours=hours_text(hours)) + note
