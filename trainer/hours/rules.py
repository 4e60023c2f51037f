"""Pure rules of hours: what an entry must be, what counts, what a rule set makes of a year."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from trainer.hours.caps import over_caps
from trainer.hours.limits import within_limits
from trainer.hours.pro_rata import MONTHS, reduced
from trainer.hours.values import (
    Bucket,
    BucketState,
    EntryState,
    HourCategory,
    HourDraft,
    HourEntry,
    Line,
    RuleSet,
    SourceKind,
    Sums,
    Way,
    YearState,
)
from trainer.store.errors import BadInput, Refused

STEP = Decimal("0.5")
NONE = Decimal()
_CATEGORIES = tuple(HourCategory)


def check_draft(draft: HourDraft, today: date) -> None:
    """Hours are positive multiples of 0.5, of a day that has come, with a topic.

    Raises BadInput: hours.not_positive, hours.not_half, hours.span, hours.future, hours.no_topic.
    """
    if draft.hours <= 0:
        raise BadInput("hours.not_positive")
    if draft.hours % STEP:
        raise BadInput("hours.not_half", hours=draft.hours)
    last = draft.until or draft.on
    if last < draft.on:
        raise BadInput("hours.span", on=draft.on, until=last)
    if last > today:
        raise BadInput("hours.future", on=last)
    if not draft.topic.strip():
        raise BadInput("hours.no_topic")


def digest(entries: Iterable[HourEntry]) -> str:
    """SHA-256 over what entries state, in the order of their keys: ties a batch to one link of the audit trail."""
    lines = sorted(_stated(entry.id, entry.draft) for entry in entries)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _stated(entry_id: UUID, draft: HourDraft) -> str:
    what = _what(draft.on, draft.hours, draft.category, draft.way, draft.source)
    return f"{entry_id} {draft.person_id} {what} {draft.source_id} {draft.evidence or ''}"


@lru_cache(2000)
def _what(on: date, hours: Decimal, category: HourCategory, way: Way, source: SourceKind) -> str:
    """Lines of a sheet mostly say the same but for the person."""
    return f"{on} {hours:.2f} {category.value} {way.value} {source.value}"


def topic_of(draft: HourDraft) -> tuple[UUID, date, str]:
    """By what duplicates are noticed: person, day and topic."""
    return draft.person_id, draft.on, draft.topic.strip()


def is_standing(entry: HourEntry) -> bool:
    """Neither returned nor taken back, nor itself a reversal."""
    return entry.state is not EntryState.RETURNED and entry.reverses_id is None and entry.reversed_by is None


def check_reversible(entry: HourEntry) -> None:
    """Only approved hours can be taken back, once. Raises Refused: hours.is_reversal, hours.already_reversed,
    hours.not_approved."""
    if entry.reverses_id is not None:
        raise Refused("hours.is_reversal")
    if entry.reversed_by is not None:
        raise Refused("hours.already_reversed")
    if entry.state is not EntryState.APPROVED:
        raise Refused("hours.not_approved")


def reversal_of(entry: HourEntry, new_id: UUID, batch_id: UUID, by: UUID, at: datetime, reason: str) -> HourEntry:
    """The entry that takes the hours of another one back."""
    draft = replace(entry.draft, hours=-entry.draft.hours)
    return HourEntry(new_id, draft, batch_id, by, at, reason=reason, reverses_id=entry.id)


def hours_of_minutes(minutes: int, rule_set: RuleSet) -> Decimal:
    """学时 earned in so many minutes, rounded down to the step of the rule set."""
    steps = Decimal(minutes) // (rule_set.minutes_per_hour * rule_set.step)
    return steps * rule_set.step


def sums_of(entries: Iterable[HourEntry]) -> Sums:
    """Approved hours by category and way; a reversal takes back what its entry gave."""
    sums: dict[tuple[HourCategory, Way], Decimal] = defaultdict(Decimal)
    for entry in entries:
        if entry.state is EntryState.APPROVED:
            sums[entry.draft.category, entry.draft.way] += entry.draft.hours
    return sums


def lines_of(entries: Iterable[HourEntry]) -> tuple[Line, ...]:
    """What caps ask for of the approved entries."""
    return tuple(
        Line(draft.on, draft.activity, draft.category, draft.way, draft.hours)
        for draft in (entry.draft for entry in entries if entry.state is EntryState.APPROVED)
    )


def judge(entries: Iterable[HourEntry], rule_set: RuleSet, months: int = MONTHS) -> YearState:
    """The state of one person's year from all entries of that year, in any order."""
    return judge_lines(lines_of(entries), rule_set, months)


def judge_lines(lines: Iterable[Line], rule_set: RuleSet, months: int = MONTHS) -> YearState:
    """The state of one person's year from its lines: caps of days and activities, then those of ways."""
    effective, lines = reduced(rule_set, months), tuple(lines)
    kept, cut = within_limits(lines, effective)
    state = judge_sums(kept, effective, months)
    over = {category: state.over_caps[category] + cut[category] for category in HourCategory}
    for line in lines:
        if line.way in rule_set.not_counted:
            over[line.category] += line.hours
    return replace(state, over_caps=over)


def beside(state: YearState, other: Iterable[Line], cut: bool) -> YearState:
    """The same year with the hours of fields the person does not hold told beside; `cut` where they were left out."""
    hours = sum((line.hours for line in other), NONE)
    over = dict(state.over_caps)
    if cut:
        over[HourCategory.PROFESSIONAL] += hours
    return replace(state, over_caps=over, of_other_fields=hours)


def judge_sums(sums: Sums, rule_set: RuleSet, months: int = MONTHS) -> YearState:
    """The state of one person's year from its sums by category and way, where no day or activity is over its cap.

    The figures of the rule set are those for `months` already.
    """
    over = over_caps(sums, rule_set)
    earned = dict.fromkeys(_CATEGORIES, NONE)
    for (category, _way), hours in sums.items():
        earned[category] += hours
    counted = {category: earned[category] - over[category] for category in _CATEGORIES}
    total = sum((counted[category] for category in rule_set.total_categories), NONE)
    buckets = tuple(_fill(bucket, counted) for bucket in rule_set.buckets)
    missing = max(rule_set.total - total, sum((state.missing for state in buckets), NONE), NONE)
    return YearState(rule_set, total, counted, over, buckets, missing, months)


def _fill(bucket: Bucket, counted: dict[HourCategory, Decimal]) -> BucketState:
    done = sum((counted[category] for category in bucket.categories), NONE)
    return BucketState(bucket, done, max(bucket.minimum - done, NONE))
