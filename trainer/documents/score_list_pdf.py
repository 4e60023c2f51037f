"""成绩册: the score list of an exam with its rates, rule and signatures, as offices file it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from reportlab.lib.units import mm

from trainer.documents.pdf import GREY, Paper, Printed, date_range
from trainer.documents.pdf_table import Column, Table
from trainer.exams.results.values import Rates, ScoreList, ScoreRow
from trainer.exams.values import Attendance
from trainer.exams.words import names
from trainer.people.values import PersonRow
from trainer.words import _

_SIGNATURES = 30 * mm
_TOP = 20 * mm
_DECIDED = frozenset(
    {Attendance.ABSENT, Attendance.DEFERRED, Attendance.EXEMPT, Attendance.CHEATING, Attendance.IMPERSONATION}
)
_REMARKED = frozenset({Attendance.LATE, Attendance.LEFT_EARLY, Attendance.INTERRUPTED, Attendance.MISCONDUCT})
_BOTTOM = 20 * mm


def score_list_pdf(scores: ScoreList, people: Mapping[UUID, PersonRow], unit: str, printed: Printed) -> bytes:
    """A4 upright; the heading row stands on every page, the signatures below the last row."""
    plan = scores.exam.plan
    paper = Paper(_("Score list: {title}").format(title=plan.title), margin=18 * mm)
    table = Table(_columns(), [_row(number, row, people) for number, row in enumerate(scores.rows, 1)])
    start = _head(paper, scores, unit)
    pages = table.pages(start - _BOTTOM, paper.height - _TOP - _BOTTOM, _SIGNATURES)
    for number, rows in enumerate(pages, 1):
        bottom = table.draw(paper, start if number == 1 else paper.height - _TOP, rows)
        if number == len(pages):
            _signatures(paper, bottom)
        paper.footer(number, len(pages), printed)
        paper.next_page()
    return paper.finish()


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("No."), 9),
        Column(_("Name"), 18),
        Column(_("Unit"), 58, "left"),
        Column(_("Work number"), 24),
        Column(_("Score"), 16),
        Column(_("Rank"), 13),
        Column(_("Result"), 18),
        Column(_("Remarks"), 18),
    )


def _head(paper: Paper, scores: ScoreList, unit: str) -> float:
    plan, middle = scores.exam.plan, paper.width / 2
    title = _("Score list")
    name = paper.fit(plan.title, 17, paper.inner)
    paper.text(middle, 268 * mm, plan.title, name, "centre", bold=True)
    paper.text(middle, 257 * mm, title, 20, "centre", bold=True, spacing=14)
    times = (plan.opens_at.astimezone().date(), plan.closes_at.astimezone().date())
    marks = _("Full score {total}, pass mark {mark}").format(total=plain(scores.exam.total), mark=plain(plan.pass_mark))
    lines = (
        _("Unit: {unit}").format(unit=unit),
        marks,
        _("Rule: {title} ({number})").format(title=plan.rule.title, number=plan.rule.number),
        *rate_lines(scores.rates),
    )
    y = 246 * mm
    held = _("Held: {dates}").format(dates=date_range(*times))
    paper.text(paper.width - paper.margin, y, held, 10.5, "right")
    for line in lines:
        room = paper.inner - (paper.measure(held, 10.5) + 10 if line is lines[0] else 0)
        paper.text(paper.margin, y, line, paper.fit(line, 10.5, room))
        y -= 6.3 * mm
    return y + 2 * mm


def rate_lines(rates: Rates) -> tuple[str, str]:
    """Counts and shares, a line each."""
    counts = _("Due {expected}, sat {present}, absent {absent}, deferred {deferred}, exempt {exempt}, passed {passed}")
    if rates.undecided:
        counts += _("; did not begin, nothing decided {undecided}")
    shares = _("Sat {sat} of those due; passed {of_present} of those who sat, {of_expected} of those due")
    return (
        counts.format(
            expected=rates.expected,
            present=rates.present,
            absent=rates.absent,
            deferred=rates.deferred,
            exempt=rates.exempt,
            passed=rates.passed,
            undecided=rates.undecided,
        ),
        shares.format(
            sat=_percent(rates.participation),
            of_present=_percent(rates.passed_of_present),
            of_expected=_percent(rates.passed_of_expected),
        ),
    )


def _row(number: int, row: ScoreRow, people: Mapping[UUID, PersonRow]) -> Sequence[str]:
    person = people[row.person_id]
    return (
        str(number),
        person.name,
        person.unit,
        person.work_number,
        "—" if row.score is None else plain(row.score),
        "—" if row.rank is None else str(row.rank),
        result_of(row),
        remarks_of(row),
    )


def remarks_of(row: ScoreRow) -> str:
    """补 for a retake, and a state of attendance worth a remark."""
    remarks = (_("(retake)") if row.retake else "", names()[row.attendance] if row.attendance in _REMARKED else "")
    return "".join(remarks)


def result_of(row: ScoreRow) -> str:
    """The word in the column of results."""
    if row.attendance in _DECIDED:
        return names()[row.attendance]
    if row.passed is None:
        return _("To be marked") if row.waiting else "—"
    if not row.passed:
        return _("Failed")
    return _("Excellent") if row.excellent else _("Passed")


def _signatures(paper: Paper, bottom: float) -> None:
    labels = (_("Prepared by"), _("Head of section"), _("Leader in charge"))
    width = paper.inner / len(labels)
    y = bottom - 16 * mm
    for place, label in enumerate(labels):
        x = paper.margin + place * width
        paper.text(x, y, f"{label}：", 11)
        paper.line(x + paper.measure(label, 11) + 12, y - 3, x + width - 4 * mm, y - 3)
        paper.text(x, y - 9 * mm, _("Date:      year      month      day"), 9, colour=GREY)


def plain(number: Decimal) -> str:
    """A score without needless zeros: 60, 87.5."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(share: Decimal | None) -> str:
    return "—" if share is None else f"{share * 100:.1f}%"
