"""Pure rules of activities: what a programme must be, and what attendance is worth."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from trainer.activities.values import (
    Activity,
    ActivityDraft,
    ActivityRule,
    Attended,
    Earned,
    Half,
    HourShares,
    Mark,
    Marks,
    Presence,
    Session,
    SessionDraft,
    Stage,
)
from trainer.hours.values import HourCategory, Way
from trainer.store.errors import BadInput

STEP = Decimal("0.5")
NONE = Decimal()
LONGEST_HALF_DAY = Decimal(8)
LONGEST_TITLE = 120
LONGEST_FIELD = 80
MOST_PEOPLE = 2000
ORDER = {half: number for number, half in enumerate(Half)}


def check_activity(draft: ActivityDraft) -> None:
    """Raises BadInput: activity.no_title, activity.field, activity.figures."""
    if not draft.title.strip() or len(draft.title) > LONGEST_TITLE:
        raise BadInput("activity.no_title", longest=LONGEST_TITLE)
    if len(draft.field.strip()) > LONGEST_FIELD:
        raise BadInput("activity.field", longest=LONGEST_FIELD)
    if draft.spent < 0 or not 0 <= draft.capacity <= MOST_PEOPLE:
        raise BadInput("activity.figures", most=MOST_PEOPLE)


def check_session(draft: SessionDraft) -> None:
    """A half-day has a topic and between half an hour and LONGEST_HALF_DAY 学时 in steps of 0.5.

    Raises BadInput: activity.no_topic, activity.hours.
    """
    if not draft.topic.strip():
        raise BadInput("activity.no_topic")
    if any(hours < 0 or hours % STEP for hours in draft.hours.values()) or not NONE < draft.whole <= LONGEST_HALF_DAY:
        raise BadInput("activity.hours", most=LONGEST_HALF_DAY)


def check_mark(mark: Mark, session: SessionDraft) -> None:
    """A part of a half-day says how many of its hours; leave says why. Raises BadInput: activity.partial,
    activity.leave_reason."""
    if mark.presence is Presence.PARTIAL:
        if mark.hours is None or mark.hours % STEP or not NONE < mark.hours < session.whole:
            raise BadInput("activity.partial", whole=f"{session.whole:f}".removesuffix(".0"))
    elif mark.hours is not None:
        raise BadInput("activity.partial", whole=f"{session.whole:f}".removesuffix(".0"))
    if mark.presence is Presence.LEAVE and not mark.reason.strip():
        raise BadInput("activity.leave_reason")


def attended_hours(session: SessionDraft, mark: Mark) -> HourShares:
    """What one half-day brings one person, by category."""
    if mark.presence is Presence.PRESENT:
        return {category: hours for category, hours in session.hours.items() if hours}
    if mark.presence is Presence.PARTIAL and mark.hours is not None:
        return allot(mark.hours, session.hours)
    return {}


def allot(hours: Decimal, shares: HourShares) -> HourShares:
    """A part of a half-day spread over its categories in proportion, in steps of 0.5, to the sum of `hours`.

    What does not divide goes to the largest remainders; nothing gets more than its share.
    """
    whole = sum(shares.values(), NONE)
    steps = int(min(hours, whole) / STEP)
    exact = {category: Fraction(share) * steps / Fraction(whole) for category, share in shares.items() if share}
    given = {category: int(part) for category, part in exact.items()}
    order = sorted(exact, key=lambda category: (given[category] - exact[category], category))
    for category in order[: steps - sum(given.values())]:
        given[category] += 1
    return {category: count * STEP for category, count in given.items() if count}


def add_up(sessions: Iterable[Session], marks: Mapping[UUID, Mark], rule: ActivityRule) -> Attended:
    """What one person's marks (by session) come to, in any order of the sessions.

    Hours stand apart by category, way and year, so that a class over 31 December counts in both years. Who missed more
    than `rule.leave_share` of the whole earns nothing: the software proposes so, a person decides.
    """
    found: dict[tuple[HourCategory, Way, int], list[tuple[date, Decimal]]] = defaultdict(list)
    tally: Counter[Presence] = Counter()
    whole = attended = missed = NONE
    unmarked = 0
    for session in sessions:
        draft, mark = session.draft, marks.get(session.id)
        whole += draft.whole
        if mark is None:
            unmarked += 1
            continue
        tally[mark.presence] += 1
        got = attended_hours(draft, mark)
        for category, hours in got.items():
            found[category, draft.way, draft.on.year].append((draft.on, hours))
        attended += sum(got.values(), NONE)
        if mark.presence in rule.counts:
            missed += draft.whole - sum(got.values(), NONE)
    over = bool(whole) and Fraction(missed) / Fraction(whole) > rule.leave_share
    earned = tuple(_earned(key, days) for key, days in sorted(found.items()))
    kept, lost = ((), earned) if over else (earned, ())
    return Attended(kept, attended, missed, whole, unmarked, over, dict(tally), lost)


def _earned(key: tuple[HourCategory, Way, int], days: Sequence[tuple[date, Decimal]]) -> Earned:
    category, way, _year = key
    dates = [on for on, _hours in days]
    return Earned(category, way, min(dates), max(dates), sum((hours for _on, hours in days), NONE))


def stage_of(
    since: date | None, until: date | None, today: date, *, cancelled: bool, proposed: bool, credited: bool
) -> Stage:
    """How far an activity is, from the days of its programme and what was decided about its hours."""
    if cancelled:
        return Stage.CANCELLED
    if proposed:
        return Stage.PROPOSED
    if credited:
        return Stage.CREDITED
    if since is None or until is None:
        return Stage.PREPARED
    if today < since:
        return Stage.COMING
    return Stage.RUNNING if today <= until else Stage.ENDED


def due_at(activity: Activity, session_id: UUID, marks: Marks) -> tuple[UUID, ...]:
    """Who belongs to the attendance of a half-day: the roster, and who left it later but has a mark there."""
    return tuple(one.person_id for one in activity.members if not one.withdrawn or (session_id, one.person_id) in marks)
