"""Exams, candidates and scores in words."""

from __future__ import annotations

from decimal import Decimal

from question_bank.codec_answer import plain_decimal
from trainer.exams.results.values import Rates, ScoreRow
from trainer.exams.rules import OUTSIDE, VOID
from trainer.exams.sittings.values import SubmitReason
from trainer.exams.values import Attendance, Exam
from trainer.ui.exams.desk_state import DeskState
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.wording import SEPARATOR
from trainer.words import _

MOST_NAMED = 12

ATTENDANCE_TONES = {
    Attendance.EXPECTED: Tone.PLAIN,
    Attendance.PRESENT: Tone.OK,
    Attendance.ABSENT: Tone.BAD,
    Attendance.DEFERRED: Tone.BRAND,
    Attendance.EXEMPT: Tone.BRAND,
    Attendance.MISCONDUCT: Tone.BAD,
    Attendance.CHEATING: Tone.BAD,
    Attendance.IMPERSONATION: Tone.BAD,
}


def window_words(exam: Exam) -> str:
    """2026-11-21 09:00–12:00; both dates where they differ. Local time."""
    opens, closes = exam.plan.opens_at.astimezone(), exam.plan.closes_at.astimezone()
    end = f"{closes:%H:%M}" if opens.date() == closes.date() else f"{closes:%Y-%m-%d %H:%M}"
    return f"{opens:%Y-%m-%d %H:%M}–{end}"


def marks_words(exam: Exam) -> str:
    words = _("Full score {total}, pass mark {mark}")
    return words.format(total=plain_decimal(exam.total), mark=plain_decimal(exam.plan.pass_mark))


def head_words(exam: Exam) -> str:
    """The line below the title of an exam."""
    minutes = _("{minutes} minutes").format(minutes=exam.plan.minutes)
    people = _("{count} candidates").format(count=exam.candidates)
    return SEPARATOR.join((window_words(exam), minutes, marks_words(exam), people))


def attendance_tone(attendance: Attendance) -> Tone:
    return ATTENDANCE_TONES.get(attendance, Tone.WARN)


def time_left(seconds: float) -> str:
    """1:05:09, or 05:09 below an hour."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


def score_words(row: ScoreRow) -> str:
    return "—" if row.score is None else plain_decimal(row.score)


def result_words(row: ScoreRow) -> tuple[str, Tone]:
    """The badge of a line of the score list."""
    if row.attendance in OUTSIDE | VOID | {Attendance.ABSENT}:
        return name(row.attendance), attendance_tone(row.attendance)
    if row.passed is None:
        return (_("{count} to be marked").format(count=row.waiting), Tone.WARN) if row.waiting else ("", Tone.PLAIN)
    if not row.passed:
        return _("Failed"), Tone.BAD
    return (_("Excellent") if row.excellent else _("Passed")), Tone.OK


def remarks(row: ScoreRow) -> str:
    """补 for a retake, how it was handed in where not by the candidate, and whether the result stays back."""
    words = [_("(retake)")] if row.retake else []
    words += [name(row.submitted)] if row.submitted and row.submitted is not SubmitReason.HANDED_IN else []
    words += [_("held back")] if row.held else []
    return SEPARATOR.join(words)


def percent(share: Decimal | None) -> str:
    return "—" if share is None else f"{share * 100:.1f}%"


def rate_cards(rates: Rates) -> tuple[tuple[str, str, Tone], ...]:
    """Figure, words, tone of the cards above the score list."""
    due = _("sat, of {expected} due ({share})").format(expected=rates.expected, share=percent(rates.participation))
    passed = _("passed, {present} of those who sat").format(present=percent(rates.passed_of_present))
    missing = _("did not sit ({absent} decided absent); deferred {deferred}, exempt {exempt}").format(
        absent=rates.absent, deferred=rates.deferred, exempt=rates.exempt
    )
    people = _("{count} people")
    return (
        (people.format(count=rates.present), due, Tone.PLAIN),
        (people.format(count=rates.passed), passed, Tone.OK),
        (percent(rates.passed_of_expected), _("passed, of those due"), Tone.PLAIN),
        (people.format(count=rates.absent + rates.undecided), missing, Tone.PLAIN),
    )


def other_field_words(state: DeskState) -> str:
    """Who sits a paper of a field they do not hold, by name; nobody is taken off the roster for it."""
    people = state.other_field
    names = "、".join(person.name for person in people[:MOST_NAMED])
    more = len(people) - MOST_NAMED
    names += _(" and {count} more").format(count=more) if more > 0 else ""
    words = _("The paper is about {fields}. These hold another field: {names}. Decide whether they sit it.")
    return words.format(fields="、".join(sorted(state.fields)), names=names)
