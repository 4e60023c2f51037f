"""What a score list says of a candidate and of the whole, on paper and in a workbook."""

from __future__ import annotations

from decimal import Decimal

from trainer.exams.results.values import Rates, ScoreList, ScoreRow
from trainer.exams.values import Attendance
from trainer.exams.words import NAMES
from trainer.words import _

_DECIDED = frozenset(
    {
        Attendance.ABSENT,
        Attendance.DEFERRED,
        Attendance.EXEMPT,
        Attendance.CHEATING,
        Attendance.IMPERSONATION,
        Attendance.VOIDED,
    }
)
_REMARKED = frozenset({Attendance.LATE, Attendance.LEFT_EARLY, Attendance.INTERRUPTED, Attendance.MISCONDUCT})


def marks_line(scores: ScoreList) -> str:
    """Full score and pass mark; where questions were left out, what is left of both and what they were."""
    plan, total = scores.exam.plan, scores.exam.total
    now = sorted({(row.of, row.pass_mark) for row in scores.rows if row.of is not None and row.pass_mark is not None})
    words = _("Full score {total}, pass mark {mark}")
    was = words.format(total=plain(total), mark=plain(plan.pass_mark))
    if not now or all(of == total for of, _mark in now):
        return was
    left = _(" or ").join(words.format(total=plain(of), mark=plain(mark)) for of, mark in now)
    return _("{left}, questions having been left out; as sealed: {was}").format(left=left, was=was)


def points_of(scores: ScoreList, row: ScoreRow) -> str:
    """The score; out of how much too, where questions were left out of some papers only."""
    if row.score is None:
        return "—"
    several = len({one.of for one in scores.rows if one.of is not None}) > 1
    return f"{plain(row.score)}/{plain(row.of)}" if several and row.of is not None else plain(row.score)


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


def remarks_of(row: ScoreRow) -> str:
    """补 for a retake, a state of attendance worth a remark, and a result that stays back."""
    attended = NAMES[row.attendance] if row.attendance in _REMARKED else ""
    return "".join((_("(retake)") if row.retake else "", attended, _("held back") if row.held else ""))


def result_of(row: ScoreRow) -> str:
    """The word in the column of results."""
    if row.attendance in _DECIDED:
        return NAMES[row.attendance]
    if row.passed is None:
        return _("To be marked") if row.waiting else "—"
    if not row.passed:
        return _("Failed")
    return _("Excellent") if row.excellent else _("Passed")


def plain(number: Decimal) -> str:
    """A score without needless zeros: 60, 87.5."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(share: Decimal | None) -> str:
    return "—" if share is None else f"{share * 100:.1f}%"
