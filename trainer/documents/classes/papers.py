"""课程表, 名册, 培训签到表, 学时认定表 and 测评汇总 as offices file them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from trainer.activities.values import Mark, Presence
from trainer.activities.words import NAMES as CLASS_NAMES
from trainer.documents.classes.values import ClassSheet, Lesson, Opinion, Student
from trainer.documents.fonts import Face
from trainer.documents.office.codes import qr_picture
from trainer.documents.office.model import FORM, Block, Cell, Document, Ended, Grid, Picture, Space, Style, Text
from trainer.documents.office.parts import SUBTITLE, facts, foot, listing, signatures, title
from trainer.hours.values import HourCategory
from trainer.hours.words import NAMES as HOUR_NAMES
from trainer.words import _

_LINE = Style(Face.SONG, 10.5, leading=17, before=3)
_SIGN_SHARES = (1.3, 3.4, 1.8, 1.9, 1.6, 3, 1.8, 1.7)
_CODE_SIDE = 12.0
_PROGRAMME_SHARES = (2.6, 1.4, 6, 2.6, 2, 1.3, 3)
_ROSTER_SHARES = (1.2, 5, 2.4, 2.4, 3, 3)
_HOURS_SHARES = (1.4, 5, 2.4, 2.4, 2, 2, 2, 2, 2, 2, 2)
_RATING_SHARES = (1.2, 4, 2, 3.4, 6)


def sign_in_sheet(sheet: ClassSheet, lesson: Lesson) -> Document:
    """培训签到表 of one half-day; counts that are known are filled in, else left to the hand."""
    name = _("Training sign-in sheet")
    day = f"{lesson.on} {CLASS_NAMES[lesson.half]}"
    head = facts(
        (
            (_("Name of the class"), sheet.title),
            (_("Topic of the half-day"), lesson.topic),
            (_("Lecturer"), lesson.lecturers),
            (_("Day and half"), day),
            (_("Place of the class"), lesson.place or sheet.place),
            (_("Hours"), _hours(lesson.hours)),
        )
    )
    titles = (
        _("No."),
        _("Unit"),
        _("Name"),
        _("Work number"),
        _("Scan"),
        _("Signature"),
        _("Time of signing"),
        _("Remark"),
    )
    rows = [
        (str(number), one.unit, one.name, one.work_number, _code(one), "", "", _marked(lesson.marks.get(one.person_id)))
        for number, one in enumerate(sheet.due_at(lesson), 1)
    ]
    end = (Text((_counts(sheet, lesson),), _LINE), *signatures(sheet.template.lines("sign_in", "signatures"), False))
    table = Ended(listing(titles, _SIGN_SHARES, rows, _CODE_SIDE + 2, left=(1,)), end)
    return Document(f"{name} {sheet.title} {day}", (title(name), head, Space(3), table), foot=foot(sheet.printed))


def programme(sheet: ClassSheet) -> Document:
    """课程表: every half-day."""
    titles = (
        _("Date"),
        _("Half-day"),
        _("Topic of the half-day"),
        _("Lecturer"),
        _("Way of training"),
        _("Hours"),
        _("Place of the class"),
    )
    rows = [
        (
            one.on.isoformat(),
            CLASS_NAMES[one.half],
            one.topic,
            one.lecturers,
            HOUR_NAMES[one.way],
            _hours(one.hours),
            one.place or sheet.place,
        )
        for one in sheet.lessons
    ]
    words = _("{count} half-days, {hours} hours in all").format(count=len(rows), hours=_hours(sheet.whole))
    return _paper(sheet, _("Programme"), listing(titles, _PROGRAMME_SHARES, rows, 10, left=(2,)), words)


def roster(sheet: ClassSheet) -> Document:
    """学员名册, with those who left it."""
    titles = (_("No."), _("Unit"), _("Name"), _("Work number"), _("Category of person"), _("Remark"))
    rows = [
        (str(number), one.unit, one.name, one.work_number, one.category, _left(one))
        for number, one in enumerate(sheet.students, 1)
    ]
    words = _("{count} people on the roster").format(count=len(sheet.here))
    table = listing(titles, _ROSTER_SHARES, rows, 8, left=(1,))
    return _paper(sheet, _("Roster of the class"), table, words, sheet.template.lines("roster", "signatures"))


def hours_table(sheet: ClassSheet) -> Document:
    """学时认定表, A4 landscape: what each attended, missed and was credited with."""
    titles = (
        _("No."),
        _("Unit"),
        _("Name"),
        _("Work number"),
        _("Hours of the class"),
        _("Hours attended"),
        _("Hours missed"),
        _("Public law"),
        _("Profession and skills (short)"),
        _("Politics and ethics (short)"),
        _("Hours approved"),
    )
    rows = [_credited(number, one, sheet.whole) for number, one in enumerate(sheet.students, 1)]
    total = sum((sum(one.credited.values(), Decimal()) for one in sheet.students), Decimal())
    words = _("{hours} hours approved in all").format(hours=_hours(total))
    if sheet.taught:
        names = "、".join(f"{name} {_hours(hours)}" for name, hours in sheet.taught)
        words += "    " + _("Hours of teaching: {names}").format(names=names)
    gone = "、".join(one.name for one in sheet.students if one.withdrawn)
    if gone:
        words += "    " + _("Left the class: {names}").format(names=gone)
    table = listing(titles, _HOURS_SHARES, rows, 8, left=(1,))
    signing = sheet.template.lines("hours", "signatures")
    return _paper(sheet, _("Approval of training hours"), table, f"{words}    {sheet.basis}", signing, wide=True)


def ratings(sheet: ClassSheet) -> Document:
    """测评汇总."""
    titles = (_("No."), _("Evaluated"), _("Sheets"), _("Mean of 100"), _("Opinions and remarks"))
    rows = [
        (str(number), one.about, str(one.sheets), _points(one), _opinion(one))
        for number, one in enumerate(sheet.opinions, 1)
    ]
    table = listing(titles, _RATING_SHARES, rows, 10, left=(4,))
    return _paper(sheet, _("Summary of the evaluation"), table, "", sheet.template.lines("ratings", "signatures"))


def _paper(
    sheet: ClassSheet, name: str, table: Grid, words: str, signing: Sequence[str] = (), wide: bool = False
) -> Document:
    end: list[Block] = [Text((words,), _LINE)] if words else []
    if signing:
        end += signatures(signing)
    under = Text((sheet.title,), SUBTITLE, keep=True)
    whole = Ended(table, tuple(end)) if end else table
    return Document(
        f"{name} {sheet.title}", (title(name), under, whole), FORM.wide if wide else FORM, foot(sheet.printed)
    )


def _code(one: Student) -> Cell:
    """What a scanner at the door reads into the field of the attendance."""
    return Cell((Picture(qr_picture(one.code), _CODE_SIDE, _CODE_SIDE),)) if one.code else Cell()


def _counts(sheet: ClassSheet, lesson: Lesson) -> str:
    due = sheet.due_at(lesson)
    tally = Counter(mark.presence for one in due if (mark := lesson.marks.get(one.person_id)))
    blank = "______"
    there = tally[Presence.PRESENT] + tally[Presence.PARTIAL]
    known = bool(lesson.marks)
    return _("Due {due}    Present {present}    On leave {leave}    Absent {absent}").format(
        due=len(due),
        present=there if known else blank,
        leave=tally[Presence.LEAVE] if known else blank,
        absent=tally[Presence.ABSENT] if known else blank,
    )


def _marked(mark: Mark | None) -> str:
    """What stands in the program about somebody's attendance; empty for the hand before it is taken."""
    if mark is None:
        return ""
    hours = f" {_hours(mark.hours)}" if mark.hours is not None else ""
    return CLASS_NAMES[mark.presence] + hours


def _credited(number: int, one: Student, whole: Decimal) -> tuple[str, ...]:
    given = [one.credited.get(category, Decimal()) for category in HourCategory]
    return (
        str(number),
        one.unit,
        one.name,
        one.work_number,
        _hours(whole),
        _hours(one.attended),
        _hours(one.missed),
        *(_hours(hours) for hours in given),
        _hours(sum(given, Decimal())),
    )


def _points(one: Opinion) -> str:
    return _("Too few sheets") if one.points is None else f"{one.points:.2f}"


def _opinion(one: Opinion) -> str:
    means = "、".join(f"{item} {mean:.2f}" for item, mean in one.means.items())
    return "\n".join(filter(None, (means, one.remark)))


def _left(one: Student) -> str:
    return _("Left the class") if one.withdrawn else one.remark


def _hours(hours: Decimal) -> str:
    return f"{hours:.1f}"
