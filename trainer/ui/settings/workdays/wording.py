"""Days of the calendar in words."""

from __future__ import annotations

from datetime import date

from trainer.ui.settings.workdays.state import NOT_STATED, WorkdaysState
from trainer.ui.wording import moment
from trainer.words import _
from trainer.workdays.rules import changed_days
from trainer.workdays.values import DaySpan, Otherwise, Workdays, YearDays, YearVersion
from trainer.workdays.wording import unlisted_mark


def weekday_signs() -> tuple[str, ...]:
    return (_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su"))


def weekday(day: date) -> str:
    names = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
    return names[day.weekday()]


def month_words(month: int) -> str:
    names = (
        *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June")),
        *(_("July"), _("August"), _("September"), _("October"), _("November"), _("December")),
    )
    return names[month - 1]


def sign_of(works: bool) -> str:
    """The small sign in the corner of a day."""
    return _("W") if works else _("O")


def span_words(span: DaySpan) -> str:
    """2026-02-15 至 02-23 · 春节."""
    last = f"{span.last:%m-%d}" if span.last.year == span.first.year else span.last.isoformat()
    days = f"{span.first}" if span.first == span.last else _("{first} to {last}").format(first=span.first, last=last)
    return f"{days}  {span.name}".strip()


def day_words(day: date, days: YearDays, calendar: Workdays) -> str:
    """One day with what it is."""
    name = next((span.name for span in (*days.off, *days.worked) if span.first <= day <= span.last), "")
    if day in calendar.off:
        what = _("day off")
    elif day in calendar.worked:
        what = _("worked weekend")
    else:
        what = _("working day") if calendar.is_one(day) else _("weekend")
    return "  ".join(filter(None, (day.isoformat(), weekday(day), what, name)))


def standing_words(state: WorkdaysState) -> str:
    """What the year rests on, and what to do about it."""
    if state.versions:
        last = state.versions[0]
        words = _("Kept by {name} on {at}, version {number}. The whole office counts with it.")
        kept = words.format(name=state.names.get(last.by, ""), at=moment(last.at), number=last.ordinal)
        unchecked = _("Nobody is named yet who compared it with the document.")
        return kept if last.days.source.checked_by else " ".join((kept, unchecked))
    if state.listed:
        return _(
            "An example that comes with the program. Compare it with the notice of the State Council, then keep it; "
            "until then working days are counted with it unchecked."
        )
    return _(
        "No calendar was entered for {year}: working days are counted Monday to Friday. Click days, add lines or paste "
        "the notice, then keep it."
    ).format(year=state.year)


def otherwise_words(one: Otherwise) -> str:
    words = _("{title}: told until {told}, would now be {now}. The day that was told stays.")
    return words.format(title=one.open.title, told=one.open.told, now=now_words(one))


def now_words(one: Otherwise) -> str:
    """The day as it would be counted now, marked where that goes over a year nobody entered."""
    return f"{one.now}（{unlisted_mark(one.unlisted)}）" if one.unlisted else f"{one.now}"


def version_words(one: YearVersion, before: YearVersion | None, name: str) -> str:
    """Who kept a version when, and how many days it changed."""
    words = _("Version {number}  {name}  {at}").format(number=one.ordinal, name=name, at=moment(one.at))
    if before is None:
        return words
    return _("{version}: {count} days otherwise").format(version=words, count=len(changed_days(before.days, one.days)))


def number_of(typed: str) -> str:
    """The number of a document, said where there is none."""
    return typed.strip() or NOT_STATED
