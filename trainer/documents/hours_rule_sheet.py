"""规则: the figures behind the workbook. The formulas of 人员 point into this sheet."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl import Workbook

from trainer.documents.sheets import Column, Kind, TableSheet, Value
from trainer.hours.values import RuleSet
from trainer.hours.words import NAMES as HOUR_NAMES
from trainer.hours.words import basis_line, figure_names
from trainer.people.words import NAMES as PEOPLE_NAMES
from trainer.words import _

_VALUE = 1


class RuleSheet:
    """`total` and `minimums` refer to the cells of the figures that decide."""

    def __init__(self, workbook: Workbook, rule_set: RuleSet, scoped: tuple[RuleSet, ...] = ()) -> None:
        columns = (Column(_("Item"), 26), Column(_("Value"), 60, Kind.ANY), Column(_("Note"), 40))
        self._sheet = TableSheet(workbook, _("Rules"), columns, rule_set.name, basis_line(rule_set))
        for row in _source(rule_set):
            self._sheet.append(row)
        self.total = self._figure(_("Hours in all at least"), rule_set.total, _total_note(rule_set))
        self.minimums = tuple(
            self._figure(_("At least: {name}").format(name=bucket.name), bucket.minimum, _joined(bucket.categories))
            for bucket in rule_set.buckets
        )
        for row in _details(rule_set):
            self._sheet.append(row)
        for one in scoped:
            for row in _of_part(one):
                self._sheet.append(row)

    def _figure(self, item: str, value: Value, note: str) -> str:
        return self._sheet.cell(_VALUE, self._sheet.append((item, value, note)))


def _source(rule_set: RuleSet) -> Iterator[tuple[Value, ...]]:
    source = rule_set.source
    yield _("Title of the document"), source.title, HOUR_NAMES[source.nature]
    yield _("Document number"), source.number, ""
    yield _("Issued by"), source.issuer, str(source.issued_on or "")
    yield _("Checked by"), source.checked_by or _("not checked"), str(source.checked_on or "")
    yield _("Scope"), rule_set.unit, ""
    yield _("Categories of persons"), "、".join(PEOPLE_NAMES[one] for one in rule_set.people), ""
    yield _("In force"), f"{rule_set.since} — {rule_set.until}", ""


def _of_part(rule_set: RuleSet) -> Iterator[tuple[Value, ...]]:
    scope = "、".join((*rule_set.scope.units, *rule_set.scope.posts))
    yield _("For a part of the office"), rule_set.name, scope
    yield from _source(rule_set)
    yield _("Hours in all at least"), rule_set.total, ""
    for bucket in rule_set.buckets:
        yield _("At least: {name}").format(name=bucket.name), bucket.minimum, _joined(bucket.categories)
    yield from _details(rule_set)


def _details(rule_set: RuleSet) -> Iterator[tuple[Value, ...]]:
    figures = figure_names()
    yield figures["total_categories"], _joined(rule_set.total_categories), ""
    yield figures["minutes_per_hour"], rule_set.minutes_per_hour, ""
    yield figures["step"], rule_set.step, ""
    if rule_set.day_cap is not None:
        yield figures["day_cap"], rule_set.day_cap, ""
    if rule_set.own_fields_only:
        yield figures["own_fields_only"], _("Yes"), ""
    for way in rule_set.not_counted:
        yield figures["not_counted"], HOUR_NAMES[way], ""
    for activity in rule_set.activities:
        worth = _("{hours} hours a {per}").format(hours=activity.hours, per=activity.per)
        most = "" if activity.cap is None else _("at most {cap} a year").format(cap=activity.cap)
        yield activity.name, worth, "；".join(filter(None, (most, activity.proof)))
    if rule_set.pro_rata.kinds:
        kinds = "、".join(HOUR_NAMES[kind] for kind in rule_set.pro_rata.kinds)
        yield figures["pro_rata"], kinds, HOUR_NAMES[rule_set.pro_rata.rounding]
    for way, cap in rule_set.caps:
        yield _("At most: {name}").format(name=HOUR_NAMES[way]), cap, ""
    if rule_set.proposed:
        yield _("Not stated in the document"), "、".join(figures[one] for one in rule_set.proposed), _("The unit signs")
    for remark in rule_set.remarks:
        yield _("Remark"), remark, ""


def _joined(values: tuple[object, ...]) -> str:
    return "、".join(HOUR_NAMES[value] for value in HOUR_NAMES if value in values)


def _total_note(rule_set: RuleSet) -> str:
    return "" if rule_set.total else _("The document sets no figure for all hours together.")
