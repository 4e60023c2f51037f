"""What each person brings to the columns of a superior's form."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from trainer.documents.form_filling import FormValue
from trainer.hours.pro_rata import MONTHS
from trainer.hours.templates.values import FormField
from trainer.hours.values import HourCategory, Way
from trainer.hours.words import reduction_words
from trainer.people.words import NAMES as PEOPLE_NAMES
from trainer.reports.hours import HoursBoard, OfficerHours
from trainer.words import _

_TAIL = 4


def form_rows(board: HoursBoard) -> tuple[Mapping[FormField, FormValue], ...]:
    """One line for everybody of the board who counts, in its order."""
    counted = [row for row in board.rows if row.counted]
    return tuple(_values(number, row) for number, row in enumerate(counted, 1))


def _values(number: int, row: OfficerHours) -> Mapping[FormField, FormValue]:
    state = row.state
    return {
        FormField.NUMBER: number,
        FormField.UNIT: row.unit,
        FormField.NAME: row.name,
        FormField.ID_NUMBER: row.id_number,
        FormField.ID_TAIL: row.id_number[-_TAIL:],
        FormField.WORK_NUMBER: row.work_number,
        FormField.PERSON_CATEGORY: PEOPLE_NAMES[row.category],
        FormField.POST: row.post,
        FormField.DUE: state.rule_set.required,
        FormField.PUBLIC_LAW: state.by_category[HourCategory.PUBLIC_LAW],
        FormField.PROFESSIONAL: state.by_category[HourCategory.PROFESSIONAL],
        FormField.POLITICAL: state.by_category[HourCategory.POLITICAL],
        FormField.TOTAL: state.total,
        FormField.ONLINE: sum((hours for (_one, way), hours in row.sums.items() if way is Way.ONLINE), Decimal()),
        FormField.MISSING: state.missing,
        FormField.MET: _("Met") if state.met else _("Not met"),
        FormField.REDUCTION: "" if state.months == MONTHS else reduction_words(row.absences, state.months),
    }
