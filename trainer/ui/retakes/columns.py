"""The columns of the list of cases, and its filters filled anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSignalBlocker

from trainer.retakes.values import Case
from trainer.ui.retakes.state import TONES, RetakesState
from trainer.ui.retakes.wording import due_order, due_text, result_text, step_text
from trainer.ui.texts import name
from trainer.ui.widgets.filter_box import FilterBox
from trainer.ui.widgets.table import Column
from trainer.words import _


def fill(box: FilterBox, everything: str, choices: Iterable[tuple[object, str]]) -> None:
    """Everything first, then the choices; nobody hears of it."""
    with QSignalBlocker(box):
        box.clear()
        box.addItem(everything, None)
        for value, words in choices:
            box.addItem(words, value)


def columns(state: Callable[[], RetakesState]) -> tuple[Column[Case], ...]:
    """What is shown of a case; `state` is the one in view."""

    def exam(case: Case) -> str:
        found = state().exam_of(case)
        return found.plan.title if found else case.occasion

    return (
        Column(_("Name"), lambda case: case.name, 76, sort=lambda case: case.name),
        Column(_("Unit"), lambda case: case.unit, 84, sort=lambda case: case.unit),
        Column(_("What it is about"), exam, 0, sort=exam),
        Column(_("Result"), result_text, 112, sort=lambda case: case.score if case.score is not None else -1),
        Column(_("Step"), step_text, 104, sort=lambda case: case.step_number),
        Column(_("State"), lambda case: name(case.state), 124, tone=lambda case: TONES[case.state]),
        Column(_("To be done by"), lambda case: due_text(case, state().today), 104, sort=lambda case: due_order(case)),
    )
