"""年度培训计划表 and 轮训名单 on paper."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from trainer.activities.plans.values import PlanLine
from trainer.activities.words import NAMES as CLASS_NAMES
from trainer.documents.fonts import Face
from trainer.documents.office.model import FORM, Document, Ended, Style, Text
from trainer.documents.office.parts import SUBTITLE, foot, listing, signatures, title
from trainer.documents.pdf import Printed
from trainer.hours.values import HourCategory
from trainer.people.words import NAMES as PEOPLE_NAMES
from trainer.reports.rotation import Rotation, RotationRow
from trainer.words import _

_LINE = Style(Face.SONG, 10.5, leading=17, before=3)
_PLAN_SHARES = (1, 4.4, 4.4, 3.4, 3.4, 1.5, 1.5, 1.5, 1.5, 2.7, 2.6, 2.4, 2.4)
_ROTATION_SHARES = (1.4, 4, 1.8, 1.8, 3.2, 1.8, 4.4, 2.2)


def plan_table(year: int, unit: str, lines: Sequence[PlanLine], printed: Printed, signing: Sequence[str]) -> Document:
    """A4 landscape: every line that was not dropped, with what is planned and what was spent so far."""
    lines = [line for line in lines if not line.dropped]
    rows = [_planned(number, line) for number, line in enumerate(lines, 1)]
    budget = sum((line.draft.budget for line in lines), Decimal())
    spent = sum((line.spent for line in lines), Decimal())
    words = _("Unit: {unit}    {count} lines    budget {budget} yuan, spent {spent} yuan")
    text = words.format(unit=unit, count=len(lines), budget=_money(budget), spent=_money(spent))
    name = _("Training plan of {year}").format(year=year)
    table = Ended(
        listing(plan_titles(), _PLAN_SHARES, rows, 12, left=(1, 2, 3, 4)), (Text((text,), _LINE), *signatures(signing))
    )
    return Document(name, (title(name), table), FORM.wide, foot(printed))


def rotation_list(rotation: Rotation, rows: Sequence[RotationRow], printed: Printed) -> Document:
    """Those rows of a rotation that are shown, with how far the whole is."""
    draft = rotation.line.draft
    cells = [(str(number), *turn_cells(row)) for number, row in enumerate(rows, 1)]
    table = listing(rotation_titles(), _ROTATION_SHARES, cells, 8, left=(1,))
    words = rotation_words(rotation)
    name = _("Rotation list")
    blocks = (title(name), Text((draft.title,), SUBTITLE, keep=True), Text((words,), _LINE, keep=True), table)
    return Document(f"{name} {draft.title}", blocks, foot=foot(printed))


def plan_titles() -> tuple[str, ...]:
    """The headings of the plan."""
    return (
        _("No."),
        _("Training planned"),
        _("What is taught"),
        _("Audience"),
        _("Indicator"),
        _("People to train"),
        _("Public law"),
        _("Profession and skills (short)"),
        _("Politics and ethics (short)"),
        _("Term of training"),
        _("Who answers for it"),
        _("Budget (yuan)"),
        _("Spent (yuan)"),
    )


def rotation_titles() -> tuple[str, ...]:
    """The headings of a rotation's list."""
    return (
        _("No."),
        _("Unit"),
        _("Name"),
        _("Work number"),
        _("Category of person"),
        _("Key post"),
        _("Class and last day"),
        _("Turn"),
    )


def rotation_words(rotation: Rotation) -> str:
    """How far the whole of a rotation is, and its term."""
    draft, whole = rotation.line.draft, rotation.all
    return _("Due {due}, trained {done}, rate {rate}; term {since}—{until}").format(
        due=whole.due,
        done=whole.done,
        rate="—" if whole.rate is None else f"{whole.rate:.1%}",
        since=draft.since,
        until=draft.until,
    )


def _planned(number: int, line: PlanLine) -> tuple[str, ...]:
    draft = line.draft
    return (
        str(number),
        draft.title,
        draft.content,
        draft.audience,
        draft.indicator,
        str(draft.target or ""),
        *(_hours(draft.hours.get(category, Decimal())) for category in HourCategory),
        f"{draft.since}\n{draft.until}",
        draft.owner,
        _money(draft.budget),
        _money(line.spent),
    )


def turn_cells(row: RotationRow) -> tuple[str, ...]:
    """One person of a rotation, below `rotation_titles` without the number."""
    day = row.on.isoformat() if row.on else ""
    return (
        row.unit,
        row.name,
        row.work_number,
        PEOPLE_NAMES[row.category],
        _("Yes") if row.key_post else "",
        f"{row.batch or row.title} {day}".strip(),
        CLASS_NAMES[row.turn],
    )


def _hours(hours: Decimal) -> str:
    return f"{hours:.1f}" if hours else ""


def _money(yuan: Decimal) -> str:
    return f"{yuan:,.2f}".removesuffix(".00")
