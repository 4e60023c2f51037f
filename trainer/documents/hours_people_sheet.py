"""人员: one row per person; every figure is a formula over the person's block of 明细 and the figures of 规则."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from trainer.documents.hours_ledger_sheet import Block
from trainer.documents.hours_rule_sheet import RuleSheet
from trainer.documents.sheets import FIRST_ROW, HEADING_ROW, Column, Formula, Kind, TableSheet, Value
from trainer.hours.pro_rata import MONTHS
from trainer.hours.values import EntryState, HourCategory, Way
from trainer.hours.words import NAMES as HOUR_NAMES
from trainer.hours.words import basis_line, reduction_words
from trainer.people.values import PersonStatus
from trainer.people.words import NAMES as PEOPLE_NAMES
from trainer.reports.hours import HoursBoard, OfficerHours
from trainer.words import _

_CATEGORIES = tuple(HourCategory)
_SUMS = 7


class PeopleSheet:
    """Where a rule set has caps, three more columns hold what they cut off each category."""

    def __init__(self, workbook: Workbook, board: HoursBoard) -> None:
        self._rule_set = board.rule_set
        limited = any(one.limited for one in (board.rule_set, *board.scoped))
        self._cut = _SUMS + len(_CATEGORIES) if limited else None
        self.total = _SUMS + len(_CATEGORIES) * (2 if self._cut else 1)
        self.met = self.total + 3
        self.words = (_("Met"), _("Not met"), _("Not counted"))
        title = _("Hours in {year}: by person").format(year=board.year)
        self._sheet = TableSheet(workbook, _("By person"), self._columns(), title, basis_line(board.rule_set), frozen=3)
        self._next = FIRST_ROW

    def append(self, row: OfficerHours, block: Block | None, rules: RuleSheet) -> None:
        """Writes one person, whose entries stand in the block."""
        self._sheet.append(
            (
                self._next - FIRST_ROW + 1,
                row.unit,
                row.name,
                row.id_number,
                PEOPLE_NAMES[row.category],
                row.post,
                row.state.rule_set.required if row.counted else None,
                *self._sums(block),
                *(row.state.over_caps[category] for category in _CATEGORIES if self._cut),
                Formula("=" + self._counted(row.state.rule_set.total_categories)),
                self._online(block),
                *self._verdict(row, rules),
                self._remark(row),
            )
        )
        self._next += 1

    def column(self, place: int, first: int, last: int) -> str:
        """A reference to one column of the persons `first` to `last` (exclusive) of the board."""
        return self._sheet.column(place, FIRST_ROW + first, FIRST_ROW + last - 1)

    def finish(self) -> None:
        """After the last person."""
        self._sheet.filter_rows()
        self._sheet.mark_rows(self.met, self.words[1])

    def _sums(self, block: Block | None) -> Sequence[Value]:
        if block is None:
            return (Decimal(),) * len(_CATEGORIES)
        approved = HOUR_NAMES[EntryState.APPROVED]
        return tuple(
            Formula(
                f"=SUMIFS({block.hours},{block.category},{_letter(_SUMS + at)}${HEADING_ROW},"
                f'{block.state},"{approved}")'
            )
            for at in range(len(_CATEGORIES))
        )

    def _online(self, block: Block | None) -> Value:
        if block is None:
            return Decimal()
        online, approved = HOUR_NAMES[Way.ONLINE], HOUR_NAMES[EntryState.APPROVED]
        all_hours = f"SUM({self._at(_SUMS)}:{self._at(_SUMS + len(_CATEGORIES) - 1)})"
        part = f'SUMIFS({block.hours},{block.way},"{online}",{block.state},"{approved}")'
        return Formula(f"=IF({all_hours}=0,0,{part}/{all_hours})")

    def _verdict(self, row: OfficerHours, rules: RuleSheet) -> tuple[Value, Value]:
        met, short, outside = self.words
        if not row.counted:
            return None, outside
        own = row.state.rule_set
        general = own == self._rule_set
        minimums = rules.minimums if general else tuple(_figure(bucket.minimum) for bucket in own.buckets)
        total = rules.total if general else _figure(own.total)
        gaps = "+".join(
            f"MAX(0,{minimum}-({self._counted(bucket.categories)}))"
            for minimum, bucket in zip(minimums, own.buckets, strict=True)
        )
        missing = f"=MAX(0,{total}-{self._at(self.total)},{gaps or 0})"
        return Formula(missing), Formula(f'=IF({self._at(self.met - 1)}=0,"{met}","{short}")')

    def _counted(self, categories: Sequence[HourCategory]) -> str:
        places = [at for at, category in enumerate(_CATEGORIES) if category in categories]
        plus = "+".join(self._at(_SUMS + at) for at in places)
        return plus if self._cut is None else plus + "".join(f"-{self._at(self._cut + at)}" for at in places)

    def _remark(self, row: OfficerHours) -> str:
        if row.status is PersonStatus.AWAY:
            return PEOPLE_NAMES[row.status]
        if row.state.months < MONTHS:
            return reduction_words(row.absences, row.state.months)
        if row.counted and row.state.rule_set.key != self._rule_set.key:
            return row.state.rule_set.name
        return "" if row.counted else _("Outside the scope of the rule")

    def _at(self, place: int) -> str:
        return f"{_letter(place)}{self._next}"

    def _columns(self) -> tuple[Column, ...]:
        cut = _("Over the cap: {name}")
        return (
            Column(_("No."), 6, Kind.COUNT),
            Column(_("Unit"), 32),
            Column(_("Name"), 10),
            Column(_("ID number"), 20, Kind.WORD),
            Column(_("Category of person"), 14, Kind.WORD),
            Column(_("Post"), 12),
            Column(_("Hours due"), 9, Kind.HOURS),
            *(Column(HOUR_NAMES[category], 12, Kind.HOURS) for category in _CATEGORIES),
            *(Column(cut.format(name=HOUR_NAMES[one]), 11, Kind.HOURS) for one in _CATEGORIES if self._cut),
            Column(_("Total"), 9, Kind.HOURS),
            Column(_("Share online"), 9, Kind.SHARE),
            Column(_("Hours missing"), 9, Kind.HOURS),
            Column(_("Met or not"), 10, Kind.WORD),
            Column(_("Remark"), 18),
        )


def _figure(hours: Decimal) -> str:
    return f"{hours.normalize():f}"


def _letter(place: int) -> str:
    return get_column_letter(place + 1)
