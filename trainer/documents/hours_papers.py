"""学时登记表 of a person and 年度培训学时汇总表 of a unit, as offices file them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from uuid import UUID

from trainer.documents.fonts import Face
from trainer.documents.office.model import FORM, Document, Ended, Space, Style, Text
from trainer.documents.office.parts import facts, foot, listing, signatures, title
from trainer.documents.pdf import Printed
from trainer.hours.pro_rata import MONTHS
from trainer.hours.values import EntryState, HourCategory, HourEntry, Way
from trainer.hours.words import NAMES as HOUR_NAMES
from trainer.hours.words import basis_line, reduction_words
from trainer.people.values import PersonRow
from trainer.people.words import NAMES as PEOPLE_NAMES
from trainer.reports.hour_shares import UnitShare
from trainer.reports.hours import HoursBoard, OfficerHours
from trainer.words import _

_PAGE = FORM.wide
_LINE = Style(Face.SONG, 10, leading=16, before=3)
_HASH = 8
_TAIL = 4
_RECORD_SHARES = (10, 36, 60, 30, 20, 26, 13, 20, 24, 18)
_TABLE_SHARES = (9, 18, 16, 22, 18, 14, 16, 16, 16, 13, 15, 15, 14, 14, 17, 26, 14)


@dataclass(frozen=True)
class RecordSheet:
    """What stands on one 学时登记表."""

    year: int
    row: OfficerHours
    person: PersonRow
    entries: Sequence[HourEntry]
    signers: Mapping[UUID, str]
    shares: Sequence[UnitShare] = ()


def personal_record(sheet: RecordSheet, printed: Printed, signing: Sequence[str]) -> Document:
    """A4 landscape: the person, every approved entry, what they add up to and by which rule."""
    end = [Text((words,), _LINE) for words in record_end(sheet)]
    blocks = (
        title(record_name(sheet)),
        facts(record_facts(sheet), columns=3),
        Space(3),
        Ended(
            listing(record_titles(), _RECORD_SHARES, record_lines(sheet), 8, left=(2,)), (*end, *signatures(signing))
        ),
    )
    return Document(f"{record_name(sheet)} {sheet.row.name}", blocks, _PAGE, foot(printed))


def record_name(sheet: RecordSheet) -> str:
    return _("Record of study hours {year}").format(year=sheet.year)


def record_facts(sheet: RecordSheet) -> tuple[tuple[str, str], ...]:
    """The head of a record: what and its value."""
    row, person = sheet.row, sheet.person
    return (
        (_("Unit"), row.unit),
        (_("Name"), row.name),
        (_("Work number"), row.work_number),
        (_("Enforcement certificate"), person.certificate_number),
        (_("Category of person"), PEOPLE_NAMES[row.category]),
        (_("Field of enforcement of the person"), "、".join(person.fields)),
    )


def record_titles() -> tuple[str, ...]:
    return (
        _("No."),
        _("From and until"),
        _("Training (study)"),
        _("Organiser"),
        _("Way of training"),
        _("Category of hours"),
        _("Hours"),
        _("Result of the test"),
        _("Number of the proof"),
        _("Entered by"),
    )


def record_lines(sheet: RecordSheet) -> list[Sequence[str]]:
    """One line for every approved entry."""
    counted = [entry for entry in sheet.entries if entry.state is EntryState.APPROVED]
    return [_entry(number, entry, sheet.signers) for number, entry in enumerate(counted, 1)]


def record_end(sheet: RecordSheet) -> tuple[str, ...]:
    """What the entries add up to, why less is due, and by which rule."""
    state = sheet.row.state
    words = _("In all {total}; public law {law}, profession and skills {skills}; missing {missing}").format(
        total=_hours(state.total),
        law=_hours(state.by_category[HourCategory.PUBLIC_LAW]),
        skills=_hours(state.by_category[HourCategory.PROFESSIONAL]),
        missing=_hours(state.missing),
    )
    less = (reduction_words(sheet.row.absences, state.months),) if state.months < MONTHS else ()
    return (words, *_by_unit(sheet.shares), *less, basis_line(state.rule_set))


def _by_unit(shares: Sequence[UnitShare]) -> tuple[str, ...]:
    """The units of a year with a transfer."""
    units = "、".join(f"{one.unit} {_hours(one.hours)}" for one in shares)
    return (_("Of which by unit: {units}").format(units=units),) if shares else ()


Shares = Mapping[UUID, Sequence[UnitShare]]


def year_table(
    board: HoursBoard, unit: str, printed: Printed, signing: Sequence[str], shares: Shares = MappingProxyType({})
) -> Document:
    """A4 landscape: everybody of the board; blanks for what other rooms know are filled by hand.

    The remark names the `shares` of the units of who was transferred.
    """
    end = (*(Text((words,), _LINE) for words in table_end(board)), *signatures(signing))
    head = Text((_("Unit: {unit}").format(unit=unit),), _LINE, keep=True)
    name = table_name(board)
    blocks = (title(name), head, Ended(listing(table_titles(), _TABLE_SHARES, table_rows(board, shares), 8), end))
    return Document(name, blocks, _PAGE, foot(printed))


def table_name(board: HoursBoard) -> str:
    return _("Yearly summary of training hours, {year}").format(year=board.year)


def table_titles() -> tuple[str, ...]:
    return (
        _("No."),
        _("Name"),
        _("ID number (last four)"),
        _("Category of person"),
        _("Post"),
        _("Hours due"),
        _("Public law"),
        _("Profession and skills (short)"),
        _("Politics and ethics (short)"),
        _("Other"),
        _("Total"),
        _("Share online"),
        _("Exam score"),
        _("Retake"),
        _("Met or not"),
        _("Why less is due"),
        _("Remark"),
    )


def table_rows(board: HoursBoard, shares: Shares) -> list[Sequence[str]]:
    """One line for everybody of the board."""
    return [_person(number, row, shares.get(row.person_id, ())) for number, row in enumerate(board.rows, 1)]


def table_end(board: HoursBoard) -> tuple[str, ...]:
    """应训, 已训, 达标率, and by which rule."""
    due = sum(row.counted for row in board.rows)
    met = sum(row.counted and row.state.met for row in board.rows)
    trained = sum(row.counted and any(hours > 0 for hours in row.sums.values()) for row in board.rows)
    rate = f"{Decimal(met) / due:.1%}" if due else "—"
    words = _("Due {due}, trained {trained}, met {met}, rate {rate}")
    return words.format(due=due, trained=trained, met=met, rate=rate), basis_line(board.rule_set)


def _entry(number: int, entry: HourEntry, signers: Mapping[UUID, str]) -> Sequence[str]:
    draft = entry.draft
    days = draft.on.isoformat() if draft.until is None else f"{draft.on}—{draft.until}"
    passed = _("Passed") if draft.way is Way.EXAM and entry.reverses_id is None else ""
    result = _("Taken back") if entry.reverses_id or entry.reversed_by else passed
    proof = (draft.evidence or "")[:_HASH]
    by = signers.get(entry.entered_by, "")
    way, category = HOUR_NAMES[draft.way], HOUR_NAMES[draft.category]
    return str(number), days, draft.topic, draft.organiser, way, category, _hours(draft.hours), result, proof, by


def _person(number: int, row: OfficerHours, shares: Sequence[UnitShare]) -> Sequence[str]:
    state = row.state
    earned = sum(row.sums.values(), Decimal())
    online = sum((hours for (_category, way), hours in row.sums.items() if way is Way.ONLINE), Decimal())
    outside = sum(state.by_category.values(), Decimal()) - state.total
    verdict = (_("Met") if state.met else _("Not met")) if row.counted else _("Not counted")
    less = "" if state.months == MONTHS else reduction_words(row.absences, state.months)
    return (
        str(number),
        row.name,
        row.id_number[-_TAIL:],
        PEOPLE_NAMES[row.category],
        row.post,
        _hours(state.rule_set.required) if row.counted else "—",
        *(_hours(state.by_category[one]) for one in HourCategory),
        _hours(outside) if outside else "",
        _hours(state.total),
        f"{online / earned:.0%}" if earned else "—",
        "",
        "",
        verdict,
        less,
        "".join(_by_unit(shares)),
    )


def _hours(hours: Decimal) -> str:
    return f"{hours:.1f}"
